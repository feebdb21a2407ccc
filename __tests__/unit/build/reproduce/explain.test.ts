import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openImage } from '../../../../src/binary/open.ts';
import type { Traces } from '../../../../src/build/reproduce/causes.ts';
import { identical } from '../../../../src/build/reproduce/compare.ts';
import { explain } from '../../../../src/build/reproduce/explain.ts';
import { wordsOf } from '../../../../src/build/reproduce/words.ts';
import { buildElf, goBuildInfo, goPieces } from '../../../support/binaries.ts';
import { bytesSource } from '../../../support/bytes-source.ts';
import { goVersion, helloProgram } from '../../../support/go-programs.ts';

const FIRST = Date.UTC(2026, 10, 27, 21, 54, 32);
const SECOND = FIRST + 40_000;
const TRACES: Traces = {
  places: [
    { kind: 'temporary folder', first: '/tmp', second: '/home/u/repo/dist/.tmp-x/tmp' },
    { kind: 'folder', first: '/home/u/repo', second: '/home/u/repo/dist/.tmp-x/second' },
    { kind: 'home folder', first: '/home/u', second: '/home/u/repo/dist/.tmp-x/home' },
    { kind: 'user name', first: 'mallory', second: 'second' },
  ],
  times: { first: [{ from: FIRST, to: FIRST + 9000 }], second: [{ from: SECOND, to: SECOND + 9000 }] },
};

/** A program whose read-only data is between two texts of no meaning. */
function programOf(data: string | Uint8Array): Uint8Array {
  const filler = (name: string) => Buffer.from(`${name} `.repeat(40));
  const pieces = goPieces({ info: '.go.buildinfo', table: '.gopclntab' });
  const rodata = Buffer.concat([filler('before'), Buffer.from(data as Uint8Array), filler('\0after')]);
  return buildElf({ pieces: [{ name: '.rodata', data: rodata }, ...pieces] });
}

function told(first: string | Uint8Array, second: string | Uint8Array) {
  return wordsOf(explain(bytesSource(programOf(first)), bytesSource(programOf(second)), TRACES));
}

describe('what leaks', () => {
  test.each([
    [
      'the folder',
      'at /home/u/repo/main.go',
      'at /home/u/repo/dist/.tmp-x/second/main.go',
      'the folder leaks: "/home/u/repo/dist/.tmp-x/second/main.go" in the second build (.rodata)',
      '-trimpath',
    ],
    [
      'another folder of the same length',
      '"/home/u/repo", x',
      '"/home/u/REPO", x',
      'the folder leaks: "/home/u/repo" in the first build (.rodata)',
      '-trimpath',
    ],
    [
      'a temporary folder',
      '/tmp/go-build1/b001',
      '/home/u/repo/dist/.tmp-x/tmp/go-build2/b001',
      'the temporary folder leaks: "/tmp/go-build1/b001" in the first build (.rodata)',
      'temporary file',
    ],
    [
      'the user',
      'by mallory on',
      'by second on',
      'the user name leaks: "mallory" in the first build',
      'who ran it',
    ],
    [
      'the time',
      'on 2026-11-27T21:54:35Z, see',
      'on 2026-11-27T21:55:15Z, see',
      'the time leaks: "2026-11-27T21:54:35Z" in the first build (.rodata), "2026-11-27T21:55:15Z" in the second build',
      'commit',
    ],
    [
      'a folder, with the time beside',
      'in /home/u/repo on 2026-11-27T21:54:35Z;',
      'in /home/u/repo/dist/.tmp-x/second on 2026-11-27T21:55:15Z;',
      'the time leaks: "2026-11-27T21:54:35Z"',
      '-trimpath, and let no hook, generator or -X write an absolute path; take the time',
    ],
    ['text', 'number 4711!', 'number 4712!', 'text differs: ', 'random'],
  ])('%s', (_, first, second, line, remedy) => {
    const words = told(first, second);
    expect(words.detail).toContain(line);
    expect(words.remedy).toContain(remedy);
  });

  test('a time as a number', () => {
    const stamp = (ms: number) => {
      const bytes = Buffer.from('\x1f\x8b\x08\x00TIME\x00\x03', 'latin1');
      bytes.writeUInt32LE(ms / 1000, 4);
      return bytes;
    };
    expect(told(stamp(FIRST), stamp(SECOND)).detail).toContain('the time leaks: "0x');
  });

  test('what is not printable does not get into the report', () => {
    const { detail } = told(
      'x\x1b[31m\u202e::error::/home/u/repo\x07',
      'y\x1b[31m\u202e::error::/elsewhere\x07',
    );
    expect(detail).not.toMatch(/[^\n\x20-\x7e]/);
  });
});

describe('what Go says of the two', () => {
  test('a setting, a module and a version', () => {
    const program = (version: string, lines: string[]) =>
      bytesSource(buildElf({ pieces: [{ name: '.go.buildinfo', data: goBuildInfo(version, lines) }] }));
    const first = program('go1.26.7', ['dep\ta.b/c\tv1.0.0\th1:A', 'build\tvcs.modified=false']);
    const second = program('go1.26.8', ['dep\ta.b/c\tv1.0.1\th1:B', 'build\tvcs.modified=true']);
    const { buildInfo } = explain(first, second, TRACES);
    expect(buildInfo).toEqual([
      'the Go version is go1.26.7, then go1.26.8',
      'module a.b/c is a.b/c@v1.0.0 h1:A, then a.b/c@v1.0.1 h1:B',
      'setting vcs.modified is false, then true',
    ]);
    expect(wordsOf(explain(first, second, TRACES)).remedy).toContain('git tracks');
  });

  test('a second file that is no program', () => {
    const { detail, measured } = wordsOf(
      explain(bytesSource(programOf('x')), bytesSource(Buffer.from('no')), TRACES),
    );
    expect(detail).toContain('neither ELF, Mach-O nor PE');
    expect(measured).toMatch(/^\d+ bytes differ$/);
  });
});

describe.skipIf(!goVersion)('a real program', () => {
  const TARGETS = ['linux/amd64', 'darwin/arm64', 'windows/amd64'];

  test.each(TARGETS)('%s: an edit is found in its section, at its place', (target) => {
    const original = readFileSync(helloProgram(target));
    const { sections } = openImage(bytesSource(original));
    const named = sections.filter(
      ({ name, size }) => size > 0 && sections.filter((other) => other.name === name).length === 1,
    );
    const edit = fc.record({
      section: fc.constantFrom(...named),
      at: fc.nat(),
      by: fc.integer({ min: 1, max: 255 }),
    });
    fc.assert(
      fc.property(edit, ({ section, at, by }) => {
        const edited = Buffer.from(original);
        const place = at % section.size;
        edited[section.offset + place] = ((edited[section.offset + place] ?? 0) + by) & 255;
        const [first, second] = [bytesSource(original), bytesSource(edited)];
        expect(identical(first, second)).toBe(false);
        const found = explain(first, second, TRACES).sections;
        expect(found.map(({ first: part, bytes, at: from }) => [part?.name, bytes, from])).toEqual([
          [section.name, 1, place],
        ]);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    ['linux/amd64', '.rodata'],
    ['darwin/arm64', '__rodata'],
    ['windows/amd64', '.rdata'],
  ])('%s: a folder among its strings is found in %s', (target, section) => {
    const withText = (text: string) => {
      const program = Buffer.from(readFileSync(helloProgram(target)));
      program.write(text, program.indexOf('malformed GOMEMLIMIT'), 'latin1');
      return bytesSource(program);
    };
    const { detail } = wordsOf(explain(withText('/home/u/repo/x on'), withText('/home/v/repo/x on'), TRACES));
    expect(detail).toContain(`the folder leaks: "/home/u/repo/x" in the first build (${section})`);
  });

  test('anything may have become of the second', () => {
    const original = readFileSync(helloProgram('linux/amd64'));
    const edit = fc.record({
      at: fc.oneof(fc.nat({ max: 5000 }), fc.nat()),
      bytes: fc.uint8Array({ maxLength: 64 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), fc.nat(), (edits, cut) => {
        const edited = Buffer.from(original.subarray(0, original.length - (cut % 4096)));
        for (const { at, bytes } of edits) edited.set(bytes.subarray(0, 1), at % edited.length);
        const { measured } = wordsOf(explain(bytesSource(original), bytesSource(edited), TRACES));
        expect(measured).toMatch(/^\d+ bytes differ$/);
      }),
      { numRuns: 25 },
    );
  });
});
