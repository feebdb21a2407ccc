import { type Contexts, contextVariables } from './contexts.ts';
import type { StepDefinition } from './definition.ts';
import type { Scope, Status } from './expressions.ts';
import { WorkflowFault } from './fault.ts';
import { hashFiles } from './hash-files.ts';
import type { Executed, Machine } from './machine.ts';
import type { Masks } from './masks.ts';
import type { Place } from './places.ts';
import type { Repositories, Repository } from './repositories.ts';
import type { Result, StepRecord } from './run.ts';
import { type Annotation, budgeted, LogReader } from './workflow-commands.ts';

/** The steps of one job, or of one composite action, and what they share. */
export interface Frame {
  readonly machine: Machine;
  readonly repositories: Repositories;
  /** Where `$/` leads. */
  readonly self: Repository;
  /** Names the job, for messages. */
  readonly where: string;
  readonly places: { readonly step: Place; readonly condition: Place };
  /** All contexts but `env` and `steps`, as they are now. */
  readonly contexts: () => Contexts;
  /** Of the job, or of the composite action so far. */
  readonly status: () => Status;
  readonly jobStatus: () => Status;
  /** `env` that a composite action has from the step that uses it. */
  readonly handedDown: Readonly<Record<string, string>>;
  /** The `steps` context. */
  readonly done: Record<string, StepContext>;
  /** Takes clean-up for the end of the job. */
  readonly register: (post: Post) => void;
  readonly guard: (holds: () => boolean) => Guard;
  readonly defaults: { readonly shell?: string; readonly workingDirectory?: string };
  /** How many composite actions stand around. */
  readonly depth: number;
}

export interface StepContext {
  readonly outputs: Readonly<Record<string, string>>;
  readonly outcome: Result;
  readonly conclusion: Result;
}

/** Stops a step when its time is over, or when the job ends early and its condition no longer holds. */
export interface Guard {
  readonly stop: AbortSignal;
  expire(milliseconds: number): void;
  release(): void;
}

/** Steps of a composite action have no limit of their own; they stop with the step around them. */
export const stoppedBy = (stop: AbortSignal): Guard => ({
  stop,
  expire: () => undefined,
  release: () => undefined,
});

/** The reason of a stop when the time of a step is over. */
export const EXPIRED = 'expired';

export interface Post {
  readonly name: string;
  readonly condition: string;
  readonly run: (stop: AbortSignal) => Promise<Done>;
}

/** A step whose condition holds and whose `env` is known. */
export interface Running {
  readonly step: StepDefinition;
  readonly name: string;
  readonly frame: Frame;
  readonly scope: Scope;
  /** The `env` context. */
  readonly variables: Readonly<Record<string, string>>;
  /** The part of it that is not of the job. */
  readonly own: Readonly<Record<string, string>>;
  readonly stop: AbortSignal;
}

/** A step that came to an end. */
export interface Done {
  readonly outcome: Result;
  readonly log: string;
  readonly annotations: readonly Annotation[];
  readonly exitCode?: number;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly summary?: string;
  readonly steps?: readonly StepRecord[];
  /** By `continue-on-error`. */
  readonly forgiven?: boolean;
}

export const SKIPPED: Done = { outcome: 'skipped', log: '', annotations: [] };

/** What a process came to: told to stop it is cancelled, however it ended. */
export function endOf(executed: Executed, stop: AbortSignal, name: string): Done {
  const { exitCode, stopped, failed, outputs, summary, reader } = executed;
  const timedOut = stopped && stop.reason === EXPIRED;
  if (stopped)
    reader.complain(timedOut ? `The action '${name}' has timed out.` : 'The operation was canceled.');
  const outcome = stopped && !timedOut ? 'cancelled' : failed || timedOut ? 'failure' : 'success';
  return { outcome, exitCode, outputs, summary, log: reader.log, annotations: reader.annotations };
}

/** A fault in the workflow fails the step and says where; any other error is one of the test. */
export async function attempt(masks: Masks, run: () => Promise<Done>): Promise<Done> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof WorkflowFault)) throw error;
    const reader = new LogReader(masks);
    reader.complain(error.message);
    return { outcome: 'failure', log: reader.log, annotations: reader.annotations };
  }
}

export function recordOf(head: Pick<StepRecord, 'id' | 'name' | 'stage'>, done: Done): StepRecord {
  const { outcome, exitCode, outputs = {}, summary = '', log, annotations, steps = [], forgiven } = done;
  return {
    ...head,
    outcome,
    conclusion: forgiven && outcome === 'failure' ? 'success' : outcome,
    exitCode,
    outputs,
    summary,
    annotations: budgeted(annotations),
    log,
    steps,
  };
}

/** Cancelled is worse than failed, as in TaskResultUtil of actions/runner; a skipped step changes nothing. */
export function worse(one: Result, other: Result): Result {
  const order: readonly Result[] = ['success', 'failure', 'cancelled'];
  return order.indexOf(other) > order.indexOf(one) ? other : one;
}

export const statusOf = (result: Result): Status => ({
  success: result === 'success',
  failure: result === 'failure',
  cancelled: result === 'cancelled',
});

export function scopeOf(frame: Frame, where: string, variables: Readonly<Record<string, string>>): Scope {
  return {
    where,
    contexts: { ...frame.contexts(), steps: frame.done, env: variables },
    status: frame.status(),
    hashFiles: (patterns) => hashFiles(frame.machine.workspace, patterns),
  };
}

/** The contexts with more members of `github`. */
export function withGithub(frame: Frame, members: Contexts): Contexts {
  const contexts = frame.contexts();
  return { ...contexts, github: { ...(contexts.github as Contexts), ...members } };
}

export const variablesFor = (frame: Frame, members: Contexts) => contextVariables(withGithub(frame, members));
