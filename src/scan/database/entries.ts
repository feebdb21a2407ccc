/** One file of a database, as an archive or a folder holds it. */
export interface RawEntry {
  readonly name: string;
  readonly text: string;
  /** When the archive says the file was changed, in milliseconds since the Unix epoch. */
  readonly modified: number | undefined;
}

/** The whole database has 4,300 files of 13 KB at most and 8 MB together. */
export const LIMITS = {
  archiveBytes: 64 << 20,
  entries: 100_000,
  entryBytes: 4 << 20,
  totalBytes: 256 << 20,
} as const;

/**
 * True for the files of a database that are read: in its published layout (`ID/`), flat, or as in its repository
 * (`data/osv/`), where `data/cve/v5/` has CVE records of the same names. Nothing else is unpacked.
 */
export function isWanted(name: string): boolean {
  const parts = name.split('/');
  if (name.includes('\\') || name.startsWith('/') || parts.includes('..')) return false;
  if (name.endsWith('index/db.json')) return true;
  const known = parts.length <= 2 || ENTRY_FOLDERS.has(parts.at(-2) ?? '');
  return known && /^GO-\d{4}-\d{4,8}\.json$/.test(parts.at(-1) ?? '');
}

const ENTRY_FOLDERS = new Set(['ID', 'osv']);

/** Counts what is unpacked and throws a LimitExceeded before it becomes too much. */
export class Meter {
  #entries = 0;
  #bytes = 0;

  entry(name: string, size: number): void {
    this.#entries += 1;
    this.#bytes += size;
    if (this.#entries > LIMITS.entries) throw new LimitExceeded(`more than ${LIMITS.entries} files`);
    if (size > LIMITS.entryBytes) {
      throw new LimitExceeded(`a file ${JSON.stringify(name.slice(0, 80))} of ${size} bytes`);
    }
    if (this.#bytes > LIMITS.totalBytes) throw new LimitExceeded(`more than ${LIMITS.totalBytes} bytes`);
  }
}

/** The archive is larger than any real one. The message completes `it holds …`. */
export class LimitExceeded extends Error {
  override readonly name = 'LimitExceeded';
}
