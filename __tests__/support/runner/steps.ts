import { metadataOf, undeclared, unexpected } from './action.ts';
import type { StepDefinition } from './definition.ts';
import { at, condition, text, texts } from './expressions.ts';
import { WorkflowFault } from './fault.ts';
import {
  attempt,
  type Done,
  type Frame,
  type Guard,
  type Post,
  type Running,
  recordOf,
  SKIPPED,
  scopeOf,
  stoppedBy,
  withGithub,
  worse,
} from './frame.ts';
import { type Action, runNode } from './node-action.ts';
import { actionFolder, type Repository, resolveReference } from './repositories.ts';
import type { Result, StepRecord } from './run.ts';
import { runScript } from './script.ts';
import type { Annotation } from './workflow-commands.ts';

export const JOB_PLACES = { step: 'step', condition: 'step if' } as const;
const COMPOSITE_PLACES = { step: 'composite step', condition: 'composite step if' } as const;

/** actions/runner, Constants.CompositeActionsMaxDepth. */
const DEEPEST_COMPOSITE = 9;

/** Runs steps in order; `conclude` hears of each, so that what follows a failure can tell. */
export async function runSteps(
  steps: readonly StepDefinition[],
  frame: Frame,
  conclude: (conclusion: Result) => void,
): Promise<StepRecord[]> {
  const records: StepRecord[] = [];
  for (const [index, step] of steps.entries()) {
    const record = await runStep(step, index, frame);
    const { outputs, outcome, conclusion } = record;
    if (step.id !== undefined) frame.done[step.id] = { outputs, outcome, conclusion };
    conclude(conclusion);
    records.push(record);
  }
  return records;
}

/** Runs what steps registered for the end, last first; each has its own condition. */
export async function runPosts(
  posts: readonly Post[],
  frame: Frame,
  conclude: (conclusion: Result) => void,
): Promise<StepRecord[]> {
  const records: StepRecord[] = [];
  for (const post of [...posts].reverse()) {
    const where = `${frame.where}, post step "${post.name}"`;
    const holds = () => {
      const scope = scopeOf(frame, `${where}, post-if`, frame.machine.variables);
      return condition(post.condition, 'step if', { ...scope, status: frame.jobStatus() });
    };
    const done = await attempt(frame.machine.masks, async () =>
      holds() ? guarded(frame.guard(holds), ({ stop }) => post.run(stop)) : SKIPPED,
    );
    conclude(done.outcome);
    records.push(recordOf({ id: '', name: post.name, stage: 'post' }, done));
  }
  return records;
}

async function runStep(step: StepDefinition, index: number, frame: Frame): Promise<StepRecord> {
  const { machine, places } = frame;
  const plain = step.name ?? `Run ${step.uses ?? step.run?.trim().split('\n')[0] ?? ''}`;
  const where = `${frame.where}, step ${index + 1} "${plain}"`;
  let name = plain;
  const done = await attempt(machine.masks, async () => {
    const before = scopeOf(frame, where, { ...machine.variables, ...frame.handedDown });
    const own = { ...frame.handedDown, ...texts(step.env, places.step, at(before, 'env')) };
    const variables = { ...machine.variables, ...own };
    const holds = () => condition(step.if, places.condition, at(scopeOf(frame, where, variables), 'if'));
    if (!holds()) return SKIPPED;
    const scope = scopeOf(frame, where, variables);
    if (step.name !== undefined) name = text(step.name, places.step, at(scope, 'name'));
    const minutes = Number(text(step['timeout-minutes'], places.step, at(scope, 'timeout-minutes')));
    const ended = await attempt(machine.masks, () =>
      guarded(frame.guard(holds), (guard) => {
        if (minutes > 0) guard.expire(minutes * machine.times.minute);
        const running = { step, name, frame, scope, variables, own, stop: guard.stop };
        return step.uses === undefined ? runScript(running) : runUses(running, step.uses);
      }),
    );
    const forgiven = text(step['continue-on-error'], places.step, at(scope, 'continue-on-error'));
    return { ...ended, forgiven: forgiven === 'true' };
  });
  return recordOf({ id: step.id ?? '', name, stage: 'main' }, done);
}

async function guarded(guard: Guard, run: (guard: Guard) => Promise<Done>): Promise<Done> {
  try {
    return await run(guard);
  } finally {
    guard.release();
  }
}

/** Finds the action, reads its inputs, and runs it as its kind asks. */
async function runUses(running: Running, uses: string): Promise<Done> {
  const { step, frame, scope } = running;
  const { folder, repository } = locate(uses, frame, scope.where);
  const metadata = metadataOf(folder);
  const given = texts(step.with, frame.places.step, at(scope, 'with'));
  const declared = Object.entries(metadata.inputs ?? {});
  const defaults = declared
    .filter(([name]) => !(name in given))
    .map(([name, { default: fallback }]) => [
      name,
      text(fallback, 'input default', at(scope, `default of the input ${name}`)),
    ]);
  const deprecated = declared.flatMap(([name, { deprecationMessage }]) =>
    deprecationMessage && name in given
      ? [`Input '${name}' has been deprecated with message: ${deprecationMessage}`]
      : [],
  );
  const unknown = undeclared(metadata, given);
  const warnings = [...(unknown.length > 0 ? [unexpected(unknown)] : []), ...deprecated];
  const action = { folder, repository, metadata, inputs: { ...Object.fromEntries(defaults), ...given } };
  const run = metadata.runs.using === 'composite' ? runComposite : runNode;
  const done = await run(running, action);
  return { ...done, annotations: [...warnings.map(warning), ...done.annotations] };
}

const warning = (message: string): Annotation => ({ level: 'warning', title: '', message });

function locate(uses: string, frame: Frame, where: string): { folder: string; repository: Repository } {
  if (uses.startsWith('./')) {
    const inWorkspace = { name: '', ref: '', folder: frame.machine.workspace, path: uses };
    return { folder: actionFolder(inWorkspace, where), repository: frame.self };
  }
  const reference = resolveReference(uses, frame.repositories, frame.self, where);
  return { folder: actionFolder(reference, where), repository: reference };
}

/** A composite action is one step to the outside; its own steps see its inputs, and no secrets. */
async function runComposite(running: Running, action: Action): Promise<Done> {
  const { step, name, frame, scope, own, stop } = running;
  if (frame.depth >= DEEPEST_COMPOSITE)
    throw new WorkflowFault(scope.where, `Composite action depth exceeded max depth ${DEEPEST_COMPOSITE}`);
  let status: Result = 'success';
  const posts: Post[] = [];
  const github = {
    action: step.id ?? '__action',
    action_path: action.folder,
    action_repository: action.repository.name,
    action_ref: action.repository.ref,
  };
  const nested: Frame = {
    ...frame,
    self: action.repository,
    where: scope.where,
    places: COMPOSITE_PLACES,
    contexts: () => ({ ...withGithub(frame, github), inputs: action.inputs }),
    // `success()` is about this action so far, `cancelled()` about the job (actions/runner, SuccessFunction).
    status: () => ({
      success: status === 'success',
      failure: status === 'failure',
      cancelled: frame.jobStatus().cancelled,
    }),
    handedDown: own,
    done: {},
    register: (post) => {
      if (posts.length === 0) frame.register(postOf(name, posts, nested));
      posts.push(post);
    },
    guard: () => stoppedBy(stop),
    defaults: {},
    depth: frame.depth + 1,
  };
  const records = await runSteps(action.metadata.runs.steps ?? [], nested, (conclusion) => {
    status = worse(status, conclusion);
  });
  // Outputs are told after a failure as well, so that a step with always() can publish.
  const after = scopeOf(nested, scope.where, { ...frame.machine.variables, ...own });
  const outputs = Object.entries(action.metadata.outputs ?? {}).map(([output, { value }]) => [
    output,
    text(value, 'composite output', at(after, `output ${output}`)),
  ]);
  return { ...together(records, status), outputs: Object.fromEntries(outputs) };
}

/** What the actions inside a composite action registered, as one step of the job. */
function postOf(name: string, posts: readonly Post[], nested: Frame): Post {
  return {
    name: `Post ${name}`,
    condition: 'always()',
    run: async (stop) => {
      let outcome: Result = 'success';
      const records = await runPosts(posts, { ...nested, guard: () => stoppedBy(stop) }, (conclusion) => {
        outcome = worse(outcome, conclusion);
      });
      return together(records, outcome);
    },
  };
}

function together(steps: readonly StepRecord[], outcome: Result): Done {
  return {
    outcome,
    log: steps.map(({ log }) => log).join('\n'),
    annotations: steps.flatMap(({ annotations }) => annotations),
    summary: steps.map(({ summary }) => summary).join(''),
    steps,
  };
}
