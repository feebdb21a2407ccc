import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Tool } from './pins.ts';

/** One tool being fetched: a way fills `stage`, which mirrors .tools, with checked files. */
export type Job = {
  tool: Tool;
  stage: string;
  /** Working folder of this whole run, shared by its jobs, removed at the end. */
  scratch: string;
};

/** What a way has put into the stage. `sha256` is the digest its pin is about, if it has one. */
export type Brought = { from: string; version: string; sha256?: string };

/** Runs a command without a shell and returns its stdout. The error is its last word on stderr. */
export function run(command: string, args: string[], options: RunOptions): Promise<string> {
  const { seconds, cwd, env = process.env } = options;
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { cwd, env, timeout: seconds * 1000, maxBuffer: 16 << 20, encoding: 'utf8' },
      (error, stdout, stderr) => {
        if (!error) resolve(stdout);
        else if (error.killed) reject(new Error(`${command} did not end within ${seconds} s`));
        else if (error.code === 'ENOENT') reject(new Error(`no ${command} on PATH`));
        else reject(new Error(`${command}: ${lastLine(stderr) || lastLine(error.message)}`));
      },
    );
  });
}

type RunOptions = { seconds: number; cwd?: string; env?: NodeJS.ProcessEnv };

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

export async function expectSha256(file: string, expected: string): Promise<void> {
  const seen = await sha256Of(file);
  if (seen !== expected) throw new Error(`sha256 is ${seen}, expected ${expected}`);
}

/** Copies one regular file out of an unpacked folder; a link that leads out of it is refused. */
export async function pick(folder: string, name: string, target: string): Promise<void> {
  const file = await realpath(`${folder}/${name}`);
  const inside = file.startsWith((await realpath(folder)) + sep);
  if (!inside || !(await stat(file)).isFile()) throw new Error(`${name} is not a plain file of its package`);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(file, target);
}

/** File name of a command on this platform. */
export function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

function lastLine(text: string): string {
  return (text.trimEnd().split('\n').at(-1) ?? '').trim().slice(0, 200);
}
