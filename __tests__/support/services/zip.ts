import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';
import { zip } from '../archives.ts';

export async function readZip(path: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const archive = await openPromise(path);
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  }
  return files;
}

export async function writeZip(path: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  await writeFile(path, zip([...files].map(([name, text]) => ({ name, text }))));
}
