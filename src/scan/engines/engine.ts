import * as z from 'zod/mini';
import { LEVELS } from '../level.ts';
import type { NotScannable } from '../program.ts';
import { SEVERITIES } from '../severity.ts';
import type { EngineSubject } from './subject.ts';

/** A known vulnerability in one package of a subject, in words that all engines share. */
export const EngineFinding = z.object({
  /** As the scanner calls it: `GO-2026-5026`, `GHSA-…`, `CVE-…`. */
  id: z.string(),
  /** All other ids of the same, sorted. */
  aliases: z.readonly(z.array(z.string())),
  /** A Go module's path, `stdlib`, or the name of another package. */
  package: z.string(),
  /** Package URL; empty where the scanner gives none. */
  purl: z.string(),
  version: z.string(),
  /** The next version without it; absent where there is none. */
  fixed: z.exactOptional(z.string()),
  severity: z.enum(SEVERITIES),
  /** `module` also for a package of another kind: it is there at an affected version, and no more is known. */
  level: z.enum(LEVELS),
  /** Whether the vulnerable function is linked in; absent where that is not known. */
  linked: z.optional(z.boolean()),
  /** Names of the scanners that found it, sorted. */
  by: z.readonly(z.array(z.string())),
});
export type EngineFinding = Readonly<z.infer<typeof EngineFinding>>;

/** A program that looked for packages or vulnerabilities, for the evidence. */
export const Scanner = z.object({
  name: z.string(),
  version: z.string(),
  /** Of the executable; absent for what is built in. */
  sha256: z.exactOptional(z.string()),
  /** When its vulnerability database was made, RFC 3339; absent where it has none, or one without a date. */
  databaseDate: z.exactOptional(z.string()),
});
export type Scanner = Readonly<z.infer<typeof Scanner>>;

/** What an engine says of one subject. */
export interface EngineReport {
  /** The one that listed the packages, and those that looked for vulnerabilities. */
  readonly scanners: readonly Scanner[];
  /** Packages that were recognised: at least one. */
  readonly packages: number;
  /** Sorted by package, then id. */
  readonly findings: readonly EngineFinding[];
  /** Packages whose version is not known, so that nothing can be said of them. */
  readonly unassessed: readonly string[];
}

/** Lists what is in a subject and finds what is known to be vulnerable in it. */
export interface Engine {
  readonly name: 'embedded' | 'full';
  /**
   * Gives a report, or why this subject cannot be read. Throws TOOL_MISSING, TOOL_FAILED, TOOL_TIMEOUT: what went
   * wrong on the way is never a report without findings.
   */
  scan(subject: EngineSubject): Promise<EngineReport | NotScannable>;
}

/** A scanner for a person: `grype 0.110.0 sha256:…, database of 2026-08-21`. */
export function scannerName({ name, version, sha256, databaseDate }: Scanner): string {
  const digest = sha256 === undefined ? '' : ` sha256:${sha256}`;
  const date = databaseDate === undefined ? '' : `, database of ${databaseDate.slice(0, 10)}`;
  return `${name} ${version}${digest}${date}`;
}
