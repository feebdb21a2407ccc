import type { ByteSource } from '../../binary/source.ts';
import { Window } from '../../binary/window.ts';

/** A range of a file, `end` excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

interface Part {
  readonly offset: number;
  readonly size: number;
}

/** What is looked for in the other part: shorter text that moved is taken for new. */
const BLOCK_BYTES = 32;
const MAX_BLOCKS = 1 << 20;

/**
 * What is here and nowhere in the other: text that only moved is not told, so that one string of another length
 * does not hide among the thousands that it pushed along. As rsync does it, the other part is cut into blocks, a
 * rolling hash goes over this one, and what matches is grown to both sides. Memory stays the same for any size: the
 * blocks of a very large part are longer.
 */
export function* onlyHere(
  source: ByteSource,
  part: Part,
  other: ByteSource,
  otherPart: Part,
): Generator<Range> {
  const [here, there] = [new Window(source), new Window(other)];
  const block = blockLength(otherPart.size);
  const blocks = blocksOf(there, otherPart, block);
  const hash = new Hash(here, block);
  const end = part.offset + part.size;
  /** Up to here everything is told or found in the other. */
  let done = part.offset;
  for (let at = part.offset; at + block <= end; ) {
    const found = blocks.find(hash.moveTo(at));
    if (found === undefined) {
      at += 1;
      continue;
    }
    const before = commonBefore(here, at, done, there, found, otherPart.offset);
    const after = commonAfter(here, at + block, end, there, found + block, otherPart.offset + otherPart.size);
    if (at - before > done) yield { start: done, end: at - before };
    done = at + block + after;
    at = done;
  }
  // What is left is shorter than a block, or has none in common.
  const rest =
    end - commonBefore(here, end, done, there, otherPart.offset + otherPart.size, otherPart.offset);
  if (rest > done) yield { start: done, end: rest };
}

/** How many bytes before two places are the same, down to the least of each. */
function commonBefore(
  here: Window,
  at: number,
  least: number,
  there: Window,
  from: number,
  leastThere: number,
): number {
  const most = Math.min(at - least, from - leastThere);
  let count = 0;
  while (count < most && here.byte(at - count - 1) === there.byte(from - count - 1)) count += 1;
  return count;
}

function commonAfter(
  here: Window,
  at: number,
  end: number,
  there: Window,
  from: number,
  endThere: number,
): number {
  const most = Math.min(end - at, endThere - from);
  let count = 0;
  while (count < most && here.byte(at + count) === there.byte(from + count)) count += 1;
  return count;
}

function blockLength(size: number): number {
  let length = BLOCK_BYTES;
  while (size / length > MAX_BLOCKS) length *= 2;
  return length;
}

/** Finds the place of a block by its hash; of equal blocks the first. */
function blocksOf(window: Window, part: Part, block: number): { find(hash: Hash): number | undefined } {
  const count = Math.floor(part.size / block);
  const slots = 2 ** Math.ceil(Math.log2(2 * count + 2));
  const [ones, twos, numbers] = [new Int32Array(slots), new Int32Array(slots), new Int32Array(slots)];
  const slotOf = ({ one, two }: Hash): number => {
    let slot = (Math.imul(one ^ (two >>> 15), SCATTER) >>> 0) % slots;
    while (numbers[slot] !== 0 && (ones[slot] !== one || twos[slot] !== two)) slot = (slot + 1) % slots;
    return slot;
  };
  const hash = new Hash(window, block);
  for (let number = 1; number <= count; number++) {
    const slot = slotOf(hash.moveTo(part.offset + (number - 1) * block));
    if (numbers[slot] !== 0) continue;
    ones[slot] = hash.one;
    twos[slot] = hash.two;
    numbers[slot] = number;
  }
  return {
    find(searched) {
      const number = numbers[slotOf(searched)] ?? 0;
      return number === 0 ? undefined : part.offset + (number - 1) * block;
    },
  };
}

const FACTOR_ONE = 0x01000193;
const FACTOR_TWO = 0x5bd1e995;
const SCATTER = 0x9e3779b1;

/**
 * Two hashes of 32 bits over a run of bytes; to go on by one byte costs the same for any length. Chance matches are
 * out of reach, so that blocks are not compared.
 */
class Hash {
  one = 0;
  two = 0;
  readonly #window: Window;
  readonly #length: number;
  /** What the first byte of the run counts. */
  readonly #firstOne: number;
  readonly #firstTwo: number;
  #at: number | undefined;

  constructor(window: Window, length: number) {
    this.#window = window;
    this.#length = length;
    let [one, two] = [1, 1];
    for (let step = 1; step < length; step++) {
      one = Math.imul(one, FACTOR_ONE);
      two = Math.imul(two, FACTOR_TWO);
    }
    this.#firstOne = one;
    this.#firstTwo = two;
  }

  /** The run that begins at an offset. */
  moveTo(at: number): this {
    if (this.#at !== undefined && at === this.#at + 1) {
      const leaving = this.#window.byte(this.#at) + 1;
      this.one = (this.one - Math.imul(leaving, this.#firstOne)) | 0;
      this.two = (this.two - Math.imul(leaving, this.#firstTwo)) | 0;
      this.#add(at + this.#length - 1);
    } else {
      this.one = 0;
      this.two = 0;
      for (let offset = at; offset < at + this.#length; offset++) this.#add(offset);
    }
    this.#at = at;
    return this;
  }

  #add(offset: number): void {
    const entering = this.#window.byte(offset) + 1;
    this.one = (Math.imul(this.one, FACTOR_ONE) + entering) | 0;
    this.two = (Math.imul(this.two, FACTOR_TWO) + entering) | 0;
  }
}
