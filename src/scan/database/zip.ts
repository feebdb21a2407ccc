import { crc32, inflateRawSync } from 'node:zlib';
import type { Entry } from 'yauzl';
import { isWanted, type Kind, Meter, type RawEntry, shown, textOf } from './entries.ts';

/**
 * The wanted files of a zip archive, each unpacked when its text is asked for: a scan asks for few of the thousands.
 * Rejects where the directory of the archive is damaged, too large or hostile.
 */
export async function readZip(archive: Buffer): Promise<RawEntry[]> {
  const { fromBufferPromise } = await import('yauzl');
  // Names stay bytes here, because the library would refuse some that are only passed over.
  const zip = await fromBufferPromise(archive, { lazyEntries: true, decodeStrings: false });
  const meter = new Meter();
  const entries: RawEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString('utf8');
    meter.entry(name, entry.uncompressedSize, kindOf(entry));
    const stored = storedBytes(archive, entry, name);
    if (isWanted(name)) entries.push(rawEntry(name, entry, stored));
  }
  requireWhole(archive);
  return entries;
}

function rawEntry(name: string, entry: Entry, stored: Buffer): RawEntry {
  let known: string | undefined;
  return {
    name,
    get text() {
      known ??= textOf(unpack(stored, entry, name), name);
      return known;
    },
    modified: entry.getLastModDate({ timezone: 'UTC' }).getTime(),
  };
}

const FILE_TYPE = 0o170000;
const LINK = 0o120000;

/** Archives made on Unix keep the mode of a file in the upper half of its attributes. */
function kindOf({ externalFileAttributes }: Entry): Kind {
  return ((externalFileAttributes >>> 16) & FILE_TYPE) === LINK ? 'link' : 'file';
}

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;

/**
 * The bytes of a file as they are stored, behind its local header (APPNOTE 6.3.10, 4.3.7). No sum covers the names, so
 * both places must have the same: an entry with a spoilt name would be passed over.
 */
function storedBytes(archive: Buffer, entry: Entry, name: string): Buffer {
  const start = entry.relativeOffsetOfLocalHeader;
  const header = archive.subarray(start, start + LOCAL_HEADER_BYTES);
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER) throw damaged(name);
  const nameEnd = start + LOCAL_HEADER_BYTES + header.readUInt16LE(26);
  if (!archive.subarray(start + LOCAL_HEADER_BYTES, nameEnd).equals(entry.fileNameRaw)) throw damaged(name);
  const data = nameEnd + header.readUInt16LE(28);
  return archive.subarray(data, data + entry.compressedSize);
}

const END = Buffer.from('PK\x05\x06');

/** The end record counts the files twice (APPNOTE 6.3.10, 4.3.16); with a spoilt count, the last would be missed. */
function requireWhole(archive: Buffer): void {
  const end = archive.lastIndexOf(END);
  if (archive.readUInt16LE(end + 8) !== archive.readUInt16LE(end + 10))
    throw new Error('its directory is damaged');
}

function damaged(name: string): Error {
  return new Error(`${shown(name)} is damaged`);
}

const STORED = 0;
const DEFLATED = 8;

/** Throws where the bytes are not those that the directory of the archive announces. */
function unpack(stored: Buffer, entry: Entry, name: string): Buffer {
  const { compressionMethod: method, uncompressedSize: size } = entry;
  if (entry.isEncrypted() || (method !== STORED && method !== DEFLATED)) {
    throw new Error(`${shown(name)} is encrypted or compressed in an unusual way`);
  }
  const bytes = method === STORED ? stored : inflateRawSync(stored, { maxOutputLength: Math.max(1, size) });
  if (bytes.length !== size || crc32(bytes) !== entry.crc32) throw damaged(name);
  return bytes;
}
