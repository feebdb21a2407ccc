import * as z from 'zod/mini';
import { Sha256 } from '../model/artifact.ts';
import type { ScanContext } from './context.ts';
import type { Standing } from './policy/exceptions.ts';
import { Exception } from './policy/schema.ts';
import { ScannedFile } from './result.ts';

/** The Go vulnerability database that a scan used, or why there was none; empty where only a full engine looked. */
export const DatabaseUsed = z.object({
  /** Where it came from: an address, or the name of a file. */
  source: z.optional(z.string()),
  /** Of the file; of a folder, of the digests of its files. */
  sha256: z.optional(Sha256),
  /** When the newest of its entries was changed, RFC 3339; absent where it does not say. */
  date: z.optional(z.string()),
  /** Vulnerabilities in it. */
  entries: z.optional(z.number()),
  /** Why there was none. */
  missing: z.optional(z.string()),
});
export type DatabaseUsed = z.infer<typeof DatabaseUsed>;

/** An exception of the policy as it stood on the day of the scan. */
export const ExceptionUse = z.extend(Exception, {
  /** Whole days it still holds; 0 on its last day, negative once it is over. */
  daysLeft: z.number(),
  state: z.enum(['in-use', 'not-needed', 'not-valid']),
  /** Why it is not valid. */
  fault: z.optional(z.string()),
});
export type ExceptionUse = z.infer<typeof ExceptionUse>;

/** `stages/scan.json`. */
export const ScanData = z.object({
  scanned: z.array(ScannedFile),
  /** Of the vulnerability database, RFC 3339; absent where there is none or it has no date. */
  dbDate: z.optional(z.string()),
  database: DatabaseUsed,
  /** Of the policy file; absent where the built-in policy held. */
  policySha256: z.optional(Sha256),
  exceptions: z.array(ExceptionUse),
});
export type ScanData = z.infer<typeof ScanData>;

/** All that a scan found. `used` are the exceptions that excused something. */
export function scanData(
  scanned: readonly ScannedFile[],
  used: ReadonlySet<Exception>,
  { database, dbDate, policySha256, standing }: ScanContext,
): ScanData {
  return {
    scanned: [...scanned],
    ...(dbDate !== undefined && { dbDate }),
    database: databaseUsed(database, dbDate),
    ...(policySha256 !== undefined && { policySha256 }),
    exceptions: standing.map((one) => exceptionUse(one, used)),
  };
}

function databaseUsed(database: ScanContext['database'], date: string | undefined): DatabaseUsed {
  if (!database) return {};
  if ('missing' in database) return { missing: database.missing };
  const { source, sha256, size } = database;
  return { source, sha256, entries: size, ...(date !== undefined && { date }) };
}

function exceptionUse({ exception, daysLeft, fault }: Standing, used: ReadonlySet<Exception>): ExceptionUse {
  const state = fault !== undefined ? 'not-valid' : used.has(exception) ? 'in-use' : 'not-needed';
  return { ...exception, daysLeft, state, ...(fault !== undefined && { fault }) };
}
