import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ReleaseError } from '../model/errors.ts';
import type { LongRunning, MemoryUse, Processes, ProcessId, RunningProgram } from '../ports.ts';
import { codeOf } from './disk.ts';
import { scrubbedEnvironment, TAG } from './exec.ts';

/** By it the runner finds what a job left running, and kills it at the end of the job. */
const MARK_OF_THE_JOB = 'RUNNER_TRACKING_ID';
const POLL_MS = 20;
/** How long a killed process may take to vanish. */
const KILL_MS = 5_000;
/** Below the range from which Linux picks ports for outgoing connections (32768 and up). */
const PORTS = { from: 20_000, to: 32_768 };
const PORT_ATTEMPTS = 500;

/** The Processes port over node:child_process and Linux' /proc. */
export function localProcesses(): Processes {
  const handedOut = new Set<number>();
  return {
    self: async () => self(),
    alive: async (process) => isAlive(process),
    start,
    find,
    memory,
    stop,
    freePort: (except) => freePort(except, handedOut),
  };
}

function self(): ProcessId {
  const status = statusOf(process.pid);
  if (!status) throw unsupported();
  return { pid: process.pid, token: status.token };
}

async function start(program: LongRunning): Promise<void> {
  mkdirSync(dirname(program.log), { recursive: true });
  const log = await open(program.log, 'a');
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(program.file, program.args, {
        cwd: program.cwd,
        // What has no value is not passed on.
        env: { ...scrubbedEnvironment(), [MARK_OF_THE_JOB]: undefined, [TAG]: program.tag },
        stdio: ['ignore', log.fd, log.fd],
        detached: true,
      });
      child.once('spawn', resolve);
      child.once('error', (cause) => reject(notStarted(program.file, cause)));
      child.unref();
    });
  } finally {
    await log.close();
  }
}

async function find(tag: string): Promise<RunningProgram[]> {
  const wanted = `${TAG}=${tag}`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .flatMap((pid) => {
      const status = statusOf(pid);
      // Programs it started itself inherit the tag; only the leader of the session is the one we started.
      if (!status || status.session !== pid || !environmentOf(pid).includes(wanted)) return [];
      return [{ pid, token: status.token, executable: `/proc/${pid}/exe` }];
    });
}

/**
 * proc_pid_smaps(5): the sums over all mappings, in kB. Memory of a memfd, from which UPX 5 runs programs, is no
 * file's either.
 */
async function memory(target: ProcessId): Promise<MemoryUse | undefined> {
  const text = readProc(`/proc/${target.pid}/smaps_rollup`);
  if (text === '' || !isAlive(target)) return undefined;
  const bytesOf = (name: string): number =>
    1024 * Number(new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0);
  return { anonymous: bytesOf('Anonymous') + bytesOf('Pss_Shmem'), resident: bytesOf('Rss') };
}

async function stop(target: ProcessId, graceMs: number): Promise<void> {
  signal(target, 'SIGTERM');
  if (await gone(target, graceMs)) return;
  signal(target, 'SIGKILL');
  if (await gone(target, KILL_MS)) return;
  throw new ReleaseError(
    'TOOL_TIMEOUT',
    `process ${target.pid} did not end ${KILL_MS / 1000} s after SIGKILL`,
    'look at the process with ps; it may hang in the kernel',
  );
}

async function gone(target: ProcessId, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs && isAlive(target); waited += POLL_MS) await sleep(POLL_MS);
  return !isAlive(target);
}

/** Signals the whole group, so that what the program started ends with it. */
function signal(target: ProcessId, name: NodeJS.Signals): void {
  if (!isAlive(target)) return;
  try {
    process.kill(-target.pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

function isAlive({ pid, token }: ProcessId): boolean {
  return statusOf(pid)?.token === token;
}

/** proc(5): fields after the name in brackets are state, ppid, pgrp, session, …, starttime (the 22nd of all). */
function statusOf(pid: number): { token: string; session: number } | undefined {
  const text = readProc(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state = 'X', , , session] = fields;
  if (text === '' || state === 'Z' || state === 'X') return undefined;
  return { token: `${bootId()}:${fields[19]}`, session: Number(session) };
}

/** Start times count from boot; with the id of the boot they never repeat. */
function bootId(): string {
  return readProc('/proc/sys/kernel/random/boot_id').trim();
}

function environmentOf(pid: number): string[] {
  return readProc(`/proc/${pid}/environ`).split('\0');
}

/** '' for processes that ended meanwhile or belong to somebody else. */
function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function freePort(except: readonly number[], handedOut: Set<number>): Promise<number> {
  for (let attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (except.includes(port) || !(await isFree(port)) || handedOut.has(port)) continue;
    handedOut.add(port);
    return port;
  }
  throw new ReleaseError(
    'BUSY',
    `${PORT_ATTEMPTS} ports between ${PORTS.from} and ${PORTS.to} were tried and none is free`,
    'end programs that listen there',
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function notStarted(file: string, cause: NodeJS.ErrnoException): ReleaseError {
  return new ReleaseError(
    'TOOL_MISSING',
    `${file} could not be started (${cause.code ?? cause.message})`,
    'check that the file is a program of this platform',
    cause,
  );
}

function unsupported(): ReleaseError {
  return new ReleaseError(
    'TOOL_MISSING',
    'this system has no /proc, by which the processes of a local fleet are told apart',
    'dispatch to a local fleet on Linux',
  );
}
