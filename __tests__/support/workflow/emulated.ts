import { join } from 'node:path';
import { TOOL_PATH } from '../cli.ts';
import { ROOT } from '../repository.ts';
import type { Run } from '../runner/run.ts';
import { type RunOptions, runWorkflow } from '../runner/workflow.ts';
import { temporaryFolder } from '../temporary.ts';
import { type Hosted, MACHINE, REPOSITORY } from './caller.ts';

const STAND_INS = ['checkout', 'setup-go', 'upload-artifact', 'download-artifact'];

/**
 * Runs a workflow of the repository on the emulated runner: the files as they are, each job with the token that its
 * permissions allow.
 */
export function runEmulated(
  { project, services, secrets }: Hosted,
  options: Pick<RunOptions, 'workflow' | 'event'> & Partial<RunOptions>,
): Promise<Run> {
  return runWorkflow({
    repository: REPOSITORY,
    repositories: {
      [REPOSITORY]: project.folder,
      'org/oracle-release': ROOT,
      ...Object.fromEntries(
        STAND_INS.map((name) => [`actions/${name}`, join(ROOT, '__tests__/support/stand-ins', name)]),
      ),
    },
    folder: temporaryFolder('machines'),
    secrets,
    machine: { PATH: TOOL_PATH, ...MACHINE },
    jobEnvironment: (job) => ({ ...services.jobEnvironment(job), GITHUB_TOKEN: services.token(job) }),
    ...options,
  });
}
