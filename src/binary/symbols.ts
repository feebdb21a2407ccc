import { MAX_NAME } from './elf-dynamic.ts';
import { capped, Fields, fieldsAt, within } from './fields.ts';
import type { Image, Region } from './image.ts';
import { MalformedBinary } from './malformed.ts';
import { openImage } from './open.ts';
import type { Pe } from './pe.ts';
import type { ByteSource } from './source.ts';

/** A stretch of the file that a symbol is for. */
export interface SymbolStretch {
  /** All symbols of that address, as the linker wrote them; at least one. */
  readonly names: readonly string[];
  /** Bytes in the file; memory that is only zeroed takes none and has no stretch. */
  readonly bytes: number;
}

/**
 * What every symbol of an unstripped program takes of the file, in the order of addresses. Only ELF tells sizes;
 * where none is told a symbol reaches to the next one or the end of its section, as `go tool nm` has it. Undefined
 * where there is no symbol table. Throws MalformedBinary for what is no whole ELF, Mach-O or PE. The table is read by
 * the mebibyte; kept are 28 bytes a symbol and the names.
 */
export function symbolStretches(source: ByteSource): Iterable<SymbolStretch> | undefined {
  const image = openImage(source);
  const table = tableOf(source, image);
  if (!table || table.count === 0) return undefined;
  capped(table.count, MAX_SYMBOLS, 'the number of symbols');
  within(source, table.offset, table.count * table.entrySize, 'the symbol table');
  const names = namesOf(source, table, image.littleEndian);
  const symbols = read(source, table, image);
  return stretches(symbols, names, placesOf(image));
}

/** Where a format keeps its symbols, and how one of them is read. */
interface SymbolTable {
  readonly offset: number;
  readonly count: number;
  readonly entrySize: number;
  readonly strings: { readonly offset: number; readonly size: number };
  /** The address, and where the name begins; undefined for what is no place in the program. */
  entry(fields: Fields, at: number, offset: number): Symbol | undefined;
  /** Entries to leave out after this one. */
  skip?(fields: Fields, at: number): number;
}

interface Symbol {
  readonly address: number;
  /** In bytes; 0 where it is not told. */
  readonly size: number;
  /** Into the strings; beyond them it is the name's place in the file, for short PE names. */
  readonly name: number;
}

const MAX_SYMBOLS = 4_000_000;
const MAX_STRINGS = 128 << 20;
const CHUNK_BYTES = 1 << 20;

function tableOf(source: ByteSource, image: ReturnType<typeof openImage>): SymbolTable | undefined {
  switch (image.format) {
    case 'elf':
      return elfTable(image);
    case 'macho':
      return machoTable(image.commands.find(({ type }) => type === LC_SYMTAB)?.fields);
    case 'pe':
      return peTable(source, image);
  }
}

/** System V gABI, chapter 4, "Symbol Table". */
function elfTable(image: Image): SymbolTable | undefined {
  const table = image.sections.find(({ name }) => name === '.symtab');
  const strings = image.sections.find(({ name }) => name === '.strtab');
  if (!table || !strings) return undefined;
  const wide = image.pointerSize === 8;
  const entrySize = wide ? 24 : 16;
  return {
    offset: table.offset,
    count: Math.floor(table.size / entrySize),
    entrySize,
    strings,
    entry: (fields, at) => {
      const type = fields.u8(at + (wide ? 4 : 12)) & 0xf;
      const section = fields.u16(at + (wide ? 6 : 14));
      if (type > STT_FUNC || section === 0 || section >= SHN_LORESERVE) return undefined;
      return {
        address: fields.word(at + (wide ? 8 : 4), image.pointerSize),
        size: fields.word(at + (wide ? 16 : 8), image.pointerSize),
        name: fields.u32(at),
      };
    },
  };
}

/** Apple's mach-o/nlist.h. */
function machoTable(command: Fields | undefined): SymbolTable | undefined {
  if (!command) return undefined;
  return {
    offset: command.u32(8),
    count: command.u32(12),
    entrySize: 16,
    strings: { offset: command.u32(16), size: command.u32(20) },
    entry: (fields, at) => {
      const type = fields.u8(at + 4);
      if ((type & N_STAB) !== 0 || (type & N_TYPE) !== N_SECT) return undefined;
      return { address: fields.u64(at + 8), size: 0, name: fields.u32(at) };
    },
  };
}

/** Microsoft, "PE Format", COFF symbol table: the strings follow it, and begin with their own size. */
function peTable(source: ByteSource, pe: Pe): SymbolTable | undefined {
  if (pe.symbols === 0 || pe.symbolTable === 0) return undefined;
  const stringsAt = pe.symbolTable + pe.symbols * COFF_BYTES;
  const size = fieldsAt(source, stringsAt, 4, true, 'PE string table').u32(0);
  return {
    offset: pe.symbolTable,
    count: pe.symbols,
    entrySize: COFF_BYTES,
    strings: { offset: stringsAt, size },
    entry: (fields, at, offset) => {
      const section = pe.sections[fields.u16(at + 12) - 1];
      if (!section) return undefined;
      const short = fields.u32(at) !== 0;
      return {
        address: section.address + fields.u32(at + 8),
        size: 0,
        name: short ? size + offset : fields.u32(at + 4),
      };
    },
    skip: (fields, at) => fields.u8(at + 17),
  };
}

const STT_FUNC = 2;
const SHN_LORESERVE = 0xff00;
const LC_SYMTAB = 0x2;
const N_STAB = 0xe0;
const N_TYPE = 0x0e;
const N_SECT = 0x0e;
const COFF_BYTES = 18;
/** A short name stands in the entry itself. */
const COFF_SHORT = 8;

/** The symbols by address, in columns, because a table can have hundreds of thousands of rows. */
interface Columns {
  readonly addresses: Float64Array;
  readonly sizes: Float64Array;
  readonly names: Float64Array;
  /** Rows in the order of addresses. */
  readonly order: Uint32Array;
}

function read(source: ByteSource, table: SymbolTable, image: Image): Columns {
  const addresses = new Float64Array(table.count);
  const sizes = new Float64Array(table.count);
  const names = new Float64Array(table.count);
  let rows = 0;
  let skipped = 0;
  const perChunk = Math.floor(CHUNK_BYTES / table.entrySize);
  for (let first = 0; first < table.count; first += perChunk) {
    const length = Math.min(perChunk, table.count - first) * table.entrySize;
    const offset = table.offset + first * table.entrySize;
    const fields = fieldsAt(source, offset, length, image.littleEndian, 'the symbol table');
    for (let at = 0; at < length; at += table.entrySize) {
      if (skipped > 0) {
        skipped--;
        continue;
      }
      skipped = table.skip?.(fields, at) ?? 0;
      const symbol = table.entry(fields, at, offset + at);
      if (!symbol) continue;
      addresses[rows] = symbol.address;
      sizes[rows] = symbol.size;
      names[rows] = symbol.name;
      rows++;
    }
  }
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  order.sort((one, other) => (addresses[one] ?? 0) - (addresses[other] ?? 0) || one - other);
  return { addresses, sizes, names, order };
}

/** What is in the file and at an address, by address. */
function placesOf(image: Image): Region[] {
  return image.sections
    .filter(({ address, size }) => address > 0 && size > 0)
    .sort((one, other) => one.address - other.address);
}

function* stretches(
  { addresses, sizes, names, order }: Columns,
  nameAt: (name: number) => string,
  places: readonly Region[],
): Generator<SymbolStretch> {
  let place = 0;
  for (let first = 0; first < order.length; ) {
    const address = addresses[order[first] ?? 0] ?? 0;
    let next = first + 1;
    while (next < order.length && addresses[order[next] ?? 0] === address) next++;
    while (place < places.length && address >= endOf(places[place])) place++;
    const region = places[place];
    if (region && address >= region.address) {
      const following = next < order.length ? (addresses[order[next] ?? 0] ?? 0) : Number.POSITIVE_INFINITY;
      const most = Math.min(following, endOf(region)) - address;
      const rows = order.subarray(first, next);
      const told = rows.reduce((largest, row) => Math.max(largest, sizes[row] ?? 0), 0);
      yield {
        names: Array.from(rows.subarray(0, MAX_ALIASES), (row) => nameAt(names[row] ?? 0)),
        bytes: told > 0 ? Math.min(told, most) : most,
      };
    }
    first = next;
  }
}

/** More names of one address tell nothing new. */
const MAX_ALIASES = 64;

function endOf(region: Region | undefined): number {
  return region ? region.address + region.size : 0;
}

function namesOf(
  source: ByteSource,
  { strings: { offset, size } }: SymbolTable,
  littleEndian: boolean,
): (name: number) => string {
  capped(size, MAX_STRINGS, 'the size of the symbol names');
  const strings = fieldsAt(source, offset, size, littleEndian, 'the symbol names');
  return (name) => {
    if (name < size) return strings.text(name, MAX_NAME);
    const place = name - size;
    if (place + COFF_SHORT > source.size) throw new MalformedBinary(`a symbol name begins at ${name}`);
    return new Fields(source.read(place, COFF_SHORT), littleEndian, 'a symbol name').text(0, COFF_SHORT);
  };
}
