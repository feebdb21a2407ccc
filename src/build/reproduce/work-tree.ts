import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { ReleaseError } from '../../model/errors.ts';
import type { Exec, Ports } from '../../ports.ts';

/** What has to be copied so that a build finds everything again that it found here. */
interface Source {
  /** Absolute path of the repository; of the outermost one where it is a submodule. */
  readonly root: string;
  /** The working directory inside it. */
  readonly prefix: string;
  /** Absolute path of git's own folder; undefined outside git. */
  readonly gitFolder: string | undefined;
}

export interface Copied {
  /** The working directory in the copy. */
  readonly workingDirectory: string;
  /** What was copied. */
  readonly root: string;
  /** The original is a linked work tree of git: it and the copy have one index. */
  readonly sharesIndex: boolean;
}

/**
 * Copies the repository of the working directory with everything in it, committed or not, so that git and Go see the
 * same state there. The output folder stays behind.
 */
export async function copyWorkTree(
  { workingDirectory, output }: { readonly workingDirectory: string; readonly output: string },
  to: string,
  { exec, files }: Pick<Ports, 'exec' | 'files'>,
): Promise<Copied> {
  const { root, prefix, gitFolder } = await sourceOf(workingDirectory, exec);
  const here = join(root, prefix);
  const copied = join(to, prefix);
  const inOutput = relative(workingDirectory, output);
  const objects = join(root, '.git', 'objects');
  await files.copyFolder(root, to, [
    join(here, inOutput),
    ...(gitFolder ? [objects] : []),
    ...(await goFolders(workingDirectory, exec)),
  ]);
  for (const file of await trackedFiles(here, inOutput, gitFolder, exec))
    await files.copy(join(here, file), join(copied, file));
  const isLinked = gitFolder !== undefined && (await files.stat(join(root, '.git')))?.kind !== 'folder';
  // Commits are not copied but read where they are, as `git clone --shared` does it.
  if (isLinked) await files.write(join(to, '.git'), `gitdir: ${gitFolder}\n`);
  else if (gitFolder) await files.write(join(to, '.git', 'objects', 'info', 'alternates'), `${objects}\n`);
  return { workingDirectory: copied, root, sharesIndex: isLinked };
}

async function sourceOf(workingDirectory: string, exec: Exec): Promise<Source> {
  const git = (cwd: string, ...args: string[]) =>
    answer(exec, { file: 'git', args: ['rev-parse', ...args], cwd });
  const top = await git(workingDirectory, '--show-toplevel');
  if (!top) return outsideGit(workingDirectory, exec);
  const inside = (await git(workingDirectory, '--show-prefix')) ?? '';
  let root = top;
  for (let outer = await git(root, '--show-superproject-working-tree'); outer; ) {
    root = outer;
    outer = await git(root, '--show-superproject-working-tree');
  }
  return {
    root: resolve(root),
    prefix: join(relative(root, top), inside.replace(/\/$/, '')),
    gitFolder: await git(root, '--absolute-git-dir'),
  };
}

/** The workspace, or the module. */
async function outsideGit(workingDirectory: string, exec: Exec): Promise<Source> {
  const files = await answer(exec, { file: 'go', args: ['env', 'GOWORK', 'GOMOD'], cwd: workingDirectory });
  const root = (files ?? '')
    .split('\n')
    .map((file) => dirname(file))
    .find((folder) => isAbsolute(folder) && !relative(folder, workingDirectory).startsWith('..'));
  return {
    root: root ?? workingDirectory,
    prefix: relative(root ?? workingDirectory, workingDirectory),
    gitFolder: undefined,
  };
}

/** Go's own folders may lie in the repository; they are large and are found without a copy. */
async function goFolders(workingDirectory: string, exec: Exec): Promise<string[]> {
  const folders = await answer(exec, {
    file: 'go',
    args: ['env', 'GOMODCACHE', 'GOCACHE'],
    cwd: workingDirectory,
  });
  return (folders ?? '').split('\n').filter(isAbsolute);
}

/** Files of the output folder that git tracks: without them the copy would have changes that are none here. */
async function trackedFiles(
  here: string,
  inOutput: string,
  gitFolder: string | undefined,
  exec: Exec,
): Promise<string[]> {
  if (!gitFolder || inOutput.startsWith('..')) return [];
  const listed = await answer(exec, { file: 'git', args: ['ls-files', '-z', '--', inOutput], cwd: here });
  return (listed ?? '').split('\0').filter((file) => file !== '');
}

/** The first lines of what a program says; undefined where it fails. */
async function answer(
  exec: Exec,
  command: { readonly file: string; readonly args: readonly string[]; readonly cwd: string },
): Promise<string | undefined> {
  const finished = await exec
    .run({ ...command, timeoutMs: 60_000, env: { LC_ALL: 'C' } })
    .catch((error: unknown) => {
      if (error instanceof ReleaseError && error.code === 'TOOL_MISSING') return undefined;
      throw error;
    });
  return finished?.exitCode === 0 ? finished.stdout.trim() : undefined;
}
