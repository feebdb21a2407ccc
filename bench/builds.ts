import { availableParallelism } from 'node:os';
import { inEmptyCache } from './cache.ts';
import { measure, median } from './measure.ts';
import type { Ours } from './ours.ts';
import type { Peers } from './peers.ts';
import type { Bench, Runs } from './rows.ts';

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
    remark: floor,
  };
}

/** No build that compiles everything can end sooner. */
function floor(runs: Runs): string {
  const cpuMs = median(runs.get('six go build, cold') ?? [])?.cpuMs ?? 0;
  const cores = availableParallelism();
  return `floor of a cold build: ${(cpuMs / cores / 1000).toFixed(2)} s, the CPU time of six go build over ${cores} cores`;
}
