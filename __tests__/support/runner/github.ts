import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Contexts } from './contexts.ts';
import type { WorkflowFile } from './definition.ts';
import { WorkflowFault } from './fault.ts';
import type { Repository } from './repositories.ts';

/** What starts a run. */
export interface Event {
  readonly name: 'workflow_dispatch' | 'workflow_call' | 'push' | 'pull_request' | 'schedule';
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** `refs/heads/main` when missing. */
  readonly ref?: string;
  /** More of the payload, beside `inputs`, `ref` and `repository`. */
  readonly payload?: Contexts;
}

/** The `github` context; what else is in it only expressions ask for. */
export interface GitHubContext extends Contexts {
  readonly api_url: string;
  readonly event: Contexts;
  readonly repository: string;
  readonly ref: string;
  readonly sha: string;
}

/** The `github` context of a run: that of the workflow that was started, also inside those it calls. */
export function githubContext(
  { event, repository: { name: repository, ref, folder }, runId, sent }: Origin,
  { definition, name, path }: WorkflowFile,
): GitHubContext {
  const sha = commitOf(folder, ref);
  const [owner = ''] = repository.split('/');
  const [, kind, shortRef = ref] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
  return {
    actor: 'octocat',
    actor_id: '1',
    api_url: 'https://api.github.com',
    base_ref: '',
    event: {
      ref,
      repository: { full_name: repository, name: repository.slice(owner.length + 1), default_branch: 'main' },
      ...(event.name === 'workflow_dispatch' ? { inputs: sent } : {}),
      ...event.payload,
    },
    // A called workflow sees the event of its caller.
    event_name: event.name === 'workflow_call' ? 'push' : event.name,
    graphql_url: 'https://api.github.com/graphql',
    head_ref: '',
    ref,
    ref_name: shortRef,
    ref_protected: 'false',
    ref_type: kind === 'tags' ? 'tag' : 'branch',
    repository,
    repository_id: '101',
    repository_owner: owner,
    repository_owner_id: '11',
    retention_days: '90',
    run_attempt: '1',
    run_id: runId,
    run_number: '1',
    server_url: 'https://github.com',
    sha,
    triggering_actor: 'octocat',
    workflow: definition.name ?? path,
    workflow_ref: workflowRef({ name, path, ref }),
    workflow_sha: sha,
  };
}

export const workflowRef = ({ name, path, ref }: Pick<WorkflowFile, 'name' | 'path' | 'ref'>) =>
  `${name}/${path}@${ref}`;

export interface Origin {
  readonly event: Event;
  /** The repository the run is in, at the ref of the event. */
  readonly repository: Repository;
  readonly runId: string;
  /** Inputs of a workflow_dispatch as strings. */
  readonly sent: Readonly<Record<string, string>>;
}

/** The commit of a ref; zeros where the folder is no git repository. */
function commitOf(source: string, ref: string): string {
  if (!existsSync(join(source, '.git'))) return '0'.repeat(40);
  try {
    return execFileSync('git', ['-C', source, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`], {
      encoding: 'utf8',
    }).trim();
  } catch (cause) {
    throw new WorkflowFault(source, `No ref found for: ${ref}`, { cause });
  }
}
