import type { ByteSource } from '../../src/binary/source.ts';
import type { Patch } from './fuzz.ts';

/** A source with bytes put over it and, where a size is given, cut off there. Copies only what is read where they lie. */
export function overlaid(base: ByteSource, patches: readonly Patch[], size = base.size): ByteSource {
  return {
    size,
    read(offset, length) {
      const bytes = base.read(offset, Math.max(0, Math.min(length, size - offset)));
      const over = patches.filter(
        ({ at, bytes: put }) => at < offset + bytes.length && at + put.length > offset,
      );
      if (over.length === 0) return bytes;
      const copy = Uint8Array.from(bytes);
      for (const { at, bytes: put } of over) {
        for (const [index, byte] of put.entries()) {
          const place = at + index - offset;
          if (place >= 0 && place < copy.length) copy[place] = byte;
        }
      }
      return copy;
    },
  };
}
