import type { Manifest } from '../model/artifact.ts';
import { type Check, Checklist } from '../model/check.ts';
import { type Plan, subjectOf } from '../model/plan.ts';
import type { BuiltArtifact } from './build.ts';

export interface GrowthLimit {
  /** A binary may be this much larger than in the earlier release, in percent. */
  readonly maxGrowthPercent: number;
  /** A person has seen the growth and wants it. */
  readonly approved: boolean;
}

export interface Growth {
  readonly checks: readonly Check[];
  /** Of the binary that grew most, two decimals; negative where all shrank, undefined where none can be compared. */
  readonly percent: number | undefined;
  /** A binary grew beyond the limit, and nobody has approved that yet. */
  readonly review: boolean;
}

/** Compares the sizes of plain binaries with those of an earlier release; `whatGrew` says which packages it was. */
export function growthOf(
  built: readonly BuiltArtifact[],
  plan: Plan,
  earlier: Manifest | undefined,
  { maxGrowthPercent, approved }: GrowthLimit,
  now: () => number,
  whatGrew: (file: string) => string,
): Growth {
  if (!earlier) return { checks: [], percent: undefined, review: false };
  const checks = new Checklist('build', now);
  const grown: number[] = [];
  for (const { artifact, digest } of built) {
    const check = checks.begin('growth', subjectOf(plan, artifact));
    const before = earlier.artifacts.find(({ name }) => name === artifact.file);
    if (!before) {
      check.skip('the earlier release has no such file');
      continue;
    }
    const size = before['plain-size'] ?? before.size;
    const hundredths = Math.round(((digest.size - size) * 10_000) / size);
    const bound = `≤ ${maxGrowthPercent} % over ${before.version}`;
    const measured = `${hundredths > 0 ? '+' : ''}${(hundredths / 100).toFixed(2)} %`;
    grown.push(hundredths / 100);
    // Compared in whole numbers, so that the bound is exact.
    const grew = digest.size > size ? whatGrew(artifact.file) : '';
    const detail = `${size} bytes before, ${digest.size} now${grew && `: ${grew}`}`;
    if ((digest.size - size) * 100 <= maxGrowthPercent * size) check.pass({ measured, bound, detail });
    else if (approved) check.warn({ measured, bound, detail: `the growth was approved: ${detail}` });
    else
      check.warn({
        measured,
        bound,
        detail,
        remedy:
          'look at what was added; approve it with approve-growth: true, or in the environment growth-review',
      });
  }
  const percent = grown.length > 0 ? Math.max(...grown) : undefined;
  const over = checks.checks.some(({ verdict }) => verdict === 'warn');
  return { checks: checks.checks, percent, review: over && !approved };
}
