import type { MatrixValues } from './matrix.ts';
import type { Permissions } from './permissions.ts';
import type { Annotation } from './workflow-commands.ts';

export type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What became of a workflow run. */
export interface Run {
  readonly runId: string;
  /** `waiting` when only an approval could let it go on. */
  readonly conclusion: Result | 'waiting';
  readonly jobs: Readonly<Record<string, JobRun>>;
  /** Of a run by workflow_call. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly concurrency?: Concurrency;
}

export interface JobRun {
  readonly id: string;
  /** `waiting` for an approval, `pending` when it needs a job that waits. */
  readonly result: Result | 'waiting' | 'pending';
  /** Outputs of all legs, the later over the earlier. */
  readonly outputs: Readonly<Record<string, string>>;
  /** One without a matrix, one for each combination with one; none when the job was skipped. */
  readonly legs: readonly LegRun[];
  /** Jobs of the workflow that it calls; those of a matrix are in the legs. */
  readonly jobs?: Readonly<Record<string, JobRun>>;
  /** Why a job failed before its first step: a fault in `strategy`, `runs-on`, `with` and the like. */
  readonly error?: string;
}

export interface LegRun {
  readonly index: number;
  /** As GitHub shows it. */
  readonly name: string;
  readonly matrix: MatrixValues | undefined;
  /** Labels of `runs-on`. */
  readonly labels: readonly string[];
  /** Before `continue-on-error`. */
  readonly outcome: Result | 'waiting';
  /** After it. */
  readonly result: Result | 'waiting';
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepRecord[];
  /** Annotations of the job itself, such as an output that was dropped. */
  readonly annotations: readonly Annotation[];
  readonly permissions: Permissions;
  readonly environment?: EnvironmentUse;
  readonly concurrency?: Concurrency;
  readonly workspace: string;
  /** Jobs of the workflow that it calls. */
  readonly jobs?: Readonly<Record<string, JobRun>>;
}

export interface EnvironmentUse {
  readonly name: string;
  readonly url: string;
  readonly approval: 'approved' | 'rejected' | 'waiting';
}

export interface Concurrency {
  readonly group: string;
  readonly cancelInProgress: boolean;
}

export interface StepRecord {
  readonly id: string;
  readonly name: string;
  readonly stage: 'main' | 'post';
  /** Before `continue-on-error`. */
  readonly outcome: Result;
  /** After it. */
  readonly conclusion: Result;
  /** Undefined when no process ended. */
  readonly exitCode: number | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  readonly log: string;
  /** Steps of a composite action. */
  readonly steps: readonly StepRecord[];
}

/** All steps of a job, leg after leg. */
export const stepsOf = (job: JobRun | undefined): readonly StepRecord[] =>
  job?.legs.flatMap(({ steps }) => steps) ?? [];

/** The run as text, with the log of what failed: the message for an assertion on its result. */
export function describeRun({ conclusion, jobs }: Run): string {
  return [`run: ${conclusion}`, ...describeJobs(jobs, '  ')].join('\n');
}

function describeJobs(jobs: Readonly<Record<string, JobRun>>, indent: string): string[] {
  return Object.values(jobs).flatMap(({ id, result, error, legs }) => [
    `${indent}${id}: ${result}${error === undefined ? '' : `, ${error}`}`,
    ...legs.flatMap((leg) => describeLeg(leg, `${indent}  `)),
  ]);
}

function describeLeg(leg: LegRun, indent: string): string[] {
  const { name, outcome, environment, annotations, steps, jobs = {} } = leg;
  const where = environment ? `, environment ${environment.name} ${environment.approval}` : '';
  return [
    `${indent}${name}: ${outcome}${where}`,
    ...annotations.map(({ level, message }) => `${indent}  ${level}: ${message}`),
    ...steps.flatMap((step) => describeStep(step, `${indent}  `)),
    ...describeJobs(jobs, `${indent}  `),
  ];
}

function describeStep(step: StepRecord, indent: string): string[] {
  const { name, stage, outcome, conclusion, exitCode, annotations, log, steps } = step;
  const after = conclusion === outcome ? '' : `, counted as ${conclusion}`;
  const line = `${indent}${stage === 'post' ? 'post: ' : ''}${name}: ${outcome}${after}`;
  if (outcome !== 'failure' && outcome !== 'cancelled') return [line];
  return [
    exitCode === undefined ? line : `${line}, exit ${exitCode}`,
    ...annotations.map(({ level, title, message }) => `${indent}  ${level}: ${title} ${message}`),
    ...(steps.length > 0
      ? steps.flatMap((nested) => describeStep(nested, `${indent}  `))
      : log.split('\n').map((printed) => `${indent}  | ${printed}`)),
  ];
}
