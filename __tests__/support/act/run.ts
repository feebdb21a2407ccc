import { execFileSync, spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { TOOL_PATH } from '../cli.ts';
import { ROOT } from '../repository.ts';
import { standInEnvironment } from '../stand-ins/environment.ts';
import { type ActRequest, argumentsOf } from './command.ts';
import { needsOfFolders } from './needs.ts';
import { type ActRun, readRun } from './records.ts';

const SUITE = 'org/oracle-release';
/** The Node of these tests first, then the tools, then what the machine has. */
const PATH = [dirname(process.execPath), TOOL_PATH].join(delimiter);
const STAND_INS = join(ROOT, '__tests__/support/stand-ins');

export interface Limits {
  /** How long a run may take before it is ended by force and the test with it. 120 when not given. */
  readonly seconds?: number;
  /** Interrupts the run as a person would, by SIGINT. */
  readonly signal?: AbortSignal;
}

/** Runs a workflow with act, without containers and without a network, and reads what it said. */
export async function runAct(request: ActRequest, limits: Limits = {}): Promise<ActRun> {
  const home = mkdtempSync(join(tmpdir(), 'act-'));
  try {
    const files = { event: join(home, 'event.json'), nothing: join(home, 'nothing') };
    writeFileSync(files.event, JSON.stringify(request.event ?? {}));
    writeFileSync(files.nothing, '');
    const complete = {
      ...request,
      secrets: { GITHUB_TOKEN: 'ghs_NotATokenOfAnybody0000', ...request.secrets },
      environment: { ...environmentOfJobs(request.workspace), ...request.environment },
    };
    const needs = needsOfFolders([...new Set([request.workspace, request.suite])]);
    const args = argumentsOf(complete, needs, (repository) => folderOf(repository, request.suite), files);
    const start = (): Promise<Ended> => act(args, request.workspace, home, limits);
    const first = await start();
    // act's own maps are not safe for its own threads; a single thread makes it rare.
    const crashed = first.stderr.includes('fatal error: concurrent map');
    const { stdout, exitCode, stderr } = crashed ? await start() : first;
    return readRun(stdout, exitCode, stderr);
  } finally {
    // What a killed step started may still be writing.
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** The suite itself, or our stand-in for an action of GitHub. Nothing else is run here. */
function folderOf(repository: string, suite: string): string {
  const [name = ''] = repository.split('@');
  if (name === SUITE) return suite;
  const standIn = join(STAND_INS, name.replace(/^actions\//, ''));
  if (!existsSync(join(standIn, 'action.yml'))) throw new Error(`there is no stand-in for ${repository}`);
  return standIn;
}

/** What a runner has, and where this machine keeps what Go has already downloaded and built. */
function environmentOfJobs(workspace: string): Record<string, string> {
  const go = JSON.parse(output('go', ['env', '-json', ...GO_VARIABLES], ROOT)) as Record<string, string>;
  return {
    ...Object.fromEntries(Object.entries(go).filter(([, value]) => value !== '')),
    ...standInEnvironment(workspace),
    ...(process.env.SSL_CERT_FILE ? { SSL_CERT_FILE: process.env.SSL_CERT_FILE } : {}),
    GOMAXPROCS: '2',
    NO_COLOR: '1',
    GITHUB_REPOSITORY: 'acme/app',
    SHA_REF: output('git', ['rev-parse', 'HEAD'], workspace),
  };
}

const GO_VARIABLES = ['GOPROXY', 'GONOSUMDB', 'GOSUMDB', 'GOFLAGS', 'GOMODCACHE', 'GOCACHE'];

function output(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8' }).trim();
}

interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

function act(
  args: readonly string[],
  cwd: string,
  home: string,
  { seconds = 120, signal }: Limits,
): Promise<Ended> {
  // Its whole environment would be that of the jobs too. Without a standard input it cannot ask anything.
  const child = spawn(whereIs('act'), args, {
    cwd,
    env: { HOME: home, PATH: [unhurried(home), PATH].join(delimiter), GOMAXPROCS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout.on('data', (chunk: Buffer) => printed.stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.stderr.push(chunk));
  const interrupt = (): boolean => child.kill('SIGINT');
  signal?.addEventListener('abort', interrupt, { once: true });
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    // At SIGINT it ends its steps; only then can it be ended itself.
    interrupt();
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  }, seconds * 1000);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(limit);
      signal?.removeEventListener('abort', interrupt);
      const stdout = Buffer.concat(printed.stdout).toString();
      if (late) reject(new Error(`act did not end within ${seconds} s; last it said ${tail(stdout)}`));
      else resolve({ stdout, stderr: Buffer.concat(printed.stderr).toString(), exitCode: code ?? 1 });
    });
  });
}

/**
 * A folder with `node` and `bash` that give act time to read what a failing step printed last: act closes the
 * terminal of such a step at once, and the message that tells why it failed would often be lost.
 */
function unhurried(home: string): string {
  const bin = join(home, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const program of ['node', 'bash']) {
    const script = `#!/bin/sh\n'${whereIs(program)}' "$@" || { code=$?; sleep 0.3; exit "$code"; }\n`;
    writeFileSync(join(bin, program), script, { mode: 0o755 });
  }
  return bin;
}

function whereIs(program: string): string {
  const files = PATH.split(delimiter).map((folder) => join(folder, program));
  const found = files.find((file) => isExecutable(file));
  if (!found) throw new Error(`no ${program} on PATH`);
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function tail(text: string): string {
  return text.trimEnd().split('\n').slice(-3).join('\n');
}
