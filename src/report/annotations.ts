import type { Check, Verdict } from '../model/check.ts';
import { plain } from './plain.ts';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** A step shows 10 of a level and drops the rest in silence; one is kept for what could be in nested steps. */
const MOST = 9;
/** The runner cuts messages at 4096 characters. */
const MESSAGE_LIMIT = 3000;

/** At most 9 annotations, failures first; when there are more, the last one says how many. */
export function annotations(checks: readonly Check[]): Annotation[] {
  const all = (['fail', 'warn', 'not-run'] as const).flatMap((verdict) =>
    checks.filter((check) => check.verdict === verdict).map((check) => annotate(check, LEVELS[verdict])),
  );
  if (all.length <= MOST) return all;
  const more = all.length - (MOST - 1);
  return [
    ...all.slice(0, MOST - 1),
    { level: 'notice', title: 'More checks did not pass', message: `${more} more in the summary` },
  ];
}

const LEVELS: Readonly<Record<Extract<Verdict, 'fail' | 'warn' | 'not-run'>, Annotation['level']>> = {
  fail: 'error',
  warn: 'warning',
  'not-run': 'notice',
};

function annotate(check: Check, level: Annotation['level']): Annotation {
  const told = [
    check.verdict === 'not-run' ? 'not run' : undefined,
    check.detail,
    check.measured && `measured ${check.measured}`,
    check.bound && `has to be ${check.bound}`,
    check.remedy,
  ];
  return {
    level,
    title: plain(`${check.stage} ${check.name}: ${check.subject}`, 200),
    message: plain(told.filter(Boolean).join('; '), MESSAGE_LIMIT) || check.verdict,
  };
}
