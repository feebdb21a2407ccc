import { type Check, overall, type Stage } from '../model/check.ts';
import type { ActionName } from '../model/declared.generated.ts';
import type { RawInputs } from '../model/inputs.ts';
import { layout } from '../model/layout.ts';
import type { Ports } from '../ports.ts';
import type { ReportData } from '../report/model.ts';
import { handOn, takeOver } from './hand-over.ts';
import type { Command, Invocation, Outcome } from './outcome.ts';
import { outputOf, prepare } from './prepare.ts';
import { addEvidence, readEvidence, record, recordBeside } from './record.ts';
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
  const stage = stageOf(action, invocation.raw.mode);
  const handedOver = await takenOver(stage, invocation);
  const broken = overall(handedOver) === 'fail';
  const outcome = broken ? stopped(stage) : await command(invocation);
  const checks = [...handedOver, ...outcome.checks];
  const { stage: recorded, data, beside } = outcome;
  await (beside ? recordBeside : record)(output, recorded, checks, data, ports.files);
  const title = `Oracle Release: ${outcome.stage}`;
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
