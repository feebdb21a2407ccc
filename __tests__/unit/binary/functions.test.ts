import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { functionSizes } from '../../../src/binary/functions.ts';
import { MalformedBinary } from '../../../src/binary/malformed.ts';
import { openImage } from '../../../src/binary/open.ts';
import { stretchesOf } from '../../../src/binary/stretches.ts';
import { buildElf, buildMachO, buildPe, goPieces } from '../../support/binaries.ts';
import { bytesSource } from '../../support/bytes-source.ts';
import { goVersion, helloProgram } from '../../support/go-programs.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const TARGETS = ['linux/amd64', 'linux/arm64', 'windows/amd64', 'darwin/arm64'];

describe.skipIf(!goVersion)('functions of a real program', () => {
  test.each(TARGETS)('%s: their code fills the text, but for what lies between', (target) => {
    const source = bytesSource(readFileSync(helloProgram(target)));
    const sizes = functionSizes(source);
    const text = openImage(source).sections.find(({ name }) => /^(\.|__)text$/.test(name))?.size ?? 0;
    const all = [...(sizes?.values() ?? [])].reduce((sum, size) => sum + size, 0);
    expect(sizes?.get('main.main')).toBeGreaterThan(32);
    expect(all).toBeLessThanOrEqual(text);
    expect(all).toBeGreaterThan(text * 0.95);
  });

  test('are as large as the symbols of Go say', () => {
    const folder = temporaryFolder('symbols');
    writeFileSync(join(folder, 'main.go'), 'package main\n\nfunc main() { println("hello") }\n');
    execFileSync('go', ['build', '-o', 'program', 'main.go'], { cwd: folder });
    const program = join(folder, 'program');
    const sizes = functionSizes(bytesSource(readFileSync(program)));
    const symbols = execFileSync('go', ['tool', 'nm', '-size', program], { encoding: 'utf8' });
    const told = [...symbols.matchAll(/^ *[0-9a-f]+ +(\d+) T (main\.main|runtime\.[a-z]\w+)$/gim)];
    expect(told.length).toBeGreaterThan(500);
    // With what aligns the next one; what Go and assembly both have under one name is added up.
    const fitting = told.filter(([, bytes, name = '']) => {
      const padding = (sizes?.get(name) ?? Number.NaN) - Number(bytes);
      return padding >= 0 && padding < 64;
    });
    expect(fitting.length).toBeGreaterThan(told.length * 0.95);
  });
});

test('a program without the table has none, and a broken one is refused', () => {
  expect(functionSizes(bytesSource(buildElf({ needed: ['libc.so.6'] })))).toBeUndefined();
  const headOnly = buildElf({ pieces: goPieces({ info: 'a', table: '.gopclntab' }) });
  expect(() => functionSizes(bytesSource(headOnly))).toThrow(MalformedBinary);
});

describe('stretches', () => {
  const pieces = goPieces({ info: '.data', table: '.rdata' });
  const files: [string, Uint8Array][] = [
    ['ELF', buildElf({ pieces })],
    ['ELF without a section table', buildElf({ pieces, sectionTable: false })],
    ['PE', buildPe({ pieces, imports: ['kernel32.dll'] })],
    ['Mach-O', buildMachO({ pieces, signed: true })],
    ...(goVersion
      ? TARGETS.map((target): [string, Uint8Array] => [target, readFileSync(helloProgram(target))])
      : []),
  ];

  test.each(files)('%s: every byte is in exactly one, and each has a name', (_, bytes) => {
    const source = bytesSource(bytes);
    let end = 0;
    for (const { name, offset, size } of stretchesOf(openImage(source), source)) {
      expect(offset).toBe(end);
      expect(size).toBeGreaterThan(0);
      expect(name).not.toBe('');
      end = offset + size;
    }
    expect(end).toBe(bytes.length);
  });
});
