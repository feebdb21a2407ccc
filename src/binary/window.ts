import { within } from './fields.ts';
import { MalformedBinary } from './malformed.ts';
import type { ByteSource } from './source.ts';

/** Small, so that a reader that must jump pays little for it. */
const WINDOW_BYTES = 1 << 14;

/** Single bytes and numbers of a source, for readers that go through it mostly forwards. Holds a window of it only. */
export class Window {
  readonly #source: ByteSource;
  #start = 0;
  #bytes: Uint8Array = new Uint8Array();

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** The byte at a file offset. Throws MalformedBinary outside the file. */
  byte(offset: number): number {
    const found = this.#bytes[offset - this.#start] ?? this.#moved(offset)[offset - this.#start];
    if (found === undefined) throw new MalformedBinary(`the file ended while the byte at ${offset} was read`);
    return found;
  }

  u32(offset: number, littleEndian: boolean): number {
    const [a, b, c, d] = [0, 1, 2, 3].map((index) => this.byte(offset + (littleEndian ? index : 3 - index)));
    return ((a ?? 0) | ((b ?? 0) << 8) | ((c ?? 0) << 16) | ((d ?? 0) << 24)) >>> 0;
  }

  /** A little of what lies before the offset stays in reach. */
  #moved(offset: number): Uint8Array {
    within(this.#source, offset, 1, 'a byte');
    this.#start = Math.max(0, offset - WINDOW_BYTES / 8);
    this.#bytes = this.#source.read(this.#start, Math.min(WINDOW_BYTES, this.#source.size - this.#start));
    return this.#bytes;
  }
}
