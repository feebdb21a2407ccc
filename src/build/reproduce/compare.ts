import type { ByteSource } from '../../binary/source.ts';
import type { Stretch } from '../../binary/stretches.ts';

/** A part of two files that is not the same in both. */
export interface Difference {
  /** Section of the same name in both; undefined where only one file has it. */
  readonly first: Stretch | undefined;
  readonly second: Stretch | undefined;
  /** Bytes that are not the same at the same place of the part, with those that only the longer one has. */
  readonly bytes: number;
  /** Of the first of them, from the beginning of the part. */
  readonly at: number;
}

const CHUNK_BYTES = 1 << 18;

/** Byte for byte. */
export function identical(first: ByteSource, second: ByteSource): boolean {
  return first.size === second.size && differing(first, whole(first), second, whole(second)).bytes === 0;
}

/** The parts that differ, in the order of the first file. */
export function differences(
  first: ByteSource,
  firstParts: readonly Stretch[],
  second: ByteSource,
  secondParts: readonly Stretch[],
): Difference[] {
  const others = byName(secondParts);
  const ours = byName(firstParts);
  const both = [...ours].map(([name, part]): Difference => {
    const other = others.get(name);
    if (!other) return { first: part, second: undefined, bytes: part.size, at: 0 };
    return { first: part, second: other, ...differing(first, part, second, other) };
  });
  const added = [...others].filter(([name]) => !ours.has(name));
  return [
    ...both.filter(({ bytes }) => bytes > 0),
    ...added.map(([, part]) => ({ first: undefined, second: part, bytes: part.size, at: 0 })),
  ];
}

function differing(
  first: ByteSource,
  a: Pick<Stretch, 'offset' | 'size'>,
  second: ByteSource,
  b: Pick<Stretch, 'offset' | 'size'>,
): { bytes: number; at: number } {
  const shorter = Math.min(a.size, b.size);
  let bytes = Math.abs(a.size - b.size);
  let at = shorter;
  for (let start = 0; start < shorter; start += CHUNK_BYTES) {
    const length = Math.min(CHUNK_BYTES, shorter - start);
    const left = first.read(a.offset + start, length);
    const right = second.read(b.offset + start, length);
    if (Buffer.compare(left, right) === 0) continue;
    for (let index = 0; index < length; index++) {
      if (left[index] === right[index]) continue;
      bytes += 1;
      at = Math.min(at, start + index);
    }
  }
  return { bytes, at };
}

/** Parts by name; Mach-O has several of one name, which are told apart by their order. */
function byName(parts: readonly Stretch[]): Map<string, Stretch> {
  const seen = new Map<string, number>();
  return new Map(
    parts.map((part) => {
      const count = (seen.get(part.name) ?? 0) + 1;
      seen.set(part.name, count);
      return [`${part.name} ${count}`, part];
    }),
  );
}

function whole({ size }: ByteSource): { offset: number; size: number } {
  return { offset: 0, size };
}
