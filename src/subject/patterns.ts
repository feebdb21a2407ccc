import { join, parse, sep } from 'node:path';
import { ReleaseError } from '../model/errors.ts';
import { matchesPattern } from '../model/pattern.ts';
import type { Files } from '../ports.ts';

/**
 * The files that paths and patterns name, each once: in the order given, and by path within a pattern. `*`, `?` and
 * `[a-z]` stand for a part of one name, `**` for any folders between, and hidden names are met only by patterns that
 * begin with a dot, as in a shell. Where something of the very name is there, that is meant. Throws FILE_MISSING for
 * a pattern that no file has, INPUT_INVALID for one that looks into too many folders. Paths are absolute.
 */
export async function expandPaths(entries: readonly string[], files: Files): Promise<string[]> {
  const expanded: string[] = [];
  for (const entry of entries) {
    if (isPattern(entry) && !(await files.stat(entry))) expanded.push(...(await matching(entry, files)));
    else expanded.push(entry);
  }
  return [...new Set(expanded)];
}

const MAX_FOLDERS = 10_000;

function isPattern(text: string): boolean {
  return /[*?[]/.test(text);
}

async function matching(pattern: string, files: Files): Promise<string[]> {
  const look = lookingInto(pattern, files);
  const { root } = parse(pattern);
  const parts = pattern.slice(root.length).split(sep);
  if (parts.at(-1) === '**') parts.push('*');
  let found: readonly string[] = [root];
  for (const part of parts) {
    const next = new Set<string>();
    for (const folder of found) for (const path of await look(folder, part)) next.add(path);
    found = [...next];
  }
  const there: string[] = [];
  for (const path of found) if ((await files.stat(path))?.kind === 'file') there.push(path);
  if (there.length > 0) return there.sort();
  throw new ReleaseError(
    'FILE_MISSING',
    `the input files has ${pattern}, and no file is called so`,
    'check the pattern, and that what makes the files has run',
  );
}

type Look = (folder: string, part: string) => Promise<readonly string[]>;

/** Looks for what one part of a pattern means in a folder. What is no folder has nothing in it. */
function lookingInto(pattern: string, files: Files): Look {
  let looked = 0;
  const namesIn = async (folder: string): Promise<readonly string[]> => {
    if ((await files.stat(folder))?.kind !== 'folder') return [];
    if (++looked <= MAX_FOLDERS) return files.list(folder);
    throw new ReleaseError(
      'INPUT_INVALID',
      `the input files has ${pattern}, which leads into more than ${MAX_FOLDERS} folders`,
      'begin it with the folder that the files are in',
    );
  };
  /** Links are not followed: they may lead in a circle. */
  const below = async (folder: string): Promise<string[]> => {
    const all = [folder];
    for (const name of await namesIn(folder)) {
      const path = join(folder, name);
      if (isHidden(name)) continue;
      const { kind, link } = (await files.stat(path)) ?? {};
      if (kind === 'folder' && !link) all.push(...(await below(path)));
    }
    return all;
  };
  return async (folder, part) => {
    if (!isPattern(part)) return [join(folder, part)];
    const names = await namesIn(folder);
    if (names.includes(part)) return [join(folder, part)];
    if (part === '**') return below(folder);
    const alike = names.filter((name) => (!isHidden(name) || isHidden(part)) && matchesPattern(part, name));
    return alike.map((name) => join(folder, name));
  };
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}
