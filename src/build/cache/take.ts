import { short } from '../../model/digest.ts';
import type { Cache, CacheEntry, Restored } from '../../ports.ts';
import { beginningOf, type CacheKey, type Difference, differencesOf } from './key.ts';

/** What became of one entry. */
export interface Taken extends Restored {
  /** `partial` is an entry that pins other modules. */
  readonly state: 'hit' | 'partial' | 'miss';
  /** Why it was no hit: which part of the key is another. */
  readonly reason?: string;
}

/**
 * Restores an entry, or the newest that differs in the last part of its key only. On a miss it looks for the nearest
 * entry that shares at least `lasting` parts, to say what changed.
 */
export async function take(entry: CacheEntry, key: CacheKey, lasting: number, cache: Cache): Promise<Taken> {
  const obstacle = await cache.obstacle('restore');
  if (obstacle) return { state: 'miss', reason: obstacle };
  const last = key.parts.length - 1;
  const found = await cache.restore(entry, [beginningOf(key, last)]);
  if (found.problem) return { ...found, state: 'miss' };
  if (found.key === entry.key) return { ...found, state: 'hit' };
  if (found.key) return { ...found, state: 'partial', reason: changed(differencesOf(key, found.key)) };
  const shorter = Array.from({ length: last - lasting }, (_, index) => beginningOf(key, last - 1 - index));
  const near = await cache.find(entry, shorter);
  const reason = near.key
    ? changed(differencesOf(key, near.key))
    : `nothing is kept yet under ${beginningOf(key, lasting)}`;
  return { state: 'miss', reason };
}

function changed(differences: readonly Difference[]): string {
  return differences
    .map(({ name, ours, theirs }) => `${name} changed: ${short(theirs)} kept, ${short(ours)} now`)
    .join('; ');
}
