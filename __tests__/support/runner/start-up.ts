import { checkGraph, checkJob, checkSteps, checkWorkflow } from './check.ts';
import { type JobDefinition, needsOf, readWorkflow, triggerOf, type WorkflowFile } from './definition.ts';
import { WorkflowFault } from './fault.ts';
import { checkCall } from './inputs.ts';
import { type Permissions, permissionsOf, refuseExcess } from './permissions.ts';
import { type Reference, type Repositories, type Repository, resolveReference } from './repositories.ts';

/** A workflow that GitHub would start: read, checked, and with the permissions of each job. */
export interface PlannedWorkflow {
  readonly file: WorkflowFile;
  readonly jobs: Readonly<Record<string, PlannedJob>>;
}

export interface PlannedJob {
  readonly id: string;
  readonly definition: JobDefinition;
  readonly needs: readonly string[];
  readonly permissions: Permissions;
  /** The workflow that the job calls. */
  readonly calls?: PlannedWorkflow;
}

export interface StartUp {
  readonly repositories: Repositories;
  /** Of tokens where no workflow says anything. */
  readonly defaultPermissions: Permissions;
}

/** GitHub's limit: the caller and nine more. */
const DEEPEST_CALL = 9;

/** Reads a workflow and all that it calls, and refuses what GitHub refuses before a run begins. */
export function planWorkflow(file: WorkflowFile, startUp: StartUp): PlannedWorkflow {
  const asked = permissionsOf(file.definition.permissions, `${file.path}, permissions`);
  return plan(file, startUp, { inherited: asked, limit: undefined, workflow: '', depth: 0 });
}

interface Caller {
  /** What a job has that asks for nothing. */
  readonly inherited: Permissions | undefined;
  /** What a called workflow may ask for. */
  readonly limit: Permissions | undefined;
  readonly workflow: string;
  readonly depth: number;
}

function plan(file: WorkflowFile, startUp: StartUp, caller: Caller): PlannedWorkflow {
  const where = file.path;
  checkWorkflow(file);
  checkGraph(file);
  const jobs = Object.entries(file.definition.jobs).map(([id, definition]): [string, PlannedJob] => {
    const here = `${where}, job "${id}"`;
    checkJob(definition, here);
    const asked = permissionsOf(definition.permissions, `${here}, permissions`);
    if (asked && caller.limit)
      refuseExcess(asked, caller.limit, { where: here, workflow: caller.workflow, job: id });
    const explicit = asked ?? caller.inherited;
    const calls =
      definition.uses === undefined ? undefined : planCall(definition, file, startUp, explicit, here, caller);
    if (!calls) checkSteps(definition.steps ?? [], file, startUp.repositories, here);
    return [
      id,
      {
        id,
        definition,
        needs: needsOf(definition),
        permissions: explicit ?? startUp.defaultPermissions,
        ...(calls ? { calls } : {}),
      },
    ];
  });
  return { file, jobs: Object.fromEntries(jobs) };
}

/** A called workflow may ask for less than its caller, never for more. */
function planCall(
  definition: JobDefinition,
  file: WorkflowFile,
  startUp: StartUp,
  explicit: Permissions | undefined,
  where: string,
  { depth }: Caller,
): PlannedWorkflow {
  if (depth >= DEEPEST_CALL)
    throw new WorkflowFault(where, `workflows call each other more than ${DEEPEST_CALL} times`);
  const uses = definition.uses ?? '';
  const called = readWorkflow(workflowReference(uses, startUp.repositories, file, where));
  const trigger = triggerOf(called, 'workflow_call');
  if (!trigger) throw new WorkflowFault(where, `${uses} is not reusable, it has no workflow_call trigger`);
  const { with: given = {}, secrets = {} } = definition;
  checkCall(
    trigger,
    { inputs: Object.keys(given), secrets: secrets === 'inherit' ? secrets : Object.keys(secrets) },
    `${where}, uses: ${uses}`,
  );
  const limit = explicit ?? startUp.defaultPermissions;
  const asked = permissionsOf(called.definition.permissions, `${called.path}, permissions`);
  if (asked) refuseExcess(asked, limit, { where, workflow: uses, job: undefined });
  return plan(called, startUp, { inherited: asked ?? explicit, limit, workflow: uses, depth: depth + 1 });
}

/** `./path` and `$/path` are in the repository of the file that calls. */
function workflowReference(
  uses: string,
  repositories: Repositories,
  self: Repository,
  where: string,
): Reference {
  return uses.startsWith('./')
    ? { ...self, path: uses.slice(2) }
    : resolveReference(uses, repositories, self, where);
}
