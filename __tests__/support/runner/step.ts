import { type ActionMetadata, metadataOf, undeclared, unexpected } from './action.ts';
import { runnerContext } from './contexts.ts';
import { type Frame, statusOf, stoppedBy } from './frame.ts';
import { Machine } from './machine.ts';
import type { StepRecord } from './run.ts';
import { JOB_PLACES, runSteps } from './steps.ts';
import type { Annotation } from './workflow-commands.ts';

export { type ActionMetadata, metadataOf };

/** The job around steps that a test runs one by one: where it works and what it was told. */
export interface Job {
  /** `GITHUB_WORKSPACE`. */
  readonly workspace: string;
  /** Files of the runner itself, outside the workspace. */
  readonly temporary: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly exitCode: number;
  readonly outcome: 'success' | 'failure' | 'skipped';
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  readonly log: string;
}

/** Runs one JavaScript action as a job of its own; the runner asks it to stop when the signal comes. */
export async function runAction(
  folder: string,
  inputs: Readonly<Record<string, string>>,
  job: Job,
  signal?: AbortSignal,
): Promise<StepResult> {
  const unknown = undeclared(metadataOf(folder), inputs);
  if (unknown.length > 0) throw new Error(unexpected(unknown));
  const record = await runLone(folder, inputs, job, signal);
  if (record.exitCode === undefined) throw new Error(record.log);
  return resultOf(record);
}

/** Runs `uses: $/` of a folder as the only step of a job. */
export async function runLone(
  folder: string,
  inputs: Readonly<Record<string, string>>,
  job: Job,
  signal: AbortSignal = new AbortController().signal,
): Promise<StepRecord> {
  const frame: Frame = {
    machine: new Machine({
      workspace: job.workspace,
      temporary: job.temporary,
      own: job.environment ?? {},
    }),
    repositories: {},
    self: { name: '', ref: '', folder },
    where: 'job',
    places: JOB_PLACES,
    contexts: () => ({
      github: { workspace: job.workspace },
      runner: runnerContext({ temporary: job.temporary, tools: job.temporary }, []),
    }),
    status: () => statusOf('success'),
    jobStatus: () => statusOf('success'),
    handedDown: {},
    done: {},
    register: () => undefined,
    guard: () => stoppedBy(signal),
    defaults: {},
    depth: 0,
  };
  const [record] = await runSteps([{ uses: '$/', with: inputs }], frame, () => undefined);
  frame.machine.dispose();
  if (record === undefined) throw new Error('the step left no record');
  return record;
}

export function resultOf({ exitCode, outcome, outputs, summary, annotations, log }: StepRecord): StepResult {
  return {
    exitCode: exitCode ?? (outcome === 'failure' ? 1 : 0),
    outcome: outcome === 'cancelled' ? 'failure' : outcome,
    outputs,
    summary,
    annotations,
    log,
  };
}
