import { relative } from 'node:path';
import { messageOf, ReleaseError } from '../model/errors.ts';
import type { Command, Exec, Finished } from '../ports.ts';

/** What Go knows of the repository. */
export interface GoModule {
  /** Module path, for example `github.com/org/app`. */
  readonly path: string;
  /** Import path of the package in the working directory; the module path where there is none. */
  readonly importPath: string;
  /** `go1.26.8`. */
  readonly toolchain: string;
  /** What `go tool dist list` prints. */
  readonly supported: readonly string[];
  /** Main packages relative to the working directory: `.`, `./cmd/app`. */
  readonly mains: readonly string[];
}

/** Asks Go what it can build for, once for each toolchain. */
export type Supported = (toolchain: string, workingDirectory: string) => Promise<readonly string[]>;

/** Throws TOOL_MISSING without Go, REPOSITORY_INVALID without a module. */
export async function readModule(
  workingDirectory: string,
  exec: Exec,
  supported: Supported = supportedBy(exec),
): Promise<GoModule> {
  const go = (...args: string[]): Promise<string> => runGo(workingDirectory, args, exec);
  const [environment, packages] = await Promise.all([
    go('env', '-json', 'GOVERSION', 'GOMOD').then((text) => JSON.parse(text) as Record<string, string>),
    // Outside a module this fails, and the environment says better why.
    go(
      'list',
      '-e',
      '-find',
      '-f',
      '{{.Name}}\t{{.ImportPath}}\t{{.Dir}}\t{{with .Module}}{{.Path}}{{end}}',
      './...',
    ).catch((error: unknown) => error),
  ]);
  const { GOVERSION: toolchain = '', GOMOD = '' } = environment;
  if (GOMOD === '' || /^(\/dev\/null|NUL)$/.test(GOMOD)) throw noModule(workingDirectory);
  if (typeof packages !== 'string') throw packages;
  const found = lines(packages).map((line) => {
    const [name, importPath, folder = '', path = ''] = line.split('\t');
    return { name, importPath, main: relativePackage(workingDirectory, folder), path };
  });
  const modulePath = found.find(({ path }) => path !== '')?.path ?? lines(await go('list', '-m'))[0] ?? '';
  return {
    path: modulePath,
    importPath: found.find(({ main }) => main === '.')?.importPath ?? modulePath,
    toolchain,
    supported: await supported(toolchain, workingDirectory),
    mains: found
      .filter(({ name }) => name === 'main')
      .map(({ main }) => main)
      .sort(),
  };
}

export function supportedBy(exec: Exec): Supported {
  const known = new Map<string, Promise<readonly string[]>>();
  return (toolchain, workingDirectory) => {
    const asked = known.get(toolchain) ?? runGo(workingDirectory, ['tool', 'dist', 'list'], exec).then(lines);
    known.set(toolchain, asked);
    return asked;
  };
}

async function runGo(cwd: string, args: readonly string[], exec: Exec): Promise<string> {
  const finished = await startGo({ file: 'go', args, cwd, timeoutMs: 120_000 }, exec);
  if (finished.exitCode === 0) return finished.stdout;
  throw new ReleaseError(
    'REPOSITORY_INVALID',
    `go ${args.slice(0, 2).join(' ')} failed: ${finished.stderr.trim().split('\n').slice(0, 3).join(' ')}`,
    'make `go build ./...` work in the repository, then run again',
  );
}

async function startGo(command: Command, exec: Exec): Promise<Finished> {
  try {
    // A program may have no files but those for cgo; to list it takes no C compiler.
    return await exec.run({ ...command, env: { CGO_ENABLED: '1' } });
  } catch (cause) {
    if (!(cause instanceof ReleaseError) || cause.code !== 'TOOL_MISSING') throw cause;
    throw new ReleaseError(
      'TOOL_MISSING',
      `Go was not found: ${messageOf(cause)}`,
      'install Go 1.24 or newer and put it on PATH; on GitHub use actions/setup-go',
      cause,
    );
  }
}

function noModule(workingDirectory: string): ReleaseError {
  return new ReleaseError(
    'REPOSITORY_INVALID',
    `${workingDirectory} is not inside a Go module: no go.mod was found`,
    'give the folder of the module with working-directory, or run `go mod init`',
  );
}

function relativePackage(workingDirectory: string, folder: string): string {
  const path = relative(workingDirectory, folder).replaceAll('\\', '/');
  return path === '' ? '.' : `./${path}`;
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
