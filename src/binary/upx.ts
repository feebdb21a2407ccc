import type { Elf } from './elf.ts';
import { fieldsAt } from './fields.ts';
import type { MachO } from './macho.ts';
import type { Pe } from './pe.ts';
import type { ByteSource } from './source.ts';

/** What UPX wrote about a file it packed (UPX source: packhead.cpp, p_unix.h). */
export interface UpxHeader {
  /** Executable kind in UPX's numbers: 22 linux/amd64, 42 linux/arm64, 39 linux/ppc64le, 36 windows/amd64. */
  readonly formatCode: number;
  /** Version of the header's layout, not of UPX. */
  readonly version: number;
  /** Of the file before packing; undefined where the full pack header is missing. */
  readonly originalSize?: number;
  /** `nrv` for every NRV2 variant; undefined where the full pack header is missing. */
  readonly method?: 'nrv' | 'lzma' | 'other';
  /** 1 to 10. */
  readonly level?: number;
  /** The full pack header is there and its sum is right. */
  readonly checksumValid: boolean;
}

/** Undefined for a file that is not packed. Looks only where UPX writes: a program may hold the text `UPX!`. */
export function readUpxHeader(source: ByteSource, image: Elf | MachO | Pe): UpxHeader | undefined {
  if (image.format === 'pe') return inPe(source, image);
  if (image.format === 'elf') return inElf(source, image);
  return inMachO(source, image);
}

const MAGIC = Buffer.from('UPX!', 'latin1');
const PACK_HEADER_BYTES = 32;
const LOADER_INFO_BYTES = 12;
/** The pack header of an ELF file is followed by four bytes only. */
const TRAILER_BYTES = 36;
/** A PE file has it within this of the start of UPX1: behind a version text there, or in the gap before. */
const PE_SEARCH_BYTES = 64;
const MACHO_SEARCH_BYTES = 1024;
const LZMA = 14;

/** A short loader header stands after the program headers; the full one ends the file. */
function inElf(source: ByteSource, elf: Elf): UpxHeader | undefined {
  const loader = loaderInfo(source, elf.programHeadersEnd);
  if (!loader) return undefined;
  const at = source.size - TRAILER_BYTES;
  return (at >= 0 ? packHeader(source, at) : undefined) ?? { ...loader, checksumValid: false };
}

function inPe(source: ByteSource, pe: Pe): UpxHeader | undefined {
  const section = pe.sections.find((it) => it.name === 'UPX1');
  if (!section || !pe.sections.some((it) => it.name === 'UPX0')) return undefined;
  const start = Math.max(0, section.offset - PE_SEARCH_BYTES);
  const window = source.read(start, 2 * PE_SEARCH_BYTES);
  const at = Buffer.from(window).indexOf(MAGIC);
  return (at >= 0 ? packHeader(source, start + at) : undefined) ?? UNREADABLE;
}

/** The sections of UPX without the header in it: packed, and spoilt or disguised afterwards. */
const UNREADABLE: UpxHeader = { formatCode: 0, version: 0, checksumValid: false };

/** The loader header stands soon after the load commands. We never pack Mach-O, so that is enough. */
function inMachO(source: ByteSource, macho: MachO): UpxHeader | undefined {
  if (macho.sections.some((section) => section.name === '__text')) return undefined;
  const at = Buffer.from(source.read(macho.commandsEnd, MACHO_SEARCH_BYTES)).indexOf(MAGIC);
  const loader = at < 4 ? undefined : loaderInfo(source, macho.commandsEnd + at - 4);
  return loader && { ...loader, checksumValid: false };
}

/** l_info: checksum, magic, loader size, version, format. */
function loaderInfo(source: ByteSource, at: number): { formatCode: number; version: number } | undefined {
  if (at + LOADER_INFO_BYTES > source.size) return undefined;
  const info = fieldsAt(source, at, LOADER_INFO_BYTES, true, 'UPX loader header');
  return MAGIC.equals(info.bytes.subarray(4, 8))
    ? { version: info.u8(10), formatCode: info.u8(11) }
    : undefined;
}

function packHeader(source: ByteSource, at: number): UpxHeader | undefined {
  if (at + PACK_HEADER_BYTES > source.size) return undefined;
  const formatCode = fieldsAt(source, at, PACK_HEADER_BYTES, true, 'UPX pack header').u8(5);
  // Formats from 128 on are for big-endian machines, and so are their numbers.
  const header = fieldsAt(source, at, PACK_HEADER_BYTES, formatCode < 128, 'UPX pack header');
  if (!MAGIC.equals(header.bytes.subarray(0, 4))) return undefined;
  const sum = header.bytes.subarray(4, 31).reduce((total, byte) => total + byte, 0);
  return {
    formatCode,
    version: header.u8(4),
    method: methodOf(header.u8(6)),
    level: header.u8(7),
    originalSize: header.u32(24),
    checksumValid: sum % 251 === header.u8(31),
  };
}

/** 2 to 10 are the NRV2B, NRV2D and NRV2E variants. */
function methodOf(code: number): 'nrv' | 'lzma' | 'other' {
  if (code >= 2 && code <= 10) return 'nrv';
  return code === LZMA ? 'lzma' : 'other';
}
