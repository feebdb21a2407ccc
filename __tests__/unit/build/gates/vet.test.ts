import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../../src/build/gates/source-tree.ts';
import { readVet } from '../../../../src/build/gates/vet.ts';
import { inShort, recorded, TREE } from './recorded.ts';

const FOUND_BEFORE_1_26 = [
  'brk/brk_test.go:5:28 compile: undefined: undefinedName',
  's_test.go:25:1 tests: ExampleX refers to unknown identifier: X',
  'v.go:10:10 copylocks: F passes lock by value: example.com/old.L contains sync.Mutex',
  'v.go:13:2 assign: self-assignment of unused to unused',
  'v.go:15:2 unreachable: unreachable code',
];

describe('go vet -json', () => {
  test.each([
    ['vet-go1.23.stderr', 'v.go:11:2', 'syntax_test.go:5:28'],
    ['vet-go1.25.stderr', 'v.go:11:14', 'syntax_test.go:5:36'],
  ])('tells its findings on stderr up to Go 1.25: %s', (name, format, log) => {
    const { reported, rest } = readVet('', recorded(name));
    expect(rest).toEqual([]);
    expect(placesOf(reported, TREE).places.map(inShort).sort()).toEqual(
      [
        ...FOUND_BEFORE_1_26,
        `${format} printf: fmt.Printf format %d has arg "text" of wrong type string`,
        `${log} printf: (*testing.common).Logf format %s has arg 1 of wrong type int`,
      ].sort(),
    );
  });

  test('tells them on stdout from Go 1.26, and what does not compile on stderr; each is told once', () => {
    const { reported, rest } = readVet(recorded('vet-go1.26.stdout'), recorded('vet-go1.26.stderr'));
    expect(rest).toEqual([]);
    expect(placesOf(reported, TREE).places.map(inShort)).toEqual([
      'brk/brk_test.go:5:28 compile: undefined: undefinedName',
      'build/build.go:5:12 compile: undefined: missing',
      'build/build.go:5:36 compile: undefined: alsoMissing',
      'sub/sub_test.go:25:1 tests: ExampleX refers to unknown identifier: X',
      'vetbad/syntax_test.go:5:36 printf: (*testing.common).Logf format %s has arg 1 of wrong type int',
      'vetbad/v.go:10:10 copylocks: F passes lock by value: example.com/rec/vetbad.L contains sync.Mutex',
      'vetbad/v.go:11:14 printf: fmt.Printf format %d has arg "text" of wrong type string',
      'vetbad/v.go:13:2 assign: self-assignment of unused',
      'vetbad/v.go:15:2 unreachable: unreachable code',
    ]);
  });

  test.each<[string, string, string[]]>([
    [
      'an analysis that failed',
      '{\n\t"a": {\n\t\t"printf": {\n\t\t\t"error": "no types"\n\t\t}\n\t}\n}',
      ['printf: no types'],
    ],
    [
      'a finding without a place',
      '{\n"a": {"printf": [{"posn": "-", "message": "odd"}]}\n}',
      ['printf: odd'],
    ],
    ['an object that was cut off', '{\n\t"a": {', ['{', '\t"a": {']],
    ['another format', '{\n"a": 1\n}', ['{', '"a": 1', '}']],
    [
      'a module that Go cannot read',
      'go: errors parsing go.mod:\ngo.mod:4: unknown directive: foo',
      ['go: errors parsing go.mod:'],
    ],
    ['progress', 'go: downloading example.com/m v1.0.0', []],
  ])('%s', (_, text, rest) => {
    expect(readVet('', text).rest).toEqual(rest);
  });

  test('a fault of go.mod is a place', () => {
    const { reported } = readVet('', 'go: errors parsing go.mod:\ngo.mod:4: unknown directive: foo\n');
    expect(reported.map(inShort)).toEqual(['go.mod:4 compile: unknown directive: foo']);
  });

  test('whatever is printed is read without an error', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '{}',
      '"a": ',
      '\n',
      '\t',
      ':',
      '1',
      'v.go',
      ' ',
      '# a',
      '[',
      ']',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const { reported } = readVet(text, text);
          for (const { line, column = 1 } of reported) expect(Math.min(line, column)).toBeGreaterThan(0);
        },
      ),
    );
  });
});
