import type { PendingCheck } from '../../model/check.ts';
import type { Database } from './database.ts';

const DAY = 86_400_000;

/** Whole days since a time; a date in the future counts as today. */
export function ageInDays(date: number, now: number): number {
  return Math.max(0, Math.floor((now - date) / DAY));
}

/** Ends the check `vulnerability-database-age`: what became known since the database was made is not found. */
export function judgeAge({ date }: Database, maxDays: number, now: number, check: PendingCheck): void {
  const bound = `<= ${maxDays} days`;
  const remedy = 'take a newer database: leave db empty to use the official one';
  if (date === undefined) {
    check.warn({ measured: 'unknown', bound, detail: 'the database does not say when it was made', remedy });
    return;
  }
  const days = ageInDays(date, now);
  const measured = `${days} ${days === 1 ? 'day' : 'days'}`;
  const detail = `made on ${new Date(date).toISOString().slice(0, 10)}`;
  if (days <= maxDays) check.pass({ measured, bound, detail });
  else check.warn({ measured, bound, detail: `${detail}; what became known since is not found`, remedy });
}
