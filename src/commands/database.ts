import { basename } from 'node:path';
import { ReleaseError } from '../model/errors.ts';
import type { Ports } from '../ports.ts';
import { ageInDays, isFresh } from '../scan/database/age.ts';
import type { Database } from '../scan/database/database.ts';
import { givenPath } from '../scan/database/find.ts';
import { importDatabase } from '../scan/database/import.ts';
import { fetchOfficial } from '../scan/database/official.ts';
import { readDatabase } from '../scan/database/read.ts';
import { type KeptDatabase, keep, readKept } from '../scan/database/store.ts';
import type { ScanInputs } from '../scan/inputs.ts';

/** What is told of a vulnerability database. */
export interface DatabaseFacts {
  readonly source: string;
  readonly path: string;
  readonly entries: number;
  /** RFC 3339; absent where it does not say, as is its age. */
  readonly date?: string;
  readonly ageDays?: number;
  readonly sha256: string;
  /** When it was fetched or imported, RFC 3339; absent where it is a file that was named. */
  readonly kept?: string;
}

export interface DatabaseInfo extends DatabaseFacts {
  readonly maxAgeDays: number;
  readonly stale: boolean;
}

/**
 * Fetches the official database and keeps it for scans, or writes it to a file to carry over, with its digest beside.
 * Throws NETWORK_FAILED and DISK_FAILED.
 */
export async function pull(to: string | undefined, ports: Ports): Promise<DatabaseFacts> {
  const { files, clock } = ports;
  if (to !== undefined && (await files.stat(to))?.kind === 'folder') {
    throw new ReleaseError(
      'INPUT_INVALID',
      `--to ${to} is a folder`,
      'name the file to write, such as vulndb.zip',
    );
  }
  const { archive, database } = await fetchOfficial(undefined, ports);
  if (to === undefined) return factsOfKept(await keep(archive, database, ports), clock.now());
  await files.write(to, archive);
  await files.write(`${to}.sha256`, `${database.sha256}  ${basename(to)}\n`);
  return factsOf(database, to, clock.now());
}

/** Keeps a database that was carried over, as `importDatabase` does. */
export async function importFrom(
  path: string,
  sha256: string | undefined,
  ports: Ports,
): Promise<DatabaseFacts> {
  return factsOfKept(await importDatabase(path, sha256, ports), ports.clock.now());
}

/**
 * Tells which database a scan would use of those that are here. Nothing is fetched. Throws NETWORK_FAILED where none
 * is here, and as a scan does where it cannot be used.
 */
export async function info(
  wish: Pick<ScanInputs, 'db' | 'dbSha256' | 'dbMaxAgeDays'>,
  ports: Ports,
): Promise<DatabaseInfo> {
  const now = ports.clock.now();
  const path = givenPath(wish, ports);
  const found = path === undefined ? await readKept(wish.dbSha256, ports) : undefined;
  const database =
    path === undefined ? found?.database : await readDatabase(path, wish.dbSha256, ports.files);
  if (!database) {
    throw new ReleaseError(
      'NETWORK_FAILED',
      'no vulnerability database is here; a scan would fetch the official one',
      'run `oracle-release db pull`, or without a network `oracle-release db import`',
    );
  }
  database.readAll();
  const facts = found ? factsOfKept(found, now) : factsOf(database, path ?? '', now);
  return { ...facts, maxAgeDays: wish.dbMaxAgeDays, stale: !isFresh(database, wish.dbMaxAgeDays, now) };
}

function factsOfKept({ database, record, path }: KeptDatabase, now: number): DatabaseFacts {
  return { ...factsOf(database, path, now), kept: record.kept };
}

function factsOf({ source, size, date, sha256 }: Database, path: string, now: number): DatabaseFacts {
  return {
    source,
    path,
    entries: size,
    ...(date !== undefined && { date: new Date(date).toISOString(), ageDays: ageInDays(date, now) }),
    sha256,
  };
}
