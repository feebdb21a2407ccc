import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildElf, buildMachO, buildPackedElf, buildPe } from '../support/binaries.ts';
import { TOOL_PATH } from '../support/cli.ts';
import { goVersion, helloProgram, toolPath } from '../support/go-programs.ts';
import { ROOT } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** As long as one may take on a machine that runs other tests too; most of it is the start of Node. */
const AT_MOST_MS = 20_000;
const GCC = ['/usr/bin/gcc', '/usr/local/bin/gcc'].find((path) => existsSync(path));
const UPX = toolPath('upx');

const folder = temporaryFolder('hostile');
let program = Buffer.alloc(0);

beforeAll(() => {
  // Others may look inside: one test gives up its rights.
  chmodSync(folder, 0o755);
  if (goVersion) program = readFileSync(helloProgram('linux/amd64'));
});

interface Ended {
  readonly exitCode: number | null;
  readonly said: string;
  /** Code of the only result; undefined where the command stopped before it had one. */
  readonly code: string | undefined;
  readonly released: readonly string[];
}

/** `oracle-release pack --files <path>` from the sources. Throws where it does not end. */
async function pack(path: string, uid?: number): Promise<Ended> {
  const output = temporaryFolder('packed');
  if (uid !== undefined) chmodSync(output, 0o777);
  const args = [
    join(ROOT, 'src/cli.ts'),
    'pack',
    '--files',
    path,
    '--output',
    output,
    '--strategy',
    'standard',
  ];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, PATH: TOOL_PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: AT_MOST_MS,
    killSignal: 'SIGKILL',
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (exitCode === null) throw new Error(`did not end:\n${said}`);
  const result = join(output, 'stages/pack.json');
  const code = existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')).packed[0].code : undefined;
  const release = join(output, 'release');
  const hidden = readdirSync(output).filter((name) => name.startsWith('.tmp-'));
  const released = [...(existsSync(release) ? readdirSync(release) : []), ...hidden];
  return { exitCode, said, code, released };
}

function put(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes, { mode: 0o755 });
  return path;
}

function made(name: string, make: (path: string) => unknown): string {
  const path = join(folder, name);
  make(path);
  return path;
}

function patched(bytes: Uint8Array, patches: readonly (readonly [at: number, ...bytes: number[]])[]): Buffer {
  const copy = Buffer.from(bytes);
  for (const [at, ...put] of patches) copy.set(put, at);
  return copy;
}

/** Where the section headers of a 64-bit ELF file begin. */
const sectionsOf = (elf: Buffer): number => Number(elf.readBigUInt64LE(40));
/** The second section of a Go program begins where the third does. */
function overlapping(): Buffer {
  const copy = Buffer.from(program);
  const row = sectionsOf(copy) + 64;
  copy.copy(copy, row + 24, row + 64 + 24, row + 64 + 40);
  return copy;
}

const CUTS = [1, 4, 16, 40, 64, 120, 400, 4096, 100_000, 500_000, 1_000_000];

/** What each file leads to: the code of the result. All end with exit code 1. */
const NO_BINARIES: readonly [string, string, () => string][] = [
  ['an empty file', 'NOT_A_BINARY', () => put('empty', '')],
  ['one byte', 'NOT_A_BINARY', () => put('one', 'x')],
  ['text', 'NOT_A_BINARY', () => put('text', '#!/bin/sh\necho hello\n')],
  ...CUTS.map((size): [string, string, () => string] => [
    `a Go program cut off after ${size} bytes`,
    'NOT_A_BINARY',
    () => put(`cut-${size}`, program.subarray(0, size)),
  ]),
  ['a Go program without its last byte', 'NOT_A_BINARY', () => put('cut-1', program.subarray(0, -1))],
  ['overlapping sections', 'NOT_A_BINARY', () => put('overlapping', overlapping())],
  ['the wrong byte order', 'NOT_A_BINARY', () => put('order', patched(program, [[5, 2]]))],
  ['big-endian amd64', 'NOT_A_BINARY', () => put('big', buildElf({ littleEndian: false }))],
  ['a segment of 4 GiB', 'NOT_A_BINARY', () => put('4g', patched(program, [[64 + 56 + 32, 0, 0, 0, 0, 1]]))],
  [
    'sections of 16 EiB',
    'NOT_A_BINARY',
    () => put('16e', patched(program, [[sectionsOf(program) + 64 + 32, ...new Uint8Array(8).fill(255)]])),
  ],
  ['a section table at 4 GiB', 'NOT_A_BINARY', () => put('at4g', patched(program, [[40, 0, 0, 0, 0, 1]]))],
  ['65535 segments', 'NOT_A_BINARY', () => put('many', patched(program, [[56, 255, 255]]))],
  [
    'a PE section of 4 GiB',
    'NOT_A_BINARY',
    () => put('pe4g', patched(buildPe(), [[408, 255, 255, 255, 255]])),
  ],
  ['a fat Mach-O', 'NOT_A_BINARY', () => put('fat', Buffer.from('cafebabe00000002'.padEnd(200, '0'), 'hex'))],
  ['an ar archive', 'NOT_A_BINARY', () => put('lib.a', `!<arch>\n${'/'.padEnd(16)}${'0'.padEnd(42)}\`\n`)],
  ['a zip', 'NOT_A_BINARY', () => put('a.zip', Buffer.from('504b0506'.padEnd(44, '0'), 'hex'))],
  ['gzip of a binary', 'NOT_A_BINARY', () => put('binary.gz', gzipSync(program))],
  [
    'a tar.gz of a binary',
    'NOT_A_BINARY',
    () => {
      put('in-tar', program);
      return made('a.tar.gz', (path) => execFileSync('tar', ['-czf', path, 'in-tar'], { cwd: folder }));
    },
  ],
  [
    'what UPX packed already',
    'ALREADY_PACKED',
    () => put('fake', buildPackedElf({ format: 22, originalSize: 9 })),
  ],
  ['an ELF library', 'NOT_A_PROGRAM', () => put('lib.so', buildElf({ pie: true, needed: ['libc.so.6'] }))],
  ['a core dump', 'NOT_A_PROGRAM', () => put('core', buildElf({ type: 4 }))],
  ['a DLL', 'NOT_A_PROGRAM', () => put('lib.dll', buildPe({ dll: true }))],
  ['a COFF object file', 'NOT_A_BINARY', () => put('main.obj', Buffer.from('6486'.padEnd(400, '0'), 'hex'))],
  ['a Mach-O library', 'NOT_A_PROGRAM', () => put('lib.dylib', buildMachO({ fileType: 6 }))],
  ['an ELF program that is not of Go', 'NOT_GO', () => put('other', buildElf())],
];

describe.skipIf(!goVersion)('a file that is no Go program is refused with one message and a code', () => {
  test.each(NO_BINARIES)('%s: %s', async (_, code, make) => {
    const ended = await pack(make());
    expect(ended).toMatchObject({ exitCode: 1, code, released: [] });
    expectClear(ended.said);
    expect(ended.said.match(/✗ fail {2}pack upx-input/g)).toHaveLength(1);
  });

  test('an archive that go build made', async () => {
    put('main.go', 'package lib\n\nfunc Answer() int { return 42 }\n');
    const archive = made('go.a', (path) =>
      execFileSync('go', ['build', '-o', path, 'main.go'], {
        cwd: folder,
        env: { ...process.env, GOWORK: 'off' },
      }),
    );
    expect(await pack(archive)).toMatchObject({ exitCode: 1, code: 'NOT_A_BINARY', released: [] });
  });

  test.skipIf(!GCC)('an object file that gcc made', async () => {
    put('main.c', 'int main(void) { return 0; }\n');
    const object = made('main.o', (path) =>
      execFileSync(GCC ?? '', ['-c', '-o', path, 'main.c'], { cwd: folder }),
    );
    expect(await pack(object)).toMatchObject({ exitCode: 1, code: 'NOT_A_PROGRAM', released: [] });
  });
});

describe('what is no regular file is an input of the user that is wrong', () => {
  test.each<[string, string, () => string]>([
    ['nothing', 'FILE_MISSING', () => join(folder, 'nothing')],
    ['a folder', 'FILE_MISSING', () => made('folder', (path) => mkdirSync(path))],
    ['a link to nothing', 'FILE_MISSING', () => made('dangling', (path) => symlinkSync('not-there', path))],
    [
      'links in a circle',
      'FILE_MISSING',
      () => {
        made('circle-2', (path) => symlinkSync('circle', path));
        return made('circle', (path) => symlinkSync('circle-2', path));
      },
    ],
    ['a pipe', 'FILE_MISSING', () => made('pipe', (path) => execFileSync('mkfifo', [path]))],
    ['a link to a pipe', 'FILE_MISSING', () => made('to-pipe', (path) => symlinkSync('pipe', path))],
    ['a device without an end', 'FILE_MISSING', () => '/dev/zero'],
    ['a file of 5 GB with the head of a program', 'FILE_INVALID', sparse],
  ])('%s: %s', async (_, code, make) => {
    const ended = await pack(make());
    expect(ended).toMatchObject({ exitCode: 2, code: undefined, released: [] });
    expect(ended.said).toContain(`error[${code}]`);
    expectClear(ended.said);
  });

  const uid = process.getuid?.();
  test.skipIf(uid === undefined)('a file that may not be read: FILE_INVALID', async () => {
    const path = put('unreadable', buildElf());
    chmodSync(path, 0);
    const ended = await pack(path, uid === 0 ? 65_534 : undefined);
    expect(ended).toMatchObject({ exitCode: 2, released: [] });
    expect(ended.said).toContain('error[FILE_INVALID]');
    expectClear(ended.said);
  });
});

describe.skipIf(!goVersion || !UPX)('what only looks odd is packed', () => {
  test('a link to a good program, as the program', async () => {
    put('good', program);
    const ended = await pack(made('link', (path) => symlinkSync('good', path)));
    expect(ended).toMatchObject({ exitCode: 0, code: undefined, released: ['link'] });
    expect(readFileSync(join(folder, 'good')).equals(program)).toBe(true);
  });

  test('bytes behind a program, which are kept', async () => {
    const ended = await pack(put('appended', Buffer.concat([program, Buffer.alloc(65_536, 'more')])));
    expect(ended).toMatchObject({ exitCode: 0, code: undefined, released: ['appended'] });
  });
});

/** No trace of ours, and not more than a screen. */
function expectClear(said: string): void {
  expect(said).not.toMatch(/^\s+at .*:\d+:\d+|please report it/m);
  expect(said.split('\n').length).toBeLessThan(25);
}

/** Takes no room on the disk. */
function sparse(): string {
  return made('sparse', (path) => {
    if (goVersion) copyFileSync(helloProgram('linux/amd64'), path);
    else writeFileSync(path, buildElf());
    truncateSync(path, 5e9);
  });
}
