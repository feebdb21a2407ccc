import type { Finding, Verdict } from '../model/check.ts';
import type { VulnerabilityFinding } from './result.ts';
import { STDLIB } from './vulnerabilities/modules.ts';
import { compareVersions } from './vulnerabilities/semver.ts';

export interface Decision extends Finding {
  readonly verdict: Extract<Verdict, 'pass' | 'warn' | 'fail'>;
}

/** What was found in one program. */
export interface Found {
  readonly findings: readonly VulnerabilityFinding[];
  /** Modules whose version is not known. */
  readonly unassessed: readonly string[];
  /** The program says which functions are linked in. */
  readonly functionsKnown: boolean;
}

/**
 * Fails where a vulnerable function is linked in and a version without it exists: then there is something to do.
 * Linked in without a fix is warned of, as is what leaves a doubt: a reviewed entry of which it is not known what
 * is linked in, and a standard library of unknown version. Vulnerable functions that are not linked in pass, and
 * are named, as are unreviewed entries, most of which name no functions.
 */
export function decide(found: Found, enforce: boolean): Decision {
  const groups = grouped(found);
  const detail = detailOf(groups, found.unassessed);
  const blocks = enforce && groups.linked.some(({ blocking }) => blocking);
  const remedy = remedyOf(groups, found.unassessed);
  return {
    verdict: blocks ? 'fail' : remedy ? 'warn' : 'pass',
    measured: measuredOf(groups),
    bound: '0 linked in with a fix',
    ...(detail && { detail }),
    ...(remedy && { remedy }),
  };
}

interface Groups {
  /** The vulnerable function is linked in. */
  readonly linked: VulnerabilityFinding[];
  /** It is known which functions are vulnerable, and they are not linked in. */
  readonly absent: VulnerabilityFinding[];
  /** It is not known which functions are vulnerable, or which are linked in. */
  readonly open: VulnerabilityFinding[];
}

function grouped({ findings, functionsKnown }: Found): Groups {
  const linked = findings.filter(({ level }) => level === 'symbol');
  const others = withoutIds(findings, linked);
  const open = others.filter(({ functionsNamed }) => !functionsNamed || !functionsKnown);
  return { linked, absent: withoutIds(others, open), open };
}

function measuredOf({ linked, absent, open }: Groups): string {
  const rest: [VulnerabilityFinding[], string][] = [
    [absent, 'in modules but not linked in'],
    [open, 'in modules with functions not known'],
  ];
  const counted = rest.flatMap(([group, what]) => (group.length > 0 ? `${idsOf(group).length} ${what}` : []));
  return [`${idsOf(linked).length} linked in`, ...counted].join(', ');
}

function detailOf({ linked, absent, open }: Groups, unassessed: readonly string[]): string {
  const parts: [string, readonly string[]][] = [
    ['the vulnerable function is linked in', linked.map(described)],
    ['not linked in', idsOf(absent)],
    ['not known whether the vulnerable function is linked in', idsOf(open)],
    ['version unknown, so not assessed', unassessed],
  ];
  return parts
    .filter(([, items]) => items.length > 0)
    .map(([what, items]) => `${what}: ${listed(items)}`)
    .join('; ');
}

/** Undefined where nothing needs to be done. */
function remedyOf({ linked, open }: Groups, unassessed: readonly string[]): string | undefined {
  const doubtful = open.filter(({ reviewed }) => reviewed);
  if (linked.length > 0 || doubtful.length > 0) return updateOf(linked.length > 0 ? linked : doubtful);
  return unassessed.includes(STDLIB) ? 'build with a released version of Go' : undefined;
}

/** The lowest versions that are free of all that have been fixed. */
function updateOf(findings: readonly VulnerabilityFinding[]): string {
  const needed = new Map<string, string>();
  for (const { module, fixed } of findings) {
    const known = needed.get(module);
    if (fixed && (!known || (compareVersions(fixed, known) ?? 0) > 0)) needed.set(module, fixed);
  }
  if (needed.size === 0)
    return 'no fix is known; judge by https://pkg.go.dev/vuln/ whether it can be attacked';
  return [...needed]
    .map(([module, version]) =>
      module === STDLIB ? `build with Go ${version} or later` : `go get ${module}@v${version}`,
    )
    .join('; ');
}

const MOST_LISTED = 40;

/** A vulnerability that is linked in by one module is not `not linked in` because of another. */
function withoutIds(findings: readonly VulnerabilityFinding[], taken: readonly VulnerabilityFinding[]) {
  const ids = new Set(idsOf(taken));
  return findings.filter(({ id }) => !ids.has(id));
}

function idsOf(findings: readonly VulnerabilityFinding[]): string[] {
  return [...new Set(findings.map(({ id }) => id))];
}

function described({ id, aliases, module, version, fixed, rangeKnown }: VulnerabilityFinding): string {
  const cve = aliases.find((alias) => alias.startsWith('CVE-'));
  const fix = fixed ? `fixed in ${fixed}` : rangeKnown ? 'no fix yet' : 'version range unknown';
  return `${id}${cve ? ` ${cve}` : ''} (${module} ${version}, ${fix})`;
}

function listed(items: readonly string[]): string {
  const rest = items.length - MOST_LISTED;
  return items.slice(0, MOST_LISTED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
