import { type Check, overall, VERDICTS, type Verdict } from '../model/check.ts';
import { plural } from './format.ts';

/** A verdict is always told by a symbol and a word, never by colour alone. */
export const SYMBOLS: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  skip: '–',
  'not-run': '?',
};

/** What each verdict means, for a legend. */
export const MEANINGS: Readonly<Record<Verdict, string>> = {
  pass: 'measured, and within its bound',
  fail: 'measured, and outside its bound',
  warn: 'to be looked at; does not stop the release',
  'not-run': 'could not be done here; proves nothing',
  skip: 'does not apply, by policy',
};

/** What needs attention comes first; a group of checks is as good as the first of these found in it. */
export const BY_URGENCY = ['fail', 'warn', 'not-run', 'pass', 'skip'] as const satisfies readonly Verdict[];

export type Counts = Readonly<Record<Verdict, number>>;

export function count(checks: readonly Check[]): Counts {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const check of checks) counts[check.verdict]++;
  return counts;
}

/** The verdict that stands for a group of checks: one check that did not run keeps the group from a pass. */
export function worst(counts: Counts): Verdict {
  return BY_URGENCY.find((verdict) => counts[verdict] > 0) ?? 'not-run';
}

export interface Headline {
  /** For colour and symbol. */
  readonly verdict: Verdict;
  /** `Passed`, `Failed`. */
  readonly word: string;
  /** What the word leaves out: `2 of 140 checks failed`. */
  readonly rest: string;
}

/** The verdict over everything, in words. Without a single passed check nothing has passed. */
export function headline(checks: readonly Check[]): Headline {
  const counts = count(checks);
  const notRun = counts['not-run'] > 0 ? [`${plural(counts['not-run'], 'check')} could not run here`] : [];
  const verdict = overall(checks);
  if (verdict === 'fail') {
    const failed = `${counts.fail} of ${plural(checks.length, 'check')} failed`;
    return { verdict: 'fail', word: 'Failed', rest: [failed, ...notRun].join(', ') };
  }
  if (counts.pass === 0 && verdict === 'pass') {
    const made = checks.length === 0 ? 'no check was made' : 'no check passed';
    return { verdict: 'not-run', word: 'Nothing proven', rest: [made, ...notRun].join(', ') };
  }
  const passed = `${counts.pass} of ${plural(checks.length, 'check')} passed`;
  if (verdict === 'warn') {
    const warned = plural(counts.warn, 'warning');
    return { verdict: 'warn', word: 'Passed with warnings', rest: [passed, warned, ...notRun].join(', ') };
  }
  return { verdict: 'pass', word: 'Passed', rest: [passed, ...notRun].join(', ') };
}
