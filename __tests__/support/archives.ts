import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** One file of an archive; headers may lie. */
export interface ArchiveFile<Content extends string | Buffer = string> {
  readonly name: string;
  readonly text: Content;
  readonly type?: 'file' | 'symlink';
  /** What the directory of a zip says in place of the true size and sum. */
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
}

const MODIFIED = new Date('2026-08-21T20:38:00Z');

export async function tgz(files: readonly ArchiveFile[], mtime = MODIFIED): Promise<Buffer> {
  const tar = pack();
  for (const { name, text, type = 'file' } of files) {
    if (type === 'symlink') tar.entry({ name, type, linkname: '/etc/passwd', mtime });
    else tar.entry({ name, mtime }, text);
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}

/** APPNOTE 6.3: local headers with deflated data, the central directory, its end. */
export function zip(files: readonly ArchiveFile<string | Buffer>[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, type, claimedSize, claimedCrc } of files) {
    const path = Buffer.from(name);
    const data = deflateRawSync(text);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt16LE((20 << 11) | (38 << 5), 6);
    facts.writeUInt16LE(((2026 - 1980) << 9) | (8 << 5) | 21, 8);
    facts.writeUInt32LE(claimedCrc ?? crc32(text), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(claimedSize ?? Buffer.byteLength(text), 18);
    facts.writeUInt16LE(path.length, 22);
    local.push(Buffer.from('PK\x03\x04'), facts, path, data);
    const place = Buffer.alloc(14);
    if (type === 'symlink') place.writeUInt32LE(0o120777 * 0x10000, 6);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, path);
    offset += 4 + facts.length + path.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}
