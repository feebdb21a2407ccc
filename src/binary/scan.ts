import type { ByteSource } from './source.ts';

const CHUNK_BYTES = 1 << 20;

/** Every file offset in the stretch where the needle begins, in order, reading a mebibyte at a time. */
export function* occurrences(
  source: ByteSource,
  stretch: { readonly offset: number; readonly size: number },
  needle: Uint8Array,
): Generator<number> {
  const end = stretch.offset + stretch.size;
  for (let start = stretch.offset; start < end; start += CHUNK_BYTES) {
    // The overlap finds a needle that lies across two chunks; none is found twice.
    const chunk = source.read(start, Math.min(CHUNK_BYTES + needle.length - 1, end - start));
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) yield start + at;
  }
}
