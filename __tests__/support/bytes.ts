/** Lays out numbers and text one after the other, for hand-made files. */
export class Bytes {
  readonly #parts: number[] = [];
  readonly #littleEndian: boolean;

  constructor(littleEndian = true) {
    this.#littleEndian = littleEndian;
  }

  get length(): number {
    return this.#parts.length;
  }

  u8(...values: number[]): this {
    this.#parts.push(...values);
    return this;
  }

  u16(...values: number[]): this {
    return this.#numbers(2, values);
  }

  u32(...values: number[]): this {
    return this.#numbers(4, values);
  }

  u64(...values: number[]): this {
    return this.#numbers(8, values);
  }

  /** 4 or 8 bytes each. */
  words(size: 4 | 8, ...values: number[]): this {
    return this.#numbers(size, values);
  }

  raw(bytes: Uint8Array): this {
    for (const byte of bytes) this.#parts.push(byte);
    return this;
  }

  /** UTF-8, padded with NUL to the width where one is given. */
  text(text: string, width = 0): this {
    const bytes = Buffer.from(text);
    return this.raw(bytes).fill(Math.max(0, width - bytes.length));
  }

  fill(count: number): this {
    return this.raw(new Uint8Array(count));
  }

  /** NUL up to the offset, or to the next multiple. */
  padTo(offset: number): this {
    return this.fill(Math.max(0, offset - this.length));
  }

  align(multiple: number): this {
    return this.padTo(Math.ceil(this.length / multiple) * multiple);
  }

  done(): Uint8Array {
    return Uint8Array.from(this.#parts);
  }

  #numbers(size: number, values: number[]): this {
    for (const value of values) {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt(value));
      const wanted = bytes.subarray(0, size);
      this.raw(this.#littleEndian ? wanted : wanted.reverse());
    }
    return this;
  }
}
