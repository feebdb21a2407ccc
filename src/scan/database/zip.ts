import { crc32, inflateRawSync } from 'node:zlib';
import type { Entry } from 'yauzl';
import { isWanted, Meter, type RawEntry } from './entries.ts';

/** The wanted files of a zip archive. Rejects where it is damaged or too large. */
export async function readZip(archive: Buffer): Promise<RawEntry[]> {
  const { fromBufferPromise } = await import('yauzl');
  // Names stay bytes here, because one bad name would otherwise refuse the whole archive.
  const zip = await fromBufferPromise(archive, { lazyEntries: true, decodeStrings: false });
  const meter = new Meter();
  const entries: RawEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString('utf8');
    meter.entry(name, entry.uncompressedSize);
    if (!isWanted(name)) continue;
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const stored = archive.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    const modified = entry.getLastModDate({ timezone: 'UTC' }).getTime();
    entries.push({ name, text: unpack(stored, entry, name).toString('utf8'), modified });
  }
  return entries;
}

const STORED = 0;
const DEFLATED = 8;

/** Throws where the bytes are not those that the directory of the archive announces. */
function unpack(stored: Buffer, entry: Entry, name: string): Buffer {
  const { compressionMethod: method, uncompressedSize: size } = entry;
  if (entry.isEncrypted() || (method !== STORED && method !== DEFLATED)) {
    throw new Error(`${name} is encrypted or compressed in an unusual way`);
  }
  const bytes = method === STORED ? stored : inflateRawSync(stored, { maxOutputLength: Math.max(1, size) });
  if (bytes.length !== size || crc32(bytes) !== entry.crc32) throw new Error(`${name} is damaged`);
  return bytes;
}
