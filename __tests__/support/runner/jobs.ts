import { type Call, contextsOf, whereOf } from './call.ts';
import { calledBy, workflowOutputs } from './called.ts';
import { at, condition, expand, type Scope, type Status } from './expressions.ts';
import { WorkflowFault } from './fault.ts';
import { type Ending, type Leg, runLeg } from './leg.ts';
import { runOnMachine } from './machine-job.ts';
import { combinationsOf } from './matrix.ts';
import type { JobRun, LegRun, Result } from './run.ts';
import { Slots } from './slots.ts';
import type { PlannedJob, PlannedWorkflow } from './start-up.ts';

/** Runs the jobs of a workflow, each as soon as what it needs has ended. */
export async function runJobs(call: Call): Promise<Record<string, JobRun>> {
  const { jobs } = call.plan;
  const started = new Map<string, Promise<JobRun>>();
  const start = (job: PlannedJob): Promise<JobRun> => {
    const running = started.get(job.id) ?? runWhenReady(job);
    started.set(job.id, running);
    return running;
  };
  const runWhenReady = async (job: PlannedJob): Promise<JobRun> => {
    const before = ancestorsOf(job, jobs).map(start);
    const ended = Object.fromEntries((await Promise.all(before)).map((run) => [run.id, run]));
    return runJob(job, call, ended);
  };
  const runs = await Promise.all(Object.values(jobs).map(start));
  return Object.fromEntries(runs.map((run) => [run.id, run]));
}

/** What a job needs, and what that needs, and so on. */
function ancestorsOf({ needs }: PlannedJob, jobs: PlannedWorkflow['jobs']): PlannedJob[] {
  const direct = needs.flatMap((id) => jobs[id] ?? []);
  return [...new Set(direct.flatMap((job) => [...ancestorsOf(job, jobs), job]))];
}

async function runJob(
  job: PlannedJob,
  call: Call,
  ancestors: Readonly<Record<string, JobRun>>,
): Promise<JobRun> {
  const none = { id: job.id, outputs: {}, legs: [] };
  if (Object.values(ancestors).some(({ result }) => result === 'waiting' || result === 'pending'))
    return { ...none, result: 'pending' };
  const scope: Scope = {
    where: whereOf(call, job.id),
    contexts: { ...contextsOf(call), needs: needsContext(job, ancestors) },
  };
  const holds = () =>
    condition(job.definition.if, 'job if', {
      ...at(scope, 'if'),
      status: statusAmong(Object.values(ancestors), call.run.signal),
    });
  try {
    return holds() ? await runMatrix(job, call, scope, holds) : { ...none, result: 'skipped' };
  } catch (error) {
    if (!(error instanceof WorkflowFault)) throw error;
    return { ...none, result: 'failure', error: error.message };
  }
}

function needsContext({ needs }: PlannedJob, ended: Readonly<Record<string, JobRun>>) {
  return Object.fromEntries(
    needs.map((id) => [id, { result: ended[id]?.result, outputs: ended[id]?.outputs }]),
  );
}

/** The whole chain counts, not only the direct needs (actions/runner issue 2205). */
function statusAmong(ancestors: readonly JobRun[], signal: AbortSignal): Status {
  return {
    success: !signal.aborted && ancestors.every(({ result }) => result === 'success'),
    failure: ancestors.some(({ result }) => result === 'failure'),
    cancelled: signal.aborted,
  };
}

interface Strategy {
  readonly matrix?: unknown;
  readonly 'fail-fast'?: boolean;
  readonly 'max-parallel'?: number;
}

async function runMatrix(job: PlannedJob, call: Call, scope: Scope, holds: () => boolean): Promise<JobRun> {
  const strategy = (expand(job.definition.strategy, 'strategy', at(scope, 'strategy')) ?? {}) as Strategy;
  const combinations = combinationsOf(strategy.matrix, `${scope.where}, strategy, matrix`);
  const failFast = strategy['fail-fast'] ?? true;
  const parallel = strategy['max-parallel'] || combinations.length;
  const legs = combinations.map((combination, index): Leg => {
    const shared = { 'fail-fast': failFast, 'job-total': combinations.length, 'max-parallel': parallel };
    return {
      job,
      call,
      index,
      combination,
      scope: {
        where: combinations.length > 1 ? `${scope.where} (${combination.label})` : scope.where,
        contexts: {
          ...scope.contexts,
          matrix: combination.values,
          strategy: { ...shared, 'job-index': index },
        },
      },
      cancel: new AbortController(),
    };
  });
  const endAll = () => {
    for (const { cancel } of legs) cancel.abort();
  };
  // The server asks the condition again: a job with always() goes on when the run is cancelled.
  const onCancel = () => {
    if (!holds()) endAll();
  };
  call.run.signal.addEventListener('abort', onCancel, { once: true });
  const places = new Slots(parallel);
  const ended: LegRun[] = [];
  const runs = await Promise.all(
    legs.map((leg) =>
      places.use(async () => {
        const run = await runLeg(leg, (head) =>
          job.calls ? runCalled(leg, job.calls) : runOnMachine(leg, head),
        );
        ended.push(run);
        if (run.result === 'failure' && failFast) endAll();
        return run;
      }),
    ),
  );
  call.run.signal.removeEventListener('abort', onCancel);
  const [only] = runs;
  return {
    id: job.id,
    result: together(runs.map(({ result }) => result)),
    // In the order in which the legs ended: the last writer wins, but an empty output never does.
    outputs: Object.assign({}, ...ended.map(({ outputs }) => outputs)),
    legs: runs,
    ...(runs.length === 1 && only?.jobs ? { jobs: only.jobs } : {}),
  };
}

async function runCalled(leg: Leg, plan: PlannedWorkflow): Promise<Ending> {
  const call = calledBy(leg, plan);
  const jobs = await runJobs(call);
  return { outcome: overall(jobs), outputs: workflowOutputs(call, jobs), jobs };
}

export function overall(jobs: Readonly<Record<string, JobRun>>): Result | 'waiting' {
  return together(Object.values(jobs).map(({ result }) => (result === 'pending' ? 'waiting' : result)));
}

/** One result of many: what waits decides, then a failure, then an end before its time. */
function together(results: readonly (Result | 'waiting')[]): Result | 'waiting' {
  const order = ['waiting', 'failure', 'cancelled', 'success'] as const;
  return order.find((result) => results.includes(result)) ?? 'skipped';
}
