import { isAbsolute, posix, relative, resolve, sep } from 'node:path';
import { ReleaseError } from '../../model/errors.ts';
import type { Place } from '../../model/place.ts';
import type { Finished, Ports } from '../../ports.ts';

/** Where the source is, so that what a tool says of a file can be told as a path in the repository. */
export interface SourceTree {
  /** Absolute path of the repository, without symbolic links. */
  readonly root: string;
  /** The folder the tools run in, from the root, with forward slashes; '' at the root. */
  readonly prefix: string;
  /** Absolute paths of what is Go's own, which may lie in the repository too. */
  readonly foreign: readonly string[];
  /** `go1.26.8`. */
  readonly goVersion: string;
}

/** A place as a tool names it: the path is absolute, or relative to the folder the tool ran in. */
export type Reported = Place;

/** Go tells paths as `PWD` has them, with symbolic links in them, where that is the folder it runs in. */
export const REAL_PATHS = { PWD: undefined };

/** Asks git and Go. Without git, the root is the workspace of the runner, or else the working directory. */
export async function readSourceTree(
  workingDirectory: string,
  { exec, host }: Pick<Ports, 'exec' | 'host'>,
): Promise<SourceTree> {
  const ask = (file: string, ...args: string[]): Promise<Finished> =>
    exec.run({ file, args, cwd: workingDirectory, env: REAL_PATHS, timeoutMs: 60_000 });
  const [git, go] = await Promise.all([
    ask('git', 'rev-parse', '--show-toplevel', '--show-prefix').catch(unlessMissing),
    ask('go', 'env', 'GOVERSION', 'GOROOT', 'GOMODCACHE'),
  ]);
  const [goVersion = '', ...foreign] = go.stdout.split('\n').map((line) => line.trim());
  const known = { goVersion, foreign: foreign.filter((path) => path !== '') };
  if (git?.exitCode === 0) {
    const [root = '', prefix = ''] = git.stdout.split('\n');
    return { ...known, root: resolve(root), prefix };
  }
  const workspace = host.env('GITHUB_WORKSPACE');
  const prefix = workspace === undefined ? undefined : within(workspace, workingDirectory);
  return workspace === undefined || prefix === undefined
    ? { ...known, root: workingDirectory, prefix: '' }
    : { ...known, root: workspace, prefix };
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof ReleaseError && error.code === 'TOOL_MISSING') return undefined;
  throw error;
}

/** The path in the repository, with forward slashes; undefined for a file that is not of its own source. */
export function fileInRepository(file: string, tree: SourceTree): string | undefined {
  if (tree.foreign.some((folder) => isAbsolute(file) && within(folder, file) !== undefined)) return undefined;
  const path = isAbsolute(file)
    ? within(tree.root, file)
    : posix.join(tree.prefix, file.replaceAll('\\', '/'));
  const isOutside = path === undefined || path === '' || path === '..' || path.startsWith('../');
  return isOutside || /(^|\/)vendor\//.test(path) ? undefined : path;
}

function within(folder: string, path: string): string | undefined {
  const inside = relative(folder, path);
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return undefined;
  return inside.replaceAll(sep, '/');
}

/** A message is for a line in a report, not for all of what a test printed. */
const MESSAGE_LIMIT = 500;

export interface Placed {
  /** In the order of files and lines, each once. */
  readonly places: Place[];
  /** What was found in files that are not of the repository. */
  readonly elsewhere: readonly Reported[];
}

export function placesOf(reported: readonly Reported[], tree: SourceTree): Placed {
  const places = new Map<string, Place>();
  const elsewhere: Reported[] = [];
  for (const one of reported) {
    const file = fileInRepository(one.file, tree);
    if (file === undefined) elsewhere.push(one);
    else {
      const place = { ...one, file, message: one.message.trim().slice(0, MESSAGE_LIMIT) };
      places.set(JSON.stringify([file, one.line, one.column, place.message]), place);
    }
  }
  return { places: [...places.values()].sort(bySource), elsewhere };
}

function bySource(one: Place, other: Place): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || (one.column ?? 0) - (other.column ?? 0);
}
