import { capped, decode, fieldsAt } from './fields.ts';
import { type Image, locate, type Region } from './image.ts';
import { MalformedBinary } from './malformed.ts';
import type { ByteSource } from './source.ts';

/** What an ELF file asks of the loader (System V gABI, chapter 5, "Dynamic Section"). */
export interface Dynamic {
  /** Names of the libraries needed, in the file's order. */
  readonly needed: readonly string[];
  /** Packed relative relocations are there. */
  readonly relr: boolean;
  /** The linker says it is a position-independent program. Go's own does not. */
  readonly pie: boolean;
}

const DT_NEEDED = 1;
const DT_STRTAB = 5;
const DT_STRSZ = 10;
const DT_RELR = 36;
const DT_FLAGS_1 = 0x6ffffffb;
const DF_1_PIE = 0x08000000;
const MAX_DYNAMIC = 1 << 20;
const MAX_NEEDED = 1024;
/** Longest name that is read, in bytes. */
export const MAX_NAME = 4096;

export function readDynamic(source: ByteSource, elf: Image, segment: Region): Dynamic {
  capped(segment.size, MAX_DYNAMIC, 'the size of the ELF dynamic section');
  const dynamic = fieldsAt(source, segment.offset, segment.size, elf.littleEndian, 'ELF dynamic section');
  const entrySize = 2 * elf.pointerSize;
  const values = new Map<number, number[]>();
  for (let at = 0; at + entrySize <= segment.size; at += entrySize) {
    const tag = dynamic.u32(elf.littleEndian || elf.pointerSize === 4 ? at : at + 4);
    if (tag === 0) break;
    if (![DT_NEEDED, DT_STRTAB, DT_STRSZ, DT_RELR, DT_FLAGS_1].includes(tag)) continue;
    values.set(tag, [...(values.get(tag) ?? []), dynamic.word(at + elf.pointerSize, elf.pointerSize)]);
    capped(values.get(tag)?.length ?? 0, MAX_NEEDED, 'the number of needed libraries');
  }
  const offsets = values.get(DT_NEEDED) ?? [];
  const strings = offsets.length > 0 ? locate(elf.loaded, values.get(DT_STRTAB)?.[0] ?? 0) : undefined;
  if (offsets.length > 0 && !strings)
    throw new MalformedBinary('ELF dynamic strings are not in a loaded segment');
  const size = Math.min(values.get(DT_STRSZ)?.[0] ?? 0, strings?.available ?? 0);
  return {
    needed: offsets.map((at) =>
      textAt(source, (strings?.offset ?? 0) + Math.min(at, size), Math.max(0, size - at)),
    ),
    relr: values.has(DT_RELR),
    pie: values.get(DT_FLAGS_1)?.some((flags) => (flags & DF_1_PIE) !== 0) ?? false,
  };
}

/** The text at an offset, up to a NUL or the most a name may have. */
export function textAt(source: ByteSource, offset: number, most: number): string {
  const text = decode(source.read(offset, Math.min(most, MAX_NAME, Math.max(0, source.size - offset))));
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
