import { join } from 'node:path';
import { messageOf, ReleaseError } from '../../model/errors.ts';
import type { Ports } from '../../ports.ts';
import type { ScanInputs } from '../inputs.ts';
import { ageInDays } from './age.ts';
import type { Database } from './database.ts';
import { LIMITS } from './entries.ts';
import { parseDatabase, readDatabase } from './read.ts';

/** Why there is no database, and what to do about it. */
export interface NoDatabase {
  readonly missing: string;
  readonly remedy: string;
}

type Wish = Pick<ScanInputs, 'workingDirectory' | 'db' | 'dbSha256' | 'dbMaxAgeDays' | 'offline'>;

export const OFFICIAL = 'https://vuln.go.dev/vulndb.zip';
const REMEDY = `give the database with --db or ORACLE_RELEASE_VULNDB; a connected machine gets it from ${OFFICIAL}`;
const TWO_MINUTES = 120_000;

/**
 * Opens the database that the inputs name, else the one of ORACLE_RELEASE_VULNDB, else our copy of the official
 * one, which is renewed when it is too old. Throws where a database that was asked for cannot be used; one that
 * nobody asked for may be missing.
 */
export async function findDatabase(wish: Wish, ports: Ports): Promise<Database | NoDatabase> {
  const path = wish.db ?? ports.host.env('ORACLE_RELEASE_VULNDB');
  if (path !== undefined) return readDatabase(path, wish.dbSha256, ports.files);

  const copy = copyPath(ports);
  const kept = copy === undefined ? undefined : await readCopy(copy, wish, ports);
  if (kept && isFresh(kept, wish, ports)) return kept;
  if (wish.offline)
    return kept ?? { missing: 'no vulnerability database is here, and the run is offline', remedy: REMEDY };
  const official = await download(copy, wish, ports);
  return 'missing' in official ? (kept ?? official) : official;
}

/** In the user's cache folder (XDG Base Directory Specification); undefined where the user has none. */
function copyPath({ host }: Ports): string | undefined {
  const home = host.env('HOME');
  const cache = host.env('XDG_CACHE_HOME') ?? (home && join(home, '.cache'));
  return cache && join(cache, 'oracle-release', 'vulndb.zip');
}

/** A copy that is damaged, or not the file asked for, is as good as none. */
async function readCopy(
  copy: string,
  { dbSha256 }: Wish,
  { files, log }: Ports,
): Promise<Database | undefined> {
  if (!(await files.stat(copy))) return undefined;
  try {
    return await readDatabase(copy, dbSha256, files);
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    log.debug(`passed over ${copy}: ${error.message}`);
    return undefined;
  }
}

function isFresh({ date }: Database, { dbMaxAgeDays }: Wish, { clock }: Ports): boolean {
  return date !== undefined && ageInDays(date, clock.now()) <= dbMaxAgeDays;
}

async function download(copy: string | undefined, wish: Wish, ports: Ports): Promise<Database | NoDatabase> {
  try {
    const { status, body } = await ports.http.get(OFFICIAL, {
      maxBytes: LIMITS.archiveBytes,
      timeoutMs: TWO_MINUTES,
    });
    if (status !== 200) return { missing: `${OFFICIAL} answered ${status}`, remedy: REMEDY };
    const database = await parseDatabase(body, OFFICIAL, wish.dbSha256);
    if (copy !== undefined) await keep(copy, body, ports);
    return database;
  } catch (error) {
    const unreachable = ['NETWORK_FAILED', 'OFFLINE', 'FILE_INVALID'];
    if (!(error instanceof ReleaseError) || !unreachable.includes(error.code)) throw error;
    return { missing: messageOf(error), remedy: REMEDY };
  }
}

/** A cache that cannot be written costs time only. */
async function keep(copy: string, archive: Buffer, { files, log }: Ports): Promise<void> {
  try {
    await files.write(copy, archive);
  } catch (error) {
    log.debug(`not kept: ${messageOf(error)}`);
  }
}
