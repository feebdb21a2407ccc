import { mkdirSync } from 'node:fs';
import { type Briefing, briefingOf, infoOf } from './briefing.ts';
import { environmentOf } from './definition.ts';
import { at, type Scope, text, texts } from './expressions.ts';
import { reasonOf } from './fault.ts';
import { EXPIRED, type Frame, type Guard, type Post, scopeOf, statusOf, worse } from './frame.ts';
import type { Ending, Head, Leg } from './leg.ts';
import { Machine } from './machine.ts';
import type { Masks } from './masks.ts';
import type { Result } from './run.ts';
import { JOB_PLACES, runPosts, runSteps } from './steps.ts';
import { LogReader } from './workflow-commands.ts';

/** Runs the steps of a leg on a machine of its own, when one is free. */
export function runOnMachine(leg: Leg, head: Head): Promise<Ending> {
  const { run } = leg.call;
  return run.slots.use(async () => {
    if (leg.cancel.signal.aborted) return { outcome: 'cancelled' };
    const info = infoOf(leg, head);
    mkdirSync(info.workspace, { recursive: true });
    const services = (await run.jobEnvironment?.(info)) ?? {};
    await run.beforeJob?.(info);
    const ending = await runJobSteps(leg, briefingOf(leg, head, info, services));
    await run.afterJob?.(info, ending);
    return ending;
  });
}

async function runJobSteps(leg: Leg, briefing: Briefing): Promise<Ending> {
  const { job, call, cancel, scope } = leg;
  const { info, masks } = briefing;
  let status: Result = cancel.signal.aborted ? 'cancelled' : 'success';
  cancel.signal.addEventListener('abort', () => {
    status = 'cancelled';
  });
  const conclude = (conclusion: Result) => {
    if (conclusion === 'failure') status = worse(status, conclusion);
  };
  const contexts = () => briefing.contexts(status);
  const machine = machineOf(leg, briefing, { where: scope.where, contexts: contexts() });
  const posts: Post[] = [];
  const frame: Frame = {
    machine,
    repositories: call.run.repositories,
    self: call.plan.file,
    where: scope.where,
    places: JOB_PLACES,
    contexts,
    status: () => statusOf(status),
    jobStatus: () => statusOf(status),
    handedDown: {},
    done: {},
    register: (post) => posts.push(post),
    guard: guardOf(cancel.signal),
    defaults: defaultsOf(leg, { where: scope.where, contexts: { ...contexts(), env: machine.variables } }),
    depth: 0,
  };
  const told = new LogReader(masks);
  const timer = expiry(leg, told);
  try {
    const main = await runSteps(job.definition.steps ?? [], frame, conclude);
    const post = await runPosts(posts, frame, conclude);
    const found = attemptResults(leg, scopeOf(frame, scope.where, machine.variables), masks, told);
    return {
      ...found,
      outcome: found ? status : worse(status, 'failure'),
      steps: [...main, ...post],
      annotations: told.annotations,
      workspace: info.workspace,
    };
  } finally {
    clearTimeout(timer);
    machine.dispose();
  }
}

function machineOf({ job, call }: Leg, { info, folders, services, masks }: Briefing, scope: Scope): Machine {
  return new Machine({
    workspace: info.workspace,
    temporary: folders.temporary,
    own: call.run.machine,
    variables: {
      ...texts(call.plan.file.definition.env, 'workflow env', at(scope, 'env of the workflow')),
      ...texts(job.definition.env, 'job with secrets', at(scope, 'env')),
    },
    services,
    masks,
    times: call.run.times,
  });
}

function defaultsOf({ job, call }: Leg, scope: Scope): Frame['defaults'] {
  const run = texts(
    { ...call.plan.file.definition.defaults?.run, ...job.definition.defaults?.run },
    'job defaults',
    at(scope, 'defaults'),
  );
  return {
    ...(run.shell === undefined ? {} : { shell: run.shell }),
    ...(run['working-directory'] === undefined ? {} : { workingDirectory: run['working-directory'] }),
  };
}

/** A cancelled job stops the step that runs unless its condition, asked again, still holds (StepsRunner). */
function guardOf(cancel: AbortSignal): Frame['guard'] {
  return (holds): Guard => {
    const controller = new AbortController();
    const asked = () => {
      if (!stillHolds(holds)) controller.abort();
    };
    // A step that begins after the end of the job was called is one that asked for it.
    if (!cancel.aborted) cancel.addEventListener('abort', asked, { once: true });
    let timer: NodeJS.Timeout | undefined;
    return {
      stop: controller.signal,
      expire: (milliseconds) => {
        timer = setTimeout(() => controller.abort(EXPIRED), milliseconds);
      },
      release: () => {
        clearTimeout(timer);
        cancel.removeEventListener('abort', asked);
      },
    };
  };
}

function stillHolds(holds: () => boolean): boolean {
  try {
    return holds();
  } catch {
    return false;
  }
}

/** `timeout-minutes` of the job: it ends as cancelled. */
function expiry({ job, call, scope, cancel }: Leg, told: LogReader): NodeJS.Timeout | undefined {
  const minutes = Number(text(job.definition['timeout-minutes'], 'job', at(scope, 'timeout-minutes')));
  if (!(minutes > 0)) return undefined;
  return setTimeout(() => {
    told.complain(`The job has exceeded the maximum execution time of ${minutes}m0s`);
    cancel.abort();
  }, minutes * call.run.times.minute);
}

/** What the job tells at its end: its outputs and the address of its environment; undefined by a fault. */
function attemptResults(
  { job }: Leg,
  scope: Scope,
  masks: Masks,
  told: LogReader,
): Pick<Ending, 'outputs' | 'url'> | undefined {
  try {
    const { environment, outputs } = job.definition;
    return {
      outputs: kept(texts(outputs, 'job output', at(scope, 'outputs')), masks, told),
      url: text(environmentOf(environment).url, 'environment url', at(scope, 'environment, url')),
    };
  } catch (error) {
    told.complain(reasonOf(error));
    return undefined;
  }
}

/** Outputs that are not empty and show no secret (actions/runner, JobExtension). */
function kept(
  outputs: Readonly<Record<string, string>>,
  masks: Masks,
  told: LogReader,
): Record<string, string> {
  const [shown, secret] = [false, true].map((hidden) =>
    Object.entries(outputs).filter(([, value]) => value !== '' && masks.hides(value) === hidden),
  );
  for (const [name] of secret ?? [])
    told.annotate('warning', `Skip output '${name}' since it may contain secret.`);
  return Object.fromEntries(shown ?? []);
}
