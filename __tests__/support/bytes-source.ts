import type { ByteSource } from '../../src/binary/source.ts';

/** A source over bytes already in memory. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) =>
      bytes.subarray(offset, Math.max(offset, Math.min(bytes.length, offset + length))),
  };
}
