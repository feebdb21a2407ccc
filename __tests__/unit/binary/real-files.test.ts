import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspect } from '../../../src/binary/inspect.ts';
import { bytesSource } from '../../support/bytes-source.ts';
import { goVersion, helloCompanion, helloProgram, toolPath } from '../../support/go-programs.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const factsOf = (path: string) => inspect(bytesSource(readFileSync(path)));

const TARGETS = [
  'linux/amd64',
  'linux/arm64',
  'linux/ppc64le',
  'darwin/amd64',
  'darwin/arm64',
  'windows/amd64',
  'windows/arm64',
];

describe.skipIf(!goVersion)('programs of Go', () => {
  test.each(TARGETS)('%s, stripped and not, can be started and is in order', (target) => {
    for (const path of [helloProgram(target), helloCompanion(target)]) {
      expect(factsOf(path)).toMatchObject({ program: true, sectionTable: true, writableExecutable: false });
    }
  });

  test('a library for C is no program', () => {
    const folder = temporaryFolder('c-shared');
    const source =
      'package main\n\nimport "C"\n\n//export Answer\nfunc Answer() C.int { return 42 }\n\nfunc main() {}\n';
    writeFileSync(join(folder, 'main.go'), source);
    const library = join(folder, 'answer.so');
    const env = { ...process.env, CGO_ENABLED: '1' };
    execFileSync('go', ['build', '-buildmode=c-shared', '-o', library, 'main.go'], { cwd: folder, env });
    expect(factsOf(library)).toMatchObject({ program: false, positionIndependent: true });
  });
});

const upx = toolPath('upx');

describe.skipIf(!goVersion || !upx)('what UPX packs', () => {
  test.each([
    ['linux/amd64', { program: true, sectionTable: false, writableExecutable: false }],
    ['linux/arm64', { program: true, sectionTable: false, writableExecutable: false }],
    ['linux/ppc64le', { program: true, sectionTable: false, writableExecutable: false }],
    ['windows/amd64', { program: true, sectionTable: true, writableExecutable: true }],
  ])('%s', (target, facts) => {
    const packed = join(temporaryFolder('packed'), 'program');
    execFileSync(upx ?? '', ['-q', '-1', '-o', packed, helloProgram(target)]);
    expect(factsOf(packed)).toMatchObject({ ...facts, upx: { checksumValid: true } });
  });
});

const gcc = ['/usr/bin/gcc', '/usr/local/bin/gcc'].find((path) => existsSync(path));

describe.skipIf(!gcc)('what gcc makes', () => {
  test.each([
    ['a program at a fixed address', ['-no-pie'], true],
    ['a position-independent program', ['-pie', '-fPIE'], true],
    ['a static position-independent program', ['-static-pie'], true],
    ['a library', ['-shared', '-fPIC'], false],
    ['an object file', ['-c'], false],
  ])('%s', (_, flags, program) => {
    const folder = temporaryFolder('gcc');
    writeFileSync(join(folder, 'main.c'), 'int main(void) { return 0; }\n');
    execFileSync(gcc ?? '', [...flags, '-g', '-o', 'made', 'main.c'], { cwd: folder });
    expect(factsOf(join(folder, 'made')).program).toBe(program);
  });
});
