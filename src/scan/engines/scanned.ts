import { SEVERITIES, type Severity } from '../severity.ts';
import { compareVersions } from '../vulnerabilities/semver.ts';
import type { EngineFinding, Scanner } from './engine.ts';

/** What a scanner of an SBOM says. */
export interface Scanned {
  readonly scanner: Scanner;
  readonly findings: readonly EngineFinding[];
}

/** The lowest of the versions that is above this one; the first where they cannot be compared. */
export function nextOf(versions: readonly string[], version: string): string | undefined {
  const [own, ...others] = [version, ...versions].map((it) => it.replace(/^go(?=\d)/, ''));
  const above = others
    .filter((it) => (compareVersions(it, own ?? '') ?? -1) > 0)
    .sort((a, b) => compareVersions(a, b) ?? 0);
  return above[0] ?? versions[0];
}

/** What is not among the words we know counts as unknown, which is not the least. */
export function severityOf(word = ''): Severity {
  return SEVERITIES.find((it) => it === word.toLowerCase()) ?? 'unknown';
}
