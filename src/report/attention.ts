import type { Check, Stage, Verdict } from '../model/check.ts';
import { BY_URGENCY } from './verdicts.ts';

/** Failed first, then warned, not run, passed, skipped; within a verdict in the order they were made. */
export function byUrgency(checks: readonly Check[]): Check[] {
  return BY_URGENCY.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
}

/** Checks of one name that ended alike for the same reason, told once. */
export interface Alike {
  readonly verdict: Verdict;
  readonly stage: Stage;
  readonly name: string;
  readonly subjects: readonly string[];
  readonly reason: string;
}

/** The checks with this verdict, grouped by stage, name and reason, in the order they were made. */
export function alike(checks: readonly Check[], verdict: Verdict): Alike[] {
  const wanted = checks.filter((check) => check.verdict === verdict);
  const groups = Map.groupBy(wanted, (check) =>
    JSON.stringify([check.stage, check.name, check.detail ?? '']),
  );
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first
      ? [
          {
            verdict,
            stage: first.stage,
            name: first.name,
            subjects: [first, ...rest].map((check) => check.subject),
            reason: first.detail ?? '',
          },
        ]
      : [],
  );
}
