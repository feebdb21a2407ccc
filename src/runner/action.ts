import { error, getInput, notice, setOutput, setSecret, summary, warning } from '@actions/core';
import { invoke } from '../commands/invoke.ts';
import { type Command, type Outcome, verdictOf } from '../commands/outcome.ts';
import { overall } from '../model/check.ts';
import { type ActionName, DECLARED, SECRET_INPUTS } from '../model/declared.generated.ts';
import { exitCodeOf, messageOf, ReleaseError } from '../model/errors.ts';
import type { RawInputs } from '../model/inputs.ts';
import type { Log } from '../ports.ts';
import { annotations } from '../report/annotations.ts';
import { renderMarkdown } from '../report/markdown.ts';
import type { ReportData } from '../report/model.ts';
import { onInterrupt } from './interrupt.ts';
import { localPorts, type Surroundings } from './ports.ts';

/** Runs a command as a step of a workflow: inputs in; outputs, summary, annotations and exit code out. */
export async function runAction(
  action: ActionName,
  command: Command,
  clients: Pick<Surroundings, 'releases' | 'cache'> = {},
): Promise<void> {
  const raw = declaredInputs(action);
  const ports = localPorts({
    offline: isOn(raw.offline),
    interrupted: onInterrupt(),
    log: workflowLog,
    ...clients,
  });
  try {
    const { outcome, report } = await invoke(action, command, raw, ports);
    writeOutputs(outcome);
    annotate(report);
    if (isOn(raw.summary)) await writeSummary(renderMarkdown(report));
    process.exitCode = overall(outcome.checks) === 'fail' ? 1 : 0;
  } catch (cause) {
    error(failure(cause), { title: cause instanceof ReleaseError ? cause.code : 'oracle-release' });
    process.exitCode = exitCodeOf(cause);
  }
}

/** Every declared input, secrets masked before anything else happens. */
function declaredInputs(action: ActionName): RawInputs {
  const raw = Object.fromEntries(Object.keys(DECLARED[action].inputs).map((name) => [name, getInput(name)]));
  for (const name of SECRET_INPUTS) {
    if (raw[name]) setSecret(raw[name]);
  }
  return raw;
}

function writeOutputs(outcome: Outcome): void {
  setOutput('verdict', verdictOf(outcome));
  for (const [name, value] of Object.entries(outcome.outputs)) setOutput(name, value);
}

const LEVELS = { error, warning, notice };

function annotate(report: ReportData): void {
  for (const { level, message, title, file, line, column } of annotations(report.checks)) {
    LEVELS[level](message, {
      title,
      ...(file === undefined ? {} : { file, startLine: line, startColumn: column }),
    });
  }
}

async function writeSummary(markdown: string): Promise<void> {
  if (process.env.GITHUB_STEP_SUMMARY) await summary.addRaw(markdown, true).write();
}

function failure(cause: unknown): string {
  return cause instanceof ReleaseError ? `${cause.message}. ${cause.remedy}` : messageOf(cause);
}

function isOn(value: string | undefined): boolean {
  return /^true$/i.test(value ?? '');
}

const workflowLog: Log = {
  info: (message) => console.log(message),
  warn: (message) => warning(message),
  debug: () => {},
};
