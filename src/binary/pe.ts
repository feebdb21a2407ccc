import { capped, type Fields, fieldsAt, within } from './fields.ts';
import { type Image, locate, type Region } from './image.ts';
import type { FormatFacts } from './inspect.ts';
import { MalformedBinary } from './malformed.ts';
import { refuseOverlap } from './overlap.ts';
import type { ByteSource } from './source.ts';

/** The headers of a PE file (Microsoft, "PE Format"). Addresses are relative to the image base. */
export interface Pe extends Image {
  readonly format: 'pe';
  readonly machine: number;
  readonly characteristics: number;
  readonly dllCharacteristics: number;
  /** Address of the first instruction; 0 where there is none. */
  readonly entry: number;
  readonly symbols: number;
  /** File offset of the symbol table; 0 where there is none. */
  readonly symbolTable: number;
  /** File offset of the optional header. */
  readonly optionalHeader: number;
  /** File offset, address and size of each data directory, in the format's order. */
  readonly directories: readonly Directory[];
}

export interface Directory {
  /** Of the entry in the header. */
  readonly entry: number;
  readonly address: number;
  readonly size: number;
}

/** An import descriptor: where it lies, and the library's name. */
export interface ImportDescriptor {
  readonly offset: number;
  readonly nameOffset: number;
  readonly name: string;
}

export const DIRECTORY = { import: 1, security: 4, importAddresses: 12 } as const;

export function isPe(start: Uint8Array): boolean {
  return start[0] === 0x4d && start[1] === 0x5a;
}

export function readPe(source: ByteSource): Pe {
  const pe = fieldsAt(source, 0, 64, true, 'DOS header').u32(0x3c);
  const coff = fieldsAt(source, pe, 24, true, 'PE header');
  if (coff.u32(0) !== 0x4550) throw new MalformedBinary(`no PE signature at ${pe}`);
  const optionalHeader = pe + 24;
  const optional = fieldsAt(source, optionalHeader, coff.u16(20), true, 'PE optional header');
  const wide = optional.u16(0) === PE32_PLUS;
  if (!wide && optional.u16(0) !== PE32)
    throw new MalformedBinary(`PE optional header magic is ${optional.u16(0)}`);
  const sections = readSections(source, coff, optionalHeader + coff.u16(20));
  refuseOverlap(sections, 'PE sections');
  return {
    format: 'pe',
    littleEndian: true,
    pointerSize: wide ? 8 : 4,
    machine: coff.u16(4),
    characteristics: coff.u16(22),
    dllCharacteristics: optional.u16(70),
    entry: optional.u32(16),
    symbols: coff.u32(16),
    symbolTable: coff.u32(12),
    optionalHeader,
    directories: readDirectories(optional, optionalHeader, wide ? 108 : 92),
    sections,
    loaded: sections,
  };
}

export function peFacts(source: ByteSource, pe: Pe): FormatFacts {
  const imports = readImports(source, pe).map((descriptor) => descriptor.name);
  return {
    goarch: MACHINES[pe.machine],
    goos: 'windows',
    static: imports.every((name) => name.toLowerCase() === 'kernel32.dll'),
    program: pe.entry !== 0 && (pe.characteristics & (EXECUTABLE_IMAGE | DLL)) === EXECUTABLE_IMAGE,
    linkage: { imports },
    stripped: pe.symbols === 0 && !pe.sections.some((section) => DEBUG.test(section.name)),
    positionIndependent: (pe.dllCharacteristics & DYNAMIC_BASE) !== 0,
    signature: (pe.directories[DIRECTORY.security]?.size ?? 0) > 0,
    relr: false,
  };
}

/** The import directory up to its empty entry; nothing where there is none. */
export function readImports(source: ByteSource, pe: Pe): ImportDescriptor[] {
  const directory = pe.directories[DIRECTORY.import];
  if (!directory || directory.address === 0) return [];
  const table = locate(pe.loaded, directory.address);
  if (!table) throw new MalformedBinary(`PE imports at address ${directory.address} are in no section`);
  const found: ImportDescriptor[] = [];
  for (let at = 0; at + DESCRIPTOR_BYTES <= table.available; at += DESCRIPTOR_BYTES) {
    const descriptor = fieldsAt(source, table.offset + at, DESCRIPTOR_BYTES, true, 'PE import descriptor');
    const nameAddress = descriptor.u32(12);
    if (nameAddress === 0) return found;
    const name = locate(pe.loaded, nameAddress);
    if (!name) throw new MalformedBinary(`PE import name at address ${nameAddress} is in no section`);
    const bytes = Math.min(name.available, MAX_NAME);
    const text = fieldsAt(source, name.offset, bytes, true, 'PE import name').text(0, bytes);
    found.push({ offset: table.offset + at, nameOffset: name.offset, name: text });
    capped(found.length, MAX_IMPORTS, 'the number of PE imports');
  }
  return found;
}

/** Bytes behind the last section: a symbol table, or what somebody appended. Nothing loads them. */
export function trailingBytes(source: ByteSource, { sections }: Pe): number {
  const end = sections.reduce((last, { offset, size }) => Math.max(last, offset + size), 0);
  return Math.max(0, source.size - end);
}

/** Debugging sections have names too long for the header: `/19` refers to a string table. Go makes no others. */
const DEBUG = /^(\/\d+|\.z?debug_.*)$/;
const PE32 = 0x10b;
const PE32_PLUS = 0x20b;
const EXECUTABLE_IMAGE = 0x2;
const DLL = 0x2000;
const DYNAMIC_BASE = 0x40;
const MEM_EXECUTE = 0x20000000;
const MEM_WRITE = 0x80000000;
const MACHINES: Readonly<Record<number, string>> = { 34404: 'amd64', 43620: 'arm64', 332: '386', 452: 'arm' };
const SECTION_BYTES = 40;
const DESCRIPTOR_BYTES = 20;
const MAX_SECTIONS = 512;
const MAX_DIRECTORIES = 16;
const MAX_IMPORTS = 1024;
const MAX_NAME = 512;

function readDirectories(optional: Fields, offset: number, countAt: number): Directory[] {
  const count = capped(optional.u32(countAt), MAX_DIRECTORIES, 'the number of PE data directories');
  return Array.from({ length: count }, (_, index) => {
    const at = countAt + 4 + 8 * index;
    return { entry: offset + at, address: optional.u32(at), size: optional.u32(at + 4) };
  });
}

function readSections(source: ByteSource, coff: Fields, offset: number): Region[] {
  const count = capped(coff.u16(6), MAX_SECTIONS, 'the number of PE sections');
  const table = fieldsAt(source, offset, count * SECTION_BYTES, true, 'PE section table');
  return Array.from({ length: count }, (_, index) => {
    const at = index * SECTION_BYTES;
    const raw = { size: table.u32(at + 16), offset: table.u32(at + 20) };
    const size = raw.offset === 0 ? 0 : raw.size;
    within(source, raw.offset, size, 'PE section');
    const characteristics = table.u32(at + 36);
    return {
      name: table.text(at, 8),
      offset: raw.offset,
      size,
      address: table.u32(at + 12),
      writable: (characteristics & MEM_WRITE) !== 0,
      executable: (characteristics & MEM_EXECUTE) !== 0,
    };
  });
}
