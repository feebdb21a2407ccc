import { type Dynamic, MAX_NAME, readDynamic, textAt } from './elf-dynamic.ts';
import { elfGoarch, elfGoos, onlyByteOrder } from './elf-machines.ts';
import { capped, Fields, fieldsAt, within } from './fields.ts';
import type { Image, Region } from './image.ts';
import type { FormatFacts } from './inspect.ts';
import { MalformedBinary } from './malformed.ts';
import { refuseOverlap } from './overlap.ts';
import type { ByteSource } from './source.ts';

/** The headers of an ELF file (System V gABI, chapters 4 and 5). */
export interface Elf extends Image {
  readonly format: 'elf';
  readonly type: number;
  readonly machine: number;
  readonly osAbi: number;
  /** Address of the first instruction; 0 where there is none. */
  readonly entry: number;
  readonly segments: readonly Segment[];
  /** File offset just after the program headers; UPX writes its own header there. */
  readonly programHeadersEnd: number;
}

interface Segment extends Region {
  readonly type: number;
}

export function isElf(start: Uint8Array): boolean {
  return Buffer.from(start).toString('latin1') === '\x7fELF';
}

export function readElf(source: ByteSource): Elf {
  const ident = fieldsAt(source, 0, 16, true, 'ELF identification');
  const pointerSize = choose(ident.u8(4), { 1: 4, 2: 8 } as const, 'ELF class');
  const littleEndian = choose(ident.u8(5), { 1: true, 2: false } as const, 'ELF byte order');
  const shape = pointerSize === 8 ? SHAPE_64 : SHAPE_32;
  const header = fieldsAt(source, 0, shape.header, littleEndian, 'ELF header');
  refuseWrongByteOrder(header, littleEndian);
  const head: Head = { header, shape, pointerSize, littleEndian };
  const segments = readSegments(source, head);
  return {
    format: 'elf',
    littleEndian,
    pointerSize,
    type: header.u16(16),
    machine: header.u16(18),
    osAbi: ident.u8(7),
    entry: header.word(24, pointerSize),
    segments,
    loaded: segments.filter((segment) => segment.type === PT_LOAD),
    sections: readSections(source, head),
    programHeadersEnd: header.word(shape.phoff, pointerSize) + shape.segment * header.u16(shape.counts + 2),
  };
}

export function elfFacts(source: ByteSource, elf: Elf): FormatFacts {
  const segmentOf = (type: number) => elf.segments.find((segment) => segment.type === type);
  const loading = segmentOf(PT_DYNAMIC);
  const dynamic = loading ? readDynamic(source, elf, loading) : NO_LIBRARIES;
  const interp = segmentOf(PT_INTERP);
  const interpreter = interp && textAt(source, interp.offset, Math.min(interp.size, MAX_NAME));
  return {
    goarch: elfGoarch(elf),
    goos: elfGoos(elf.osAbi),
    static: interp === undefined && dynamic.needed.length === 0,
    program: elf.entry !== 0 && (elf.type === ET_EXEC || (elf.type === ET_DYN && startable(elf, dynamic))),
    linkage: { ...(interpreter !== undefined && { interpreter }), imports: dynamic.needed },
    stripped: !elf.sections.some((section) => SYMBOLIC.test(section.name)),
    positionIndependent: elf.type === ET_DYN,
    signature: false,
    relr: dynamic.relr,
  };
}

/** A shared library has the type of a position-independent program, but nothing that says it is one. */
function startable({ segments }: Elf, dynamic: Dynamic): boolean {
  const has = (type: number) => segments.some((segment) => segment.type === type);
  return has(PT_INTERP) || !has(PT_DYNAMIC) || dynamic.pie;
}

const NO_LIBRARIES: Dynamic = { needed: [], relr: false, pie: false };
const SYMBOLIC = /^\.(symtab$|z?debug_)/;
const EV_CURRENT = 1;
const ET_EXEC = 2;
const ET_DYN = 3;
const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
/** SHT_NULL, whose size may be a count of sections, and SHT_NOBITS. */
const WITHOUT_BYTES: ReadonlySet<number> = new Set([0, 8]);
const MAX_SEGMENTS = 1024;
const MAX_SECTIONS = 4096;
const MAX_NAMES = 1 << 20;

/** Where the fields are in the two classes. `counts` begins phentsize, phnum, shentsize, shnum, shstrndx. */
const SHAPE_64 = { header: 64, phoff: 32, shoff: 40, counts: 54, segment: 56, section: 64 };
const SHAPE_32 = { header: 52, phoff: 28, shoff: 32, counts: 42, segment: 32, section: 40 };

/** The ELF header, and how its numbers are read. */
interface Head {
  readonly header: Fields;
  readonly shape: typeof SHAPE_64;
  readonly pointerSize: 4 | 8;
  readonly littleEndian: boolean;
}

function choose<Value>(code: number, legal: Readonly<Record<number, Value>>, what: string): Value {
  const value = legal[code];
  if (value === undefined) throw new MalformedBinary(`${what} is ${code}`);
  return value;
}

/** The version is always 1, so it tells in which order the header was written; some machines have one order only. */
function refuseWrongByteOrder(header: Fields, littleEndian: boolean): void {
  const order = littleEndian ? 'little' : 'big';
  if (header.u32(20) !== EV_CURRENT) {
    throw new MalformedBinary(
      `the ELF version is ${header.u32(20)}, not 1, when read as ${order}-endian, which it says it is`,
    );
  }
  const only = onlyByteOrder(header.u16(18));
  if (only && only !== order) {
    throw new MalformedBinary(
      `the ELF file says it is ${order}-endian, and its machine is ${only}-endian only`,
    );
  }
}

function readSegments(source: ByteSource, { header, shape, pointerSize, littleEndian }: Head): Segment[] {
  const rows = tableRows(source, littleEndian, {
    what: 'ELF program headers',
    offset: header.word(shape.phoff, pointerSize),
    count: capped(header.u16(shape.counts + 2), MAX_SEGMENTS, 'the number of ELF program headers'),
    rowSize: header.u16(shape.counts),
    expectedRowSize: shape.segment,
  });
  return rows.map((row) => {
    const wide = pointerSize === 8;
    const flags = row.u32(wide ? 4 : 24);
    const offset = row.word(wide ? 8 : 4, pointerSize);
    const size = row.word(wide ? 32 : 16, pointerSize);
    const type = row.u32(0);
    const used = type === PT_LOAD || type === PT_DYNAMIC || type === PT_INTERP;
    if (used) within(source, offset, size, 'ELF segment');
    return {
      type,
      name: '',
      offset,
      size,
      address: row.word(wide ? 16 : 8, pointerSize),
      writable: (flags & 2) !== 0,
      executable: (flags & 1) !== 0,
    };
  });
}

function readSections(source: ByteSource, { header, shape, pointerSize, littleEndian }: Head): Region[] {
  const rows = tableRows(source, littleEndian, {
    what: 'ELF section headers',
    offset: header.word(shape.shoff, pointerSize),
    count: capped(header.u16(shape.counts + 6), MAX_SECTIONS, 'the number of ELF section headers'),
    rowSize: header.u16(shape.counts + 4),
    expectedRowSize: shape.section,
  });
  const wide = pointerSize === 8;
  const regions = rows.map((row) => {
    const offset = row.word(wide ? 24 : 16, pointerSize);
    const size = WITHOUT_BYTES.has(row.u32(4)) ? 0 : row.word(wide ? 32 : 20, pointerSize);
    if (size > 0) within(source, offset, size, 'ELF section');
    const flags = row.word(8, pointerSize);
    const address = row.word(wide ? 16 : 12, pointerSize);
    return { offset, size, address, writable: flags % 2 === 1, executable: Math.floor(flags / 4) % 2 === 1 };
  });
  const names = regions[header.u16(shape.counts + 8)];
  if (!names) return [];
  capped(names.size, MAX_NAMES, 'the size of the ELF section names');
  const strings = new Fields(source.read(names.offset, names.size), littleEndian, 'ELF section names');
  const sections = regions.map((region, index) => ({
    ...region,
    name: strings.text(rows[index]?.u32(0) ?? 0, MAX_NAME),
  }));
  refuseOverlap(sections, 'ELF sections');
  return sections;
}

interface Table {
  readonly what: string;
  readonly offset: number;
  readonly count: number;
  readonly rowSize: number;
  readonly expectedRowSize: number;
}

function tableRows(source: ByteSource, littleEndian: boolean, table: Table): Fields[] {
  if (table.count === 0) return [];
  if (table.rowSize !== table.expectedRowSize) {
    throw new MalformedBinary(
      `${table.what}: an entry has ${table.rowSize} bytes, not ${table.expectedRowSize}`,
    );
  }
  const { bytes } = fieldsAt(source, table.offset, table.count * table.rowSize, littleEndian, table.what);
  return Array.from({ length: table.count }, (_, index) => {
    const start = index * table.rowSize;
    return new Fields(bytes.subarray(start, start + table.rowSize), littleEndian, table.what);
  });
}
