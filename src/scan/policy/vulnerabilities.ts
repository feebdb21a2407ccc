import type { Vulnerability, VulnerabilityFinding } from '../result.ts';
import { STDLIB } from '../vulnerabilities/modules.ts';
import { compareVersions } from '../vulnerabilities/semver.ts';
import { type Judged, strictest } from './action.ts';
import { exceptionFor, type Standing } from './exceptions.ts';
import type { ScanPolicy } from './policy.ts';
import type { Exception } from './schema.ts';

/** What was found in one program, or in what a full engine read. */
export interface Found {
  readonly findings: readonly Vulnerability[];
  /** Modules whose version is not known. */
  readonly unassessed: readonly string[];
  /** The program says which functions are linked in. */
  readonly functionsKnown: boolean;
  /** Only a full engine looked: of each package it knows the version, and of each vulnerability how it is rated. */
  readonly byVersion?: boolean;
}

export interface JudgedVulnerabilities extends Judged {
  /** As they were found, each with what the policy says of it. */
  readonly findings: readonly VulnerabilityFinding[];
  /** Exceptions that excused something. */
  readonly used: readonly Exception[];
}

/**
 * Judges what was found in one program, or by a full engine alone. By the default policy it blocks where a vulnerable function is linked in and a
 * version without it exists: then there is something to do. Linked in without a fix is for review, as is what leaves a
 * doubt: a reviewed entry of which it is not known what is linked in, and a standard library of unknown version. What
 * is not linked in passes, and is named, as are unreviewed entries, most of which name no functions. Where only a full
 * engine looked, it is how severe the others rate it that decides: blocked is what is severe and has been fixed, and all
 * else is for review.
 */
export function judgeVulnerabilities(
  found: Found,
  policy: ScanPolicy['vulnerabilities'],
  standing: readonly Standing[],
): JudgedVulnerabilities {
  const classOf = classifierOf(found);
  const judged = found.findings.map((finding) => {
    const kind = classOf(finding);
    const action = policy[kind];
    const { id, aliases, module, version, purl } = finding;
    const excused =
      action === 'allow'
        ? undefined
        : exceptionFor({ ids: [id, ...aliases], module, version, purl }, standing);
    return { finding, kind, action, excused };
  });
  const held = judged.filter(({ action, excused }) => action !== 'allow' && !excused);
  const unknownGo = found.unassessed.includes(STDLIB) ? [policy.versionUnknown] : [];
  const action = strictest([...held.map((one) => one.action), ...unknownGo]);
  const open = judged.filter(({ excused }) => !excused);
  const named = (kinds: readonly Kind[]) =>
    open.filter(({ kind }) => kinds.includes(kind)).map(({ finding }) => finding);
  const detail = detailOf([
    ['the vulnerable function is linked in', named(LINKED).map(described)],
    ['not linked in', idsOf(named(['notLinked']))],
    ['not known whether the vulnerable function is linked in', idsOf(named(['unclear', 'unreviewed']))],
    ['severe, and fixed since', named(['severe']).map(described)],
    ['less severe, or not fixed yet', idsOf(named(['lesser']))],
    ['excepted', judged.flatMap(({ finding, excused }) => (excused ? excepted(finding, excused) : []))],
    ['version unknown, so not assessed', found.unassessed],
  ]);
  const remedy = action === 'allow' ? undefined : remedyOf(held.map(({ finding }) => finding));
  return {
    action,
    measured: found.byVersion ? severeOf(open) : linkedOf(open),
    bound: found.byVersion ? severeBound(policy) : linkedBound(policy),
    ...(detail && { detail }),
    ...(remedy && { remedy }),
    findings: judged.map(({ finding, action: own, excused }) => ({
      ...finding,
      decision: own,
      blocking: own === 'block' && !excused,
      ...(excused && {
        exception: { approver: excused.exception.approver, expires: excused.exception.expires },
      }),
    })),
    used: judged.flatMap(({ excused }) => excused?.exception ?? []),
  };
}

type Kind = Exclude<keyof ScanPolicy['vulnerabilities'], 'versionUnknown'>;

const LINKED: readonly Kind[] = ['linked', 'linkedWithoutFix'];

function classifierOf(found: Found): (finding: Vulnerability) => Kind {
  if (found.byVersion) return severityKindOf;
  const classes = classesOf(found);
  return ({ id }) => classes.get(id) ?? 'unclear';
}

/** What nobody rated may be the worst. */
function severityKindOf({ severity = 'unknown', fixed }: Vulnerability): Kind {
  return fixed !== undefined && ['critical', 'high', 'unknown'].includes(severity) ? 'severe' : 'lesser';
}

/** Of each vulnerability, by its id: one that is linked in by one module is not `not linked in` because of another. */
function classesOf({ findings, functionsKnown }: Found): Map<string, Kind> {
  const order: readonly Kind[] = ['linked', 'linkedWithoutFix', 'unclear', 'unreviewed', 'notLinked'];
  const classes = new Map<string, Kind>();
  for (const finding of findings) {
    const kind = kindOf(finding, functionsKnown);
    const known = classes.get(finding.id);
    if (known === undefined || order.indexOf(kind) < order.indexOf(known)) classes.set(finding.id, kind);
  }
  return classes;
}

function kindOf(finding: Vulnerability, functionsKnown: boolean): Kind {
  if (finding.level === 'symbol') return finding.fixed === undefined ? 'linkedWithoutFix' : 'linked';
  if (finding.functionsNamed && functionsKnown) return 'notLinked';
  return finding.reviewed ? 'unclear' : 'unreviewed';
}

function linkedBound({ linked, linkedWithoutFix }: ScanPolicy['vulnerabilities']): string {
  if (linked !== 'block') return 'nothing blocks by the policy';
  return linkedWithoutFix === 'block' ? '0 linked in' : '0 linked in with a fix';
}

function severeBound({ severe }: ScanPolicy['vulnerabilities']): string {
  return severe === 'block' ? '0 severe with a fix' : 'nothing blocks by the policy';
}

interface Classified {
  readonly finding: Vulnerability;
  readonly kind: Kind;
}

/** How many vulnerabilities there are of some kinds; one of several modules counts once. */
function counter(open: readonly Classified[]): (...kinds: readonly Kind[]) => number {
  return (...kinds) => idsOf(open.flatMap((it) => (kinds.includes(it.kind) ? it.finding : []))).length;
}

function severeOf(open: readonly Classified[]): string {
  const count = counter(open);
  return `${count('severe')} severe with a fix, ${count('lesser')} others`;
}

function linkedOf(classified: readonly Classified[]): string {
  const count = counter(classified);
  const absent = count('notLinked');
  const open = count('unclear', 'unreviewed');
  return [
    `${count(...LINKED)} linked in`,
    ...(absent > 0 ? [`${absent} in modules but not linked in`] : []),
    ...(open > 0 ? [`${open} in modules with functions not known`] : []),
  ].join(', ');
}

function detailOf(parts: readonly (readonly [string, readonly string[]])[]): string {
  return parts
    .filter(([, items]) => items.length > 0)
    .map(([what, items]) => `${what}: ${listed(items)}`)
    .join('; ');
}

function remedyOf(held: readonly Vulnerability[]): string {
  const linked = held.filter(({ level }) => level === 'symbol');
  if (held.length === 0) return 'build with a released version of Go';
  return updateOf(linked.length > 0 ? linked : held);
}

function excepted({ id }: Vulnerability, { exception, daysLeft }: Standing): string {
  return `${id} by ${exception.approver} until ${exception.expires} (${daysLeft} days left)`;
}

/** The lowest versions that are free of all that have been fixed. */
function updateOf(findings: readonly Vulnerability[]): string {
  const needed = new Map<string, { readonly fixed: string; readonly purl: string | undefined }>();
  for (const { module, fixed, purl } of findings) {
    const known = needed.get(module)?.fixed;
    if (fixed && (!known || (compareVersions(fixed, known) ?? 0) > 0)) needed.set(module, { fixed, purl });
  }
  if (needed.size === 0) return 'no fix is known; judge by what its advisory says whether it can be attacked';
  const steps = [...needed].map(([module, { fixed, purl }]) => {
    if (purl !== undefined && !purl.startsWith('pkg:golang/')) return `update ${module} to ${fixed}`;
    const version = fixed.replace(/^(?:v|go)(?=\d)/, '');
    return module === STDLIB ? `build with Go ${version} or later` : `go get ${module}@v${version}`;
  });
  const rest = steps.length - MOST_LISTED;
  return steps.slice(0, MOST_LISTED).join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}

const MOST_LISTED = 40;

function idsOf(findings: readonly Vulnerability[]): string[] {
  return [...new Set(findings.map(({ id }) => id))];
}

function described({ id, aliases, module, version, fixed, rangeKnown }: Vulnerability): string {
  const cve = aliases.find((alias) => alias.startsWith('CVE-'));
  const fix = fixed ? `fixed in ${fixed}` : rangeKnown ? 'no fix yet' : 'version range unknown';
  return `${id}${cve ? ` ${cve}` : ''} (${module} ${version}, ${fix})`;
}

function listed(items: readonly string[]): string {
  const rest = items.length - MOST_LISTED;
  return items.slice(0, MOST_LISTED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
