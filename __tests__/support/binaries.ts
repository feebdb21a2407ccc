import { Bytes } from './bytes.ts';

/** A named stretch of a hand-made executable; a section and loaded memory. */
export interface Piece {
  readonly name: string;
  readonly data: Uint8Array;
  readonly writable?: boolean;
  readonly executable?: boolean;
}

export interface ElfOptions {
  readonly bits?: 32 | 64;
  readonly littleEndian?: boolean;
  /** EM_X86_64 when not given. */
  readonly machine?: number;
  readonly osAbi?: number;
  readonly pie?: boolean;
  /** ET_EXEC when not given, or ET_DYN for a PIE. */
  readonly type?: number;
  /** Address of the first instruction; that of the file when not given. */
  readonly entry?: number;
  readonly interpreter?: string;
  readonly needed?: readonly string[];
  readonly relr?: boolean;
  /** DT_FLAGS_1: 0x08000000 marks a position-independent program. */
  readonly dynamicFlags?: number;
  readonly pieces?: readonly Piece[];
  /** Between the program headers and all else, where UPX writes its own header. */
  readonly gap?: Uint8Array;
  /** False: as after `sstrip`. */
  readonly sectionTable?: boolean;
}

const ELF_BASE = 0x400000;

/** The smallest ELF file that holds what was asked for. */
export function buildElf(options: ElfOptions = {}): Uint8Array {
  const { bits = 64, littleEndian = true, machine = 62, osAbi = 0, sectionTable = true } = options;
  const wide = bits === 64;
  const size = wide ? 8 : 4;
  const segments: (Piece & { readonly type: number })[] = [
    ...(options.pieces ?? []).map((piece) => ({ type: 1, ...piece })),
    ...(options.interpreter
      ? [{ type: 3, name: '.interp', data: Buffer.from(`${options.interpreter}\0`) }]
      : []),
    ...dynamicSegments(options, size, littleEndian),
  ];
  const headerSize = wide ? 64 : 52;
  const rowSize = wide ? 56 : 32;
  const body = new Bytes(littleEndian)
    .fill(headerSize + rowSize * segments.length)
    .raw(options.gap ?? new Uint8Array());
  const placed = segments.map((segment) => {
    const offset = body.align(16).length;
    body.raw(segment.data);
    return { ...segment, offset };
  });
  // A dynamic section names its strings by address, known only now.
  const strings = placed.find((segment) => segment.name === '.dynstr');
  const dynamic = placed.find((segment) => segment.name === '.dynamic');
  const names = ['', ...placed.map(({ name }) => name), '.shstrtab'];
  const nameTable = Buffer.from(names.map((name) => `${name}\0`).join(''));
  const nameTableAt = body.align(16).length;
  body.raw(nameTable);
  const sectionsAt = body.align(16).length;
  const nameOffset = (name: string) => (name === '' ? 0 : nameTable.indexOf(`${name}\0`));
  const section = (name: string, type: number, flags: number, at: number, length: number) => {
    body.u32(nameOffset(name), type).words(size, flags, at > 0 ? ELF_BASE + at : 0, at, length);
    body.u32(0, 0).words(size, 1, 0);
  };
  if (sectionTable) {
    section('', 0, 0, 0, 0);
    for (const { name, data, offset, writable, executable } of placed) {
      section(name, 1, (writable ? 1 : 0) + 2 + (executable ? 4 : 0), offset, data.length);
    }
    section('.shstrtab', 3, 0, nameTableAt, nameTable.length);
  }
  const count = sectionTable ? placed.length + 2 : 0;
  const head = new Bytes(littleEndian)
    .u8(0x7f)
    .text('ELF')
    .u8(wide ? 2 : 1, littleEndian ? 1 : 2, 1, osAbi)
    .fill(8);
  head
    .u16(options.type ?? (options.pie ? 3 : 2), machine)
    .u32(1)
    .words(size, options.entry ?? ELF_BASE, headerSize, sectionTable ? sectionsAt : 0);
  head.u32(0).u16(headerSize, rowSize, placed.length, wide ? 64 : 40, count, Math.max(0, count - 1));
  for (const { type, data, offset, writable, executable } of placed) {
    const flags = 4 + (writable ? 2 : 0) + (executable ? 1 : 0);
    const at = ELF_BASE + offset;
    head.u32(type);
    if (wide) head.u32(flags).u64(offset, at, at, data.length, data.length, 16);
    else head.u32(offset, at, at, data.length, data.length, flags, 16);
  }
  const file = Buffer.from(body.done());
  file.set(head.done(), 0);
  if (strings && dynamic)
    patchWord(file, dynamic.offset + size, ELF_BASE + strings.offset, size, littleEndian);
  return file;
}

function dynamicSegments(
  { needed = [], relr = false, dynamicFlags }: ElfOptions,
  size: 4 | 8,
  littleEndian: boolean,
) {
  if (needed.length === 0 && !relr && dynamicFlags === undefined) return [];
  const strings = Buffer.from(`\0${needed.map((name) => `${name}\0`).join('')}`);
  const dynamic = new Bytes(littleEndian).words(size, 5, 0, 10, strings.length);
  for (const name of needed) dynamic.words(size, 1, strings.indexOf(`\0${name}\0`) + 1);
  if (relr) dynamic.words(size, 36, 0);
  if (dynamicFlags !== undefined) dynamic.words(size, 0x6ffffffb, dynamicFlags);
  dynamic.words(size, 0, 0);
  return [
    { type: 1, name: '.dynstr', data: strings },
    { type: 2, name: '.dynamic', data: dynamic.done() },
  ];
}

function patchWord(file: Buffer, at: number, value: number, size: 4 | 8, littleEndian: boolean): void {
  file.set(new Bytes(littleEndian).words(size, value).done(), at);
}

export interface PeOptions {
  readonly bits?: 32 | 64;
  /** IMAGE_FILE_MACHINE_AMD64 when not given. */
  readonly machine?: number;
  readonly imports?: readonly string[];
  readonly symbols?: number;
  readonly signed?: boolean;
  readonly dll?: boolean;
  /** Address of the first instruction; that of the first section when not given. */
  readonly entry?: number;
  readonly pieces?: readonly Piece[];
}

const PE_ALIGNMENT = 0x200;
const PE_PAGE = 0x100000;
const PE_HEADERS = 0x400;

/** The smallest PE file that holds what was asked for. Sections begin at address 0x100000, each takes a mebibyte. */
export function buildPe(options: PeOptions = {}): Uint8Array {
  const { bits = 64, machine = 0x8664, imports = ['kernel32.dll'], symbols = 0, signed = false } = options;
  const wide = bits === 64;
  const others = options.pieces ?? [];
  const importsAt = PE_PAGE * (others.length + 1);
  const pieces: Piece[] = [
    ...others,
    { name: '.idata', data: importTable(imports, importsAt), writable: true },
  ];
  const file = new Bytes().text('MZ').padTo(0x3c).u32(0x80).padTo(0x80);
  const optionalSize = (wide ? 112 : 96) + 16 * 8;
  file
    .text('PE\0\0')
    .u16(machine, pieces.length)
    .u32(0, 0, symbols)
    .u16(optionalSize, 0x22 + (options.dll ? 0x2000 : 0));
  const optional = new Bytes()
    .u16(wide ? 0x20b : 0x10b)
    .padTo(16)
    .u32(options.entry ?? PE_PAGE)
    .padTo(60)
    .u32(PE_HEADERS, 0)
    .u16(3, 0x8160);
  optional.padTo(wide ? 108 : 92).u32(16);
  for (let index = 0; index < 16; index++) {
    if (index === 1 && imports.length > 0) optional.u32(importsAt, 20 * (imports.length + 1));
    else if (index === 4 && signed) optional.u32(0x1000, 0x100);
    else if (index === 12) optional.u32(importsAt + 0x100, 0x40);
    else optional.u32(0, 0);
  }
  file.raw(optional.done());
  let raw = PE_HEADERS;
  pieces.forEach((piece, index) => {
    const size = Math.ceil(piece.data.length / PE_ALIGNMENT) * PE_ALIGNMENT;
    const flags = 0x40000000 + (piece.writable ? 0x80000000 : 0) + (piece.executable ? 0x20000000 : 0);
    file.text(piece.name, 8).u32(piece.data.length, PE_PAGE * (index + 1), size, raw, 0, 0, 0, flags);
    raw += size;
  });
  file.padTo(PE_HEADERS);
  for (const piece of pieces) file.raw(piece.data).align(PE_ALIGNMENT);
  return file.done();
}

function importTable(imports: readonly string[], address: number): Uint8Array {
  const namesAt = 20 * (imports.length + 1);
  const names = new Bytes();
  const table = new Bytes();
  for (const name of imports) {
    table.u32(0x1234, 0, 0, address + namesAt + names.length, 0x5678);
    names.text(`${name}\0`);
  }
  return table.fill(20).raw(names.done()).done();
}

export interface MachOOptions {
  /** CPU_TYPE_ARM64 when not given. */
  readonly cpuType?: number;
  readonly libraries?: readonly string[];
  readonly signed?: boolean;
  readonly localSymbols?: number;
  /** Of LC_SYMTAB: offset and number of the symbols, offset and size of their names. */
  readonly symbolTable?: readonly number[];
  /** MH_EXECUTE when not given. */
  readonly fileType?: number;
  /** 1 is macOS, 2 iOS. */
  readonly platform?: number;
  /** Each becomes a segment with one section of the same name. */
  readonly pieces?: readonly Piece[];
}

/** The smallest 64-bit Mach-O file that holds what was asked for. */
export function buildMachO(options: MachOOptions = {}): Uint8Array {
  const { cpuType = 0x0100000c, libraries = ['/usr/lib/libSystem.B.dylib'], platform = 1 } = options;
  const pieces = options.pieces ?? [];
  const commands: Uint8Array[] = [
    command(0x32, new Bytes().u32(platform, 0, 0, 0)),
    command(0xe, new Bytes().u32(12).text('/usr/lib/dyld\0')),
    command(0xb, new Bytes().u32(0, options.localSymbols ?? 0, 0, 0, 0, 7).fill(48)),
    ...libraries.map((name) => command(0xc, new Bytes().u32(24, 0, 0, 0).text(`${name}\0`))),
    ...(options.symbolTable ? [command(0x2, new Bytes().u32(...options.symbolTable))] : []),
    ...(options.signed ? [command(0x1d, new Bytes().u32(0, 0))] : []),
  ];
  const commandsSize = commands.reduce((sum, it) => sum + it.length, 0) + pieces.length * (72 + 80);
  const file = new Bytes().u32(
    0xfeedfacf,
    cpuType,
    0,
    options.fileType ?? 2,
    commands.length + pieces.length,
    commandsSize,
    0x200004,
    0,
  );
  for (const it of commands) file.raw(it);
  let offset = Math.ceil((32 + commandsSize) / 16) * 16;
  for (const piece of pieces) {
    const address = 0x100000000 + offset;
    const protection = 1 + (piece.writable ? 2 : 0) + (piece.executable ? 4 : 0);
    const size = piece.data.length;
    file
      .u32(0x19, 72 + 80)
      .text(piece.name, 16)
      .u64(address, size, offset, size)
      .u32(7, protection, 1, 0);
    file.text(piece.name, 16).text(piece.name, 16).u64(address, size).u32(offset, 4, 0, 0, 0, 0, 0, 0);
    offset = Math.ceil((offset + size) / 16) * 16;
  }
  for (const piece of pieces) file.align(16).raw(piece.data);
  return file.align(16).done();
}

function command(type: number, body: Bytes): Uint8Array {
  const content = body.align(8).done();
  return new Bytes()
    .u32(type, content.length + 8)
    .raw(content)
    .done();
}

const SENTINELS = ['3077af0c9274080241e1c107e6d618e6', 'f932433186182072008242104116d8f2'] as const;

export interface PackHeaderOptions {
  readonly format: number;
  /** 8 is NRV2E, 14 LZMA. */
  readonly method?: number;
  readonly originalSize: number;
  /** Added to the right checksum. */
  readonly checksumError?: number;
}

/** The 32 bytes that UPX writes about what it packed. */
export function upxPackHeader(options: PackHeaderOptions): Uint8Array {
  const { format, method = 8, originalSize, checksumError = 0 } = options;
  const header = new Bytes()
    .text('UPX!')
    .u8(14, format, method, 7)
    .u32(1, 2, 3, 4, originalSize)
    .u8(0x49, 1, 2);
  const sum = header
    .done()
    .subarray(4)
    .reduce((total, byte) => total + byte, 0);
  return header.u8(((sum % 251) + checksumError) % 251).done();
}

/** The header that UPX writes after the program headers of an ELF file. */
export function upxLoaderInfo(format: number): Uint8Array {
  return new Bytes().u32(0).text('UPX!').u16(100).u8(14, format).u32(0, 0, 0).done();
}

/** An ELF file as UPX leaves it, without the program in it. */
export function buildPackedElf(options: PackHeaderOptions): Uint8Array {
  const elf = buildElf({ sectionTable: false, gap: upxLoaderInfo(options.format) });
  return Buffer.concat([elf, upxPackHeader(options), Buffer.alloc(4)]);
}

/** What the linker writes into `.go.buildinfo` since Go 1.18; `lines` are the module lines. */
export function goBuildInfo(version: string, lines: readonly string[]): Uint8Array {
  const [start, end] = SENTINELS.map((hex) => Buffer.from(hex, 'hex'));
  const text = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  const info = Buffer.concat([start ?? Buffer.alloc(0), text, end ?? Buffer.alloc(0)]);
  const file = new Bytes().raw(Buffer.from('\xff Go buildinf:', 'latin1')).u8(8, 2).fill(16);
  return file
    .u8(...varint(version.length))
    .text(version)
    .u8(...varint(info.length))
    .raw(info)
    .done();
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}

export interface FunctionTableOptions {
  /** 0xf1 for Go 1.20 and later, 0xf0 for 1.18, 0xfa for 1.16. */
  readonly magic?: number;
  readonly pointerSize?: 4 | 8;
  readonly littleEndian?: boolean;
  readonly files?: number;
}

/** The head and the names of a function table; the rest of it is left out. */
export function goFunctionTable(names: readonly string[], options: FunctionTableOptions = {}): Uint8Array {
  const { magic = 0xf1, pointerSize = 8, littleEndian = true, files = 1 } = options;
  const text = Buffer.from(names.map((name) => `${name}\0`).join(''));
  const start = 8 + 8 * pointerSize;
  const offsets = [start, start + text.length, start + text.length, start + text.length, start + text.length];
  const table = new Bytes(littleEndian).u32(0xffffff00 + magic).u8(0, 0, 1, pointerSize);
  table.words(pointerSize, names.length, files, ...(magic === 0xfa ? offsets : [0, ...offsets]));
  return table.padTo(start).raw(text).align(16).done();
}

/** The pieces of a Go program: both tables in sections as a format names them, or without names where there are none. */
export function goPieces(names: { readonly info: string; readonly table: string }): Piece[] {
  return [
    { name: names.table, data: goFunctionTable(['main.main', 'fmt.Println', 'runtime.main']) },
    { name: names.info, data: goBuildInfo('go1.26.8', GO_LINES), writable: true },
  ];
}

export const GO_LINES: readonly string[] = [
  'path\texample.test/app',
  'mod\texample.test/app\tv1.2.3',
  'dep\texample.test/dep\tv0.1.0\th1:AAAA',
  '=>\texample.test/fork\tv0.1.1\th1:BBBB',
  'build\t-compiler=gc',
  'build\t-ldflags="-s -w -X \\"main.x=y z\\""',
  'build\tGOARCH=amd64',
  'build\tGOOS=linux',
];
