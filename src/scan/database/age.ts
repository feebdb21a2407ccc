import type { PendingCheck } from '../../model/check.ts';
import type { Judged } from '../policy/action.ts';
import type { Action } from '../policy/schema.ts';
import type { Database } from './database.ts';
import type { NoDatabase } from './find.ts';

const DAY = 86_400_000;

/** Whole days since a time; a date in the future counts as today. */
export function ageInDays(date: number, now: number): number {
  return Math.max(0, Math.floor((now - date) / DAY));
}

/** What became known since the database was made is not found: the older it is, the less a pass is worth. */
export function judgeAge({ date }: Database, maxDays: number, stale: Action, now: number): Judged {
  const bound = `<= ${maxDays} days`;
  const remedy =
    'take a newer database: leave db empty to use the official one, or run `oracle-release db pull`';
  if (date === undefined) {
    return {
      action: stale,
      measured: 'unknown',
      bound,
      detail: 'the database does not say when it was made',
      remedy,
    };
  }
  const days = ageInDays(date, now);
  const measured = `${days} ${days === 1 ? 'day' : 'days'}`;
  const detail = `made on ${new Date(date).toISOString().slice(0, 10)}`;
  if (days <= maxDays) return { action: 'allow', measured, bound, detail };
  return {
    action: stale,
    measured,
    bound,
    detail: `${detail}; what became known since is not found`,
    remedy,
  };
}

/** Without a database nothing is known, which is never taken for nothing to know. */
export function judgeMissing(
  { missing, remedy }: NoDatabase,
  action: Action,
  enforce: boolean,
  check: PendingCheck,
): void {
  if (action === 'block' && enforce) check.fail({ measured: 'no database', detail: missing, remedy });
  else check.notRun(missing, { remedy });
}
