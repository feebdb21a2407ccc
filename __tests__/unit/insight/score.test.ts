import { describe, expect, test } from 'vitest';
import { scoreOf } from '../../../src/insight/score.ts';
import type { ArtifactInsight, BuildInsight } from '../../../src/model/insight.ts';
import type { MeasuredInsight } from '../../../src/model/insight-report.ts';

const MIB = 1024 * 1024;

function insight(
  sizes: readonly number[],
  modules: Record<string, string> = {},
  version = '1.1.0',
): BuildInsight {
  const artifacts = sizes.map(
    (size, index): ArtifactInsight => ({
      file: `app-${index}`,
      target: 'linux/amd64',
      size,
      sha256: 'a'.repeat(64),
      unstripped: size,
      modules,
    }),
  );
  return {
    schema: 1,
    project: 'app',
    version,
    commit: 'c',
    commitTime: '2026-01-01T00:00:00Z',
    toolchain: 'go1.26.8',
    artifacts,
  };
}

function measured(startupMs: number | undefined, moduleTimes: Record<string, string> = {}): MeasuredInsight {
  return {
    file: 'app-0',
    target: 'linux/amd64',
    ...(startupMs === undefined ? {} : { startupMs }),
    moduleTimes,
  };
}

const points = (score: ReturnType<typeof scoreOf>) =>
  Object.fromEntries((score?.terms ?? []).map((term) => [term.name, term.points]));

describe('the score', () => {
  test.each([
    [[5 * MIB], 100],
    [[10 * MIB], 75],
    [[20 * MIB], 50],
    [[80 * MIB], 0],
    [[800 * MIB], 0],
    [[5 * MIB, 20 * MIB], 75],
  ])('sizes %j give %i points', (sizes, expected) => {
    expect(points(scoreOf(insight(sizes), [], undefined)).size).toBe(expected);
  });

  test.each([
    [3, 100],
    [20, 75],
    [160, 0],
    [undefined, undefined],
  ])('a start of %s ms gives %s points', (ms, expected) => {
    expect(points(scoreOf(insight([MIB]), [measured(ms)], undefined))['start-up']).toBe(expected);
  });

  test('dependencies count by number and by age at the commit', () => {
    const modules = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`example.org/m${index}`, 'v1.0.0']),
    );
    const times = {
      'example.org/m0@v1.0.0': '2025-01-06T00:00:00Z',
      'example.org/m1@v1.0.0': '2025-01-06T00:00:00Z',
    };
    const score = scoreOf(insight([MIB], modules), [measured(undefined, times)], undefined);
    expect(points(score)).toMatchObject({ dependencies: 75, 'age of dependencies': 75 });
    expect(score?.terms.map((term) => term.measured)).toEqual([
      '1.00 MiB',
      'no binary could be started here',
      '20 modules',
      'median 360 days, oldest 360, 2 of 20 known',
    ]);
  });

  test('is the mean of the terms that have points, and says what has none', () => {
    const score = scoreOf(insight([10 * MIB], { m: 'v1.0.0' }), [], undefined);
    expect(points(score)).toEqual({
      size: 75,
      'start-up': undefined,
      dependencies: 100,
      'age of dependencies': undefined,
    });
    expect(score?.points).toBe(88);
    expect(score?.terms[3]?.measured).toBe('the age of its modules is not known here');
  });

  test('is compared with the release before, term by term', () => {
    const score = scoreOf(insight([10 * MIB]), [measured(5)], insight([5 * MIB], { a: 'v1.0.0' }, '1.0.0'));
    expect(score?.before).toBe('1.0.0');
    expect(score?.terms.map(({ before }) => before)).toEqual([
      { points: 100, measured: '5.00 MiB' },
      undefined,
      { points: 100, measured: '1 module' },
      undefined,
    ]);
  });
});
