import { stripVTControlCharacters } from 'node:util';
import type { Annotation } from '../runner/workflow-commands.ts';

/** A run of a workflow, read from what `act --json` printed. */
export interface ActRun {
  readonly exitCode: number;
  /** By the id in the workflow. act says nothing of a job that it skipped, so such a one is not here. */
  readonly jobs: Readonly<Record<string, ActJob>>;
  /** What the steps printed, secrets masked. */
  readonly log: string;
  readonly stderr: string;
}

/** `unfinished` is what was interrupted. */
export type Result = 'success' | 'failure' | 'unfinished';

export interface ActJob {
  readonly result: Result;
  /** One for each combination of the matrix, in order of their start; a single one without a matrix. */
  readonly legs: readonly ActLeg[];
}

export interface ActLeg {
  /** As shown, with the workflows that called it before and the number of the leg behind. */
  readonly name: string;
  readonly matrix: Readonly<Record<string, unknown>>;
  readonly result: Result;
  readonly steps: readonly ActStep[];
  readonly summary: string;
  readonly log: string;
}

export interface ActStep {
  /** The id, or the number of a step without one; inside of a composite action, after those around it. */
  readonly path: readonly string[];
  readonly stage: 'Pre' | 'Main' | 'Post' | 'around the steps';
  /** What became of it, even if it is then forgiven. */
  readonly result: Result;
  /** It has `continue-on-error`, and failed. */
  readonly forgiven: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  readonly log: string;
}

/** A line of `act --json`; only what is read here. */
interface ActRecord {
  readonly msg?: string;
  readonly job?: string;
  readonly jobID?: string;
  readonly matrix?: Readonly<Record<string, unknown>>;
  readonly stage?: 'Pre' | 'Main' | 'Post';
  readonly stepID?: readonly string[];
  /** Of what act does around the steps; it differs from `stepID` by its case alone. */
  readonly stepid?: readonly string[];
  readonly stepResult?: string;
  readonly jobResult?: string;
  readonly raw_output?: boolean;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly kvPairs?: Readonly<Record<string, string>>;
}

/** Reads the lines of one run. Throws when a job was left out because no label of it means this machine. */
export function readRun(stdout: string, exitCode: number, stderr: string): ActRun {
  const records = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ActRecord);
  const unmapped = records.find(({ msg }) => msg?.includes('Skipping unsupported platform'));
  if (unmapped) throw new Error(`act left out ${unmapped.job?.trim()}: ${unmapped.msg}`);
  const ofJobs = records.filter(
    ({ jobID, stepID, stepid, jobResult }) => jobID && (stepID ?? stepid ?? jobResult),
  );
  const jobs = Map.groupBy(ofJobs, ({ jobID = '' }) => jobID);
  return {
    exitCode,
    jobs: Object.fromEntries([...jobs].map(([id, ofJob]) => [id, readJob(ofJob)])),
    log: printedBy(records),
    stderr,
  };
}

function readJob(records: readonly ActRecord[]): ActJob {
  const legs = [...Map.groupBy(records, ({ job, matrix }) => JSON.stringify([job, matrix])).values()].map(
    readLeg,
  );
  const failed = legs.some(({ result }) => result === 'failure');
  const judged = legs.map(({ told, ...leg }): ActLeg => ({ ...leg, result: failed ? leg.result : told }));
  return { result: worst(judged.map(({ result }) => result)), legs: judged };
}

/**
 * `result` is what its steps make of it and `told` what act says. act says `failure` of each leg that ends
 * after one that failed, so it is believed only where no step of any leg has failed.
 */
function readLeg(records: readonly ActRecord[]): ActLeg & { told: Result } {
  const ofSteps = withoutRepeatedSummaries(records).filter(({ stepID, stepid }) => stepID ?? stepid);
  const steps = [...Map.groupBy(ofSteps, keyOf).values()].filter(hasBegun).map(readStep);
  const told = resultOf(records.find(({ jobResult }) => jobResult)?.jobResult);
  const outer = steps.filter(({ path, forgiven }) => path.length === 1 && !forgiven);
  const ended = told === 'unfinished' ? told : 'success';
  return {
    name: records[0]?.job?.trim() ?? '',
    matrix: records[0]?.matrix ?? {},
    result: worst([ended, ...outer.map(({ result }) => result)]),
    told,
    steps,
    summary: steps.map(({ summary }) => summary).join(''),
    log: printedBy(records),
  };
}

/** Before a step begins act tells where it got it from. */
function hasBegun(records: readonly ActRecord[]): boolean {
  return records.some(({ msg, stepResult }) => stepResult !== undefined || msg?.startsWith('⭐ Run'));
}

/** act says the last summary inside of a composite action once more for the action itself. */
function withoutRepeatedSummaries(records: readonly ActRecord[]): ActRecord[] {
  const summaries = records.filter(({ command }) => command === 'summary');
  const repeated = summaries.filter(({ stepID = [], content }, index) => {
    const { stepID: before = [], content: same } = summaries[index - 1] ?? {};
    return content === same && before.length > stepID.length && stepID.every((id, at) => id === before[at]);
  });
  return records.filter((record) => !repeated.includes(record));
}

function keyOf({ stage, stepID, stepid }: ActRecord): string {
  return JSON.stringify([stage, stepID, stepid]);
}

function readStep(records: readonly ActRecord[]): ActStep {
  const { stage = 'around the steps', stepID, stepid } = records[0] ?? {};
  const commands = records.filter(({ command }) => command !== undefined);
  return {
    path: stepID ?? stepid ?? [],
    stage,
    result: resultOf(records.findLast(({ stepResult }) => stepResult)?.stepResult),
    forgiven: records.some(({ msg }) => msg === 'Failed but continue next step'),
    outputs: Object.fromEntries(
      commands
        .filter(({ command }) => command === 'set-output')
        .map(({ name = '', arg = '' }) => [name, arg]),
    ),
    summary: commands
      .filter(({ command }) => command === 'summary')
      .map(({ content = '' }) => content)
      .join(''),
    annotations: commands.flatMap(({ command, kvPairs, arg = '' }) =>
      command === 'error' || command === 'warning' || command === 'notice'
        ? [{ level: command, title: kvPairs?.title ?? '', message: arg, ...placeOf(kvPairs) }]
        : [],
    ),
    log: printedBy(records),
  };
}

function placeOf({ file, line }: NonNullable<ActRecord['kvPairs']> = {}): Pick<Annotation, 'file' | 'line'> {
  return { ...(file ? { file } : {}), ...(line ? { line: Number(line) } : {}) };
}

function printedBy(records: readonly ActRecord[]): string {
  const printed = records.filter(({ raw_output }) => raw_output).map(({ msg = '' }) => msg);
  return stripVTControlCharacters(printed.join(''));
}

function resultOf(said: string | undefined): Result {
  return said === 'success' || said === 'failure' ? said : 'unfinished';
}

function worst(results: readonly Result[]): Result {
  if (results.includes('failure')) return 'failure';
  return results.includes('unfinished') ? 'unfinished' : 'success';
}
