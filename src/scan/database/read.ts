import { createHash } from 'node:crypto';
import { messageOf, ReleaseError } from '../../model/errors.ts';
import type { Files } from '../../ports.ts';
import { type Database, openDatabase } from './database.ts';
import { LIMITS, LimitExceeded, type RawEntry } from './entries.ts';
import { readFolder } from './folder.ts';
import { readTgz } from './tgz.ts';
import { readZip } from './zip.ts';

const REMEDY = 'give a folder of OSV files, a .tgz or a .zip, such as https://vuln.go.dev/vulndb.zip';

/**
 * Opens the database at a path: a folder, or an archive told by its first bytes. Throws FILE_MISSING,
 * FILE_INVALID, and DIGEST_MISMATCH where the file has not the digest asked for. Nothing is written.
 */
export async function readDatabase(
  path: string,
  sha256: string | undefined,
  files: Files,
): Promise<Database> {
  const stat = await files.stat(path);
  if (stat?.kind !== 'folder') {
    return parseDatabase(await files.read(path, LIMITS.archiveBytes), path, sha256);
  }
  if (sha256 !== undefined) {
    throw new ReleaseError(
      'INPUT_INVALID',
      `db-sha256 is given, but the database ${path} is a folder`,
      'give the database as one file, or leave db-sha256 out',
    );
  }
  return opened(path, () => readFolder(path, files));
}

/** Opens a database held in memory; `origin` is how messages call it. */
export async function parseDatabase(
  archive: Buffer,
  origin: string,
  sha256: string | undefined,
): Promise<Database> {
  const actual = createHash('sha256').update(archive).digest('hex');
  if (sha256 !== undefined && actual !== sha256) {
    throw new ReleaseError(
      'DIGEST_MISMATCH',
      `the vulnerability database ${origin} has sha256 ${actual}, not ${sha256}`,
      'take the database again, or correct db-sha256 when you know that it was renewed',
    );
  }
  return opened(origin, () => unpack(archive));
}

async function opened(origin: string, read: () => Promise<RawEntry[]>): Promise<Database> {
  const database = openDatabase(await understood(origin, read));
  if (database.size > 0) return database;
  throw new ReleaseError('FILE_INVALID', `the database ${origin} holds no file GO-….json`, REMEDY);
}

async function understood(origin: string, read: () => Promise<RawEntry[]>): Promise<RawEntry[]> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof ReleaseError) throw cause;
    const what = cause instanceof LimitExceeded ? `it holds ${cause.message}` : messageOf(cause);
    throw new ReleaseError('FILE_INVALID', `the database ${origin} cannot be read: ${what}`, REMEDY, cause);
  }
}

function unpack(archive: Buffer): Promise<RawEntry[]> {
  const magic = archive.subarray(0, 2).toString('latin1');
  if (magic === '\x1f\x8b') return readTgz(archive);
  if (magic === 'PK') return readZip(archive);
  throw new Error('it is neither gzip nor zip');
}
