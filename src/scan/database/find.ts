import { messageOf, ReleaseError } from '../../model/errors.ts';
import type { Ports } from '../../ports.ts';
import type { ScanInputs } from '../inputs.ts';
import { isFresh } from './age.ts';
import type { Database } from './database.ts';
import { type Fetched, fetchOfficial } from './official.ts';
import { OFFICIAL } from './origin.ts';
import { readDatabase } from './read.ts';
import { keep, readKept } from './store.ts';

/** Why there is no database, and what to do about it. */
export interface NoDatabase {
  readonly missing: string;
  readonly remedy: string;
}

type Wish = Pick<ScanInputs, 'db' | 'dbSha256' | 'dbMaxAgeDays' | 'offline'>;

const REMEDY =
  'give the database with --db or ORACLE_RELEASE_VULNDB, or keep one with `oracle-release db import`; ' +
  `a connected machine gets it from ${OFFICIAL}`;

/**
 * Opens the database that the inputs name, else the one of ORACLE_RELEASE_VULNDB, else the one that is kept, which
 * is renewed from the official one when it is too old. Throws where a database that was asked for cannot be used, and
 * where the one that is kept is damaged and no other can be had; where none is kept, none may be found.
 */
export async function findDatabase(wish: Wish, ports: Ports): Promise<Database | NoDatabase> {
  const path = givenPath(wish, ports);
  if (path !== undefined) return readDatabase(path, wish.dbSha256, ports.files);

  const kept = await keptDatabase(wish, ports);
  if (kept && !(kept instanceof ReleaseError) && isFresh(kept, wish.dbMaxAgeDays, ports.clock.now()))
    return kept;
  const official: Database | NoDatabase = wish.offline
    ? { missing: 'no vulnerability database is here, and the run is offline', remedy: REMEDY }
    : await download(wish, ports);
  if (!('missing' in official) || !kept) return official;
  if (kept instanceof ReleaseError) throw kept;
  return kept;
}

/** Path of the database that was asked for; undefined where none was. */
export function givenPath({ db }: Pick<Wish, 'db'>, { host }: Pick<Ports, 'host'>): string | undefined {
  return db ?? host.env('ORACLE_RELEASE_VULNDB');
}

/** The one that is kept, or why it cannot be used. */
async function keptDatabase({ dbSha256 }: Wish, ports: Ports): Promise<Database | ReleaseError | undefined> {
  try {
    return (await readKept(dbSha256, ports))?.database;
  } catch (error) {
    if (error instanceof ReleaseError && error.kind !== 'interrupted') return error;
    throw error;
  }
}

async function download(wish: Wish, ports: Ports): Promise<Database | NoDatabase> {
  try {
    const fetched = await fetchOfficial(wish.dbSha256, ports);
    await keepIfPossible(fetched, ports);
    return fetched.database;
  } catch (error) {
    const unreachable = ['NETWORK_FAILED', 'OFFLINE'];
    if (!(error instanceof ReleaseError) || !unreachable.includes(error.code)) throw error;
    return { missing: messageOf(error), remedy: REMEDY };
  }
}

/** A cache that cannot be written costs time only. */
async function keepIfPossible({ archive, database }: Fetched, ports: Ports): Promise<void> {
  try {
    await keep(archive, database, ports);
  } catch (error) {
    ports.log.debug(`not kept: ${messageOf(error)}`);
  }
}
