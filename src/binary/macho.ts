import { capped, Fields, fieldsAt, within } from './fields.ts';
import type { Image, Region } from './image.ts';
import type { FormatFacts } from './inspect.ts';
import { MalformedBinary } from './malformed.ts';
import { refuseOverlap } from './overlap.ts';
import type { ByteSource } from './source.ts';

/** The headers of a 64-bit little-endian Mach-O file, the only kind Go makes (Apple's mach-o/loader.h). */
export interface MachO extends Image {
  readonly format: 'macho';
  readonly cpuType: number;
  /** What kind of file it is: 2 is a program. */
  readonly fileType: number;
  readonly flags: number;
  readonly commands: readonly LoadCommand[];
  /** File offset just after the load commands. */
  readonly commandsEnd: number;
}

interface LoadCommand {
  readonly type: number;
  readonly fields: Fields;
}

export function isMachO(start: Uint8Array): boolean {
  return Buffer.from(start).toString('hex') === 'cffaedfe';
}

export function readMachO(source: ByteSource): MachO {
  const header = fieldsAt(source, 0, HEADER_BYTES, true, 'Mach-O header');
  const size = capped(header.u32(20), MAX_COMMAND_BYTES, 'the size of the Mach-O load commands');
  const count = capped(header.u32(16), MAX_COMMANDS, 'the number of Mach-O load commands');
  const commands = readCommands(fieldsAt(source, HEADER_BYTES, size, true, 'Mach-O load commands'), count);
  const segments = commands.filter((command) => command.type === LC_SEGMENT_64).map(({ fields }) => fields);
  const sections = segments.flatMap((segment) => readSections(source, segment));
  const loaded = segments.map((segment) => readSegment(source, segment));
  refuseOverlap(sections, 'Mach-O sections');
  refuseOverlap(loaded, 'Mach-O segments');
  return {
    format: 'macho',
    littleEndian: true,
    pointerSize: 8,
    cpuType: header.u32(4),
    fileType: header.u32(12),
    flags: header.u32(24),
    commands,
    commandsEnd: HEADER_BYTES + size,
    sections,
    loaded,
  };
}

export function machoFacts(macho: MachO): FormatFacts {
  const only = (type: number) => macho.commands.find((command) => command.type === type)?.fields;
  const loader = only(LC_LOAD_DYLINKER);
  const imports = macho.commands
    .filter(({ type }) => LOADS_LIBRARY.has(type))
    .map(({ fields }) => nameOf(fields));
  const platform = only(LC_BUILD_VERSION)?.u32(8) ?? PLATFORM_MACOS;
  return {
    goarch: CPUS[macho.cpuType],
    goos: platform === PLATFORM_MACOS ? 'darwin' : undefined,
    static: imports.every((name) => SYSTEM_LIBRARY.test(name)),
    program: macho.fileType === MH_EXECUTE,
    linkage: { ...(loader && { interpreter: nameOf(loader) }), imports },
    stripped: definedSymbols(only(LC_DYSYMTAB)) === 0 && !macho.loaded.some((it) => it.name === '__DWARF'),
    positionIndependent: (macho.flags & MH_PIE) !== 0,
    signature: only(LC_CODE_SIGNATURE) !== undefined,
    relr: false,
  };
}

/** What macOS itself guarantees and Go's own packages ask for; anything else must be shipped along. */
const SYSTEM_LIBRARY =
  /^(\/usr\/lib\/lib(System\.B|resolv\.9|objc\.A)\.dylib|\/System\/Library\/Frameworks\/(CoreFoundation|Security)\.framework\/Versions\/A\/(CoreFoundation|Security))$/;
const HEADER_BYTES = 32;
const MAX_COMMANDS = 4096;
const MAX_COMMAND_BYTES = 1 << 20;
const MAX_NAME = 4096;
const SECTION_BYTES = 80;
const SEGMENT_BYTES = 72;
const LC_DYSYMTAB = 0xb;
const LC_LOAD_DYLINKER = 0xe;
const LC_SEGMENT_64 = 0x19;
const LC_CODE_SIGNATURE = 0x1d;
const LC_BUILD_VERSION = 0x32;
/** LOAD_DYLIB, LAZY_LOAD, LOAD_WEAK, REEXPORT, LOAD_UPWARD. */
const LOADS_LIBRARY: ReadonlySet<number> = new Set([0xc, 0x20, 0x80000018, 0x8000001f, 0x80000023]);
const PLATFORM_MACOS = 1;
const MH_EXECUTE = 2;
const MH_PIE = 0x200000;
/** S_ATTR_PURE_INSTRUCTIONS, S_ATTR_SOME_INSTRUCTIONS. */
const HAS_INSTRUCTIONS = 0x80000400;
const VM_WRITE = 2;
const VM_EXECUTE = 4;
const CPUS: Readonly<Record<number, string>> = { 16777223: 'amd64', 16777228: 'arm64' };

function readCommands(area: Fields, count: number): LoadCommand[] {
  const commands: LoadCommand[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    const size = area.u32(at + 4);
    if (size < 8 || at + size > area.bytes.length) {
      throw new MalformedBinary(`Mach-O load command ${index} claims ${size} bytes`);
    }
    const fields = new Fields(area.bytes.subarray(at, at + size), true, `Mach-O load command ${index}`);
    commands.push({ type: area.u32(at), fields });
    at += size;
  }
  return commands;
}

function readSegment(source: ByteSource, segment: Fields): Region {
  const offset = segment.u64(40);
  const size = segment.u64(48);
  within(source, offset, size, 'Mach-O segment');
  const protection = segment.u32(60);
  return {
    name: segment.text(8, 16),
    offset,
    size,
    address: segment.u64(24),
    writable: (protection & VM_WRITE) !== 0,
    executable: (protection & VM_EXECUTE) !== 0,
  };
}

function readSections(source: ByteSource, segment: Fields): Region[] {
  const { writable, executable } = readSegment(source, segment);
  const count = segment.u32(64);
  if (count * SECTION_BYTES > segment.bytes.length - SEGMENT_BYTES) {
    throw new MalformedBinary(`a Mach-O segment claims ${count} sections`);
  }
  return Array.from({ length: count }, (_, index) => {
    const at = SEGMENT_BYTES + index * SECTION_BYTES;
    const flags = segment.u32(at + 64);
    const offset = segment.u32(at + 48);
    // The sections of a dSYM companion whose bytes are in the program begin at 0, where the header is.
    const size = isZeroed(flags) || offset === 0 ? 0 : segment.u64(at + 40);
    within(source, offset, size, 'Mach-O section');
    return {
      name: segment.text(at, 16),
      offset,
      size,
      address: segment.u64(at + 32),
      writable,
      // Go's read-only data shares a segment with its code.
      executable: executable && (flags & HAS_INSTRUCTIONS) !== 0,
    };
  });
}

/** S_ZEROFILL, S_GB_ZEROFILL and S_THREAD_LOCAL_ZEROFILL take no room in the file. */
function isZeroed(flags: number): boolean {
  return [0x1, 0xc, 0x12].includes(flags & 0xff);
}

/** A library's or the loader's name: the command's third field says where in the command it begins. */
function nameOf(command: Fields): string {
  return command.text(command.u32(8), MAX_NAME);
}

/** Symbols for imported functions are always there; local and external ones go when the file is stripped. */
function definedSymbols(table: Fields | undefined): number {
  return table ? table.u32(12) + table.u32(20) : 0;
}
