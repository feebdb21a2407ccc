import { join, relative } from 'node:path';
import type { Exec, Ports } from '../../ports.ts';
import type { BuildInputs } from '../inputs.ts';
import type { Place } from './causes.ts';
import { type ShiftedClock, shiftedClock } from './clock.ts';
import { copyWorkTree } from './work-tree.ts';

/** Another place to build in, where as much as possible is other than it was for the first build. */
export interface SecondPlace {
  /** In a copy of the repository. */
  readonly workingDirectory: string;
  /** Runs programs in the environment of this place. */
  readonly exec: Exec;
  /** Where binaries may go. */
  readonly binaries: string;
  readonly clock: ShiftedClock;
  /** What is another one, but for the clock; for a person. */
  readonly words: string;
  /** What is another one here than there. */
  readonly places: readonly Place[];
}

const USER = 'second';
/** As far from UTC as a zone can be: a local date is another one for most of the day. */
const TIME_ZONE = 'Pacific/Kiritimati';

/** Makes the place, before anything is built, and removes it when the work is done or has failed. */
export async function withSecondPlace<Result>(
  inputs: BuildInputs,
  ports: Ports,
  use: (place: SecondPlace) => Promise<Result>,
): Promise<Result> {
  const folder = await ports.files.temporaryFolder(inputs.output);
  try {
    return await use(await makePlace(inputs, folder, ports));
  } finally {
    await ports.files.remove(folder);
  }
}

async function makePlace(inputs: BuildInputs, folder: string, ports: Ports): Promise<SecondPlace> {
  const tree = join(folder, 'second');
  const temporary = await ports.files.temporaryFolder(folder);
  const { workingDirectory, root, sharesIndex } = await copyWorkTree(inputs, tree, ports);
  const clock = await shiftedClock(ports);
  const home = await otherHome(join(folder, 'home'), ports);
  const env: Record<string, string | undefined> = {
    ...clock.env,
    GOCACHE: join(folder, 'cache'),
    GOCACHEPROG: undefined,
    GOTMPDIR: undefined,
    TMPDIR: temporary,
    TMP: temporary,
    TEMP: temporary,
    ...(home && { HOME: home }),
    USER,
    LOGNAME: USER,
    TZ: TIME_ZONE,
    ...movedInto(tree, root, ports.host.env),
    ...(sharesIndex && { GIT_OPTIONAL_LOCKS: '0' }),
  };
  return {
    workingDirectory,
    exec: { run: (command) => ports.exec.run({ ...command, env: { ...command.env, ...env } }) },
    binaries: join(folder, 'binaries'),
    clock,
    words: `another folder, an empty build cache, another temporary folder${home ? ', home folder' : ''}, user and time zone`,
    places: placesOf({ root, tree, temporary, home }, ports.host.env),
  };
}

/** The home folder under another name: what lies in it is found, and its path is another. */
async function otherHome(
  path: string,
  { exec, host }: Pick<Ports, 'exec' | 'host'>,
): Promise<string | undefined> {
  const home = host.env('HOME');
  if (!home || host.goos === 'windows') return undefined;
  const linked = await exec.run({ file: 'ln', args: ['-s', home, path], timeoutMs: 10_000 });
  return linked.exitCode === 0 ? path : undefined;
}

/** Variables by which a hook may find the first work tree, where it would change it. */
const TREES = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR', 'INIT_CWD', 'PWD'];

function movedInto(
  tree: string,
  root: string,
  env: (name: string) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    TREES.flatMap((name) => {
      const inside = relative(root, env(name) ?? '/');
      return inside.startsWith('..') ? [] : [[name, join(tree, inside)]];
    }),
  );
}

function placesOf(
  {
    root,
    tree,
    temporary,
    home,
  }: { root: string; tree: string; temporary: string; home: string | undefined },
  env: (name: string) => string | undefined,
): Place[] {
  const user = env('USER');
  const firstHome = env('HOME');
  return [
    { kind: 'folder', first: root, second: tree },
    { kind: 'temporary folder', first: env('TMPDIR') ?? '/tmp', second: temporary },
    ...(firstHome && home ? [{ kind: 'home folder' as const, first: firstHome, second: home }] : []),
    ...(user && user.length > 2 ? [{ kind: 'user name' as const, first: user, second: USER }] : []),
  ];
}
