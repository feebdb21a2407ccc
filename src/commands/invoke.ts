import { resolve, sep } from 'node:path';
import { applyConfig } from '../config/apply.ts';
import { loadConfig } from '../config/config.ts';
import { type Check, overall, type Stage } from '../model/check.ts';
import { type ActionName, DECLARED } from '../model/declared.generated.ts';
import { ReleaseError } from '../model/errors.ts';
import type { RawInputs } from '../model/inputs.ts';
import { layout } from '../model/layout.ts';
import type { Ports } from '../ports.ts';
import type { ReportData } from '../report/model.ts';
import { handOn, takeOver } from './hand-over.ts';
import type { Command, Invocation, Outcome } from './outcome.ts';
import { addEvidence, readEvidence, record } from './record.ts';
import { writeReport } from './report.ts';

export interface Invoked {
  readonly outcome: Outcome;
  /** The checks of this command, with the sizes and waves of the release so far. */
  readonly report: ReportData;
  /** The output folder, absolute. */
  readonly output: string;
}

/** Runs one command of the suite, keeps what it found, and reports on its checks. */
export async function invoke(
  action: ActionName,
  command: Command,
  given: RawInputs,
  ports: Ports,
): Promise<Invoked> {
  const invocation = await prepare(action, given, ports);
  const output = outputOf(invocation);
  await hideFromGit(output, ports);
  const stage = stageOf(action, invocation.raw.mode);
  const handedOver = await takenOver(stage, invocation);
  const broken = overall(handedOver) === 'fail';
  const outcome = broken ? stopped(stage) : await command(invocation);
  const checks = [...handedOver, ...outcome.checks];
  await record(output, outcome.stage, checks, outcome.data, ports.files);
  const title = DECLARED[action].title;
  // What was swapped is not read either.
  const whole = broken ? { sizes: [] } : await writeReport(title, output, ports.files);
  const paths = layout(output);
  const handsOn = outcome.handsOn ?? { name: outcome.stage, files: [] };
  const handed = await handOn(
    handsOn,
    handsOn.withEvidence ? await readEvidence(output, ports.files) : checks,
    output,
    ports.files,
  );
  const outputs = {
    ...outcome.outputs,
    handover: handed.token,
    'handover-files': handed.paths.join('\n'),
    evidence: paths.evidence,
    result: paths.result(outcome.stage),
  };
  return { outcome: { ...outcome, checks, outputs }, report: { ...whole, title, checks }, output };
}

/** What other jobs handed on must not make the repository dirty: Go notes that in the binary. */
async function hideFromGit(output: string, { files }: Ports): Promise<void> {
  if ((await files.stat(output))?.kind === 'folder') await files.create(`${output}/.gitignore`, '*\n');
}

/** The stage that checks what a command takes over from other jobs. */
function stageOf(action: ActionName, mode: string | undefined): Stage {
  switch (action) {
    case 'build-matrix':
      return mode === 'gates' ? 'gates' : 'build';
    case 'sbom-scan':
      return 'scan';
    case 'upx-verify':
      return 'pack';
    case 'checksum-sign':
      return mode === 'verify' ? 'verify' : 'seal';
    case 'publish':
      return 'publish';
    case 'gray-dispatch':
      return 'dispatch';
  }
}

/** Takes over what the input `handover` reports, and lays its evidence beneath ours. */
async function takenOver(stage: Stage, invocation: Invocation): Promise<readonly Check[]> {
  const { raw, ports } = invocation;
  if (!raw.handover?.trim()) return [];
  const output = outputOf(invocation);
  const { checks, evidence } = await takeOver(raw.handover, output, stage, ports);
  if (overall(checks) !== 'fail') await addEvidence(output, evidence, ports.files);
  return checks;
}

/** Nothing is done with files that are not what was handed over. */
function stopped(stage: Stage): Outcome {
  return { stage, checks: [], outputs: {}, data: {} };
}

/** Lays the configuration beneath the inputs and makes the paths absolute. */
export async function prepare(action: ActionName, given: RawInputs, ports: Ports): Promise<Invocation> {
  const workingDirectory = resolve(given['working-directory'] || '.');
  if ((await ports.files.stat(workingDirectory))?.kind !== 'folder') {
    throw new ReleaseError(
      'INPUT_INVALID',
      `working-directory ${workingDirectory} is not a folder`,
      'name the folder of the Go repository to release',
    );
  }
  const config = await loadConfig(workingDirectory, given.config ?? '', ports.files);
  const raw = applyConfig(action, given, config);
  const output = resolve(workingDirectory, raw.output || 'dist');
  refuseOutput(output, workingDirectory);
  return {
    raw: {
      ...raw,
      'working-directory': workingDirectory,
      output,
    },
    config,
    ports,
  };
}

/** Everything in the output folder is ours to replace, so it must not be, or hold, the repository. */
function refuseOutput(output: string, workingDirectory: string): void {
  const holdsRepository = `${workingDirectory}${sep}`.startsWith(
    output.endsWith(sep) ? output : `${output}${sep}`,
  );
  const isGit = output.split(sep).includes('.git');
  if (!holdsRepository && !isGit) return;
  throw new ReleaseError(
    'INPUT_INVALID',
    `output ${output} is the repository itself, or holds it`,
    'name a folder of its own, such as dist',
  );
}

export function outputOf({ raw }: Pick<Invocation, 'raw'>): string {
  return raw.output ?? '';
}
