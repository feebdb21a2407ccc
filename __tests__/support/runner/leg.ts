import { type Decision, environmentNamed } from './approvals.ts';
import { type Call, whereOf } from './call.ts';
import { concurrencyOf, refuseDeadlock } from './concurrency.ts';
import { environmentOf } from './definition.ts';
import { at, expand, type Scope, text } from './expressions.ts';
import { WorkflowFault } from './fault.ts';
import { Masks } from './masks.ts';
import type { Combination } from './matrix.ts';
import type { EnvironmentUse, JobRun, LegRun, Result, StepRecord } from './run.ts';
import type { PlannedJob } from './start-up.ts';
import { type Annotation, LogReader } from './workflow-commands.ts';

/** One combination of the matrix of a job, or the whole job where it has none. */
export interface Leg {
  readonly job: PlannedJob;
  readonly call: Call;
  readonly index: number;
  readonly combination: Combination;
  /** With `needs`, `strategy` and `matrix`. */
  readonly scope: Scope;
  /** Ends the leg early: the run was cancelled, another leg failed, or its time is over. */
  readonly cancel: AbortController;
}

/** What is known of a leg before it runs. */
export type Head = Pick<
  LegRun,
  'index' | 'name' | 'matrix' | 'labels' | 'permissions' | 'environment' | 'concurrency'
>;

/** What a leg comes to. */
export interface Ending {
  readonly outcome: Result | 'waiting';
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps?: readonly StepRecord[];
  readonly annotations?: readonly Annotation[];
  readonly workspace?: string;
  /** Of the environment. */
  readonly url?: string;
  readonly jobs?: Readonly<Record<string, JobRun>>;
}

/** Runs a leg by `work` once its reviewers agree; a fault in its keys fails it with a message. */
export async function runLeg(leg: Leg, work: (head: Head) => Promise<Ending>): Promise<LegRun> {
  let head: Head = {
    index: leg.index,
    name: leg.job.id,
    matrix: leg.combination.values,
    labels: [],
    permissions: leg.job.permissions,
  };
  try {
    head = headOf(leg, head);
    const { decision } = environmentNamed(head.environment?.name, leg.call.run.environments);
    const ending = decision === 'approve' ? await work(head) : unapproved(decision, leg.cancel.signal);
    return legRun(head, ending, forgives(leg));
  } catch (error) {
    if (!(error instanceof WorkflowFault)) throw error;
    const reader = new LogReader(new Masks());
    reader.complain(error.message);
    return legRun(head, { outcome: 'failure', annotations: reader.annotations }, false);
  }
}

/** The name of a leg before it is decided, and what of its keys is told to the test. */
function headOf({ job, call, combination, scope }: Leg, blank: Head): Head {
  const { definition } = job;
  const environment = environmentUse(definition.environment, scope, call);
  const concurrency = concurrencyOf(definition.concurrency, 'job', at(scope, 'concurrency'));
  refuseDeadlock(concurrency, call.groups, whereOf(call, job.id));
  return {
    ...blank,
    name: nameOf(job, combination, scope),
    labels: job.calls ? [] : labelsOf(definition['runs-on'], at(scope, 'runs-on')),
    ...(environment ? { environment } : {}),
    ...(concurrency ? { concurrency } : {}),
  };
}

/** GitHub's limit on the name of a job. */
const LONGEST_NAME = 100;

/** A name without expressions gets the values of the matrix in brackets. */
function nameOf({ id, definition }: PlannedJob, { label }: Combination, scope: Scope): string {
  const written = definition.name ?? id;
  if (written.includes('${{')) return text(written, 'job', at(scope, 'name')) || id;
  const name = label === '' ? written : `${written} (${label})`;
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 3)}...` : name;
}

function labelsOf(written: unknown, scope: Scope): readonly string[] {
  const value = expand(written, 'job', scope);
  const labels =
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as { labels?: unknown }).labels
      : value;
  const list = Array.isArray(labels) ? labels : [labels];
  if (list.some((label) => typeof label !== 'string' || label === ''))
    throw new WorkflowFault(scope.where, `${JSON.stringify(value)} is no label and no list of labels`);
  return list;
}

function environmentUse(written: unknown, scope: Scope, { run }: Call): EnvironmentUse | undefined {
  const name = text(environmentOf(written).name, 'job', at(scope, 'environment'));
  if (name === '') return undefined;
  return { name, url: '', approval: APPROVALS[environmentNamed(name, run.environments).decision] };
}

const APPROVALS = { approve: 'approved', reject: 'rejected', wait: 'waiting' } as const;

function unapproved(decision: Exclude<Decision, 'approve'>, cancel: AbortSignal): Ending {
  if (decision === 'reject') return { outcome: 'failure' };
  return { outcome: cancel.aborted ? 'cancelled' : 'waiting' };
}

function forgives({ job, scope }: Leg): boolean {
  return text(job.definition['continue-on-error'], 'job', at(scope, 'continue-on-error')) === 'true';
}

function legRun(head: Head, ending: Ending, forgiven: boolean): LegRun {
  const { outcome, outputs = {}, steps = [], annotations = [], workspace = '', url = '', jobs } = ending;
  return {
    ...head,
    ...(head.environment ? { environment: { ...head.environment, url } } : {}),
    outcome,
    result: forgiven && outcome === 'failure' ? 'success' : outcome,
    outputs,
    steps,
    annotations,
    workspace,
    ...(jobs ? { jobs } : {}),
  };
}
