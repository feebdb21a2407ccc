import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { WorkflowFault } from './fault.ts';

/** A repository as the test gives it: its name, the ref it was asked for, the folder that holds it. */
export interface Repository {
  readonly name: string;
  readonly ref: string;
  readonly folder: string;
}

/** A path in a repository that `uses` names. */
export interface Reference extends Repository {
  readonly path: string;
}

/** Folders that stand for repositories on GitHub, by `owner/name`. */
export type Repositories = Readonly<Record<string, string>>;

/** What `owner/name/path@ref` or `$/path` names; `$/` is the repository that holds the file. */
export function resolveReference(
  uses: string,
  repositories: Repositories,
  self: Repository,
  where: string,
): Reference {
  if (uses.startsWith('$/')) return { ...self, path: uses.slice(2) };
  const [, owner, name, path = '', ref] = /^([^/@]+)\/([^/@]+)(?:\/([^@]+))?@(.+)$/.exec(uses) ?? [];
  if (owner === undefined || name === undefined || ref === undefined)
    throw new WorkflowFault(where, `uses: ${uses} is neither owner/name/path@ref nor $/path nor ./path`);
  return { ...repositoryNamed(`${owner}/${name}`, ref, repositories, `${where}, uses: ${uses}`), path };
}

export function repositoryNamed(
  name: string,
  ref: string,
  repositories: Repositories,
  where: string,
): Repository {
  const folder = repositories[name];
  if (folder === undefined) {
    const known = Object.keys(repositories).join(', ') || 'none';
    throw new WorkflowFault(where, `no folder is given for the repository ${name}; given are ${known}`);
  }
  return { name, ref, folder };
}

/** The folder of an action; `./path` is in the workspace, so only a running job can tell. */
export function actionFolder({ folder, path }: Reference, where: string): string {
  const found = join(folder, path);
  if (!existsSync(join(found, 'action.yml')))
    throw new WorkflowFault(where, `there is no action.yml in ${found}`);
  return found;
}
