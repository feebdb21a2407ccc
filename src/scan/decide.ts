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
 * Linked in without a fix is warned of, as is a program of which too little is known. Vulnerabilities in functions
 * that are not linked in pass, and are named.
 */
export function decide({ findings, unassessed, functionsKnown }: Found, enforce: boolean): Decision {
  const linked = findings.filter(({ level }) => level === 'symbol');
  const blocking = linked.filter(({ blocking }) => blocking);
  const others = withoutIds(findings, linked);
  const detail = [
    !functionsKnown && 'no function table, so it cannot be told which functions are linked in',
    linked.length > 0 && `the vulnerable function is linked in: ${listed(linked.map(described))}`,
    others.length > 0 && `not linked in: ${listed(idsOf(others))}`,
    unassessed.length > 0 && `version unknown, so not assessed: ${listed(unassessed)}`,
  ].filter((part) => part !== false);
  const doubtful = (!functionsKnown && findings.length > 0) || unassessed.includes(STDLIB);
  return {
    verdict: blocking.length > 0 && enforce ? 'fail' : linked.length > 0 || doubtful ? 'warn' : 'pass',
    measured: measured(linked, others),
    bound: '0 linked in with a fix',
    ...(detail.length > 0 && { detail: detail.join('; ') }),
    ...(linked.length > 0 && { remedy: remedyOf(blocking) }),
  };
}

const MOST_LISTED = 40;

function measured(linked: readonly VulnerabilityFinding[], others: readonly VulnerabilityFinding[]): string {
  const rest = idsOf(others).length;
  return `${idsOf(linked).length} linked in${rest > 0 ? `, ${rest} in modules but not linked in` : ''}`;
}

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

function remedyOf(blocking: readonly VulnerabilityFinding[]): string {
  const needed = new Map<string, string>();
  for (const { module, fixed } of blocking) {
    const known = needed.get(module);
    if (fixed && (!known || (compareVersions(fixed, known) ?? 0) > 0)) needed.set(module, fixed);
  }
  if (needed.size === 0)
    return 'no fixed version exists; judge whether the program can be attacked through it';
  return [...needed]
    .map(([module, version]) =>
      module === STDLIB ? `build with Go ${version} or later` : `go get ${module}@v${version}`,
    )
    .join('; ');
}

function listed(items: readonly string[]): string {
  const rest = items.length - MOST_LISTED;
  return items.slice(0, MOST_LISTED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
