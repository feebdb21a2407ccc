import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentNamed, secretsIn } from './approvals.ts';
import type { JobInfo } from './call.ts';
import { type Contexts, runnerContext } from './contexts.ts';
import { workflowRef } from './github.ts';
import type { Head, Leg } from './leg.ts';
import { Masks } from './masks.ts';
import type { Result } from './run.ts';

type Variables = Readonly<Record<string, string>>;

/** What a job is told before its first step. */
export interface Briefing {
  readonly info: JobInfo;
  readonly folders: { readonly temporary: string; readonly tools: string };
  /** Those that it may use, without the token. */
  readonly services: Variables;
  readonly masks: Masks;
  /** All contexts but `env` and `steps`. */
  readonly contexts: (status: Result) => Contexts;
}

export function briefingOf(leg: Leg, head: Head, info: JobInfo, given: Variables): Briefing {
  const { run, github, vars, secrets: known, passed } = leg.call;
  const { GITHUB_TOKEN: token = run.token, ...allowed } = permitted(given, info);
  const services = { ...allowed, ...cacheMode(leg) };
  const environment = environmentNamed(info.environment, run.environments);
  const secrets = { ...secretsIn(environment, known, passed), GITHUB_TOKEN: token };
  const folders = {
    temporary: join(info.workspace, '../../_temp'),
    tools: join(info.workspace, '../../_tool'),
  };
  const fixed: Contexts = {
    ...leg.scope.contexts,
    github: {
      ...github,
      api_url: allowed.GITHUB_API_URL ?? github.api_url,
      event_path: eventFile(leg, folders.temporary),
      job: info.job,
      token,
      workspace: info.workspace,
    },
    vars: { ...vars, ...environment.vars },
    secrets,
    runner: runnerContext(folders, head.labels),
  };
  return {
    info,
    folders,
    services,
    masks: masksOf([...Object.values(secrets), ...tokensIn(services)]),
    contexts: (status) => ({ ...fixed, job: jobContext(leg, status) }),
  };
}

export function infoOf({ job, call, index }: Leg, { name, matrix, permissions, environment }: Head): JobInfo {
  const trail = [...call.trail, job.id];
  const { repository, ref, sha } = call.github;
  const folder = repository.split('/')[1] ?? '';
  return {
    job: job.id,
    path: trail.join('/'),
    name,
    index,
    matrix,
    permissions,
    ...(environment ? { environment: environment.name } : {}),
    repository,
    runId: call.run.runId,
    ref,
    sha,
    workflow: workflowRef(call.plan.file),
    // The runner makes two folders, one in the other, with the name of the repository.
    workspace: join(call.run.folder, ...trail, String(index), 'work', folder, folder),
  };
}

/** Without `id-token: write` the runner gets no address for identity tokens. */
function permitted(services: Variables, { permissions }: JobInfo): Record<string, string> {
  const identity = permissions['id-token'] === 'write';
  return Object.fromEntries(
    Object.entries(services).filter(([name]) => identity || !name.startsWith('ACTIONS_ID_TOKEN_')),
  );
}

/** `cache-mode` of the job or the workflow, as actions hear of it. */
function cacheMode({ job, call }: Leg): Variables {
  const mode = job.definition['cache-mode'] ?? call.plan.file.definition['cache-mode'];
  return mode === undefined ? {} : { ACTIONS_CACHE_MODE: mode };
}

const tokensIn = (services: Variables) =>
  Object.entries(services).flatMap(([name, value]) => (name.endsWith('_TOKEN') ? [value] : []));

function masksOf(secrets: readonly string[]): Masks {
  const masks = new Masks();
  for (const secret of secrets) masks.add(secret);
  return masks;
}

function eventFile({ call }: Leg, temporary: string): string {
  const folder = join(temporary, '_github_workflow');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'event.json'), JSON.stringify(call.github.event));
  return join(folder, 'event.json');
}

/** In a called workflow `job.workflow_*` name that, while `github.workflow_*` name the caller. */
function jobContext({ call }: Leg, status: Result): Contexts {
  const { file } = call.plan;
  return {
    status,
    workflow_repository: file.name,
    workflow_file_path: file.path,
    workflow_ref: workflowRef(file),
    workflow_sha: call.github.sha,
  };
}
