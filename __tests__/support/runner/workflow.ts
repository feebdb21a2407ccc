import { standInEnvironment } from '../stand-ins/environment.ts';
import type { Environments } from './approvals.ts';
import { inCapitals } from './approvals.ts';
import { type Call, contextsOf, type Hooks } from './call.ts';
import { workflowOutputs } from './called.ts';
import { concurrencyOf } from './concurrency.ts';
import { readWorkflow, triggerOf, type WorkflowFile } from './definition.ts';
import { WorkflowFault } from './fault.ts';
import { type Event, githubContext } from './github.ts';
import { callInputs, checkCall, dispatchInputs } from './inputs.ts';
import { overall, runJobs } from './jobs.ts';
import { DEFAULT_PERMISSIONS, type Level } from './permissions.ts';
import { TIMES, type Times } from './process.ts';
import { type Repositories, repositoryNamed, resolveReference } from './repositories.ts';
import type { Run } from './run.ts';
import { Slots } from './slots.ts';
import { planWorkflow } from './start-up.ts';

export interface RunOptions extends Hooks {
  /** A path in `repository`, or `owner/name/path@ref` of another one. */
  readonly workflow: string;
  readonly event: Event;
  /** The repository the run is in. */
  readonly repository: string;
  /** Folders by `owner/name`: the one above, ours, and those of other actions. */
  readonly repositories: Repositories;
  /** An empty folder for the machines of the jobs. */
  readonly folder: string;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly environments?: Environments;
  /** What tokens may do where no workflow says it: a setting of the repository, `read` when new. */
  readonly defaultPermissions?: Level;
  /** Variables of every machine, such as PATH. */
  readonly machine?: Readonly<Record<string, string>>;
  /** Cancels the run. */
  readonly signal?: AbortSignal;
  readonly runId?: string;
  /** How many jobs run at once: 2. */
  readonly parallel?: number;
  readonly times?: Partial<Times>;
}

/**
 * Runs a workflow file as GitHub does, on this machine. Rejects what GitHub refuses to start: a faulty file,
 * inputs that do not fit, an action that is not there, a called workflow that asks for more than its caller.
 *
 * Unlike GitHub: every label is this machine, and Linux; there are no filters of triggers, no containers, no
 * `pre` of actions, no problem matchers and no limit on the size of outputs; concurrency is told and does not
 * queue; a run that only an approval could let go on ends as `waiting`.
 */
export async function runWorkflow(options: RunOptions): Promise<Run> {
  const { event, signal } = options;
  // A hook of the test that fails ends all that runs.
  const failed = new AbortController();
  const call = prepare(options, AbortSignal.any([failed.signal, ...(signal ? [signal] : [])]));
  const { file } = call.plan;
  const concurrency = concurrencyOf(file.definition.concurrency, 'workflow', {
    where: `${file.path}, concurrency`,
    contexts: contextsOf(call),
  });
  try {
    const jobs = await runJobs({ ...call, groups: concurrency ? [concurrency.group] : [] });
    return {
      runId: call.run.runId,
      conclusion: signal?.aborted ? 'cancelled' : overall(jobs),
      jobs,
      outputs: event.name === 'workflow_call' ? workflowOutputs(call, jobs) : {},
      ...(concurrency ? { concurrency } : {}),
    };
  } catch (error) {
    failed.abort();
    throw error;
  }
}

let runs = 0;

function prepare(options: RunOptions, signal: AbortSignal): Call {
  const { repository, repositories, event, secrets = {}, vars = {}, defaultPermissions = 'read' } = options;
  const own = repositoryNamed(repository, event.ref ?? 'refs/heads/main', repositories, 'repository');
  const file = readWorkflow(
    options.workflow.includes('@')
      ? resolveReference(options.workflow, repositories, own, 'workflow')
      : { ...own, path: options.workflow },
  );
  const { inputs, sent } = inputsOf(file, event);
  const runId = options.runId ?? String(4711 + runs++);
  return {
    run: {
      ...options,
      runId,
      environments: options.environments ?? {},
      machine: { ...standInEnvironment(own.folder), ...options.machine },
      token: `ghs_emulated${runId.padStart(24, '0')}`,
      signal,
      slots: new Slots(options.parallel ?? 2),
      times: { ...TIMES, ...options.times },
    },
    plan: planWorkflow(file, {
      repositories,
      defaultPermissions: DEFAULT_PERMISSIONS[defaultPermissions],
    }),
    trail: [],
    github: githubContext({ event, repository: own, runId, sent }, file),
    inputs,
    vars,
    secrets: inCapitals(secrets),
    passed: 'all',
    groups: [],
  };
}

/** `inputs`, and what a workflow_dispatch sent. Other events have none. */
function inputsOf(file: WorkflowFile, { name, inputs = {} }: Event) {
  const trigger = triggerOf(file, name);
  if (!trigger) throw new WorkflowFault(file.path, `Workflow does not have '${name}' trigger`);
  if (name === 'workflow_dispatch') return dispatchInputs(trigger.inputs, inputs, file.path);
  if (name !== 'workflow_call') return { inputs: {}, sent: {} };
  checkCall(trigger, { inputs: Object.keys(inputs), secrets: 'inherit' }, file.path);
  return { inputs: callInputs(trigger.inputs, inputs, file.path), sent: {} };
}
