import { metadataOf } from './action.ts';
import {
  environmentOf,
  type JobDefinition,
  needsOf,
  type StepDefinition,
  type WorkflowFile,
} from './definition.ts';
import { checkCondition, checkExpressions } from './expressions.ts';
import { WorkflowFault } from './fault.ts';
import { actionFolder, type Repositories, type Repository, resolveReference } from './repositories.ts';

/** Throws where GitHub would refuse the keys of a workflow that are not of a job. */
export function checkWorkflow({ path, definition }: WorkflowFile): void {
  checkExpressions(definition['run-name'], 'workflow', `${path}, run-name`);
  checkExpressions(definition.concurrency, 'workflow', `${path}, concurrency`);
  checkExpressions(definition.env, 'workflow env', `${path}, env`);
  if (typeof definition.on !== 'object' || Array.isArray(definition.on)) return;
  const { workflow_call: call } = definition.on as Readonly<Record<string, { outputs?: unknown } | null>>;
  checkExpressions(call?.outputs, 'workflow output', `${path}, workflow_call, outputs`);
}

/** Each job that is needed exists, and none needs itself by way of others. */
export function checkGraph({ path, definition: { jobs } }: WorkflowFile): void {
  const visit = (id: string, trail: readonly string[]): void => {
    if (trail.includes(id))
      throw new WorkflowFault(path, `jobs need each other in a circle: ${[...trail, id].join(' → ')}`);
    for (const need of needsOf(jobs[id] ?? {})) {
      if (!(need in jobs)) throw new WorkflowFault(path, `Job '${id}' depends on unknown job '${need}'.`);
      visit(need, [...trail, id]);
    }
  };
  for (const id of Object.keys(jobs)) visit(id, []);
}

const CALLER_KEYS = [
  'name',
  'uses',
  'with',
  'secrets',
  'needs',
  'if',
  'permissions',
  'concurrency',
  'strategy',
  'cache-mode',
];

/** Throws where GitHub would refuse the keys of a job. */
export function checkJob(definition: JobDefinition, where: string): void {
  const { uses, steps } = definition;
  if ((uses === undefined) === (steps === undefined))
    throw new WorkflowFault(where, 'a job has either steps or uses');
  if (uses === undefined && definition['runs-on'] === undefined)
    throw new WorkflowFault(where, "Required property is missing: 'runs-on'");
  const unexpected =
    uses === undefined ? undefined : Object.keys(definition).find((key) => !CALLER_KEYS.includes(key));
  if (unexpected !== undefined)
    throw new WorkflowFault(
      where,
      `Unexpected value '${unexpected}': a job that calls a workflow has not got it`,
    );
  checkCondition(definition.if, 'job if', `${where}, if`);
  checkExpressions(definition.strategy, 'strategy', `${where}, strategy`);
  for (const key of [
    'name',
    'runs-on',
    'concurrency',
    'timeout-minutes',
    'continue-on-error',
    'with',
  ] as const)
    checkExpressions(definition[key], 'job', `${where}, ${key}`);
  for (const key of ['env', 'secrets'] as const)
    checkExpressions(definition[key], 'job with secrets', `${where}, ${key}`);
  checkExpressions(definition.defaults, 'job defaults', `${where}, defaults`);
  checkExpressions(definition.outputs, 'job output', `${where}, outputs`);
  const { name, url } = environmentOf(definition.environment);
  checkExpressions(name, 'job', `${where}, environment`);
  checkExpressions(url, 'environment url', `${where}, environment, url`);
}

/** Throws where GitHub would refuse a step, or would not find what it uses. */
export function checkSteps(
  steps: readonly StepDefinition[],
  self: Repository,
  repositories: Repositories,
  where: string,
): void {
  const ids = steps.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new WorkflowFault(where, `The identifier '${twice}' may not be used more than once`);
  for (const [index, step] of steps.entries()) {
    const here = `${where}, step ${index + 1}`;
    if ((step.run === undefined) === (step.uses === undefined))
      throw new WorkflowFault(here, 'a step has either run or uses');
    const { if: asked, id: _id, uses, shell: _shell, ...rest } = step;
    checkCondition(asked, 'step if', `${here}, if`);
    checkExpressions(rest, 'step', here);
    if (uses !== undefined) checkAction(uses, self, repositories, here);
  }
}

/** The action is there, and so are those that it uses; `./path` only a running job can tell. */
function checkAction(uses: string, self: Repository, repositories: Repositories, where: string): void {
  if (uses.startsWith('./')) return;
  const reference = resolveReference(uses, repositories, self, where);
  const { runs } = metadataOf(actionFolder(reference, where));
  for (const [index, step] of (runs.steps ?? []).entries()) {
    const here = `${where}, ${uses}, step ${index + 1}`;
    const { if: asked, id: _id, uses: nested, shell: _shell, ...rest } = step;
    checkCondition(asked, 'composite step if', `${here}, if`);
    checkExpressions(rest, 'composite step', here);
    if (nested !== undefined) checkAction(nested, reference, repositories, here);
  }
}
