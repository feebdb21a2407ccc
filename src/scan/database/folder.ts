import { join } from 'node:path';
import { mapLimit } from '../../model/concurrency.ts';
import type { Files } from '../../ports.ts';
import { DATE_FILE, isWanted, LIMITS, Meter, MODULES_FILE, type RawEntry, textOf } from './entries.ts';

const AT_ONCE = 32;

/**
 * The wanted files of a folder: the published layout (`ID/`, `index/`), else all entries right in it. Rejects where
 * one of them is a symbolic link, or no file at all.
 */
export async function readFolder(folder: string, files: Files): Promise<RawEntry[]> {
  const published = await files.list(join(folder, 'ID'));
  const names =
    published.length > 0
      ? [...published.map((name) => `ID/${name}`), DATE_FILE, MODULES_FILE]
      : await files.list(folder);
  const meter = new Meter();
  const read = await mapLimit(names.filter(isWanted), AT_ONCE, async (name) => {
    const path = join(folder, name);
    const stat = await files.stat(path);
    const maybe = name === DATE_FILE || name === MODULES_FILE;
    if (!stat && maybe) return [];
    meter.entry(name, stat?.size ?? 0, stat?.kind === 'file' ? (stat.link ? 'link' : 'file') : 'other');
    const text = textOf(await files.read(path, LIMITS.entryBytes), name);
    return [{ name, text, modified: undefined }];
  });
  return read.flat();
}
