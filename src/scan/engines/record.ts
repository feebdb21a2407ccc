import * as z from 'zod/mini';
import type { Vulnerability } from '../result.ts';
import { STDLIB } from '../vulnerabilities/modules.ts';
import { type Comparison, Disagreement } from './compare.ts';
import { EngineFinding, type EngineReport, Scanner, scannerName } from './engine.ts';

/** What the full engine found in one subject, and how the two engines compare: part of `stages/scan.json`. */
export const EngineRecord = z.object({
  scanners: z.array(Scanner),
  packages: z.number().check(z.int(), z.positive()),
  findings: z.array(EngineFinding),
  unassessed: z.array(z.string()),
  /** Absent where only one engine looked. */
  comparison: z.optional(
    z.object({
      agreed: z.number().check(z.int(), z.nonnegative()),
      disagreements: z.array(Disagreement),
    }),
  ),
});
export type EngineRecord = z.infer<typeof EngineRecord>;

export function recordOf(report: EngineReport, comparison?: Comparison): EngineRecord {
  return {
    scanners: [...report.scanners],
    packages: report.packages,
    findings: [...report.findings],
    unassessed: [...report.unassessed],
    ...(comparison && {
      comparison: { agreed: comparison.agreed.length, disagreements: [...comparison.disagreements] },
    }),
  };
}

/** Every scanner that looked at something, once for each state of its database. */
export function scannersIn(records: readonly Pick<EngineRecord, 'scanners'>[]): Scanner[] {
  const all = records.flatMap(({ scanners }) => scanners);
  return [...new Map(all.map((one) => [scannerName(one), one])).values()];
}

/**
 * A finding of the full engine as the policy judges it: a package at an affected version, of which is not known
 * whether the vulnerable part is used. Its database was looked after by people, so it counts as reviewed.
 */
export function vulnerabilityOf(finding: EngineFinding): Vulnerability {
  const { id, aliases, purl, version, fixed, level, severity } = finding;
  return {
    id,
    aliases: [...aliases],
    summary: '',
    module: finding.package,
    version: finding.package === STDLIB ? version.replace(/^go(?=\d)/, '') : version,
    ...(purl && { purl }),
    level,
    ...(fixed !== undefined && { fixed }),
    symbols: [],
    reviewed: true,
    rangeKnown: true,
    functionsNamed: finding.linked !== undefined,
    severity,
  };
}
