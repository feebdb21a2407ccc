import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isWanted, LIMITS, Meter, type RawEntry } from './entries.ts';

/** The wanted files of a gzipped tar archive. Rejects where it is damaged or too large. */
export async function readTgz(archive: Uint8Array): Promise<RawEntry[]> {
  const { extract } = await import('tar-stream');
  // Sizes in a tar archive can lie; what comes out of the compression is bounded here.
  const unzipped = await promisify(gunzip)(archive, { maxOutputLength: LIMITS.totalBytes });
  const tar = extract();
  tar.end(unzipped);

  const meter = new Meter();
  const entries: RawEntry[] = [];
  for await (const entry of tar) {
    const { name, type, size = 0, mtime } = entry.header;
    meter.entry(name, size);
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    if (type !== 'file' || !isWanted(name)) continue;
    entries.push({ name, text: Buffer.concat(chunks).toString('utf8'), modified: mtime?.getTime() });
  }
  return entries;
}
