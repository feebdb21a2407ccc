import { Fields } from '../fields.ts';

/**
 * DWARF lies in sections of its own before the imports, so without it imports, relocations and symbols move up, in
 * the file and in memory. Relocations speak only of what lies before; the imports name themselves by address and
 * are written anew (Microsoft's PE format, "The .idata Section").
 */
export function strippedPe(file: Buffer): Buffer | undefined {
  const fields = new Fields(file, true, 'PE');
  const pe = fields.u32(60);
  const optional = pe + 24;
  const count = fields.u16(pe + 6);
  if (fields.text(pe, 4) !== 'PE' || fields.u16(optional) !== PE32_PLUS || count > MAX_SECTIONS)
    return undefined;
  const table = optional + fields.u16(pe + 20);
  const sections = Array.from({ length: count }, (_, index) => sectionAt(fields, table + index * ROW));
  const first = sections.findIndex(({ name }) => isDwarf(name));
  const after = sections.findIndex(({ name }, index) => index > first && !isDwarf(name));
  const cut = sections[first];
  const [imports, relocations, symbols] = sections.slice(after);
  if (!cut || !imports || !relocations || !symbols) return undefined;
  const asGoLaysItOut =
    fields.u32(optional + SECTION_ALIGNMENT) === PAGE &&
    fields.u32(optional + FILE_ALIGNMENT) === BLOCK &&
    count === after + 3 &&
    table + count * ROW <= cut.offset &&
    cut.offset <= imports.offset &&
    imports.offset <= symbols.offset &&
    cut.address <= imports.address &&
    [imports, relocations, symbols].map(({ name }) => name).join() === '.idata,.reloc,.symtab' &&
    sections.every(({ offset, rawSize }) => offset + rawSize <= file.length) &&
    symbols.offset + symbols.rawSize === file.length &&
    fields.u32(pe + 12) === symbols.offset &&
    fields.u32(optional + IMPORT_DIRECTORY) === imports.address &&
    fields.u32(optional + RELOCATION_DIRECTORY) === relocations.address;
  if (!asGoLaysItOut) return undefined;

  const up = { inMemory: imports.address - cut.address, inFile: imports.offset - cut.offset };
  const noSymbols = Buffer.alloc(BLOCK);
  noSymbols.writeUInt32LE(EMPTY_NAMES);
  const made = Buffer.concat([
    file.subarray(0, cut.offset),
    file.subarray(imports.offset, symbols.offset),
    noSymbols,
  ]);
  const move = (at: number, by: number): void => void made.writeUInt32LE(made.readUInt32LE(at) - by, at);
  const kept = [...sections.slice(0, first), imports, relocations, symbols];
  const places = kept.map((section, index) =>
    index < first
      ? section
      : { ...section, address: section.address - up.inMemory, offset: section.offset - up.inFile },
  );
  if (!moveImports(new Fields(made, true, 'PE'), made, places, imports, up.inMemory)) return undefined;

  const end = table + count * ROW;
  file.copy(made, table + first * ROW, table + after * ROW, end);
  made.fill(0, table + kept.length * ROW, end);
  for (let index = first; index < kept.length; index++) {
    move(table + index * ROW + 12, up.inMemory);
    move(table + index * ROW + 20, up.inFile);
  }
  const symbolsRow = table + (kept.length - 1) * ROW;
  made.writeUInt32LE(EMPTY_NAMES, symbolsRow + 8);
  made.writeUInt32LE(noSymbols.length, symbolsRow + 16);
  made.writeUInt16LE(kept.length, pe + 6);
  move(pe + 12, up.inFile);
  made.writeUInt32LE(0, pe + 16);
  made.writeUInt32LE(symbols.address - up.inMemory + PAGE, optional + IMAGE_SIZE);
  move(optional + IMPORT_DIRECTORY, up.inMemory);
  move(optional + RELOCATION_DIRECTORY, up.inMemory);
  return made;
}

const PE32_PLUS = 0x20b;
const MAX_SECTIONS = 96;
const ROW = 40;
/** What Go aligns sections to, in memory and in the file. */
const PAGE = 4096;
const BLOCK = 512;
/** The length of a string table counts itself. */
const EMPTY_NAMES = 4;
/** Offsets in the optional header. */
const SECTION_ALIGNMENT = 32;
const FILE_ALIGNMENT = 36;
const IMAGE_SIZE = 56;
const IMPORT_DIRECTORY = 120;
const RELOCATION_DIRECTORY = 152;

interface Section {
  readonly name: string;
  /** In memory, from the start of the image. */
  readonly address: number;
  readonly offset: number;
  readonly rawSize: number;
}

function sectionAt(fields: Fields, at: number): Section {
  return {
    name: fields.text(at, 8),
    address: fields.u32(at + 12),
    rawSize: fields.u32(at + 16),
    offset: fields.u32(at + 20),
  };
}

/** Names longer than eight bytes are a place in the string table: `/19`. Go has no such sections but DWARF's. */
function isDwarf(name: string): boolean {
  return /^\/\d+$/.test(name);
}

/**
 * Lowers every address that the imports give of themselves: the names of libraries, the two lists of functions of
 * each, of which the second lies in .data, and what these lists hold. False where one leads elsewhere.
 */
function moveImports(
  fields: Fields,
  made: Buffer,
  places: readonly Section[],
  imports: Section,
  by: number,
): boolean {
  const own = (address: number): boolean =>
    address >= imports.address && address < imports.address + imports.rawSize;
  const offsetOf = (address: number): number => {
    const place = places.find((it) => address >= it.address && address < it.address + it.rawSize);
    return place ? place.offset + address - place.address : -1;
  };
  const lower = (at: number): boolean => {
    const address = fields.u32(at);
    if (!own(address)) return false;
    made.writeUInt32LE(address - by, at);
    return true;
  };
  const lowerList = (address: number): boolean => {
    for (let at = offsetOf(address); ; at += 8) {
      if (fields.u64(at) === 0) return true;
      if (!lower(at)) return false;
    }
  };
  for (let at = offsetOf(imports.address - by); fields.u32(at + 12) !== 0; at += 20) {
    if (!own(fields.u32(at)) || own(fields.u32(at + 16))) return false;
    const fine =
      lowerList(fields.u32(at) - by) && lowerList(fields.u32(at + 16)) && lower(at) && lower(at + 12);
    if (!fine) return false;
  }
  return true;
}
