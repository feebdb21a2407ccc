import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ROOT } from './repository.ts';

export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** PATH with the tools that the set-up installs, before those of the machine. */
export const TOOL_PATH = [join(ROOT, '.tools/bin'), process.env.PATH ?? ''].join(delimiter);

/** That of `make release`: the vulnerability database of the tests is old. */
export const POLICY = join(ROOT, 'examples/policies/laptop.yml');

/** Runs the bundled command line, as a user does. */
export async function oracleRelease(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const { child, done } = startOracleRelease(args, options);
  child.stdin?.end();
  return done;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export function startOracleRelease(
  args: readonly string[],
  { cwd, env }: CliOptions = {},
): { child: ChildProcess; done: Promise<CliResult> } {
  const child = spawn(process.execPath, [join(ROOT, 'dist/cli/index.js'), ...args], {
    ...(cwd ? { cwd } : {}),
    env: { ...process.env, PATH: TOOL_PATH, COSIGN_PASSWORD: '', ORACLE_RELEASE_POLICY: POLICY, ...env },
    stdio: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const done = new Promise<CliResult>((resolve) => {
    child.once('close', (code, signal) =>
      resolve({ exitCode: code ?? (signal === 'SIGKILL' ? 137 : 1), stdout, stderr }),
    );
  });
  return { child, done };
}
