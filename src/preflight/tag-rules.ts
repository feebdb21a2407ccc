import type { Finding } from '../model/check.ts';
import { matchesPattern } from '../model/pattern.ts';
import type { TagRuleset } from '../ports.ts';

export interface JudgedTag {
  readonly verdict: 'pass' | 'warn' | 'not-run';
  readonly reason: string;
  readonly finding: Finding;
}

/** What keeps a tag where it is: without one of these rules it can be moved, or be removed and made again. */
const NEEDED = ['update', 'deletion'];
const REMEDY =
  'in the settings of the repository, turn on immutable releases, or add a ruleset for tags that restricts updates and deletions';

/** Whether something holds a tag in its place: immutable releases, or rulesets that together forbid every move. */
export function immutability(
  tag: string,
  releases: boolean | 'hidden',
  rulesets: readonly TagRuleset[] | 'hidden',
): JudgedTag {
  if (releases === true) return pass('immutable releases are on');
  const known = rulesets === 'hidden' ? [] : rulesets;
  const applying = known.filter((ruleset) => appliesTo(ruleset, tag));
  const rules = new Set(applying.flatMap((ruleset) => ruleset.rules));
  const missing = NEEDED.filter((rule) => !rules.has(rule));
  if (missing.length === 0) return pass(`ruleset ${applying.map(({ name }) => name).join(', ')}`);
  const finding = { bound: 'immutable releases, or a ruleset against update and deletion', remedy: REMEDY };
  const unseen = [
    ...(releases === 'hidden' ? ['whether immutable releases are on'] : []),
    ...(rulesets === 'hidden' ? ['the rulesets'] : []),
  ];
  if (unseen.length > 0) {
    return { verdict: 'not-run', reason: `this token may not read ${unseen.join(' and ')}`, finding };
  }
  const measured =
    applying.length > 0 ? `no rule against ${missing.join(' and ')}` : 'no ruleset for this tag';
  return {
    verdict: 'warn',
    reason: `${tag} can be moved after the release`,
    finding: { measured, ...finding },
  };
}

function pass(measured: string): JudgedTag {
  return { verdict: 'pass', reason: '', finding: { measured } };
}

/**
 * Whether a ruleset is for a tag.
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository
 */
export function appliesTo(
  { include, exclude }: Pick<TagRuleset, 'include' | 'exclude'>,
  tag: string,
): boolean {
  const name = `refs/tags/${tag}`;
  const matches = (pattern: string) => pattern === '~ALL' || matchesPattern(pattern, name);
  return include.some(matches) && !exclude.some(matches);
}
