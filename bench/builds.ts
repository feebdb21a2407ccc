import { inEmptyCache } from './cache.ts';
import { measure } from './measure.ts';
import type { Ours } from './ours.ts';
import type { Peers } from './peers.ts';
import type { Bench } from './rows.ts';

/** Six targets by GoReleaser, and by us with companions and byte checks. */
export function builds(cold: string, ours: Ours, peers: Peers): Bench {
  const { build } = peers;
  return {
    title: 'six targets',
    rows: [
      { name: 'six go build, cold', run: () => inEmptyCache(cold, (it) => measure(peers.plainBuilds(it))) },
      {
        name: 'goreleaser build, cold',
        against: 'six go build, cold',
        run: build && (() => inEmptyCache(cold, (it) => measure(build(it)))),
      },
      {
        name: 'ours, cold',
        against: 'goreleaser build, cold',
        goal: 1.03,
        run: () => inEmptyCache(cold, (it) => ours.build(it)),
      },
      { name: 'six go build, warm', run: () => measure(peers.plainBuilds()) },
      {
        name: 'goreleaser build, warm',
        against: 'six go build, warm',
        run: build && (() => measure(build())),
      },
      { name: 'ours, warm', against: 'goreleaser build, warm', goal: 0.9, run: () => ours.build() },
      {
        name: 'ours, nothing changed',
        against: 'goreleaser build, warm',
        goal: 0.9,
        run: () => ours.stage('build', '--gates', 'none'),
      },
    ],
  };
}
