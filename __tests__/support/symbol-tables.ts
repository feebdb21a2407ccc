import { openImage } from '../../src/binary/open.ts';
import { buildElf, buildMachO, buildPe, type Piece } from './binaries.ts';
import { Bytes } from './bytes.ts';
import { bytesSource } from './bytes-source.ts';

/** A symbol of a hand-made executable: so many bytes into one of its pieces. */
export interface SymbolAt {
  readonly name: string;
  readonly piece: string;
  readonly at: number;
}

/** The smallest executables whose pieces have these symbols, one of each format. */
export const WITH_SYMBOLS: Readonly<
  Record<'elf' | 'macho' | 'pe', (pieces: readonly Piece[], symbols: readonly SymbolAt[]) => Uint8Array>
> = {
  elf(pieces, symbols) {
    const { names, offsets } = stringTable(symbols);
    const build = (table: Uint8Array) =>
      buildElf({ pieces: [...pieces, { name: '.symtab', data: table }, { name: '.strtab', data: names }] });
    const tableOf = (addressOf: AddressOf) => {
      const table = new Bytes().fill(24);
      for (const [index, symbol] of symbols.entries())
        table
          .u32(offsets[index] ?? 0)
          .u8(2, 0)
          .u16(1)
          .u64(addressOf(symbol), 0);
      return table.done();
    };
    return build(tableOf(addresses(build(tableOf(() => 0)))));
  },
  macho(pieces, symbols) {
    const { names, offsets } = stringTable(symbols);
    const plain = buildMachO({ pieces, symbolTable: [0, 0, 0, 0] });
    const at = plain.length;
    const size = 16 * symbols.length;
    const file = buildMachO({ pieces, symbolTable: [at, symbols.length, at + size, names.length] });
    const addressOf = addresses(file);
    const table = new Bytes();
    for (const [index, symbol] of symbols.entries())
      table
        .u32(offsets[index] ?? 0)
        .u8(0x0e, 1)
        .u16(0)
        .u64(addressOf(symbol));
    return Buffer.concat([file, table.done(), names]);
  },
  pe(pieces, symbols) {
    const { names, offsets } = stringTable(symbols);
    const file = Buffer.from(buildPe({ pieces }));
    const header = file.readUInt32LE(0x3c);
    file.writeUInt32LE(file.length, header + 12);
    file.writeUInt32LE(symbols.length, header + 16);
    const table = new Bytes();
    for (const [index, { name, piece, at }] of symbols.entries()) {
      if (name.length <= 8) table.text(name, 8);
      else table.u32(0, 4 + (offsets[index] ?? 0));
      table
        .u32(at)
        .u16(pieces.findIndex((one) => one.name === piece) + 1, 0x20)
        .u8(2, 0);
    }
    return Buffer.concat([file, table.u32(4 + names.length).done(), names]);
  },
};

type AddressOf = (symbol: SymbolAt) => number;

function addresses(file: Uint8Array): AddressOf {
  const { sections } = openImage(bytesSource(file));
  return ({ piece, at }) => (sections.find(({ name }) => name === piece)?.address ?? 0) + at;
}

function stringTable(symbols: readonly SymbolAt[]): { names: Uint8Array; offsets: number[] } {
  const names = new Bytes().u8(0);
  const offsets = symbols.map(({ name }) => {
    const { length } = names;
    names.text(`${name}\0`);
    return length;
  });
  return { names: names.done(), offsets };
}
