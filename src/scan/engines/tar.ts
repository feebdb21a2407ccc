import type { ByteSource } from '../../binary/source.ts';

/** Images have few files outside their layers. */
const MOST_MEMBERS = 100_000;
const BLOCK = 512;

/** Names of the files of a tar archive (POSIX.1 ustar), without folders before them dropped; none where it is no tar. */
export function memberNames(source: ByteSource): Set<string> {
  const names = new Set<string>();
  let offset = 0;
  for (let count = 0; count < MOST_MEMBERS; count++) {
    const header = source.read(offset, BLOCK);
    if (header.length < BLOCK || !isHeader(header)) break;
    const size = sizeIn(header);
    if (size === undefined) break;
    names.add(textAt(header, 0, 100).replace(/^\.\//, ''));
    offset += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return names;
}

/** By the magic number and the sum over the header, whose own eight bytes count as blanks. */
function isHeader(header: Uint8Array): boolean {
  if (textAt(header, 257, 5) !== 'ustar') return false;
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  return sum === Number.parseInt(textAt(header, 148, 8).trim(), 8);
}

/** Octal digits, or base 256 for files of 8 GiB and more (GNU). */
function sizeIn(header: Uint8Array): number | undefined {
  const field = header.subarray(124, 136);
  if ((field[0] ?? 0) & 0x80) {
    const size = field.subarray(4).reduce((total, byte) => total * 256 + byte, 0);
    return Number.isSafeInteger(size) ? size : undefined;
  }
  const size = Number.parseInt(textAt(header, 124, 12).trim() || '0', 8);
  return Number.isNaN(size) ? undefined : size;
}

function textAt(header: Uint8Array, start: number, length: number): string {
  const bytes = header.subarray(start, start + length);
  const end = bytes.indexOf(0);
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('latin1');
}
