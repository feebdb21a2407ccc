import { inEmptyCache } from './cache.ts';
import { measureAll } from './measure.ts';
import type { Ours } from './ours.ts';
import type { Peers } from './peers.ts';
import type { Bench } from './rows.ts';

/** From the sources to a signed release: the tools that do each part, and ours with every proof and verification. */
export function chain(cold: string, ours: Ours, peers: Peers): Bench {
  const { release } = peers;
  return {
    title: 'the whole chain',
    rows: [
      {
        name: 'peers, cold',
        run: release && (() => inEmptyCache(cold, (it) => measureAll(release(it)))),
      },
      {
        name: 'ours, cold',
        against: 'peers, cold',
        goal: 0.9,
        run: () => inEmptyCache(cold, (it) => ours.run('none', it)),
      },
      { name: 'peers, warm', run: release && (() => measureAll(release())) },
      { name: 'ours, warm', against: 'peers, warm', goal: 0.5, run: () => ours.run('none') },
      {
        name: 'ours, nothing changed',
        against: 'peers, warm',
        goal: 0.5,
        run: () => ours.runAgain('none'),
      },
      {
        name: 'ours, the same again',
        against: 'ours, cold',
        goal: 0.1,
        run: () => ours.runAgain('none'),
      },
      { name: 'ours, warm, with gates', against: 'peers, warm', run: () => ours.run('all') },
    ],
  };
}
