import { InputReader, type RawInputs } from '../model/inputs.ts';
import { CACHE_MODES, type CacheMode } from './cache/restore.ts';
import { parseDigests, type ReportedDigests } from './gather.ts';
import type { GrowthLimit } from './growth.ts';
import { readSignedSums } from './modules/inputs.ts';
import type { SourceInputs } from './modules/source.ts';

export const GATES = ['vet', 'staticcheck', 'race', 'modverify'] as const;
export type Gate = (typeof GATES)[number];

/** What is built a second time: nothing, what runs on this machine, or everything. */
export const REPRODUCE = ['off', 'native', 'all'] as const;

export interface BuildInputs extends SourceInputs {
  /** Absolute. */
  readonly output: string;
  /** Only these targets of the plan, by name or id; all of them when empty. */
  readonly targets: readonly string[];
  readonly gates: readonly Gate[];
  /** Bound on `go test -race`. */
  readonly raceTimeoutSeconds: number;
  readonly reproduce: (typeof REPRODUCE)[number];
  readonly cache: CacheMode;
}

export function readBuildInputs(raw: RawInputs): BuildInputs {
  const input = new InputReader(raw);
  return input.done({
    workingDirectory: input.text('working-directory'),
    output: input.text('output'),
    targets: input.list('target'),
    gates: input.choices('gates', GATES),
    raceTimeoutSeconds: input.integer('race-timeout-seconds', { min: 1, max: 21_600 }) ?? 180,
    reproduce: input.choice('reproduce', REPRODUCE),
    cache: input.choice('cache', CACHE_MODES),
    signedSums: readSignedSums(input),
  });
}

export interface GatherInputs extends GrowthLimit {
  /** Absolute. */
  readonly output: string;
  /** What the build jobs reported; undefined when nothing was given. */
  readonly digests: ReportedDigests | undefined;
  /** Path of the manifest of an earlier release, to compare sizes with. */
  readonly baseline: string | undefined;
}

export function readGatherInputs(raw: RawInputs): GatherInputs {
  const input = new InputReader(raw);
  return input.done({
    output: input.text('output'),
    digests: parseDigests(input.text('digests')),
    baseline: input.path('baseline'),
    maxGrowthPercent: input.integer('max-growth-percent', { min: 0, max: 1000 }) ?? 15,
    approved: input.boolean('approve-growth'),
  });
}
