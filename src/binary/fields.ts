import { MalformedBinary } from './malformed.ts';
import type { ByteSource } from './source.ts';

/** A window of bytes whose numbers are read with their bounds checked. */
export class Fields {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  readonly #littleEndian: boolean;
  readonly #what: string;

  constructor(bytes: Uint8Array, littleEndian: boolean, what: string) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#littleEndian = littleEndian;
    this.#what = what;
  }

  u8(at: number): number {
    return this.#checked(at, 1).getUint8(at);
  }

  u16(at: number): number {
    return this.#checked(at, 2).getUint16(at, this.#littleEndian);
  }

  u32(at: number): number {
    return this.#checked(at, 4).getUint32(at, this.#littleEndian);
  }

  /** Refuses what a number cannot hold exactly; no file of ours comes near 2^53. */
  u64(at: number): number {
    const value = this.#checked(at, 8).getBigUint64(at, this.#littleEndian);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
      throw new MalformedBinary(`${this.#what}: the value 0x${value.toString(16)} at +${at} is out of range`);
    }
    return Number(value);
  }

  /** A whole number of the pointer's size. */
  word(at: number, pointerSize: 4 | 8): number {
    return pointerSize === 8 ? this.u64(at) : this.u32(at);
  }

  /** The text up to a NUL or the end, at most `max` bytes. */
  text(at: number, max: number): string {
    const window = this.bytes.subarray(at, Math.min(this.bytes.length, at + max));
    const end = window.indexOf(0);
    return decode(end < 0 ? window : window.subarray(0, end));
  }

  #checked(at: number, length: number): DataView {
    if (at >= 0 && at + length <= this.bytes.length) return this.#view;
    throw new MalformedBinary(
      `${this.#what}: ${length} bytes at +${at} lie outside its ${this.bytes.length} bytes`,
    );
  }
}

/** Exactly `length` bytes of the file at `offset`; throws MalformedBinary where the file is shorter. */
export function fieldsAt(
  source: ByteSource,
  offset: number,
  length: number,
  littleEndian: boolean,
  what: string,
): Fields {
  within(source, offset, length, what);
  return new Fields(source.read(offset, length), littleEndian, what);
}

/** Throws MalformedBinary for a stretch that is not all inside the file. */
export function within(source: ByteSource, offset: number, length: number, what: string): void {
  if (offset >= 0 && length >= 0 && offset + length <= source.size) return;
  throw new MalformedBinary(
    `${what}: ${length} bytes at ${offset} lie beyond the file's ${source.size} bytes`,
  );
}

/** Throws MalformedBinary when a count or a size found in a file is beyond what is sane. */
export function capped(value: number, most: number, what: string): number {
  if (value <= most) return value;
  throw new MalformedBinary(`${what} is ${value}; the most we read is ${most}`);
}

/** UTF-8 text; what is not UTF-8 becomes the replacement character. */
export function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
