import type { PendingCheck } from '../../model/check.ts';
import type { Judged } from '../policy/action.ts';
import type { Action } from '../policy/schema.ts';
import type { Database } from './database.ts';
import type { NoDatabase } from './find.ts';
import { databaseName } from './origin.ts';

const DAY = 86_400_000;

/** Whole days since a time; a date in the future counts as today. */
export function ageInDays(date: number, now: number): number {
  return Math.max(0, Math.floor((now - date) / DAY));
}

/** Not too old, and not made later than now: that date, or our clock, is wrong, and would hide its age for ever. */
export function isFresh(
  { date, asOf }: Pick<Database, 'date' | 'asOf'>,
  maxDays: number,
  now: number,
): boolean {
  const last = lastKnown(date, asOf);
  return last !== undefined && !isAhead(last, now) && ageInDays(last, now) <= maxDays;
}

/** What its makers offered as the newest cannot be renewed, however long ago they changed it. */
function lastKnown(date: number | undefined, asOf: number | undefined): number | undefined {
  return date !== undefined && asOf !== undefined ? Math.max(date, asOf) : (date ?? asOf);
}

/** Times in archives have no zone. */
function isAhead(date: number, now: number): boolean {
  return date > now + DAY;
}

/** Judges the Go vulnerability database. */
export function judgeAge(
  database: Pick<Database, 'date' | 'asOf' | 'source' | 'sha256'>,
  maxDays: number,
  stale: Action,
  now: number,
): Judged {
  const remedy =
    'take a newer database: leave db empty to use the official one, or run `oracle-release db pull`';
  const { date, asOf } = database;
  const dated = { date, ...(asOf !== undefined && { asOf }), tool: databaseName(database), remedy };
  return judgeDate(dated, maxDays, stale, now);
}

/** When a vulnerability database was made, and what to do where that is too long ago. */
export interface Dated {
  /** In milliseconds; undefined where it does not say. */
  readonly date: number | undefined;
  /** When it was fetched from its makers. */
  readonly asOf?: number;
  readonly tool: string;
  readonly remedy: string;
}

/** What became known since the database was made is not found: the older it is, the less a pass is worth. */
export function judgeDate(
  { date, asOf, tool, remedy }: Dated,
  maxDays: number,
  stale: Action,
  now: number,
): Judged {
  const known = { tool, bound: `<= ${maxDays} days` };
  const fault = (measured: string, detail: string): Judged => ({
    action: stale,
    ...known,
    measured,
    detail,
    remedy,
  });
  const last = lastKnown(date, asOf);
  if (last === undefined) return fault('unknown', 'the database does not say when it was made');
  const made = [
    date === undefined ? 'made at a time that it does not say' : `made on ${dayOf(date)}`,
    ...(asOf === undefined ? [] : [`the newest on ${dayOf(asOf)}`]),
  ].join(', ');
  if (isAhead(last, now))
    return fault('unknown', `${made}, which is yet to come: that date or the clock is wrong`);
  const days = ageInDays(last, now);
  const measured = `${days} ${days === 1 ? 'day' : 'days'}`;
  if (days <= maxDays) return { action: 'allow', ...known, measured, detail: made };
  return fault(measured, `${made}; what became known since is not found`);
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
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
