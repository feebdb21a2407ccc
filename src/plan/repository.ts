import { ReleaseError } from '../model/errors.ts';
import type { Exec } from '../ports.ts';

/** What git knows of the commit to release. */
export interface Repository {
  /** Absolute path of the work tree. */
  readonly root: string;
  /** The working directory inside it, with forward slashes and a final one; '' at the root. */
  readonly prefix: string;
  readonly commit: string;
  /** RFC 3339 in UTC. */
  readonly commitTime: string;
  readonly dirty: boolean;
  /** The branch that is checked out; '' where none is. */
  readonly branch: string;
  /** Tags on this commit. */
  readonly tags: readonly string[];
  /** Tags of earlier commits, nearest first; empty in a shallow clone. */
  readonly earlierTags: readonly string[];
  /** Clone address without credentials. */
  readonly origin: string | undefined;
}

/** Throws REPOSITORY_INVALID where there is no git work tree with a commit. */
export async function readRepository(workingDirectory: string, exec: Exec): Promise<Repository> {
  const git = async (...args: string[]): Promise<string> => {
    const finished = await exec.run({
      file: 'git',
      args,
      cwd: workingDirectory,
      timeoutMs: 60_000,
      env: { LC_ALL: 'C' },
    });
    if (finished.exitCode !== 0) throw notARepository(workingDirectory, finished.stderr);
    return finished.stdout.trimEnd();
  };
  const lines = async (...args: string[]): Promise<string[]> =>
    (await git(...args)).split('\n').filter((line) => line !== '');

  const root = await git('rev-parse', '--show-toplevel');
  const [prefix, head, status, branch, tags, earlierTags, origin] = await Promise.all([
    git('rev-parse', '--show-prefix'),
    git('log', '-1', '--format=%H %ct'),
    git('status', '--porcelain', '--untracked-files=normal'),
    git('branch', '--show-current'),
    lines('tag', '--points-at', 'HEAD'),
    lines('tag', '--merged', 'HEAD', '--sort=-creatordate', '--sort=-version:refname'),
    git('config', '--get', '--default', '', 'remote.origin.url'),
  ]);
  const [commit = '', seconds = '0'] = head.split(' ');
  return {
    root,
    prefix,
    commit,
    commitTime: new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z'),
    dirty: status !== '',
    branch,
    tags,
    earlierTags: earlierTags.filter((tag) => !tags.includes(tag)),
    origin: withoutCredentials(origin),
  };
}

/** A web or ssh address without user, password or query; undefined for a local path. */
export function withoutCredentials(address: string): string | undefined {
  const ssh = /^[^@/]+@([^:/]+):(.+)$/.exec(address);
  if (ssh) return `https://${ssh[1]}/${ssh[2]}`;
  if (!/^(https?|ssh|git):\/\//.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return `https://${url.host}${url.pathname}`;
}

function notARepository(folder: string, stderr: string): ReleaseError {
  const said = stderr.trim().split('\n').at(-1) ?? '';
  return new ReleaseError(
    'REPOSITORY_INVALID',
    `${folder} is not a git work tree with a commit: ${said}`,
    'run inside a clone of the repository, and commit what is to be released',
  );
}
