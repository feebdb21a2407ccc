import { Fields } from '../fields.ts';

/**
 * Symbols and DWARF are the last sections of a file, behind all that is loaded, with the names of the sections
 * after them (System V gABI, chapter 4): they are cut off, and a shorter list of names takes their place.
 */
export function strippedElf(file: Buffer): Buffer | undefined {
  const wide = file[4] === 2;
  if ((!wide && file[4] !== 1) || (file[5] !== 1 && file[5] !== 2)) return undefined;
  const littleEndian = file[5] === 1;
  const shape = wide ? WIDE : NARROW;
  const header = new Fields(file, littleEndian, 'ELF');
  const table = header.word(shape.tableOffset, shape.pointer);
  const count = header.u16(shape.count);
  if (header.u16(shape.count - 2) !== shape.row || header.u16(shape.count + 2) !== count - 1)
    return undefined;

  const rows = Array.from({ length: count }, (_, index) => rowAt(header, table + index * shape.row, shape));
  const namesRow = rows[count - 1];
  const first = rows.findIndex(
    ({ name }) => namesRow && DROPPED.test(header.text(namesRow.offset + name, 40)),
  );
  const cut = rows[first];
  if (!namesRow || !cut) return undefined;
  const nameOf = ({ name }: Row): string => header.text(namesRow.offset + name, 40);
  const dropped = rows.slice(first, -1);
  const kept = rows.slice(1, first);
  const asGoLaysItOut =
    nameOf(namesRow) === OWN_NAME &&
    namesRow.offset + namesRow.size === file.length &&
    dropped.every((row) => DROPPED.test(nameOf(row)) && !row.loaded && row.offset >= cut.offset) &&
    kept.every(
      (row) => row.loaded && row.name < cut.name && (row.empty || row.offset + row.size <= cut.offset),
    ) &&
    table + count * shape.row <= cut.offset;
  if (!asGoLaysItOut) return undefined;

  const names = Buffer.concat([
    file.subarray(namesRow.offset, namesRow.offset + cut.name),
    Buffer.from(`${OWN_NAME}\0`),
  ]);
  const made = Buffer.concat([file.subarray(0, cut.offset), names]);
  const view = new DataView(made.buffer, made.byteOffset, made.length);
  const putWord = (at: number, value: number): void => {
    if (wide) view.setBigUint64(at, BigInt(value), littleEndian);
    else view.setUint32(at, value, littleEndian);
  };
  const last = table + first * shape.row;
  made.fill(0, last, table + count * shape.row);
  file.copy(made, last, table + (count - 1) * shape.row, table + count * shape.row);
  view.setUint32(last, cut.name, littleEndian);
  putWord(last + shape.offset, cut.offset);
  putWord(last + shape.size, names.length);
  view.setUint16(shape.count, first + 1, littleEndian);
  view.setUint16(shape.count + 2, first, littleEndian);
  return made;
}

const DROPPED = /^\.(z?debug_|symtab$|strtab$)/;
const OWN_NAME = '.shstrtab';
const SHT_NOBITS = 8;
const SHF_ALLOC = 2;

/** Where the fields are: of the header first, then of a row of the section table. */
interface Shape {
  readonly pointer: 4 | 8;
  readonly tableOffset: number;
  /** e_shnum; e_shentsize lies before it, e_shstrndx after it. */
  readonly count: number;
  readonly row: number;
  readonly offset: number;
  readonly size: number;
}

const WIDE: Shape = { pointer: 8, tableOffset: 40, count: 60, row: 64, offset: 24, size: 32 };
const NARROW: Shape = { pointer: 4, tableOffset: 32, count: 48, row: 40, offset: 16, size: 20 };

interface Row {
  /** Offset in the list of names. */
  readonly name: number;
  readonly loaded: boolean;
  /** Has no bytes in the file. */
  readonly empty: boolean;
  readonly offset: number;
  readonly size: number;
}

function rowAt(fields: Fields, at: number, shape: Shape): Row {
  return {
    name: fields.u32(at),
    loaded: (fields.word(at + 8, shape.pointer) & SHF_ALLOC) !== 0,
    empty: fields.u32(at + 4) === SHT_NOBITS,
    offset: fields.word(at + shape.offset, shape.pointer),
    size: fields.word(at + shape.size, shape.pointer),
  };
}
