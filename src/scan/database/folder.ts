import { join } from 'node:path';
import { mapLimit } from '../../model/concurrency.ts';
import type { Files } from '../../ports.ts';
import { isWanted, LIMITS, Meter, type RawEntry } from './entries.ts';

const AT_ONCE = 32;

/** The wanted files of a folder: the published layout (`ID/`, `index/`), else all entries right in it. */
export async function readFolder(folder: string, files: Files): Promise<RawEntry[]> {
  const published = await files.list(join(folder, 'ID'));
  const names =
    published.length > 0
      ? ['index/db.json', ...published.map((name) => `ID/${name}`)]
      : await files.list(folder);
  const meter = new Meter();
  const read = await mapLimit(names.filter(isWanted), AT_ONCE, async (name) => {
    const path = join(folder, name);
    const stat = await files.stat(path);
    if (stat?.kind !== 'file') return [];
    meter.entry(name, stat.size);
    return [{ name, text: await files.readText(path, LIMITS.entryBytes), modified: undefined }];
  });
  return read.flat();
}
