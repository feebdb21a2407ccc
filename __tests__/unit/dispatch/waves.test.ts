import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planWaves } from '../../../src/dispatch/waves.ts';

const SEED = 'a'.repeat(64);
const nodes = (count: number): string[] => Array.from({ length: count }, (_, index) => `node-${index + 1}`);

describe('the sizes of the waves', () => {
  it.each<[number, (string | number)[], number[]]>([
    [8, ['1', '25%', '100%'], [1, 1, 6]],
    [4, ['1', '25%', '100%'], [1, 1, 2]],
    [100, ['1', '25%', '100%'], [1, 24, 75]],
    [9, ['1', '25%', '100%'], [1, 2, 6]],
    [3, ['1', '25%', '100%'], [1, 1, 1]],
    [2, ['1', '25%', '100%'], [1, 1]],
    [1, ['1', '25%', '100%'], [1]],
    [0, ['1', '25%', '100%'], []],
    [10, ['100%'], [10]],
    [10, [3, 2, '100%'], [3, 1, 6]],
    [5, [50, '100%'], [5]],
    [3, ['1%', '2%', '100%'], [1, 1, 1]],
  ])('%i nodes in %j', (count, sizes, expected) => {
    expect(planWaves(nodes(count), sizes, SEED).map(({ length }) => length)).toEqual(expected);
  });

  it('has every node once, and no empty wave', () => {
    const size = fc.oneof(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 100 }).map((share) => `${share}%`),
    );
    fc.assert(
      fc.property(fc.nat(60), fc.array(size, { maxLength: 6 }), fc.string(), (count, sizes, seed) => {
        const waves = planWaves(nodes(count), [...sizes, '100%'], seed);
        expect(waves.flat().sort()).toEqual(nodes(count).sort());
        expect(waves.every(({ length }) => length > 0)).toBe(true);
      }),
    );
  });
});

describe('the order of the nodes', () => {
  it('is the same for the same release, in whatever order they are named', () => {
    expect(planWaves(nodes(9).reverse(), ['100%'], SEED)).toEqual(planWaves(nodes(9), ['100%'], SEED));
  });

  it('begins with another node for another release, sooner or later', () => {
    const first = nodes(20).map((seed) => planWaves(nodes(9), ['1', '100%'], seed)[0]?.[0]);
    expect(new Set(first).size).toBeGreaterThan(3);
  });
});
