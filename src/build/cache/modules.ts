import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finished, Ports } from '../../ports.ts';
import { moduleFault } from '../modules/go-words.ts';
import type { GoEnvironment } from './go-environment.ts';
import { archiveOf, type ModuleVersion, readSums } from './sums.ts';

const TEN_MINUTES = 600_000;
/** Windows takes some 32,000 characters for a command. */
const MODULES_AT_ONCE = 200;

interface Work {
  readonly workingDirectory: string;
  readonly go: GoEnvironment;
  readonly ports: Pick<Ports, 'exec' | 'files'>;
}

/** Where a module cache has what Go downloaded; it has the form of a module proxy. */
export function downloadsOf(modules: string): string {
  return join(modules, 'cache', 'download');
}

/**
 * Puts restored downloads into Go's module cache. Go takes them as from a proxy that nobody trusts: it computes the sum
 * of each anew and compares it with `go.sum`, and opens no connection. Undefined when all is well, else what Go said;
 * what it refused is not in the module cache then.
 */
export async function takeOver(downloads: string, work: Work): Promise<string | undefined> {
  const all = await download(work, downloads, []);
  if (all.exitCode === 0) return undefined;
  // Some modules are new since: what is there is taken all the same.
  const present = await presentIn(downloads, work);
  for (let from = 0; from < present.length; from += MODULES_AT_ONCE) {
    const some = present.slice(from, from + MODULES_AT_ONCE);
    const taken = await download(
      work,
      downloads,
      some.map(({ path, version }) => `${path}@${version}`),
    );
    if (taken.exitCode !== 0) return excerpt(taken);
  }
  return undefined;
}

/** Lays downloads of all modules that the program needs into a module cache of their own; what Go said when it could not. */
export async function layAside(modules: string, work: Work): Promise<string | undefined> {
  const fetched = await work.ports.exec.run({
    file: 'go',
    args: ['mod', 'download'],
    cwd: work.workingDirectory,
    timeoutMs: TEN_MINUTES,
  });
  if (fetched.exitCode !== 0) return excerpt(fetched);
  const copied = await download(work, downloadsOf(work.go.modules), [], modules);
  return copied.exitCode === 0 ? undefined : excerpt(copied);
}

/** `go mod download` from a folder and from nowhere else. */
function download(
  { workingDirectory, go, ports }: Work,
  from: string,
  modules: readonly string[],
  into = go.modules,
): Promise<Finished> {
  return ports.exec.run({
    file: 'go',
    args: ['mod', 'download', ...modules],
    cwd: workingDirectory,
    env: {
      GOPROXY: pathToFileURL(from).href,
      GONOPROXY: 'none',
      // Every sum is in go.sum, or the build would not start.
      GOSUMDB: 'off',
      GOMODCACHE: into,
      // Else no one but Go can remove what it unpacks.
      ...(into === go.modules ? {} : { GOFLAGS: `${go.flags} -modcacherw`.trim() }),
    },
    timeoutMs: TEN_MINUTES,
  });
}

async function presentIn(downloads: string, { go, ports }: Work): Promise<ModuleVersion[]> {
  const texts = await Promise.all(
    go.locks.map(async (lock) => ((await ports.files.stat(lock)) ? ports.files.readText(lock) : '')),
  );
  const wanted = texts.flatMap(readSums);
  const found = await Promise.all(wanted.map((one) => ports.files.stat(archiveOf(downloads, one))));
  return wanted.filter((_, index) => found[index] !== undefined);
}

function excerpt({ stderr, timedOut }: Finished): string {
  if (timedOut) return 'go mod download took longer than ten minutes';
  return moduleFault(stderr)?.what ?? stderr.trim().slice(0, 500);
}
