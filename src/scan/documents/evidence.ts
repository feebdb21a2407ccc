import { basename } from 'node:path';
import { canonicalJson } from '../../model/canonical.ts';
import { type Check, overall } from '../../model/check.ts';
import { digestOfBytes } from '../../model/digest.ts';
import type { Plan } from '../../model/plan.ts';
import type { ScanData } from '../data.ts';
import type { Scanner } from '../engines/engine.ts';
import type { ScannedFile } from '../result.ts';

export interface EvidenceSource {
  readonly data: ScanData;
  /** All checks of the scan. */
  readonly checks: readonly Check[];
  /** Undefined where the files are not those of a plan. */
  readonly plan: Plan | undefined;
  /** sha256 of each SBOM by its path. */
  readonly sboms: ReadonlyMap<string, string>;
  /** Every program that looked. */
  readonly scanners: readonly Scanner[];
  readonly run: EvidenceRun;
}

/** What is another in every run. */
export interface EvidenceRun {
  /** When the scan ended, RFC 3339 in UTC. */
  readonly at: string;
  /** Which run of a workflow it was, where it was one: its id, its attempt, who started it. */
  readonly workflow?: Readonly<Record<string, string>>;
}

/**
 * Evidence of a scan for an assessor, as canonical JSON. `claims` is the same for the same commit, database, policy and
 * tools as long as no exception ends; what differs from run to run is under `run`, and `claimsSha256` (of the canonical
 * JSON of `claims`) tells whether two runs claim the same.
 */
export function scanEvidence(source: EvidenceSource): string {
  const claims = claimsOf(source);
  const claimsSha256 = digestOfBytes(Buffer.from(canonicalJson(claims))).sha256;
  return `${canonicalJson({ schema: 1, notice: NOTICE, claims, claimsSha256, run: source.run })}\n`;
}

const NOTICE =
  'Supporting evidence for an assessment such as MLPS 2.0 level 3 (GB/T 22239-2019): known vulnerabilities were looked ' +
  'for before release, third-party components and their licenses are listed, exceptions are approved and end. It is ' +
  'not a certificate, and no assessor has confirmed it.';

function claimsOf({ data, checks, plan, sboms, scanners }: EvidenceSource) {
  const { scanned, database, policySha256, exceptions } = data;
  return {
    verdict: overall(checks),
    ...(plan && { release: releaseOf(plan) }),
    scanners,
    database,
    policy: policySha256 === undefined ? { builtIn: true } : { sha256: policySha256 },
    // How many days an exception has left is another number every day; when it ends is not.
    exceptions: exceptions.map(({ daysLeft: _daysLeft, ...exception }) => exception),
    subjects: scanned.map((file) => subjectOf(file, sboms)),
    checks: checks.map(claimOf),
  };
}

function releaseOf({ project, version, tag, commit, commitTime, repository, dirty, toolchain }: Plan) {
  return {
    project,
    version,
    ...(tag !== undefined && { tag }),
    commit,
    commitTime,
    ...(repository !== undefined && { repository }),
    uncommittedChanges: dirty,
    toolchain,
  };
}

function subjectOf(file: ScannedFile, digests: ReadonlyMap<string, string>) {
  const { sboms, target, dbDate: _dbDate, ...found } = file;
  const [os, arch] = target?.split('/') ?? [];
  return {
    ...found,
    ...(os && arch && { os, arch }),
    sboms: sboms.map((path) => ({ file: basename(path), sha256: digests.get(path) })),
  };
}

/** What these checks say in words of days is another number every day; the dates are in `database` and `exceptions`. */
const DAILY: Readonly<Record<string, readonly string[]>> = {
  'vulnerability-database-age': ['measured', 'detail'],
  exceptions: ['detail'],
  vulnerabilities: ['detail'],
};

/** What a check claims, without when and for how long it was made, and without advice. */
function claimOf(check: Check) {
  const left = ['startedAt', 'ms', 'remedy', ...(DAILY[check.name] ?? [])];
  return Object.fromEntries(Object.entries(check).filter(([name]) => !left.includes(name)));
}
