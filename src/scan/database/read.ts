import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { messageOf, ReleaseError } from '../../model/errors.ts';
import type { Files } from '../../ports.ts';
import { type Database, openDatabase } from './database.ts';
import { LIMITS, type RawEntry } from './entries.ts';
import { readFolder } from './folder.ts';
import { unusable } from './origin.ts';
import { readTgz } from './tgz.ts';
import { readZip } from './zip.ts';

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
    return parseDatabase(await files.read(path, LIMITS.archiveBytes), basename(path), sha256);
  }
  refuseDigestOfFolder(path, sha256);
  const entries = await folderEntries(path, files);
  return openDatabase(entries, { source: basename(path), sha256: digestOfEntries(entries) });
}

/** Opens a database held in memory; `source` is how it is called. */
export async function parseDatabase(
  archive: Buffer,
  source: string,
  sha256: string | undefined,
): Promise<Database> {
  const actual = sha256Of(archive);
  if (sha256 !== undefined && actual !== sha256) {
    throw new ReleaseError(
      'DIGEST_MISMATCH',
      `the vulnerability database ${source} has sha256 ${actual}, not ${sha256}`,
      'take the database again, or correct db-sha256 when you know that it was renewed',
    );
  }
  const entries = await understood(source, () => unpack(archive));
  return openDatabase(entries, { source, sha256: actual });
}

/** The files of a database in a folder. Throws FILE_INVALID. */
export function folderEntries(folder: string, files: Files): Promise<RawEntry[]> {
  return understood(basename(folder), () => readFolder(folder, files));
}

/** Throws INPUT_INVALID: a folder has no digest of a file. */
export function refuseDigestOfFolder(path: string, sha256: string | undefined): void {
  if (sha256 === undefined) return;
  throw new ReleaseError(
    'INPUT_INVALID',
    `db-sha256 is given, but the database ${path} is a folder`,
    'give the database as one file, or leave db-sha256 out',
  );
}

async function understood(source: string, read: () => Promise<RawEntry[]>): Promise<RawEntry[]> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof ReleaseError) throw cause;
    throw unusable(source, `cannot be read: ${messageOf(cause)}`, cause);
  }
}

function unpack(archive: Buffer): Promise<RawEntry[]> {
  const magic = archive.subarray(0, 2).toString('latin1');
  if (magic === '\x1f\x8b') return readTgz(archive);
  if (magic === 'PK') return readZip(archive);
  throw new Error('it is neither gzip nor zip');
}

function digestOfEntries(entries: readonly RawEntry[]): string {
  const lines = entries.map(({ name, text }) => `${sha256Of(text)}  ${name}\n`);
  return sha256Of(lines.join(''));
}

function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
