import { dirname, join } from 'node:path/posix';
import { ReleaseError } from '../model/errors.ts';
import type { Exec } from '../ports.ts';

/** Which programs of a repository to plan: those that a tag of this commit names, all, or those in these folders. */
export type WantedProjects = 'tagged' | 'all' | readonly string[];

/** Folders with modules, or parts of modules, that are no programs to release. */
const NO_PROJECT = /(^|\/)(vendor|testdata|examples?|internal|tools?|hack|[._][^/]*)(\/|$)/;

/**
 * Folders that may hold a program, relative to the working directory: those with a module or a configuration of their
 * own, by what git tracks. Throws REPOSITORY_INVALID outside a git work tree.
 */
export async function findProjects(workingDirectory: string, exec: Exec): Promise<string[]> {
  const marks = ['go.mod', '.oracle-release.yml', '.oracle-release.yaml'];
  const finished = await exec.run({
    file: 'git',
    args: ['ls-files', '-z', '--', ...marks.flatMap((mark) => [mark, `*/${mark}`])],
    cwd: workingDirectory,
    timeoutMs: 60_000,
  });
  if (finished.exitCode !== 0) {
    throw new ReleaseError(
      'REPOSITORY_INVALID',
      `${workingDirectory} is not a git work tree: ${finished.stderr.trim()}`,
      'run inside a clone of the repository',
    );
  }
  return projectFolders(finished.stdout.split('\0').filter((path) => path !== ''));
}

/** The folders of tracked files that mark a program, sorted. */
export function projectFolders(paths: readonly string[]): string[] {
  const folders = new Set(paths.map((path) => dirname(path)));
  return [...folders].filter((folder) => folder === '.' || !NO_PROJECT.test(folder)).sort();
}

/** The main packages of a project that are not those of a project further down. */
export function ownMains(
  mains: readonly string[],
  folder: string,
  folders: readonly string[],
): readonly string[] {
  const below = folders.filter(
    (other) => other !== folder && (folder === '.' || other.startsWith(`${folder}/`)),
  );
  return mains.filter((main) => {
    const place = join(folder, main);
    return !below.some((other) => place === other || place.startsWith(`${other}/`));
  });
}

/** The place of a project in the repository, as `git rev-parse --show-prefix` tells it. */
export function prefixOf(prefix: string, folder: string): string {
  return folder === '.' ? prefix : `${join(prefix, folder)}/`;
}
