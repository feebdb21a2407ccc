import { execFileSync } from 'node:child_process';
import type { ActRun } from '../act/records.ts';
import { type Limits, runAct } from '../act/run.ts';
import { standInEnvironment } from '../stand-ins/environment.ts';
import { type Hosted, MACHINE, REPOSITORY } from './caller.ts';

export interface Wanted {
  /** Its path in the repository. */
  readonly workflow: string;
  /** A tag was pushed; without one the workflow is started by hand with these inputs. */
  readonly tag?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Unlike that of any other run with the same services. */
  readonly runId?: string;
  readonly suite: string;
  readonly labels?: readonly string[];
}

/** Runs a workflow of the repository by act. act knows no permissions: every job may do all. */
export function runByAct(hosted: Hosted, wanted: Wanted, limits: Limits = {}): Promise<ActRun> {
  const { project, services, secrets } = hosted;
  const { workflow, tag, inputs = {}, runId = '1', suite, labels = [] } = wanted;
  const permissions = { contents: 'write', 'id-token': 'write', actions: 'write' } as const;
  const ref = tag ? `refs/tags/${tag}` : 'refs/heads/main';
  const sha = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: project.folder, encoding: 'utf8' }).trim();
  const job = { repository: REPOSITORY, runId, job: 'act', permissions, ref, sha };
  return runAct(
    {
      workspace: project.folder,
      workflow,
      eventName: tag ? 'push' : 'workflow_dispatch',
      event: { ref, inputs, repository: { full_name: REPOSITORY, default_branch: 'main' } },
      suite,
      labels,
      secrets: { ...secrets, GITHUB_TOKEN: services.token({ repository: REPOSITORY, permissions }) },
      environment: { ...services.jobEnvironment(job), ...standInEnvironment(project.folder), ...MACHINE },
    },
    limits,
  );
}
