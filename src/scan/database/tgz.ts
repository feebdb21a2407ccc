import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import { isWanted, type Kind, LIMITS, Meter, type RawEntry, textOf } from './entries.ts';

/** The wanted files of a gzipped tar archive. Rejects where it is damaged, too large or hostile. */
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
    meter.entry(name, size, kindOf(type));
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    if (!isWanted(name)) continue;
    entries.push({ name, text: textOf(Buffer.concat(chunks), name), modified: mtime?.getTime() });
  }
  return entries;
}

function kindOf(type: string | null | undefined): Kind {
  if (type === 'symlink' || type === 'link') return 'link';
  return type === 'file' || type === 'contiguous-file' ? 'file' : 'other';
}

/** The entries as one archive; the same entries give the same bytes, and no date that is not in them. */
export async function writeTgz(entries: readonly RawEntry[]): Promise<Buffer> {
  const { pack } = await import('tar-stream');
  const tar = pack();
  const undated = new Date(0);
  for (const { name, text } of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    tar.entry({ name, mtime: undated }, text);
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return promisify(gzip)(Buffer.concat(chunks), { level: constants.Z_BEST_COMPRESSION });
}
