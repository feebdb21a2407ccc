import { expect, test } from 'vitest';
import { type BinaryFacts, inspect } from '../../../src/binary/inspect.ts';
import { MalformedBinary } from '../../../src/binary/malformed.ts';
import { buildElf, buildMachO, buildPe, type Piece } from '../../support/binaries.ts';
import { bytesSource } from '../../support/bytes-source.ts';

const symtab: Piece = { name: '.symtab', data: Buffer.alloc(24) };
const dwarf: Piece = { name: '.zdebug_info', data: Buffer.alloc(24) };

const ELF = {
  format: 'elf',
  goarch: 'amd64',
  goos: 'linux',
  static: true,
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
  linkage: { interpreter: '/usr/lib/dyld', imports: ['/usr/lib/libSystem.B.dylib'] },
  positionIndependent: true,
} satisfies BinaryFacts;

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
  ['no section table', buildElf({ pieces: [symtab], sectionTable: false }), ELF],
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
  ['a security directory', buildPe({ signed: true }), { ...PE, signature: true }],
  ['a plain Mach-O file', buildMachO(), MACHO],
  ['darwin/amd64', buildMachO({ cpuType: 0x01000007 }), { ...MACHO, goarch: 'amd64' }],
  ['iOS', buildMachO({ platform: 2 }), { ...MACHO, goos: undefined }],
  ['a code signature', buildMachO({ signed: true }), { ...MACHO, signature: true }],
  ['local symbols', buildMachO({ localSymbols: 3 }), { ...MACHO, stripped: false }],
  [
    'a DWARF segment',
    buildMachO({ pieces: [{ name: '__DWARF', data: Buffer.alloc(4) }] }),
    { ...MACHO, stripped: false },
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
  ['a Mach-O command of 0 bytes', patched(buildMachO(), 36, 0), /claims 0 bytes/],
])('refuses %s', (_, bytes, message) => {
  const look = () => inspect(bytesSource(bytes));
  expect(look).toThrow(MalformedBinary);
  expect(look).toThrow(message);
});

function patched(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = value;
  return copy;
}
