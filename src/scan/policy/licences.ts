import type { ConjunctionInfo, Info, LicenseInfo } from 'spdx-expression-parse';
import parse from 'spdx-expression-parse';
import type { LicenceFound } from '../result.ts';
import { type Judged, strictest } from './action.ts';
import { exceptionFor, type Standing } from './exceptions.ts';
import type { ScanPolicy } from './policy.ts';
import type { Action, Exception } from './schema.ts';

type Found = Omit<LicenceFound, 'evidence'>;
type Licenses = Pick<ScanPolicy['licenses'], 'allow' | 'deny' | 'unknown'>;

/** The id by which an exception speaks of a license that nobody could read. */
const UNKNOWN = 'unknown-license';

export interface JudgedLicences extends Judged {
  /** What the policy says of each, in the order given. */
  readonly decisions: readonly LicenceDecision[];
  /** Exceptions that excused something. */
  readonly used: readonly Exception[];
}

export interface LicenceDecision {
  /** Exceptions aside. */
  readonly decision: Action;
  readonly exception?: { readonly approver: string; readonly expires: string };
}

/**
 * Judges the licenses of all modules in a program; `measured` counts modules by license, `MIT 7, unknown 1`. The list
 * of allowed ones decides, a denied one blocks whatever else is allowed, and an unknown one is never taken for allowed.
 */
export function judgeLicences(
  found: readonly Found[],
  policy: Licenses,
  standing: readonly Standing[],
): JudgedLicences {
  const judged = found.map((it) => judge(it, policy, standing));
  const held = judged.filter(({ action, excused }) => action !== 'allow' && !excused);
  const measured = countsOf(judged.map(({ name }) => name));
  const decisions = judged.map(decisionOf);
  const used = judged.flatMap(({ excused }) => excused?.exception ?? []);
  const action = strictest(held.map((it) => it.action));
  if (held.length === 0) return { action, measured, decisions, used };
  const remedies = [
    held.some(({ why }) => why !== undefined) &&
      'replace the module, or have its license approved in the policy',
    held.some(({ why }) => why === undefined) &&
      'scan where the module cache is (run `go mod download` first), or read the license yourself and say it in an override of the policy',
  ];
  return {
    action,
    measured,
    bound: 'licenses that the policy allows',
    detail: listed(held.map(({ module, why }) => `${module} ${why ?? 'has a license that is unknown'}`)),
    remedy: remedies.filter((remedy) => remedy !== false).join('; '),
    decisions,
    used,
  };
}

function decisionOf({ action, excused }: JudgedLicence): LicenceDecision {
  if (!excused) return { decision: action };
  const { approver, expires } = excused.exception;
  return { decision: action, exception: { approver, expires } };
}

interface JudgedLicence {
  readonly module: string;
  /** As it is counted: the expression, or `unknown`. */
  readonly name: string;
  readonly action: Action;
  /** What is wrong with it; absent where the license is unknown. */
  readonly why?: string;
  readonly excused: Standing | undefined;
}

function judge(found: Found, policy: Licenses, standing: readonly Standing[]): JudgedLicence {
  const { expression, version, purl } = found;
  const module = version ? `${found.module}@${version}` : found.module;
  const excuse = (ids: readonly string[]) =>
    exceptionFor({ ids, module: found.module, version, purl }, standing);
  const terms = termsOf(expression);
  if (!terms || expression === undefined) {
    return { module, name: 'unknown', action: policy.unknown, excused: excuse([UNKNOWN]) };
  }
  const denied = unless(terms, (id) => !policy.deny.includes(bare(id)));
  const refused = unless(terms, (id) => policy.allow.includes(id));
  const ids = [...new Set([...denied, ...refused])].sort();
  const action = ids.length > 0 ? 'block' : 'allow';
  const why =
    denied.length > 0 ? `is under ${denied.join(' and ')}` : `is under ${refused.join(' and ')}, not allowed`;
  return {
    module,
    name: expression,
    action,
    why,
    excused: ids.length > 0 ? excuse([...ids, expression]) : undefined,
  };
}

/** Undefined where there is no expression, or none that SPDX knows. */
function termsOf(expression: string | undefined): Info | undefined {
  if (expression === undefined) return undefined;
  try {
    return parse(expression);
  } catch {
    // Not SPDX: judged as unknown, never as allowed.
    return undefined;
  }
}

/** The licenses that are not `fine`, whichever branch one chooses; none where a branch is free of them. */
function unless(terms: LicenseInfo | ConjunctionInfo, fine: (id: string) => boolean): string[] {
  if ('license' in terms) return fine(idOf(terms)) ? [] : [idOf(terms)];
  const left = unless(terms.left, fine);
  const right = unless(terms.right, fine);
  const free = terms.conjunction === 'or' && (left.length === 0 || right.length === 0);
  return free ? [] : [...new Set([...left, ...right])].sort();
}

/** `Apache-2.0 WITH LLVM-exception` is another license than `Apache-2.0`, and is allowed by its own name. */
function idOf({ license, exception, plus }: LicenseInfo): string {
  return `${license}${plus ? '+' : ''}${exception ? ` WITH ${exception}` : ''}`;
}

/** A denied license stays denied with an exception or in a later version. */
function bare(id: string): string {
  return id.replace(/\+?( WITH .*)?$/, '');
}

function countsOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.map(([name, count]) => `${name} ${count}`).join(', ') || 'no modules';
}

const MOST_NAMED = 12;

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return names.slice(0, MOST_NAMED).join(', ') + (more > 0 ? `, and ${more} more` : '');
}
