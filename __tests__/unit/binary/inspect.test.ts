import { expect, test } from 'vitest';
import { type BinaryFacts, inspect } from '../../../src/binary/inspect.ts';
import { MalformedBinary } from '../../../src/binary/malformed.ts';
import { openImage } from '../../../src/binary/open.ts';
import { buildElf, buildMachO, buildPe, type Piece } from '../../support/binaries.ts';
import { Bytes } from '../../support/bytes.ts';
import { bytesSource } from '../../support/bytes-source.ts';

const symtab: Piece = { name: '.symtab', data: Buffer.alloc(24) };
const dwarf: Piece = { name: '.zdebug_info', data: Buffer.alloc(24) };

const ELF = {
  format: 'elf',
  goarch: 'amd64',
  goos: 'linux',
  static: true,
  program: true,
  sectionTable: true,
  writableExecutable: false,
  linkage: { imports: [] },
  stripped: true,
  positionIndependent: false,
  signature: false,
  relr: false,
} satisfies BinaryFacts;
const PE = {
  ...ELF,
  format: 'pe',
  goos: 'windows',
  linkage: { imports: ['kernel32.dll'] },
  positionIndependent: true,
} satisfies BinaryFacts;
const MACHO = {
  ...ELF,
  format: 'macho',
  goos: 'darwin',
  goarch: 'arm64',
  sectionTable: false,
  linkage: { interpreter: '/usr/lib/dyld', imports: ['/usr/lib/libSystem.B.dylib'] },
  positionIndependent: true,
} satisfies BinaryFacts;

/** In a file of one piece: the header, three other commands and one library before the only segment command. */
const MACHO_FILE_SIZE = Buffer.from(buildMachO({ pieces: [symtab] })).indexOf('.symtab') + 16 + 24;

const CODE: Piece = { name: 'x', data: Buffer.alloc(24), executable: true, writable: true };

const SECURITY = '/System/Library/Frameworks/Security.framework/Versions/A/Security';

test.each<[string, Uint8Array, BinaryFacts]>([
  ['a plain ELF file', buildElf(), ELF],
  ['arm64', buildElf({ machine: 183 }), { ...ELF, goarch: 'arm64' }],
  ['ppc64le', buildElf({ machine: 21 }), { ...ELF, goarch: 'ppc64le' }],
  ['big-endian ppc64', buildElf({ machine: 21, littleEndian: false }), { ...ELF, goarch: 'ppc64' }],
  ['386', buildElf({ machine: 3, bits: 32 }), { ...ELF, goarch: '386' }],
  [
    'big-endian 32-bit mips',
    buildElf({ machine: 8, bits: 32, littleEndian: false }),
    { ...ELF, goarch: 'mips' },
  ],
  ['mips64le', buildElf({ machine: 8 }), { ...ELF, goarch: 'mips64le' }],
  ['a machine Go does not know', buildElf({ machine: 9999 }), { ...ELF, goarch: undefined }],
  ['freebsd', buildElf({ osAbi: 9 }), { ...ELF, goos: 'freebsd' }],
  ['an ABI Go does not know', buildElf({ osAbi: 77 }), { ...ELF, goos: undefined }],
  [
    'Go’s own PIE: an interpreter and no library',
    buildElf({ pie: true, interpreter: '/lib64/ld.so' }),
    {
      ...ELF,
      static: false,
      positionIndependent: true,
      linkage: { interpreter: '/lib64/ld.so', imports: [] },
    },
  ],
  [
    'two libraries',
    buildElf({ needed: ['libc.so.6', 'libm.so.6'] }),
    { ...ELF, static: false, linkage: { imports: ['libc.so.6', 'libm.so.6'] } },
  ],
  [
    'two libraries in 32 bits, big-endian',
    buildElf({ bits: 32, littleEndian: false, machine: 8, needed: ['libc.so.6', 'libm.so.6'] }),
    { ...ELF, goarch: 'mips', static: false, linkage: { imports: ['libc.so.6', 'libm.so.6'] } },
  ],
  ['packed relative relocations', buildElf({ relr: true }), { ...ELF, relr: true }],
  ['a symbol table', buildElf({ pieces: [symtab] }), { ...ELF, stripped: false }],
  ['compressed DWARF', buildElf({ pieces: [dwarf] }), { ...ELF, stripped: false }],
  ['no section table', buildElf({ pieces: [symtab], sectionTable: false }), { ...ELF, sectionTable: false }],
  [
    'big-endian arm64, which Go does not know',
    buildElf({ machine: 183, littleEndian: false }),
    { ...ELF, goarch: undefined },
  ],
  ['s390x', buildElf({ machine: 22, littleEndian: false }), { ...ELF, goarch: 's390x' }],
  ['an ELF file without an entry point', buildElf({ entry: 0 }), { ...ELF, program: false }],
  ['an ELF object file', buildElf({ type: 1, entry: 0 }), { ...ELF, program: false }],
  ['a core dump', buildElf({ type: 4 }), { ...ELF, program: false }],
  [
    'an ELF library, which may have an entry point',
    buildElf({ pie: true, needed: ['libc.so.6'] }),
    {
      ...ELF,
      program: false,
      static: false,
      positionIndependent: true,
      linkage: { imports: ['libc.so.6'] },
    },
  ],
  [
    'a static PIE, as the linkers of C mark it',
    buildElf({ pie: true, dynamicFlags: 0x08000001 }),
    { ...ELF, positionIndependent: true },
  ],
  [
    'a PIE that UPX packed, without interpreter and dynamic section',
    buildElf({ pie: true, sectionTable: false }),
    { ...ELF, positionIndependent: true, sectionTable: false },
  ],
  ['an ELF segment to write and execute', buildElf({ pieces: [CODE] }), { ...ELF, writableExecutable: true }],
  ['a plain PE file', buildPe(), PE],
  ['windows/arm64', buildPe({ machine: 0xaa64 }), { ...PE, goarch: 'arm64' }],
  ['windows/386', buildPe({ machine: 0x14c, bits: 32 }), { ...PE, goarch: '386' }],
  [
    'kernel32 in capitals',
    buildPe({ imports: ['KERNEL32.DLL'] }),
    { ...PE, linkage: { imports: ['KERNEL32.DLL'] } },
  ],
  [
    'another library',
    buildPe({ imports: ['kernel32.dll', 'ws2_32.dll'] }),
    { ...PE, static: false, linkage: { imports: ['kernel32.dll', 'ws2_32.dll'] } },
  ],
  ['no import at all', buildPe({ imports: [] }), { ...PE, linkage: { imports: [] } }],
  ['COFF symbols', buildPe({ symbols: 7 }), { ...PE, stripped: false }],
  [
    'DWARF under a long name',
    buildPe({ pieces: [{ name: '/19', data: Buffer.alloc(4) }] }),
    { ...PE, stripped: false },
  ],
  ['the section .symtab that Go always writes', buildPe({ pieces: [symtab] }), PE],
  ['a DLL', buildPe({ dll: true }), { ...PE, program: false }],
  ['a PE without an entry point', buildPe({ entry: 0 }), { ...PE, program: false }],
  ['a PE section to write and execute', buildPe({ pieces: [CODE] }), { ...PE, writableExecutable: true }],
  ['a security directory', buildPe({ signed: true }), { ...PE, signature: true }],
  ['a plain Mach-O file', buildMachO(), MACHO],
  ['darwin/amd64', buildMachO({ cpuType: 0x01000007 }), { ...MACHO, goarch: 'amd64' }],
  ['iOS', buildMachO({ platform: 2 }), { ...MACHO, goos: undefined }],
  ['a Mach-O library', buildMachO({ fileType: 6 }), { ...MACHO, program: false }],
  ['a Mach-O debugging companion', buildMachO({ fileType: 10 }), { ...MACHO, program: false }],
  [
    'a Mach-O segment to write and execute',
    buildMachO({ pieces: [CODE] }),
    { ...MACHO, sectionTable: true, writableExecutable: true },
  ],
  ['a code signature', buildMachO({ signed: true }), { ...MACHO, signature: true }],
  ['local symbols', buildMachO({ localSymbols: 3 }), { ...MACHO, stripped: false }],
  [
    'a DWARF segment',
    buildMachO({ pieces: [{ name: '__DWARF', data: Buffer.alloc(4) }] }),
    { ...MACHO, stripped: false, sectionTable: true },
  ],
  [
    'a framework of the system',
    buildMachO({ libraries: [SECURITY] }),
    { ...MACHO, linkage: { ...MACHO.linkage, imports: [SECURITY] } },
  ],
  [
    'a library from elsewhere',
    buildMachO({ libraries: ['/opt/homebrew/lib/libz.dylib'] }),
    { ...MACHO, static: false, linkage: { ...MACHO.linkage, imports: ['/opt/homebrew/lib/libz.dylib'] } },
  ],
])('reads %s', (_, bytes, facts) => {
  expect(inspect(bytesSource(bytes))).toEqual(facts);
});

test.each<[string, Uint8Array, RegExp]>([
  ['nothing', Buffer.alloc(0), /begins with nothing/],
  ['text', Buffer.from('#!/bin/sh\n'), /begins with 0x23212f62/],
  ['a fat Mach-O', Buffer.from('cafebabe00000002', 'hex'), /several architectures/],
  ['half an ELF header', buildElf().subarray(0, 40), /beyond the file/],
  ['ELF section headers cut off', buildElf({ pieces: [symtab] }).subarray(0, -70), /section headers.*beyond/],
  ['a PE section cut off', buildPe().subarray(0, -1), /PE section.*beyond/],
  ['a DOS program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), /no PE signature/],
  ['an ELF class of 9', patched(buildElf(), 4, 9), /ELF class is 9/],
  ['65535 ELF segments', patched(patched(buildElf(), 56, 0xff), 57, 0xff), /program headers is 65535/],
  ['the other byte order', patched(buildElf(), 5, 2), /version is 16777216, not 1, when read as big-endian/],
  ['big-endian amd64', buildElf({ littleEndian: false }), /says it is big-endian.*little-endian only/],
  ['little-endian s390x', buildElf({ machine: 22 }), /says it is little-endian.*big-endian only/],
  ['a segment of 16 EiB', claiming(buildElf({ pieces: [symtab] }), 64 + 32, 0xff), /out of range/],
  ['a segment of 4 PiB', claiming(buildElf({ pieces: [symtab] }), 64 + 32, 0xff, 6), /lie beyond/],
  ['a PE section of 4 GiB', claiming(buildPe(), 0x80 + 24 + 240 + 16, 0xff, 4), /PE section.*beyond/],
  [
    'a Mach-O segment of 4 GiB',
    claiming(buildMachO({ pieces: [symtab] }), MACHO_FILE_SIZE, 0xff, 4),
    /beyond/,
  ],
  ['overlapping ELF sections', overlapping('elf'), /ELF sections overlap: a \(32 bytes at \d+\) and b/],
  ['overlapping PE sections', overlapping('pe'), /PE sections overlap: a \(512 bytes at 1024\) and b/],
  ['overlapping Mach-O sections', overlapping('macho'), /Mach-O sections overlap: a /],
  ['a Mach-O command of 0 bytes', patched(buildMachO(), 36, 0), /claims 0 bytes/],
])('refuses %s', (_, bytes, message) => {
  const look = () => inspect(bytesSource(bytes));
  expect(look).toThrow(MalformedBinary);
  expect(look).toThrow(message);
});

test('sections of a dSYM companion that have no bytes in it overlap nothing', () => {
  const file = Buffer.from(buildMachO({ fileType: 10, pieces: [symtab, dwarf] }));
  for (const name of ['.symtab', '.zdebug_info']) {
    // The second time it stands there it is the section's own name; its offset follows 48 bytes later.
    const named = file.indexOf(`${name}\0`, file.indexOf(`${name}\0`) + 1);
    file.writeUInt32LE(0, named + 48);
  }
  expect(inspect(bytesSource(file))).toMatchObject({ program: false });
});

test('two ELF segments may begin at the start of the file, as UPX has them', () => {
  const file = Buffer.from(buildElf({ pieces: [symtab, dwarf], sectionTable: false }));
  for (const row of [64, 64 + 56]) file.writeBigUInt64LE(0n, row + 8);
  expect(inspect(bytesSource(file)).program).toBe(true);
});

/** A file whose size at the place is made of so many equal bytes. */
function claiming(bytes: Uint8Array, at: number, value: number, count = 8): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.fill(value, at, at + count);
  return copy;
}

/** Two sections, the second of which is moved to where the first one is. */
function overlapping(format: 'elf' | 'macho' | 'pe'): Uint8Array {
  const pieces = ['a', 'b'].map((name) => ({ name, data: Buffer.alloc(32, name) }));
  const build = { elf: buildElf, macho: buildMachO, pe: buildPe }[format];
  const file = Buffer.from(build({ pieces }));
  const [first = 0, second = 0] = openImage(bytesSource(file))
    .sections.filter(({ name }) => name === 'a' || name === 'b')
    .map(({ offset }) => offset);
  // The section table is the last place where the offset stands in a file of ELF, and the last before the data else.
  const [from, needle] = format === 'elf' ? [file.length, u64(second)] : [first, u32(second)];
  file.writeUInt32LE(first, file.lastIndexOf(needle, from));
  return file;
}

function u32(value: number): Uint8Array {
  return new Bytes().u32(value).done();
}

function u64(value: number): Uint8Array {
  return new Bytes().u64(value).done();
}

function patched(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = value;
  return copy;
}
