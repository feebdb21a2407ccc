import type { Rollout } from './rollout.ts';

/**
 * How a release meets the last rollout of its lane:
 * - `plan`: it needs a rollout of its own;
 * - `go-on`: the rollout is this release's, under way or done;
 * - `replace`: another release is under way and has to go back first;
 * - `hold`: a person has to decide: the lane is paused, or this very release was rolled back before.
 */
export type Beginning = 'plan' | 'go-on' | 'replace' | 'hold';

/** `retry` is a person's word that a release that was rolled back may be tried again. */
export function begin(
  last: Rollout | undefined,
  checksum: string,
  installed: Iterable<string | null>,
  retry: boolean,
): Beginning {
  if (!last) return 'plan';
  if (last.phase === 'paused') return 'hold';
  if (last.artifact.checksum !== checksum) return last.phase === 'running' ? 'replace' : 'plan';
  if (last.phase === 'running') return 'go-on';
  if (last.phase === 'rolled-back') return retry || last.halt?.cause === 'superseded' ? 'plan' : 'hold';
  return [...installed].every((found) => found === checksum) ? 'go-on' : 'plan';
}
