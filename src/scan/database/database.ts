import * as z from 'zod/mini';
import { messageOf, ReleaseError } from '../../model/errors.ts';
import { type OsvEntry, parseOsv } from '../vulnerabilities/osv.ts';
import { DATE_FILE, MODULES_FILE, type RawEntry, shown } from './entries.ts';
import { type Origin, unusable } from './origin.ts';

/** A Go vulnerability database, open. */
export interface Database extends Origin {
  /** Vulnerabilities in it. */
  readonly size: number;
  /** When the newest of its entries was changed, in milliseconds; undefined where it does not say. */
  readonly date: number | undefined;
  /** When it was fetched from its makers, in milliseconds, and so was the newest there is. */
  readonly asOf?: number;
  /** The entries that name a module. Throws FILE_INVALID where one of them cannot be read. */
  entriesOf(modulePath: string): readonly OsvEntry[];
  /** Reads every entry. Throws FILE_INVALID where one cannot be read, or its index does not list all that it names. */
  readAll(): void;
}

/**
 * Opens the files of a database. With the index of its published layout no entry is read before a module in it is
 * asked for; without one, all are. Throws FILE_INVALID where there is no entry, one of them cannot be read, or the
 * index lists one that is missing: never less is found than the database knows.
 */
export function openDatabase(files: readonly RawEntry[], origin: Origin): Database {
  const entries = entriesIn(files, origin);
  const parsed = new Map<string, OsvEntry>();
  const entryOf = (id: string): OsvEntry => {
    const known = parsed.get(id) ?? read(entries.get(id), id, origin);
    parsed.set(id, known);
    return known;
  };
  const index = within(origin, () => indexOf(files, entries));
  const entriesOf = (modulePath: string): OsvEntry[] =>
    [...(index.get(modulePath) ?? [])].map((id) => {
      const entry = entryOf(id);
      if (modulesOf(entry).includes(modulePath)) return entry;
      throw unusable(origin.source, `lists ${id} for ${modulePath}, which its entry does not name`);
    });
  return {
    ...origin,
    size: entries.size,
    date: within(origin, () => dateOf(files)),
    entriesOf,
    readAll() {
      for (const modulePath of index.keys()) entriesOf(modulePath);
      for (const id of entries.keys()) {
        const unlisted = modulesOf(entryOf(id)).find((path) => !index.get(path)?.has(id));
        if (unlisted === undefined) continue;
        throw unusable(origin.source, `does not list ${id} for ${unlisted}, which its entry names`);
      }
    },
  };
}

/** The entries by their ids. */
function entriesIn(files: readonly RawEntry[], { source }: Origin): Map<string, RawEntry> {
  const entries = new Map<string, RawEntry>();
  for (const file of files) {
    const id = /(GO-[\d-]+)\.json$/.exec(file.name)?.[1];
    if (id === undefined) continue;
    if (entries.has(id)) throw unusable(source, `holds ${id} more than once`);
    entries.set(id, file);
  }
  if (entries.size === 0) throw unusable(source, 'holds no file GO-….json');
  return entries;
}

function read(file: RawEntry | undefined, id: string, origin: Origin): OsvEntry {
  const entry = parseOsv(
    within(origin, () => file?.text ?? ''),
    id,
  );
  if (entry.id !== id) throw unusable(origin.source, `has ${entry.id} in the place of ${id}`);
  return entry;
}

function modulesOf({ affected = [] }: OsvEntry): string[] {
  return affected.map(({ package: { name } }) => name);
}

type Index = ReadonlyMap<string, ReadonlySet<string>>;

/** Ids by module: what the index lists, and of entries that it does not know, what they say themselves. */
function indexOf(files: readonly RawEntry[], entries: ReadonlyMap<string, RawEntry>): Index {
  const index = new Map<string, Set<string>>();
  const listed = new Set<string>();
  const add = (modulePath: string, id: string): void => {
    listed.add(id);
    const ids = index.get(modulePath) ?? new Set();
    index.set(modulePath, ids.add(id));
  };
  const modules = onlyFile(files, MODULES_FILE);
  for (const { path, vulns } of modules ? Modules.parse(JSON.parse(modules.text)) : []) {
    for (const { id } of vulns) {
      if (!entries.has(id))
        throw new Error(`its index lists ${shown(id)} for ${shown(path)}, which is missing`);
      add(path, id);
    }
  }
  for (const [id, entry] of entries) {
    if (!listed.has(id)) for (const name of namesIn(entry.text, id)) add(name, id);
  }
  return index;
}

/** `index/modules.json` (go.dev/doc/security/vuln/database). */
const Modules = z.array(z.object({ path: z.string(), vulns: z.array(z.object({ id: z.string() })) }));

const Named = z.object({
  affected: z.optional(z.nullable(z.array(z.object({ package: z.object({ name: z.string() }) })))),
});

function namesIn(text: string, id: string): string[] {
  try {
    return (Named.parse(JSON.parse(text)).affected ?? []).map(({ package: { name } }) => name);
  } catch (cause) {
    throw new Error(`${id} is not in the OSV format`, { cause });
  }
}

/** The published layout says it; else the newest entry, or where that has none, the archive's own dates have to do. */
function dateOf(files: readonly RawEntry[]): number | undefined {
  const published = onlyFile(files, DATE_FILE);
  const stated = (published ? [published] : files).map(({ text }) => {
    const [, modified = ''] = /"modified"\s*:\s*"([^"]{1,40})"/.exec(text) ?? [];
    return Date.parse(modified);
  });
  return newest(stated) ?? newest(files.map(({ modified }) => modified ?? Number.NaN));
}

/** Archives without dates have one of 1970 or 1980; in the git repository of the database every date is the year 1. */
const FIRST_REAL = Date.UTC(2000, 0, 1);

function newest(times: readonly number[]): number | undefined {
  return times.reduce<number | undefined>(
    (latest, time) => (time > Math.max(latest ?? FIRST_REAL, FIRST_REAL) ? time : latest),
    undefined,
  );
}

function onlyFile(files: readonly RawEntry[], path: string): RawEntry | undefined {
  const found = files.filter(({ name }) => name.endsWith(path));
  if (found.length > 1) throw new Error(`it holds ${path} more than once`);
  return found[0];
}

/** What cannot be read in it makes a database unusable. */
function within<Result>({ source }: Origin, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof ReleaseError) throw cause;
    throw unusable(source, `cannot be read: ${messageOf(cause)}`, cause);
  }
}
