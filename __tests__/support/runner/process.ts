import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** How long the runner waits, in milliseconds. */
export interface Times {
  /** From SIGINT to SIGTERM. */
  readonly interrupt: number;
  /** From SIGTERM to killing the whole tree. */
  readonly terminate: number;
  /** From the end of a process to killing children that keep its output open. */
  readonly linger: number;
  /** A minute of `timeout-minutes`. */
  readonly minute: number;
}

/** actions/runner, ProcessInvoker. */
export const TIMES: Times = { interrupt: 7_500, terminate: 2_500, linger: 5_000, minute: 60_000 };

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly exitCode: number;
  /** Whether it was told to stop while it ran; how it then ended does not count. */
  readonly stopped: boolean;
}

/** Runs a process; told to stop it gets SIGINT, then SIGTERM, then its tree is killed. */
export async function runProcess(
  { program, args, cwd, environment }: Command,
  onLine: (line: string) => void,
  stop: AbortSignal,
  times: Times,
): Promise<Ended> {
  if (stop.aborted) return { exitCode: 1, stopped: true };
  // A group of its own, so that nothing but what it started is ever killed.
  const child = spawn(program, args, {
    cwd,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const read = [child.stdout, child.stderr].map((stream) => linesOf(stream, onLine));
  let timer: NodeJS.Timeout | undefined;
  const stopping = () => {
    child.kill('SIGINT');
    timer = setTimeout(() => {
      child.kill('SIGTERM');
      timer = setTimeout(() => killGroup(child.pid), times.terminate);
    }, times.interrupt);
  };
  stop.addEventListener('abort', stopping, { once: true });
  try {
    const exitCode = await exitOf(child);
    const stopped = stop.aborted;
    const linger = setTimeout(() => killGroup(child.pid), times.linger);
    await Promise.all(read);
    clearTimeout(linger);
    return { exitCode, stopped };
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', stopping);
  }
}

/** Kills what is left of a process group; one that is gone is no error. */
function killGroup(group: number | undefined): void {
  if (group === undefined) return;
  try {
    process.kill(-group, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 1)));
  });
}

async function linesOf(stream: Readable, onLine: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }))
    onLine(line);
}
