import type { Check, Verdict } from '../model/check.ts';
import { type Alike, alike, measurements } from './attention.ts';
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

/** At most 9 annotations, failures first, one for checks that are alike; the last one says how many more there are. */
export function annotations(checks: readonly Check[]): Annotation[] {
  const all = TOLD.flatMap((verdict) =>
    alike(checks, verdict).map((group) => annotate(group, LEVELS[verdict])),
  );
  if (all.length <= MOST) return all;
  const more = all.length - (MOST - 1);
  return [
    ...all.slice(0, MOST - 1),
    { level: 'notice', title: 'More checks did not pass', message: `${more} more in the summary` },
  ];
}

const TOLD = ['fail', 'warn', 'not-run'] as const satisfies readonly Verdict[];

const LEVELS: Readonly<Record<(typeof TOLD)[number], Annotation['level']>> = {
  fail: 'error',
  warn: 'warning',
  'not-run': 'notice',
};

function annotate(group: Alike, level: Annotation['level']): Annotation {
  const told = [
    group.verdict === 'not-run' ? 'not run' : undefined,
    group.detail,
    ...measurements(group),
    group.remedy,
  ];
  return {
    level,
    title: plain(`${group.stage} ${group.name}: ${group.subjects}`, 200),
    message: plain(told.filter(Boolean).join('; '), MESSAGE_LIMIT) || group.verdict,
  };
}
