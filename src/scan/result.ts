import * as z from 'zod/mini';
import { Digest } from '../model/artifact.ts';
import { EngineRecord } from './engines/record.ts';
import { SUBJECT_KINDS } from './engines/subject.ts';
import { LEVELS } from './level.ts';
import { Action } from './policy/schema.ts';
import { SEVERITIES } from './severity.ts';

/** The SBOM formats that can be written: CycloneDX 1.6 and SPDX 2.3. */
export const FORMATS = ['cyclonedx-json', 'spdx-json'] as const;
export type SbomFormat = (typeof FORMATS)[number];

/** One known vulnerability in one module of one program, or in one package of what a full engine read. */
export const Vulnerability = z.object({
  /** `GO-2026-5026`; of a full engine, as its scanner calls it. */
  id: z.string(),
  /** Other ids of the same. */
  aliases: z.array(z.string()),
  summary: z.string(),
  /** What was really compiled: a replacement's path and version. The standard library is `stdlib`. */
  module: z.string(),
  version: z.string(),
  /** Package URL, where a full engine found it. */
  purl: z.exactOptional(z.string()),
  level: z.enum(LEVELS),
  /** The next version without it; absent where there is none. */
  fixed: z.optional(z.string()),
  /** The vulnerable functions that are linked in; sorted, the first of them only where there are many. */
  symbols: z.array(z.string()),
  /** The Go security team looked at the entry; others name no packages or functions. */
  reviewed: z.boolean(),
  /** False: the database knows no versions, so every version counts as affected. */
  rangeKnown: z.boolean(),
  /** False: the database does not say which functions are vulnerable, so the level can be `module` only. */
  functionsNamed: z.boolean(),
  /** As a scanner rates it; absent where none does: the Go vulnerability database rates nothing. */
  severity: z.optional(z.enum(SEVERITIES)),
});
export type Vulnerability = z.infer<typeof Vulnerability>;

/** Who excepted something, and the last day on which that holds. */
const Excused = z.object({ approver: z.string(), expires: z.string() });

/** With what the policy says of it. */
export const VulnerabilityFinding = z.extend(Vulnerability, {
  /** Exceptions aside. */
  decision: Action,
  /** It fails the release unless that is turned off. */
  blocking: z.boolean(),
  exception: z.optional(Excused),
});
export type VulnerabilityFinding = z.infer<typeof VulnerabilityFinding>;

export const LicenceFound = z.object({
  module: z.string(),
  version: z.string(),
  /** Package URL, where a full engine found it. */
  purl: z.exactOptional(z.string()),
  /** SPDX expression; absent where the licence is not known. */
  expression: z.exactOptional(z.string()),
  /** Where it was read. */
  evidence: z.string(),
});
export type LicenceFound = z.infer<typeof LicenceFound>;

/** With what the policy says of it. */
export const LicenceFinding = z.extend(LicenceFound, {
  /** Exceptions aside; absent for the program's own module, which is its owner's business. */
  decision: z.optional(Action),
  exception: z.optional(Excused),
});
export type LicenceFinding = z.infer<typeof LicenceFinding>;

/** Which program a file holds, in the words of its SBOM. */
export const Program = z.object({
  name: z.string(),
  version: z.string(),
  /** Path of its own module; empty where Go recorded none. */
  module: z.string(),
  purl: z.string(),
  /** Who supplies it, as somebody said or as inferred; absent where nothing tells. */
  supplier: z.optional(z.string()),
  /** Full commit id, or `none`. */
  commit: z.string(),
  /** RFC 3339; that of 1970 where it is not known. */
  commitTime: z.string(),
});
export type Program = z.infer<typeof Program>;

/** What was found in one binary, folder or image: an entry of `scanned` in `stages/scan.json`. */
export const ScannedFile = z.object({
  /** Name in the release folder; of a folder or an image, the one that its SBOMs have. */
  file: z.string(),
  /** `linux/amd64`; absent where the bytes do not say. */
  target: z.optional(z.string()),
  /** Absent where that was not looked at, as the file is refused. */
  kind: z.optional(z.enum(SUBJECT_KINDS)),
  /** Of the file as it was scanned, before packing; absent for folders and images. */
  digest: z.optional(Digest),
  /** The image, by its registry and digest. */
  image: z.optional(z.string()),
  /** Absent where it was not read as a Go program. Without `full` too, nothing was found because nothing was looked for. */
  program: z.optional(Program),
  /** What the full engine found; absent where it did not look, or failed. */
  full: z.optional(EngineRecord),
  /** Modules in the program, its own and the standard library included; packages, where only the full engine looked. */
  components: z.number().check(z.int(), z.nonnegative()),
  findings: z.array(VulnerabilityFinding),
  /** The program says which functions are linked in. */
  functionsKnown: z.boolean(),
  /** Modules whose version is not known, so that nothing can be said of them. */
  unassessed: z.array(z.string()),
  licences: z.array(LicenceFinding),
  /** Paths of the SBOMs written. */
  sboms: z.array(z.string()),
  /** Quality of the SBOMs, 0 to 10; absent where none was written. */
  quality: z.optional(z.number()),
  /** Of the vulnerability database, RFC 3339; absent where there is none or it has no date. */
  dbDate: z.optional(z.string()),
});
export type ScannedFile = z.infer<typeof ScannedFile>;

/** Sums over all files; a vulnerability counts once whatever number of binaries and modules has it. */
export function totals(files: readonly ScannedFile[]): {
  vulnerabilities: number;
  blocking: number;
  licences: string[];
  /** The lowest of the SBOMs; undefined where none was written. */
  quality: number | undefined;
} {
  const findings = files.flatMap((file) => file.findings);
  const blocking = findings.filter((finding) => finding.blocking);
  const licences = files.flatMap((file) => file.licences.flatMap(({ expression }) => expression ?? []));
  return {
    vulnerabilities: new Set(findings.map(({ id }) => id)).size,
    blocking: new Set(blocking.map(({ id }) => id)).size,
    licences: [...new Set(licences)].sort(),
    quality: files.flatMap((file) => file.quality ?? []).sort((a, b) => a - b)[0],
  };
}
