import { DIRECTORY, readImports, readPe } from './pe.ts';
import type { ByteSource } from './source.ts';

export interface PeComparison {
  /** Byte for byte. */
  readonly identical: boolean;
  /** Same size, and every difference lies in a field the loader does not need as it was. */
  readonly equivalent: boolean;
  readonly differingBytes: number;
  /** File ranges that differ where nothing may, `end` excluded; the first 16 of them. */
  readonly outside: readonly { start: number; end: number }[];
}

/**
 * Compares a PE file with what `upx -d` made of its packed form, which never is the same bytes: UPX writes
 * SizeOfHeaders, CheckSum and the import address directory anew, clears each import's OriginalFirstThunk and
 * upper-cases its library's name. Throws MalformedBinary when either is no PE.
 */
export function comparePe(plain: ByteSource, unpacked: ByteSource): PeComparison {
  const fields = agreed(rewritten(plain), rewritten(unpacked));
  const shorter = Math.min(plain.size, unpacked.size);
  const longer = Math.max(plain.size, unpacked.size);
  const outside: { start: number; end: number }[] = [];
  let differingBytes = longer - shorter;
  const buffers = [Buffer.allocUnsafe(CHUNK_BYTES), Buffer.allocUnsafe(CHUNK_BYTES)];
  for (let start = 0; start < shorter; start += CHUNK_BYTES) {
    const a = plain.read(start, Math.min(CHUNK_BYTES, shorter - start), buffers[0]);
    const b = unpacked.read(start, Math.min(CHUNK_BYTES, shorter - start), buffers[1]);
    if (Buffer.compare(a, b) === 0) continue;
    for (let at = 0; at < a.length; at++) {
      const [left = 0, right = 0] = [a[at], b[at]];
      if (left === right) continue;
      differingBytes += 1;
      if (!allowed(fields, start + at, left, right)) note(outside, start + at);
    }
  }
  if (longer > shorter) outside.push({ start: shorter, end: longer });
  return {
    identical: differingBytes === 0,
    equivalent: outside.length === 0,
    differingBytes,
    outside: outside.slice(0, MAX_RANGES),
  };
}

interface Field {
  readonly start: number;
  readonly end: number;
  /** `any` value, or a name whose `case` may change. */
  readonly may: 'any' | 'case';
}

const CHUNK_BYTES = 1 << 18;
const MAX_RANGES = 16;
const SIZE_OF_HEADERS = 60;
const CHECK_SUM = 64;

function rewritten(source: ByteSource): Field[] {
  const pe = readPe(source);
  const any = (start: number, length: number): Field => ({ start, end: start + length, may: 'any' });
  const addresses = pe.directories[DIRECTORY.importAddresses];
  return [
    any(pe.optionalHeader + SIZE_OF_HEADERS, 4),
    any(pe.optionalHeader + CHECK_SUM, 4),
    ...(addresses ? [any(addresses.entry, 8)] : []),
    ...readImports(source, pe).flatMap((descriptor): Field[] => [
      any(descriptor.offset, 4),
      {
        start: descriptor.nameOffset,
        end: descriptor.nameOffset + Buffer.byteLength(descriptor.name),
        may: 'case',
      },
    ]),
  ];
}

/** Only what both files hold in the same place: a file cannot widen by its own headers what may differ. */
function agreed(plain: readonly Field[], unpacked: readonly Field[]): Field[] {
  const key = (field: Field) => `${field.start}-${field.end}-${field.may}`;
  const known = new Set(unpacked.map(key));
  return plain.filter((field) => known.has(key(field)));
}

function allowed(fields: readonly Field[], at: number, left: number, right: number): boolean {
  const field = fields.find((it) => at >= it.start && at < it.end);
  return field !== undefined && (field.may === 'any' || upper(left) === upper(right));
}

function upper(byte: number): number {
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
}

/** Neighbouring bytes make one range; once there are enough, the last one grows. */
function note(ranges: { start: number; end: number }[], at: number): void {
  const last = ranges.at(-1);
  if (last && (last.end === at || ranges.length >= MAX_RANGES)) last.end = at + 1;
  else ranges.push({ start: at, end: at + 1 });
}
