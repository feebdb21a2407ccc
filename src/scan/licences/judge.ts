import type { ConjunctionInfo, Info, LicenseInfo } from 'spdx-expression-parse';
import parse from 'spdx-expression-parse';
import type { Decision } from '../decide.ts';
import type { LicenceFound } from '../result.ts';

type Found = Omit<LicenceFound, 'evidence'>;

/** Which licences a released program must not be bound to. */
interface LicencePolicy {
  /** SPDX ids; with `+` or an exception they are refused too. */
  readonly deny: readonly string[];
}

/** Licences whose terms reach those who only use or sell the program as a service. */
const DEFAULT_POLICY: LicencePolicy = {
  deny: ['AGPL-3.0-only', 'AGPL-3.0-or-later', 'AGPL-3.0', 'SSPL-1.0', 'BUSL-1.1'],
};

/**
 * Judges the licences of all modules in a program; `measured` counts modules by licence, `MIT 7, unknown 1`. An
 * unknown licence is never taken for an allowed one.
 */
export function judgeLicences(found: readonly Found[], policy: LicencePolicy = DEFAULT_POLICY): Decision {
  const judged = found.map((it) => ({ ...it, terms: termsOf(it.expression) }));
  const measured = countsOf(judged.map(({ terms, expression }) => (terms && expression) || 'unknown'));
  const denied = judged.flatMap(({ terms, ...it }) => {
    const refused = terms ? refusedBy(terms, policy) : [];
    return refused.length > 0 ? [`${nameOf(it)} is under ${refused.join(' and ')}`] : [];
  });
  if (denied.length > 0) {
    return {
      verdict: 'fail',
      measured,
      detail: listed(denied),
      remedy: 'replace the module, or have its licence approved in the policy',
    };
  }
  const unknown = judged.filter(({ terms }) => !terms).map(nameOf);
  if (unknown.length > 0) {
    return {
      verdict: 'warn',
      measured,
      detail: `licence unknown: ${listed(unknown)}`,
      remedy: 'scan where the module cache is (run `go mod download` first), and read the licence yourself',
    };
  }
  return { verdict: 'pass', measured };
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

/** The refused licences one is bound to whichever branch one chooses; none where a branch is free of them. */
function refusedBy(terms: LicenseInfo | ConjunctionInfo, policy: LicencePolicy): string[] {
  if ('license' in terms) return policy.deny.includes(terms.license) ? [terms.license] : [];
  const left = refusedBy(terms.left, policy);
  const right = refusedBy(terms.right, policy);
  const free = terms.conjunction === 'or' && (left.length === 0 || right.length === 0);
  return free ? [] : [...new Set([...left, ...right])].sort();
}

function nameOf({ module, version }: Found): string {
  return version ? `${module}@${version}` : module;
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
