import { relative } from 'node:path';
import { messageOf, ReleaseError } from '../model/errors.ts';
import type { Command, Exec, Finished } from '../ports.ts';

/** What Go knows of the repository. */
export interface GoModule {
  /** Module path, for example `github.com/org/app`. */
  readonly path: string;
  /** `go1.26.8`. */
  readonly toolchain: string;
  /** What `go tool dist list` prints. */
  readonly supported: readonly string[];
  /** Main packages relative to the working directory: `.`, `./cmd/app`. */
  readonly mains: readonly string[];
}

/** Throws TOOL_MISSING without Go, REPOSITORY_INVALID without a module. */
export async function readModule(workingDirectory: string, exec: Exec): Promise<GoModule> {
  const go = (...args: string[]): Promise<string> =>
    runGo({ file: 'go', args, cwd: workingDirectory, timeoutMs: 120_000 }, exec);
  const environment = JSON.parse(await go('env', '-json', 'GOVERSION', 'GOMOD')) as {
    GOVERSION: string;
    GOMOD: string;
  };
  if (!environment.GOMOD || /^(\/dev\/null|NUL)$/.test(environment.GOMOD)) {
    throw new ReleaseError(
      'REPOSITORY_INVALID',
      `${workingDirectory} is not inside a Go module: no go.mod was found`,
      'give the folder of the module with working-directory, or run `go mod init`',
    );
  }
  const [path, supported, mains] = await Promise.all([
    go('list', '-m'),
    go('tool', 'dist', 'list'),
    go('list', '-e', '-find', '-f', '{{if eq .Name "main"}}{{.Dir}}{{end}}', './...'),
  ]);
  return {
    path: lines(path)[0] ?? '',
    toolchain: environment.GOVERSION,
    supported: lines(supported),
    mains: lines(mains)
      .map((folder) => relativePackage(workingDirectory, folder))
      .sort(),
  };
}

async function runGo(command: Command, exec: Exec): Promise<string> {
  const finished = await startGo(command, exec);
  if (finished.exitCode === 0) return finished.stdout;
  throw new ReleaseError(
    'REPOSITORY_INVALID',
    `go ${command.args.slice(0, 2).join(' ')} failed: ${finished.stderr.trim().split('\n').slice(0, 3).join(' ')}`,
    'make `go build ./...` work in the repository, then run again',
  );
}

async function startGo(command: Command, exec: Exec): Promise<Finished> {
  try {
    return await exec.run({ ...command, env: { CGO_ENABLED: '0' } });
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

function relativePackage(workingDirectory: string, folder: string): string {
  const path = relative(workingDirectory, folder).replaceAll('\\', '/');
  return path === '' ? '.' : `./${path}`;
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
