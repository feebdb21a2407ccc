import type { ByteSource } from './source.ts';

/** A program holds what marks a table a few times at most; a file full of it is hostile. */
export const MAX_CANDIDATES = 1000;

const CHUNK_BYTES = 1 << 18;

/** Every file offset in the stretch where the needle begins, in order. Holds 256 KiB of the file. */
export function* occurrences(
  source: ByteSource,
  stretch: { readonly offset: number; readonly size: number },
  needle: Uint8Array,
): Generator<number> {
  const end = stretch.offset + stretch.size;
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES + needle.length - 1, stretch.size));
  for (let start = stretch.offset; start < end; start += CHUNK_BYTES) {
    // The overlap finds a needle that lies across two chunks; none is found twice.
    const chunk = source.read(start, Math.min(CHUNK_BYTES + needle.length - 1, end - start), buffer);
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) yield start + at;
  }
}
