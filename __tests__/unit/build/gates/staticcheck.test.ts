import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../../src/build/gates/source-tree.ts';
import { readStaticcheck } from '../../../../src/build/gates/staticcheck.ts';
import { inShort, recorded, TREE } from './recorded.ts';

describe('staticcheck -f json', () => {
  test('findings, and what does not compile by the lines of the message', () => {
    const { reported, rest } = readStaticcheck(recorded('staticcheck.stdout'), '');
    expect(rest).toEqual([]);
    expect(placesOf(reported, TREE).places.map(inShort)).toEqual([
      'brk/brk_test.go:5:28 compile: undefined: undefinedName',
      'brk/brk_test.go:5:57 compile: cannot use "s" (untyped string constant) as int value in variable declaration',
      'build/build.go:5:12 compile: undefined: missing',
      'build/build.go:5:36 compile: undefined: alsoMissing',
      'vetbad/v.go:8:16 U1000: field mu is unused',
      'vetbad/v.go:11:13 SA5009: Printf format %d has arg #1 of wrong type string',
      'vetbad/v.go:13:2 SA4018: self-assignment of unused to unused',
    ]);
  });

  test('imports that are not there have a relative place, a cycle has none', () => {
    const { reported, rest } = readStaticcheck(recorded('staticcheck-imports.stdout'), '');
    expect(reported.map(inShort)).toEqual([
      'imp/imp.go:2:8 compile: no required module provides package example.com/nowhere; to add it: go get example.com/nowhere',
      expect.stringContaining('imp/imp.go:3:8 compile: package nostd/x is not in std'),
    ]);
    expect(rest).toEqual([expect.stringContaining('import cycle not allowed')]);
  });

  test('a fault of staticcheck.conf is one of the source', () => {
    const line =
      '{"code":"config","severity":"error","location":{"file":"/repo/staticcheck.conf","line":1,"column":24},"end":{"file":"","line":0,"column":0},"message":"expected a comma"}';
    const { reported } = readStaticcheck(`${line}\n`, '');
    expect(placesOf(reported, TREE).places.map(inShort)).toEqual([
      'staticcheck.conf:1:24 config: expected a comma',
    ]);
  });

  test('what was ignored on purpose is no finding', () => {
    const text = recorded('staticcheck.stdout').replaceAll('"severity":"error"', '"severity":"ignored"');
    expect(readStaticcheck(text, '')).toEqual({ reported: [], rest: [] });
  });

  test('what is not of the format is told as it stands', () => {
    const said =
      'err: exit status 1: stderr: go: errors parsing go.mod:\ngo.mod:4: unknown directive: foo\n\n';
    expect(readStaticcheck('{"code":', said).rest).toEqual([
      ...said.split('\n').filter((line) => line !== ''),
      '{"code":',
    ]);
  });

  test('whatever is printed is read without an error', () => {
    const line = fc.record({
      code: fc.string(),
      severity: fc.constantFrom('error', 'warning', 'ignored', ''),
      location: fc.record({ file: fc.string(), line: fc.double(), column: fc.double() }),
      message: fc.string(),
    });
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.json(),
            fc.string(),
            line.map((one) => JSON.stringify(one)),
          ),
        ),
        (lines) => {
          for (const { line, column = 1 } of readStaticcheck(lines.join('\n'), '').reported) {
            expect(Number.isInteger(line) && line > 0 && Number.isInteger(column) && column > 0).toBe(true);
          }
        },
      ),
    );
  });
});
