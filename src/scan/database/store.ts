import { isAbsolute, join } from 'node:path';
import * as z from 'zod/mini';
import { Sha256 } from '../../model/artifact.ts';
import { ReleaseError } from '../../model/errors.ts';
import type { Host, Ports } from '../../ports.ts';
import type { Database } from './database.ts';
import { LIMITS } from './entries.ts';
import { OFFICIAL, unusable } from './origin.ts';
import { parseDatabase } from './read.ts';

/** What is recorded of the database that we keep. Its archive lies beside, under its digest. */
const Kept = z.object({
  sha256: Sha256,
  source: z.string(),
  entries: z.number(),
  /** Of the database, RFC 3339; absent where it does not say. */
  date: z.optional(z.string()),
  /** When it was fetched or imported, RFC 3339. */
  kept: z.string(),
});
export type Kept = z.infer<typeof Kept>;

export interface KeptDatabase {
  readonly database: Database;
  readonly record: Kept;
  /** Of the archive. */
  readonly path: string;
}

const RECORD = 'current.json';
const AGAIN = 'run `oracle-release db pull`, or `oracle-release db import` with a good one';

/**
 * In the user's cache folder (XDG Base Directory Specification; `LocalAppData` on Windows); undefined where the user
 * has none.
 */
export function storeFolder({ env, goos }: Host): string | undefined {
  const home = env('HOME');
  const cache =
    goos === 'windows' ? env('LOCALAPPDATA') : (env('XDG_CACHE_HOME') ?? (home && join(home, '.cache')));
  return cache && isAbsolute(cache) ? join(cache, 'oracle-release', 'vulndb') : undefined;
}

/**
 * The database that was kept last; undefined where there is none. Throws FILE_INVALID and DIGEST_MISMATCH where it
 * is not what was kept, and DIGEST_MISMATCH where another digest is asked for: that is no lack, but a fault.
 */
export async function readKept(
  sha256: string | undefined,
  ports: Pick<Ports, 'files' | 'host'>,
): Promise<KeptDatabase | undefined> {
  const folder = storeFolder(ports.host);
  const record = folder && (await readRecord(folder, ports));
  if (!record) return undefined;
  if (sha256 !== undefined && record.sha256 !== sha256) {
    throw new ReleaseError(
      'DIGEST_MISMATCH',
      `the database that is kept has sha256 ${record.sha256}, not ${sha256}`,
      'import the one that is meant, or correct db-sha256 when you know that it was renewed',
    );
  }
  const path = join(folder, record.sha256);
  if (!(await ports.files.stat(path))) throw unusable(path, 'is recorded as kept, and is not there');
  const bytes = await ports.files.read(path, LIMITS.archiveBytes);
  const database = await parseDatabase(bytes, record.source, record.sha256);
  const asOf = record.source === OFFICIAL ? { asOf: Date.parse(record.kept) } : {};
  return { database: { ...database, ...asOf }, record, path };
}

async function readRecord(folder: string, { files }: Pick<Ports, 'files'>): Promise<Kept | undefined> {
  const path = join(folder, RECORD);
  if (!(await files.stat(path))) return undefined;
  const text = await files.readText(path, 4096);
  try {
    return Kept.parse(JSON.parse(text));
  } catch (cause) {
    throw new ReleaseError('FILE_INVALID', `${path} is no record of a database that was kept`, AGAIN, cause);
  }
}

/**
 * Keeps an archive as the database to use from now on, and the one before for scans that still read it. The record
 * is written last, so that a killed process leaves the one before in place. Throws FILE_INVALID where an entry
 * cannot be read, DISK_FAILED, and INPUT_INVALID where the user has no cache folder.
 */
export async function keep(archive: Buffer, database: Database, ports: Ports): Promise<KeptDatabase> {
  const { files, host, clock } = ports;
  database.readAll();
  const folder = storeFolder(host);
  if (!folder) {
    throw new ReleaseError(
      'INPUT_INVALID',
      'there is no folder to keep the database in',
      'set HOME or XDG_CACHE_HOME',
    );
  }
  const { sha256, source, size, date } = database;
  const record: Kept = {
    sha256,
    source,
    entries: size,
    ...(date !== undefined && { date: new Date(date).toISOString() }),
    kept: new Date(clock.now()).toISOString(),
  };
  // A record that cannot be read is what this one replaces; nothing is kept for its sake.
  const before = await readRecord(folder, ports).catch(() => undefined);
  const path = join(folder, sha256);
  await files.write(path, archive);
  await files.write(join(folder, RECORD), `${JSON.stringify(record, null, 2)}\n`);
  const others = (await files.list(folder)).filter((name) => Sha256.safeParse(name).success);
  for (const name of others) {
    if (name !== sha256 && name !== before?.sha256) await files.remove(join(folder, name));
  }
  return { database, record, path };
}
