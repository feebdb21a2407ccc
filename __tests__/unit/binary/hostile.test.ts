import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBuildInfo } from '../../../src/binary/buildinfo.ts';
import { functionSizes } from '../../../src/binary/functions.ts';
import { functionNames, readFunctionTable } from '../../../src/binary/pclntab.ts';
import type { ByteSource } from '../../../src/binary/source.ts';
import {
  buildElf,
  buildMachO,
  buildPackedElf,
  buildPe,
  goPieces,
  upxPackHeader,
} from '../../support/binaries.ts';
import { Bytes } from '../../support/bytes.ts';
import { bytesSource } from '../../support/bytes-source.ts';
import { FUZZ_TIMEOUT, putBytes, tries } from '../../support/fuzz.ts';
import { overlaid } from '../../support/overlay.ts';
import { readAll } from '../../support/readers.ts';
import { WITH_SYMBOLS } from '../../support/symbol-tables.ts';

const SYMBOLS = [
  { name: 'main.main', piece: '.text', at: 0 },
  { name: 'main.x', piece: '.text', at: 40 },
];
const TEXT = [{ name: '.text', data: Buffer.alloc(64), executable: true }];

const SEEDS: readonly Uint8Array[] = [
  buildElf({
    pieces: goPieces({ info: '.go.buildinfo', table: '.gopclntab' }),
    needed: ['libc.so.6'],
    interpreter: '/lib/ld.so',
    relr: true,
  }),
  buildElf({ bits: 32, littleEndian: false, machine: 8, needed: ['libc.so.6'] }),
  buildElf({ pieces: goPieces({ info: 'a', table: 'b' }), sectionTable: false }),
  buildPackedElf({ format: 22, originalSize: 100 }),
  buildPe({ pieces: goPieces({ info: '.data', table: '.rdata' }), imports: ['kernel32.dll', 'ws2_32.dll'] }),
  buildPe({
    pieces: [
      { name: 'UPX0', data: Buffer.alloc(0) },
      { name: 'UPX1', data: upxPackHeader({ format: 36, originalSize: 9 }) },
    ],
  }),
  buildMachO({ pieces: goPieces({ info: '__go_buildinfo', table: '__gopclntab' }), signed: true }),
  WITH_SYMBOLS.elf(TEXT, SYMBOLS),
  WITH_SYMBOLS.macho(TEXT, SYMBOLS),
  WITH_SYMBOLS.pe(TEXT, SYMBOLS),
];

const seed = fc.constantFrom(...SEEDS);
/** Where headers are, changes tell most. */
const change = fc.record({
  at: fc.oneof(fc.nat({ max: 600 }), fc.nat({ max: 20_000 })),
  bytes: putBytes,
});

test(
  'mutated files are read or refused',
  () => {
    fc.assert(
      fc.property(seed, fc.array(change, { minLength: 1, maxLength: 6 }), (bytes, changes) => {
        const patches = changes.map((it) => ({ ...it, at: it.at % bytes.length }));
        readAll(overlaid(bytesSource(bytes), patches));
      }),
      tries(4000),
    );
  },
  FUZZ_TIMEOUT,
);

test(
  'truncated and lengthened files are read or refused',
  () => {
    fc.assert(
      fc.property(seed, fc.nat(), fc.uint8Array({ maxLength: 64 }), (bytes, cut, tail) => {
        readAll(bytesSource(Buffer.concat([bytes.subarray(0, cut % bytes.length), tail])));
      }),
      tries(2000),
    );
  },
  FUZZ_TIMEOUT,
);

test(
  'any bytes behind a right magic are read or refused',
  () => {
    const magic = fc.constantFrom('7f454c46020101', '7f454c46010201', '4d5a', 'cffaedfe', 'cafebabe');
    fc.assert(
      fc.property(magic, fc.uint8Array({ maxLength: 400 }), (start, rest) => {
        readAll(bytesSource(Buffer.concat([Buffer.from(start, 'hex'), rest])));
      }),
      tries(2000),
    );
  },
  FUZZ_TIMEOUT,
);

test.each([
  ['the magic of the build information', Buffer.from('\xff Go buildinf:\x08\x02', 'latin1')],
  ['the magic of the function table', Buffer.from('f1ffffff000001080100000000000000', 'hex')],
])('eight mebibytes of %s are done with soon', (_, magic) => {
  const data = Buffer.alloc(8 << 20, magic);
  const file = Buffer.concat([
    buildElf({ pieces: [{ name: 'x', data: Buffer.alloc(16), writable: true }], sectionTable: false }),
    data,
  ]);
  // Makes the one segment as long as the file.
  file.writeBigUInt64LE(BigInt(file.length - 128), 64 + 32);
  const source = bytesSource(file);
  const started = performance.now();
  expect(readBuildInfo(source)).toBeUndefined();
  expect(readFunctionTable(source)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(10_000);
});

/** A function table of many functions with one description and these names. */
function tableOf(functions: number, names: Uint8Array): Uint8Array {
  const head = new Bytes().u32(0xfffffff1).u8(0, 0, 1, 8);
  const namesAt = 8 + 8 * 8;
  const end = namesAt + names.length;
  head.u64(functions, 1, 0, namesAt, end, end, end, end);
  const rows = Buffer.alloc(functions * 8 + 16);
  for (let index = 0; index < functions; index++) rows.writeUInt32LE(functions * 8 + 4, index * 8 + 4);
  return Buffer.concat([head.done(), names, rows]);
}

/** The smallest ELF file with the data behind it as its only section of use. */
function withTable(data: Uint8Array): ByteSource {
  const small = Buffer.from(buildElf({ pieces: [{ name: '.gopclntab', data: Buffer.alloc(16) }] }));
  const at = Math.ceil(small.length / 16) * 16;
  const row = Number(small.readBigUInt64LE(40)) + 64;
  small.writeBigUInt64LE(BigInt(at), row + 24);
  small.writeBigUInt64LE(BigInt(data.length), row + 32);
  return bytesSource(Buffer.concat([small, Buffer.alloc(at - small.length), data]));
}

test('a hundred thousand functions of one name of eight mebibytes are refused soon', () => {
  const source = withTable(tableOf(100_000, Buffer.alloc(8 << 20, 'a')));
  const started = performance.now();
  expect(() => functionSizes(source)).toThrow(/names/);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('more names than a program has are refused', () => {
  const source = withTable(tableOf(100, Buffer.alloc(16 << 20, 'a\0')));
  expect(() => functionNames(source)).toThrow(/number of function names is/);
});

test('a function table without a name but full of ends has none', () => {
  expect(functionNames(withTable(tableOf(100, Buffer.alloc(32 << 20))))).toEqual([]);
});

test('segments that all claim the whole file are read once', () => {
  const size = 1 << 20;
  const pieces = Array.from({ length: 500 }, (_, index) => ({ name: `s${index}`, data: Buffer.alloc(1) }));
  const file = Buffer.concat([buildElf({ pieces, sectionTable: false }), Buffer.alloc(size)]);
  for (let row = 0; row < pieces.length; row++) {
    const at = 64 + 56 * row;
    file.writeUInt32LE(6, at + 4);
    file.writeBigUInt64LE(0n, at + 8);
    file.writeBigUInt64LE(BigInt(size), at + 32);
  }
  readAll(bytesSource(file));
});
