import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Ports } from '../../src/ports.ts';
import { localPorts } from '../../src/runner/ports.ts';
import { helloProgram, placeProgram, TOOLS, toolPath } from '../support/go-programs.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { POLICY, packOne } from '../unit/pack/fake-upx.ts';

const INSTALLED = join(TOOLS, '../opt/wine64');
const DLLS = 'opt/wine64/lib/x86_64-linux-gnu/wine/x86_64-windows';
const LOADER = 'opt/wine64/lib/wine/wine64';
const upx = toolPath('upx');
const missing = [!existsSync(join(TOOLS, 'wine64')) && 'wine64 of the repository', !upx && 'UPX'].find(
  (tool) => tool,
);

/** The installed Wine in another place, as it is before its first use. */
function freshWine(): string {
  const tree = temporaryFolder('wine');
  mkdirSync(join(tree, 'opt'));
  execFileSync('cp', ['-a', INSTALLED, join(tree, 'opt')]);
  for (const name of readdirSync(join(tree, 'opt/wine64')))
    if (name.startsWith('prefix-')) rmSync(join(tree, 'opt/wine64', name), { recursive: true });
  mkdirSync(join(tree, 'bin'));
  execFileSync('cp', ['-a', join(TOOLS, 'wine64'), join(tree, 'bin')]);
  return tree;
}

/** The same Wine as a distribution has it: without our scripts, and as one of 8.13 or as an older one. */
function ordinaryWine(kind: 'recent' | 'old'): string {
  const tree = freshWine();
  const dll = join(tree, DLLS, 'bcryptprimitives.dll');
  const bytes = readFileSync(dll);
  // By this mark Wine knows its own DLLs, which it copies into every prefix.
  bytes.write('Wine builtin DLL\0', 0x40, 'latin1');
  if (kind === 'recent') writeFileSync(dll, bytes);
  else rmSync(dll);
  rmSync(join(tree, 'bin/wine64'));
  script(join(tree, 'opt/wine64/lib/wine/wineserver'), `exec "\${0%/*}/wineserver64" "$@"`);
  const libraries = join(tree, 'opt/wine64/lib');
  script(join(tree, 'bin/wine'), `LD_LIBRARY_PATH='${libraries}' exec '${join(tree, LOADER)}' "$@"`);
  return tree;
}

function script(path: string, line: string): void {
  writeFileSync(path, `#!/bin/sh\n${line}\n`);
  chmodSync(path, 0o755);
}

/** This machine, with UPX and the one Wine. */
function portsWith(wine: string, name: string): Ports {
  const local = localPorts();
  const paths: Record<string, string | undefined> = { upx, [name]: join(wine, 'bin', name) };
  const find: Ports['tools']['find'] = async (wanted) => {
    const path = paths[wanted];
    return path ? { name: wanted, path, sha256: (await local.files.digest(path)).sha256 } : undefined;
  };
  return { ...local, tools: { find } };
}

async function packedUnder(wine: string, name: 'wine' | 'wine64', plain: string) {
  const folder = temporaryFolder('wine-pack');
  const target = 'windows/amd64';
  const subject = { name: target, target, plain, release: join(folder, 'release/app.exe') };
  const { checks, result } = await packOne(subject, POLICY, folder, portsWith(wine, name));
  expect(readdirSync(folder)).toEqual(['release']);
  return { run: checks.find((check) => check.name === 'upx-run'), result };
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function started(
  wine: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(wine, 'bin/wine64'), args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Processes of this Wine: by where their program lies. */
function runningOf(wine: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/exe`).startsWith(wine);
    } catch {
      return false;
    }
  });
}

const FOUR = ['1', '2', '3', '4'];

describe('the Wine of the repository', () => {
  test('makes its prefix once, also for programs that are its first at the same time', async ({ skip }) => {
    if (missing) return skip(`no ${missing}`);
    const wine = freshWine();
    const program = placeProgram('windows/amd64');
    const ended = await Promise.all(FOUR.map((code) => started(wine, [program, code])));
    expect(ended.map(({ code }) => code)).toEqual([1, 2, 3, 4]);
    const windowsPath = `Z:${program.replaceAll('/', '\\')}`;
    expect(ended.map(({ output }) => output.split(/\r?\n/)[0])).toEqual(FOUR.map(() => windowsPath));
    const prefixes = readdirSync(join(wine, 'opt/wine64')).filter((name) => name.startsWith('prefix-'));
    expect(prefixes).toEqual([expect.stringMatching(/^prefix-\d+$/)]);
  });

  test('leaves HOME as it is, and nothing of it runs on', async ({ skip }) => {
    if (missing) return skip(`no ${missing}`);
    const wine = freshWine();
    const home = temporaryFolder('home');
    const env = { ...process.env, HOME: home, WINEPREFIX: join(home, '.wine'), DISPLAY: ':99' };
    expect(await started(wine, [helloProgram('windows/amd64'), 'version'], env)).toEqual({
      code: 0,
      output: 'hello 1.2.3\n',
    });
    expect(readdirSync(home)).toEqual([]);
    await expect.poll(() => runningOf(wine), { timeout: 10_000 }).toEqual([]);
  });

  test('proves a packed program that prints where it lies', async ({ skip }) => {
    if (missing) return skip(`no ${missing}`);
    const { run, result } = await packedUnder(freshWine(), 'wine64', placeProgram('windows/amd64'));
    expect(run, run?.detail).toMatchObject({ verdict: 'pass', detail: 'wine with "version"' });
    expect(result).toMatchObject({ ran: 'wine', state: 'packed' });
  });
});

describe('a Wine of the machine', () => {
  test('proves a packed program in a prefix of its own, removed afterwards', async ({ skip }) => {
    if (missing) return skip(`no ${missing}`);
    const before = existsSync(join(homedir(), '.wine'));
    const { run, result } = await packedUnder(ordinaryWine('recent'), 'wine', helloProgram('windows/amd64'));
    expect(run, run?.detail).toMatchObject({ verdict: 'pass' });
    expect(result).toMatchObject({ ran: 'wine', state: 'packed' });
    expect(existsSync(join(homedir(), '.wine'))).toBe(before);
  });

  test('that is too old for Go programs proves nothing, and says so', async ({ skip }) => {
    if (missing) return skip(`no ${missing}`);
    const { run, result } = await packedUnder(ordinaryWine('old'), 'wine', helloProgram('windows/amd64'));
    expect(run).toMatchObject({ verdict: 'not-run' });
    expect(run?.detail).toContain('bcryptprimitives.dll not found');
    expect(result).toMatchObject({ ran: 'not-run', state: 'packed' });
  });
});
