import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Files } from '../../src/ports.ts';
import { localPorts } from '../../src/runner/ports.ts';
import type { Database } from '../../src/scan/database/database.ts';
import type { RawEntry } from '../../src/scan/database/entries.ts';
import { readFolder } from '../../src/scan/database/folder.ts';
import { readDatabase } from '../../src/scan/database/read.ts';
import { readTgz } from '../../src/scan/database/tgz.ts';
import { readZip } from '../../src/scan/database/zip.ts';
import { temporaryFolder } from './temporary.ts';

/** The entries that tests know, in a folder. */
export const OSV_FIXTURES = join(import.meta.dirname, '../fixtures/scan/osv-go');
/** The whole database, where one is given. */
export const WHOLE_DATABASE = process.env.ORACLE_RELEASE_VULNDB;

/** One database for both sides: open for us, and a flat folder, which govulncheck reads too. */
export interface OsvDatabase {
  readonly database: Database;
  readonly folder: string;
}

/** The whole database with ORACLE_RELEASE_VULNDB, else the entries of the fixtures. */
export async function osvDatabase(): Promise<OsvDatabase> {
  const path = WHOLE_DATABASE ?? OSV_FIXTURES;
  const { files } = localPorts();
  const folder = temporaryFolder('osv');
  for (const { name, text } of await entriesAt(path, files))
    writeFileSync(join(folder, basename(name)), text);
  return { database: await readDatabase(path, undefined, files), folder };
}

async function entriesAt(path: string, files: Files): Promise<RawEntry[]> {
  if (path.endsWith('.tgz')) return readTgz(await files.read(path));
  if (path.endsWith('.zip')) return readZip(await files.read(path));
  return readFolder(path, files);
}
