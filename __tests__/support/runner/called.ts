import { inCapitals } from './approvals.ts';
import { type Call, contextsOf } from './call.ts';
import { concurrencyOf, refuseDeadlock } from './concurrency.ts';
import { type Mapping, triggerOf } from './definition.ts';
import { at, expand, texts } from './expressions.ts';
import { callInputs } from './inputs.ts';
import type { Leg } from './leg.ts';
import type { JobRun } from './run.ts';
import type { PlannedWorkflow } from './start-up.ts';

/** The workflow that a job calls, with the inputs and secrets that it is passed. */
export function calledBy(leg: Leg, plan: PlannedWorkflow): Call {
  const { job, call, index, combination, scope, cancel } = leg;
  const trigger = triggerOf(plan.file, 'workflow_call') ?? {};
  const given = expand(job.definition.with ?? {}, 'job', at(scope, 'with')) as Mapping;
  const inherit = job.definition.secrets === 'inherit';
  const inner: Call = {
    ...call,
    run: { ...call.run, signal: AbortSignal.any([call.run.signal, cancel.signal]) },
    plan,
    // Calls of a matrix are told apart, for their machines have folders by these names.
    trail: [...call.trail, combination.values === undefined ? job.id : `${job.id}-${index}`],
    inputs: callInputs(trigger.inputs, given, `${scope.where}, with`),
    secrets: inherit ? call.secrets : passedSecrets(leg),
    passed: inherit ? call.passed : 'named',
  };
  const where = `${scope.where}, concurrency of ${plan.file.path}`;
  const own = concurrencyOf(plan.file.definition.concurrency, 'workflow', {
    where,
    contexts: contextsOf(inner),
  });
  refuseDeadlock(own, call.groups, where);
  return { ...inner, groups: own ? [...call.groups, own.group] : call.groups };
}

/** Secrets that the caller names; those that turn out empty are not passed. */
function passedSecrets({ job, call, scope }: Leg): Record<string, string> {
  const secrets = { ...call.secrets, GITHUB_TOKEN: call.run.token };
  const passed = texts(
    job.definition.secrets as Mapping | undefined,
    'job with secrets',
    at({ ...scope, contexts: { ...scope.contexts, secrets } }, 'secrets'),
  );
  return inCapitals(Object.fromEntries(Object.entries(passed).filter(([, value]) => value !== '')));
}

/** Outputs of a called workflow, without empty ones. */
export function workflowOutputs(call: Call, runs: Readonly<Record<string, JobRun>>): Record<string, string> {
  const { file } = call.plan;
  const declared = Object.entries(triggerOf(file, 'workflow_call')?.outputs ?? {});
  const jobs = Object.fromEntries(
    Object.entries(runs).map(([id, { result, outputs }]) => [id, { result, outputs }]),
  );
  const values = texts(
    Object.fromEntries(declared.map(([name, { value }]) => [name, value])),
    'workflow output',
    {
      where: `${file.path}, workflow_call, outputs`,
      contexts: { ...contextsOf(call), jobs },
    },
  );
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
