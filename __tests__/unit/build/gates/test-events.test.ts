import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileInRepository, placesOf } from '../../../../src/build/gates/source-tree.ts';
import { readTestEvents, type TestRun } from '../../../../src/build/gates/test-events.ts';
import { inShort, recorded, TREE } from './recorded.ts';

const read = (name: string, stderr = ''): TestRun =>
  readTestEvents(recorded(name), stderr, (file) => fileInRepository(file, TREE));

/** What each failure has to say, by kind. */
const told = ({ failures }: TestRun) =>
  failures.map(({ package: name, test, ended, traced, printed }) => ({
    who: `${name} ${test ?? ''}`.trim(),
    ended,
    traced: placesOf(traced, TREE).places.map(inShort),
    printed: placesOf(printed, TREE).places.map(inShort),
  }));

describe('go test -json', () => {
  const run = read('tests.stdout');

  test('counts what ran', () => {
    expect(run).toMatchObject({ tests: 14, packages: 5, rest: [] });
  });

  test('what does not compile is told once, at its lines', () => {
    expect(placesOf(run.uncompiled, TREE).places.map(inShort)).toEqual([
      'brk/brk_test.go:5:28 compile: undefined: undefinedName',
      'brk/brk_test.go:5:57 compile: cannot use "s" (untyped string constant) as int value in variable declaration',
      'build/build.go:5:12 compile: undefined: missing',
      'build/build.go:5:36 compile: undefined: alsoMissing',
    ]);
  });

  test('each failed test with its lines; what fails with its subtests only is left out', () => {
    expect(told(run)).toEqual([
      {
        who: 'example.com/rec/pan TestPanics',
        ended: true,
        traced: ['pan/pan_test.go:5 -: panic: assignment to entry in nil map'],
        printed: [],
      },
      {
        who: 'example.com/rec/race TestRace',
        ended: true,
        traced: ['race/race_test.go:8 -: data race: read here, previous write at race/race_test.go:11'],
        printed: [],
      },
      {
        who: 'example.com/rec/slow TestSlow/inner',
        ended: false,
        traced: ['slow/slow_test.go:11 TestSlow: still running when 4s were over'],
        printed: [],
      },
      {
        who: 'example.com/rec/sub TestTable/bad:_one/two',
        ended: true,
        traced: [],
        printed: ['sub/sub_test.go:14 -: got 2, want 1'],
      },
      {
        who: 'example.com/rec/sub TestTable/fatal',
        ended: true,
        traced: [],
        printed: ['sub/sub_test.go:16 -: about to die', 'sub/sub_test.go:17 -: dead'],
      },
      { who: 'example.com/rec/sub TestQuiet', ended: true, traced: [], printed: [] },
      { who: 'example.com/rec/sub ExampleX', ended: true, traced: [], printed: [] },
    ]);
  });

  test('an example that failed has what it got and wanted as its output', () => {
    expect(run.failures.at(-1)?.output).toEqual(['x', 'got:', 'want:', 'y']);
  });

  test('crashes, exits, parallel tests, fuzz seeds, packages that never came to their tests', () => {
    const crashes = read('crashes.stdout');
    expect(told(crashes)).toEqual([
      {
        who: 'example.com/r2/dead TestD',
        ended: false,
        traced: ['dead/e_test.go:3 -: panic: assignment to entry in nil map'],
        printed: [],
      },
      { who: 'example.com/r2/exit TestE', ended: false, traced: [], printed: [] },
      {
        who: 'example.com/r2/goro TestLock',
        ended: false,
        traced: ['goro/e_test.go:3 -: fatal error: sync: unlock of unlocked mutex'],
        printed: [],
      },
      { who: 'example.com/r2/main', ended: true, traced: [], printed: [] },
      { who: 'example.com/r2/par TestA', ended: true, traced: [], printed: ['par/e_test.go:3 -: a late'] },
      {
        who: 'example.com/r2/par TestB',
        ended: true,
        traced: [],
        printed: ['par/e_test.go:4 -: b first', 'par/e_test.go:4 -: b bad', 'par/e_test.go:4 -: closed'],
      },
      { who: 'example.com/r2/par FuzzX/seed#0', ended: true, traced: [], printed: ['par/e_test.go:5 -: fz'] },
    ]);
    expect(crashes.failures.find((one) => one.package.endsWith('main'))?.output).toEqual(['no database']);
    expect(crashes.uncompiled.map(inShort)).toEqual([
      'imp/imp.go:2:8 compile: no required module provides package example.com/nowhere; to add it: go get example.com/nowhere',
      expect.stringContaining('imp/imp.go:3:8 compile: package nostd/x is not in std'),
    ]);
    expect(crashes.rest.join('\n')).toContain('import cycle not allowed');
  });

  test('of tests that hang, each is named at its line, not those that wait for them; a race in a library is at its caller', () => {
    const all = told(read('hang.stdout'));
    const buffer = all.find(({ who }) => who.endsWith('TestBuffer'));
    const hanging = all.filter((one) => one !== buffer);
    expect(buffer?.traced).toEqual([
      expect.stringMatching(/^hang_test\.go:\d+ -: data race: .* here, previous .* at hang_test\.go:\d+$/),
      expect.stringMatching(/^hang_test\.go:24 -: data race: .* here, previous write at hang_test\.go:27$/),
    ]);
    expect(hanging.flatMap(({ traced }) => traced)).toEqual([
      'hang_test.go:8 TestA: still running when 4s were over',
      'hang_test.go:17 TestB: still running when 4s were over',
    ]);
    expect(hanging.map(({ who, ended }) => [who, ended])).toEqual([
      ['example.com/hang TestA', false],
      ['example.com/hang TestB/case', false],
    ]);
  });

  test('what was cut off tells which test was running', () => {
    expect(told(read('killed.stdout'))).toEqual([
      { who: 'example.com/rec/slow TestSlow/inner', ended: false, traced: [], printed: [] },
    ]);
  });

  test('up to Go 1.23 the compiler speaks on stderr', () => {
    const old = read('tests-go1.23.stdout', recorded('tests-go1.23.stderr'));
    expect(old).toMatchObject({ failures: [], rest: [] });
    expect(old.uncompiled.map(inShort)).toEqual([
      'brk/brk_test.go:5:28 compile: undefined: undefinedName',
      'brk/brk_test.go:5:57 compile: cannot use "s" (untyped string constant) as int value in variable declaration',
    ]);
  });

  test('whatever is printed is read, and wherever it is cut off', () => {
    const whole = recorded('tests.stdout');
    const event = fc.record(
      {
        Action: fc.constantFrom(
          'start',
          'run',
          'pause',
          'cont',
          'output',
          'pass',
          'fail',
          'skip',
          'build-output',
        ),
        Package: fc.constantFrom('a', 'b'),
        Test: fc.constantFrom('T', 'T/x', 'T/x/y', ''),
        Output: fc.oneof(
          fc.string(),
          fc.constantFrom(
            'panic: x\n',
            'WARNING: DATA RACE\n',
            'goroutine 1 [running]:\n',
            '\t/repo/a.go:1 +0x1\n',
            '\n',
          ),
        ),
      },
      { requiredKeys: ['Action'] },
    );
    const text = fc.oneof(
      fc.nat(whole.length).map((end) => whole.slice(0, end)),
      fc
        .array(fc.oneof(event, fc.jsonValue(), fc.string()))
        .map((lines) => lines.map((one) => JSON.stringify(one)).join('\n')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (stdout) => {
        const { failures, uncompiled } = readTestEvents(stdout, '', (file) => fileInRepository(file, TREE));
        const all = [...uncompiled, ...failures.flatMap(({ traced, printed }) => [...traced, ...printed])];
        for (const { line } of all) expect(Number.isSafeInteger(line) && line > 0).toBe(true);
      }),
    );
  });
});
