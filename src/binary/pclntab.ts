import { capped, decode, type Fields, fieldsAt } from './fields.ts';
import type { Image } from './image.ts';
import { MalformedBinary } from './malformed.ts';
import { openImage } from './open.ts';
import { coveredBy } from './overlap.ts';
import { MAX_CANDIDATES, occurrences } from './scan.ts';
import type { ByteSource } from './source.ts';

/** The table of functions that every Go program carries for its stack traces, stripped or not. */
export interface FunctionTable {
  /** The Go release that introduced this layout: `1.20` serves 1.20 and all later so far. */
  readonly version: '1.16' | '1.18' | '1.20';
  readonly functions: number;
  readonly files: number;
}

/**
 * The head of the function table (Go's runtime.pcHeader). Undefined where there is none: not Go, older than
 * Go 1.16, or packed. Throws MalformedBinary when the bytes are no ELF, Mach-O or PE, or contradict themselves.
 */
export function readFunctionTable(source: ByteSource): FunctionTable | undefined {
  const table = locateTable(source, openImage(source));
  return table && { version: table.version, functions: table.functions, files: table.files };
}

/**
 * Every function name linked in, inlined ones too, exactly as Go wrote them and in the table's order. Empty
 * where `readFunctionTable` finds no table; ask it first, so that `no table` is not taken for `no function`.
 */
export function functionNames(source: ByteSource): string[] {
  const table = locateTable(source, openImage(source));
  if (!table) return [];
  const size = table.namesEnd - table.namesStart;
  if (size > MAX_NAMES_BYTES) throw new MalformedBinary(`the function names take ${size} bytes`);
  const { bytes } = fieldsAt(source, table.namesStart, size, true, 'function names');
  const names: string[] = [];
  for (let start = 0, end = 0; start < size; start = end + 1) {
    const found = bytes.indexOf(0, start);
    end = found < 0 ? size : found;
    if (end > start) names.push(decode(bytes.subarray(start, end)));
    capped(names.length, MAX_NAMES, 'the number of function names');
  }
  return names;
}

export interface Located extends FunctionTable {
  /** File offsets: of the table itself, and of the names in it. */
  readonly offset: number;
  readonly end: number;
  readonly namesStart: number;
  readonly namesEnd: number;
}

/** The first byte of the magic `f? ff ff ff`; positions below are in pointers after the first 8 bytes. */
const LAYOUTS: Readonly<Record<number, { version: FunctionTable['version']; names: number }>> = {
  250: { version: '1.16', names: 2 },
  // 1.18 put the start of the text before the offsets. Its value is 0 since Go 1.26, so it proves nothing.
  240: { version: '1.18', names: 3 },
  241: { version: '1.20', names: 3 },
};
/** The newest first: most programs are of a Go that is still maintained. */
const MAGICS = [241, 240, 250] as const;
/** Magic and widths, then the words that are read: two counts, the start of the text and offsets. */
const HEADER_WORDS = 6;
export const MAX_NAMES_BYTES = 64 << 20;
/** Programs of a gigabyte have half a million. */
const MAX_NAMES = 1 << 22;

/** Where the table lies in the file; undefined as in `readFunctionTable`. */
export function locateTable(source: ByteSource, image: Image): Located | undefined {
  let candidates = 0;
  for (const place of places(image)) {
    for (const magic of MAGICS) {
      const needle = image.littleEndian ? [magic, 0xff, 0xff, 0xff, 0, 0] : [0xff, 0xff, 0xff, magic, 0, 0];
      for (const offset of occurrences(source, place, Buffer.from(needle))) {
        if (++candidates > MAX_CANDIDATES) return undefined;
        const found = offset % 4 === 0 && tableAt(source, image, offset, place.offset + place.size);
        if (found) return found;
      }
    }
  }
  return undefined;
}

/** The section Go puts it in; Windows has none, and a section table can be removed. */
function places(image: Image): readonly { offset: number; size: number }[] {
  const named = image.sections.find((section) => section.name.endsWith('gopclntab'));
  return named ? [named] : coveredBy(image.loaded.filter((region) => !region.executable));
}

function tableAt(source: ByteSource, image: Image, offset: number, end: number): Located | undefined {
  const headerSize = 8 + HEADER_WORDS * image.pointerSize;
  if (offset + headerSize > end) return undefined;
  const header = fieldsAt(source, offset, headerSize, image.littleEndian, 'function table');
  const layout = LAYOUTS[header.u8(image.littleEndian ? 0 : 3)];
  const quantum = header.u8(6);
  const pointerSize = header.u8(7);
  const sane = [1, 2, 4].includes(quantum) && pointerSize === image.pointerSize;
  if (!layout || !sane) return undefined;
  return plausible(header, layout, image, { offset, end });
}

/** What a chance occurrence of the magic would not satisfy: counts and offsets that fit in the table. */
function plausible(
  header: Fields,
  layout: { version: FunctionTable['version']; names: number },
  image: Image,
  table: { offset: number; end: number },
): Located | undefined {
  const word = (index: number) => wordAt(header, 8 + index * image.pointerSize, image);
  const [functions, files] = [word(0), word(1)];
  const namesStart = table.offset + word(layout.names);
  const namesEnd = table.offset + word(layout.names + 1);
  const size = table.end - table.offset;
  const ordered = namesStart > table.offset && namesEnd >= namesStart && namesEnd <= table.end;
  if (!ordered || functions < 1 || functions > size || files > size) return undefined;
  return { version: layout.version, functions, files, ...table, namesStart, namesEnd };
}

/** Unlike `Fields.u64` it takes any value: chance bytes are no error, only no table. */
export function wordAt(header: Fields, at: number, image: Image): number {
  if (image.pointerSize === 4) return header.u32(at);
  const [first, second] = [header.u32(at), header.u32(at + 4)];
  return image.littleEndian ? first + second * 2 ** 32 : first * 2 ** 32 + second;
}
