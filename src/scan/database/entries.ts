import { isUtf8 } from 'node:buffer';

/** One file of a database, as an archive or a folder holds it. */
export interface RawEntry {
  readonly name: string;
  /** Out of an archive it may be unpacked only here, and throws where it is damaged. */
  readonly text: string;
  /** When the archive says the file was changed, in milliseconds since the Unix epoch. */
  readonly modified: number | undefined;
}

/** The whole database has 4,300 files of 13 KB at most, an index of 1 MB, and 8 MB together. */
export const LIMITS = {
  archiveBytes: 64 << 20,
  entries: 100_000,
  entryBytes: 4 << 20,
  totalBytes: 256 << 20,
} as const;

/** When a database in its published layout was changed, and which entries it has of which module. */
export const DATE_FILE = 'index/db.json';
export const MODULES_FILE = 'index/modules.json';

/**
 * True for the files of a database that are read: in its published layout (`ID/`), flat, or as in its repository
 * (`data/osv/`), where `data/cve/v5/` has CVE records of the same names. Nothing else is unpacked.
 */
export function isWanted(name: string): boolean {
  const parts = name.split('/');
  if (isUnsafe(name)) return false;
  if (name.endsWith(DATE_FILE) || name.endsWith(MODULES_FILE)) return true;
  const known = parts.length <= 2 || ENTRY_FOLDERS.has(parts.at(-2) ?? '');
  return known && /^GO-\d{4}-\d{4,8}\.json$/.test(parts.at(-1) ?? '');
}

const ENTRY_FOLDERS = new Set(['ID', 'osv']);

/** A path that leads out of where it is unpacked, on some system. */
function isUnsafe(name: string): boolean {
  return name.includes('\\') || name.startsWith('/') || name.split('/').includes('..');
}

/** What an archive holds under a name. */
export type Kind = 'file' | 'link' | 'other';

/** Counts what is unpacked and throws before it becomes too much, and where it is nothing that a database has. */
export class Meter {
  #entries = 0;
  #bytes = 0;

  entry(name: string, size: number, kind: Kind = 'file'): void {
    this.#entries += 1;
    this.#bytes += size;
    if (this.#entries > LIMITS.entries) throw new Error(`it holds more than ${LIMITS.entries} files`);
    if (isUnsafe(name)) throw new Error(`it holds ${shown(name)}, a path that leads out of it`);
    if (size > LIMITS.entryBytes) throw new Error(`it holds a file ${shown(name)} of ${size} bytes`);
    if (this.#bytes > LIMITS.totalBytes) throw new Error(`it holds more than ${LIMITS.totalBytes} bytes`);
    // Passed over, it would be a vulnerability that is not found.
    if (kind !== 'file' && isWanted(name)) throw new Error(`${shown(name)} is not a file in it`);
  }
}

/** Throws where the bytes are not text: a module's name in them could be spoilt. */
export function textOf(bytes: Uint8Array, name: string): string {
  if (!isUtf8(bytes)) throw new Error(`${shown(name)} is not in UTF-8`);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** A name out of an archive, for a message. */
export function shown(name: string): string {
  return JSON.stringify(name.slice(0, 80));
}
