import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBuildInfo } from '../../../src/binary/buildinfo.ts';
import { functionSizes } from '../../../src/binary/functions.ts';
import { inspect } from '../../../src/binary/inspect.ts';
import { MalformedBinary } from '../../../src/binary/malformed.ts';
import { openImage } from '../../../src/binary/open.ts';
import { functionNames, readFunctionTable } from '../../../src/binary/pclntab.ts';
import { comparePe } from '../../../src/binary/pe-equivalence.ts';
import type { ByteSource } from '../../../src/binary/source.ts';
import { stretchesOf } from '../../../src/binary/stretches.ts';
import { symbolStretches } from '../../../src/binary/symbols.ts';
import {
  buildElf,
  buildMachO,
  buildPackedElf,
  buildPe,
  goPieces,
  upxPackHeader,
} from '../../support/binaries.ts';
import { bytesSource } from '../../support/bytes-source.ts';
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

const READERS: readonly ((source: ByteSource) => unknown)[] = [
  inspect,
  readBuildInfo,
  readFunctionTable,
  functionNames,
  functionSizes,
  (source) => stretchesOf(openImage(source), source),
  (source) => comparePe(source, source),
  (source) => [...(symbolStretches(source) ?? [])],
];

/** Reads with every reader; anything but a result or MalformedBinary comes out. */
function readAll(bytes: Uint8Array): void {
  const source = guarded(bytesSource(bytes));
  for (const read of READERS) {
    try {
      read(source);
    } catch (error) {
      if (!(error instanceof MalformedBinary)) throw error;
    }
  }
}

/** A source that refuses what no reader may ask: to read outside the file, more than it holds, or for ever. */
function guarded(source: ByteSource): ByteSource {
  let reads = 0;
  return {
    size: source.size,
    read(offset, length) {
      reads += 1;
      if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0) {
        throw new Error(`asked for ${length} bytes at ${offset}`);
      }
      if (length > source.size + 1024) throw new Error(`asked for ${length} of ${source.size} bytes`);
      if (reads > 20_000) throw new Error('too many reads');
      return source.read(offset, length);
    },
  };
}

const seed = fc.constantFrom(...SEEDS);
/** Where headers are, changes tell most; values that are likely to be taken for sizes. */
const change = fc.record({
  at: fc.oneof(fc.nat({ max: 600 }), fc.nat({ max: 20_000 })),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 8 }),
    fc.constantFrom(
      new Uint8Array(4).fill(0xff),
      new Uint8Array(8).fill(0xff),
      new Uint8Array(8),
      Uint8Array.of(0, 0, 0, 0x7f),
    ),
  ),
});

test('mutated files are read or refused', () => {
  fc.assert(
    fc.property(seed, fc.array(change, { minLength: 1, maxLength: 6 }), (bytes, changes) => {
      const copy = Uint8Array.from(bytes);
      for (const { at, bytes: put } of changes) {
        const start = at % copy.length;
        copy.set(put.subarray(0, copy.length - start), start);
      }
      readAll(copy);
    }),
    { numRuns: 4000 },
  );
});

test('truncated and lengthened files are read or refused', () => {
  fc.assert(
    fc.property(seed, fc.nat(), fc.uint8Array({ maxLength: 64 }), (bytes, cut, tail) => {
      readAll(Buffer.concat([bytes.subarray(0, cut % bytes.length), tail]));
    }),
    { numRuns: 2000 },
  );
});

test('any bytes behind a right magic are read or refused', () => {
  const magic = fc.constantFrom('7f454c46020101', '7f454c46010201', '4d5a', 'cffaedfe', 'cafebabe');
  fc.assert(
    fc.property(magic, fc.uint8Array({ maxLength: 400 }), (start, rest) => {
      readAll(Buffer.concat([Buffer.from(start, 'hex'), rest]));
    }),
    { numRuns: 2000 },
  );
});

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
