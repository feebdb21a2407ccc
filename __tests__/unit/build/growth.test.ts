import { describe, expect, test } from 'vitest';
import { growthOf } from '../../../src/build/growth.ts';
import type { Manifest } from '../../../src/model/artifact.ts';
import { smallPlan } from '../../support/release.ts';

const plan = smallPlan({}, ['linux/amd64', 'linux/arm64']);
const LIMIT = { maxGrowthPercent: 15, approved: false };

function built(sizes: readonly number[]) {
  return plan.artifacts.map((artifact, index) => ({
    artifact,
    digest: { size: sizes[index] ?? 0, sha256: 'a'.repeat(64), sha512: 'b'.repeat(128) },
    unstrippedSize: 0,
  }));
}

function manifest(sizes: readonly { size: number; 'plain-size'?: number }[]): Manifest {
  return {
    artifacts: sizes.map((size, index) => ({
      name: plan.artifacts[index]?.file ?? '',
      checksum: 'a'.repeat(64),
      sha512: 'b'.repeat(128),
      ...size,
      platform: plan.artifacts[index]?.target ?? '',
      version: '1.2.2',
      channel: 'gray',
      commit: 'c',
      format: 'elf' as const,
    })),
  };
}

const growth = (now: number[], before: Parameters<typeof manifest>[0], limit = LIMIT) =>
  growthOf(
    built(now),
    plan,
    manifest(before),
    limit,
    () => 0,
    (file) => `+1 B in ${file}`,
  );

describe('growth over the release before', () => {
  test.each([
    { now: 1150, verdict: 'pass', review: false, measured: '+15.00 %' },
    { now: 1151, verdict: 'warn', review: true, measured: '+15.10 %' },
    { now: 900, verdict: 'pass', review: false, measured: '-10.00 %' },
  ])('$now after 1000 bytes: $measured, $verdict', ({ now, verdict, review, measured }) => {
    const found = growth([now, 1000], [{ size: 1000 }, { size: 1000 }]);
    expect(found.checks[0]).toMatchObject({ name: 'growth', subject: 'linux/amd64', verdict, measured });
    expect(found.checks[0]?.bound).toBe('≤ 15 % over 1.2.2');
    expect(found.review).toBe(review);
  });

  test('a packed file counts with its size before packing', () => {
    const found = growth([1000, 1000], [{ size: 400, 'plain-size': 1000 }, { size: 1000 }]);
    expect(found).toMatchObject({ review: false, percent: 0 });
  });

  test('what grew is told of a binary that grew, and of no other', () => {
    const { checks } = growth([1010, 900], [{ size: 1000 }, { size: 1000 }]);
    expect(checks.map(({ detail }) => detail)).toEqual([
      '1000 bytes before, 1010 now: +1 B in small-linux-amd64',
      '1000 bytes before, 900 now',
    ]);
  });

  test('the largest growth is told', () => {
    expect(growth([1010, 1020], [{ size: 1000 }, { size: 1000 }]).percent).toBe(2);
  });

  test('approved growth stays a warning and needs no review', () => {
    const found = growth([2000, 1000], [{ size: 1000 }, { size: 1000 }], { ...LIMIT, approved: true });
    expect(found.checks[0]).toMatchObject({
      verdict: 'warn',
      detail: 'the growth was approved: 1000 bytes before, 2000 now: +1 B in small-linux-amd64',
    });
    expect(found.review).toBe(false);
  });

  test('a file that is new is not compared, and without a release before nothing is', () => {
    const found = growth([1000, 9000], [{ size: 1000 }]);
    expect(found.checks[1]).toMatchObject({ verdict: 'skip' });
    expect(found.review).toBe(false);
    expect(
      growthOf(
        built([1, 1]),
        plan,
        undefined,
        LIMIT,
        () => 0,
        () => '',
      ),
    ).toEqual({
      checks: [],
      percent: undefined,
      review: false,
    });
  });
});
