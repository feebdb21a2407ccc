import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { all, limiter, mapLimit } from '../../../src/model/concurrency.ts';

describe('mapLimit', () => {
  test('keeps the order of the items and never runs more than the limit', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.nat({ max: 4 }), { maxLength: 12 }),
      fc.integer({ min: -1, max: 5 }),
      async (delays, limit) => {
        let running = 0;
        let most = 0;
        const results = await mapLimit(delays, limit, async (delay, index) => {
          most = Math.max(most, ++running);
          await sleep(delay);
          running -= 1;
          return `${index}:${delay}`;
        });
        expect(results).toEqual(delays.map((delay, index) => `${index}:${delay}`));
        expect(most).toBeLessThanOrEqual(Math.max(1, limit));
        expect(most).toBe(Math.min(delays.length, Math.max(1, limit)));
      },
    );
    await fc.assert(property, { numRuns: 50 });
  });

  test('begins nothing after a failure, but lets what runs finish', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = mapLimit([0, 1, 2, 3, 4], 2, async (item) => {
      begun.push(item);
      await sleep(item === 0 ? 5 : 30);
      if (item === 0) throw new Error('first');
      ended.push(item);
      return item;
    });
    await expect(work).rejects.toThrow('first');
    expect(begun).toEqual([0, 1]);
    expect(ended).toEqual([1]);
  });

  test('throws even a failure of undefined', async () => {
    await expect(mapLimit([1], 1, () => Promise.reject(undefined))).rejects.toBeUndefined();
  });

  test('of nothing is nothing', async () => {
    expect(await mapLimit([], 3, async () => 1)).toEqual([]);
  });
});

describe('limiter', () => {
  test('runs in the order asked, a place for each', async () => {
    const slots = limiter(2);
    const begun: string[] = [];
    const end = new Map<string, () => void>();
    const work = (name: string) =>
      slots(async () => {
        begun.push(name);
        await new Promise<void>((resolve) => end.set(name, resolve));
        return name;
      });
    const results = Promise.all(['a', 'b', 'c', 'd'].map(work));
    const running = ['a', 'b'];
    for (const [ended, next] of [
      ['b', 'c'],
      ['c', 'd'],
    ] as const) {
      await vi.waitFor(() => expect(begun).toEqual(running));
      end.get(ended)?.();
      running.push(next);
    }
    await vi.waitFor(() => expect(begun).toEqual(['a', 'b', 'c', 'd']));
    for (const name of ['a', 'd']) end.get(name)?.();
    expect(await results).toEqual(['a', 'b', 'c', 'd']);
  });

  test('gives a place back after a failure', async () => {
    const slots = limiter(1);
    await expect(slots(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await slots(async () => 'yes')).toBe('yes');
  });
});

test('urgent work goes before what was asked earlier, and waits for a place like the rest', async () => {
  const slots = limiter(1);
  const done: string[] = [];
  const work = (name: string) => async () => {
    await sleep(1);
    done.push(name);
  };
  await Promise.all([slots(work('a')), slots(work('b')), slots(work('c')), slots(work('urgent'), 'urgent')]);
  expect(done).toEqual(['a', 'urgent', 'b', 'c']);
});

describe('all', () => {
  test('gives the results in order, of any kind', async () => {
    expect(await all([sleep(5, 'late'), 1, undefined])).toEqual(['late', 1, undefined]);
  });

  test('waits for the others when one fails', async () => {
    let ended = false;
    const slow = sleep(20).then(() => {
      ended = true;
    });
    await expect(all([Promise.reject(new Error('first')), slow])).rejects.toThrow('first');
    expect(ended).toBe(true);
  });
});
