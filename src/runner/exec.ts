import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { performance } from 'node:perf_hooks';
import { ReleaseError } from '../model/errors.ts';
import { looksSecret } from '../model/secrets.ts';
import type { Command, Exec, Finished } from '../ports.ts';
import { codeOf } from './disk.ts';

const TEN_MINUTES = 600_000;
const SIXTEEN_MIB = 16 * 1024 * 1024;
/** How long a child may take to end by itself before it is killed. */
const GRACE_MS = 2_000;

/** Children must not see our secrets, nor options that would change what we measure. */
const OF_RUNNER = /^(INPUT|ACTIONS)_/i;
const STEERING = new Set(['UPX', 'NODE_OPTIONS']);
/** Every setting of these scanners has a variable, ignored vulnerabilities too; a stage passes on what it knows. */
const OF_SCANNERS = /^(SYFT|GRYPE|TRIVY)_/i;
/** The environment variable that carries a tag, so that a program is found even if we died while starting it. */
export const TAG = 'ORACLE_RELEASE_PROCESS';

/** The Exec port over node:child_process; an aborted signal ends every child and rejects. */
export function localExec(interrupted: AbortSignal): Exec {
  return { run: (command) => run(command, interrupted) };
}

export function scrubbedEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) =>
        !looksSecret(name) && !OF_RUNNER.test(name) && !STEERING.has(name) && !OF_SCANNERS.test(name),
    ),
  );
}

function run(command: Command, interrupted: AbortSignal): Promise<Finished> {
  interrupted.throwIfAborted();
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command.file, command.args, {
      cwd: command.cwd,
      env: {
        ...scrubbedEnvironment(),
        ...command.env,
        ...(command.tag !== undefined && { [TAG]: command.tag }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own group, so that what it started ends with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const cap = command.maxOutputBytes ?? SIXTEEN_MIB;
    const stdout = collect(child.stdout, cap);
    const stderr = collect(child.stderr, cap);
    let timedOut = false;
    const stop = (): void => end(child);
    const timer = setTimeout(() => {
      timedOut = true;
      stop();
    }, command.timeoutMs ?? TEN_MINUTES);
    interrupted.addEventListener('abort', stop, { once: true });

    const settle = (outcome: () => void): void => {
      clearTimeout(timer);
      interrupted.removeEventListener('abort', stop);
      outcome();
    };
    child.once('error', (cause) => settle(() => reject(notStarted(command.file, cause))));
    child.once('close', (code, signal) =>
      settle(() => {
        if (interrupted.aborted) return reject(interrupted.reason);
        resolve({
          exitCode: code ?? 128 + (signal ? constants.signals[signal] : 0),
          stdout: stdout.text(),
          stderr: stderr.text(),
          timedOut,
          truncated: stdout.truncated() || stderr.truncated(),
          ms: performance.now() - started,
        });
      }),
    );
  });
}

function collect(stream: NodeJS.ReadableStream, cap: number) {
  const chunks: Buffer[] = [];
  let kept = 0;
  let dropped = false;
  stream.on('data', (chunk: Buffer) => {
    const room = cap - kept;
    if (chunk.length > room) dropped = true;
    if (room > 0) chunks.push(chunk.subarray(0, room));
    kept += Math.min(room, chunk.length);
  });
  return { text: () => Buffer.concat(chunks).toString('utf8'), truncated: () => dropped };
}

function end(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM');
  setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS).unref();
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

function notStarted(file: string, cause: NodeJS.ErrnoException): ReleaseError {
  const why =
    cause.code === 'ENOENT' ? 'was not found' : `could not be started (${cause.code ?? cause.message})`;
  return new ReleaseError(
    'TOOL_MISSING',
    `${file} ${why}`,
    `install ${file} and put it on PATH; \`oracle-release doctor\` lists what is needed`,
    cause,
  );
}
