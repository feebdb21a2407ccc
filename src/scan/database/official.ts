import { ReleaseError } from '../../model/errors.ts';
import type { Ports } from '../../ports.ts';
import type { Database } from './database.ts';
import { LIMITS } from './entries.ts';
import { OFFICIAL } from './origin.ts';
import { parseDatabase } from './read.ts';

const TWO_MINUTES = 120_000;
const REMEDY = 'check the network, then run again; or import a file with `oracle-release db import`';

export interface Fetched {
  readonly archive: Buffer;
  readonly database: Database;
}

/**
 * Fetches the official database and reads every entry of it. Throws OFFLINE, NETWORK_FAILED also where what comes is
 * no database, and DIGEST_MISMATCH where it has not the digest asked for.
 */
export async function fetchOfficial(
  sha256: string | undefined,
  { http, clock }: Pick<Ports, 'http' | 'clock'>,
): Promise<Fetched> {
  try {
    const { status, body } = await http.get(OFFICIAL, {
      maxBytes: LIMITS.archiveBytes,
      timeoutMs: TWO_MINUTES,
    });
    if (status !== 200) throw new ReleaseError('NETWORK_FAILED', `${OFFICIAL} answered ${status}`, REMEDY);
    const database = await parseDatabase(body, OFFICIAL, sha256);
    database.readAll();
    return { archive: body, database: { ...database, asOf: clock.now() } };
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.code !== 'FILE_INVALID') throw error;
    throw new ReleaseError('NETWORK_FAILED', error.message, REMEDY, error);
  }
}
