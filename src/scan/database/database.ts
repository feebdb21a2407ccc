import { type OsvEntry, parseOsv } from '../vulnerabilities/osv.ts';
import type { RawEntry } from './entries.ts';

/** A Go vulnerability database, open. */
export interface Database {
  /** Vulnerabilities in it. */
  readonly size: number;
  /** When the newest of its entries was changed, in milliseconds; undefined where it does not say. */
  readonly date: number | undefined;
  /** The entries that name a module. Throws FILE_INVALID where one of them is not in the OSV format. */
  entriesOf(modulePath: string): readonly OsvEntry[];
}

/**
 * Indexes the files of a database by the names in them; an entry is parsed when a module in it is asked for. A
 * whole database takes tens of milliseconds that way.
 */
export function openDatabase(files: readonly RawEntry[]): Database {
  const entries = new Map<string, RawEntry>();
  for (const file of files) {
    const id = /(GO-[\d-]+)\.json$/.exec(file.name)?.[1];
    if (id !== undefined && !entries.has(id)) entries.set(id, file);
  }
  const index = new Map<string, string[]>();
  for (const [id, { text }] of entries) {
    for (const name of namesIn(text)) {
      const ids = index.get(name) ?? [];
      ids.push(id);
      index.set(name, ids);
    }
  }

  const parsed = new Map<string, OsvEntry>();
  const entryOf = (id: string): OsvEntry => {
    const known = parsed.get(id) ?? parseOsv(entries.get(id)?.text ?? '', id);
    parsed.set(id, known);
    return known;
  };
  return {
    size: entries.size,
    date: dateOf(files),
    entriesOf: (modulePath) => (index.get(modulePath) ?? []).map(entryOf),
  };
}

/** The values of all keys `name`: more than the modules, never fewer. */
function namesIn(text: string): Set<string> {
  const literals = text.matchAll(/"name"\s*:\s*"((?:[^"\\]|\\.)*)"/g);
  return new Set([...literals].map(([, literal = '']) => unescaped(literal)));
}

function unescaped(literal: string): string {
  if (!literal.includes('\\')) return literal;
  try {
    return String(JSON.parse(`"${literal}"`));
  } catch {
    // No JSON: the entry is refused when it is parsed, if anything asks for it.
    return literal;
  }
}

/** In the git repository of the database every date is the year 1; then the archive's own dates have to do. */
function dateOf(files: readonly RawEntry[]): number | undefined {
  const stated = files.flatMap(({ text }) => {
    const [, modified = ''] = /"modified"\s*:\s*"([^"]{1,40})"/.exec(text) ?? [];
    return Date.parse(modified);
  });
  return newest(stated) ?? newest(files.map(({ modified }) => modified ?? Number.NaN));
}

/** Archives without dates have one of 1970 or 1980. */
const FIRST_REAL = Date.UTC(2000, 0, 1);

function newest(times: readonly number[]): number | undefined {
  return times.reduce<number | undefined>(
    (latest, time) => (time > Math.max(latest ?? FIRST_REAL, FIRST_REAL) ? time : latest),
    undefined,
  );
}
