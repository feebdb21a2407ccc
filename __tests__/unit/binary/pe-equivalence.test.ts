import { expect, test } from 'vitest';
import { MalformedBinary } from '../../../src/binary/malformed.ts';
import { readImports, readPe } from '../../../src/binary/pe.ts';
import { comparePe } from '../../../src/binary/pe-equivalence.ts';
import { buildElf, buildPe } from '../../support/binaries.ts';
import { bytesSource } from '../../support/bytes-source.ts';

const plain = Buffer.from(buildPe({ pieces: [{ name: '.text', data: Buffer.alloc(600_000, 7) }] }));
const pe = readPe(bytesSource(plain));
const [descriptor] = readImports(bytesSource(plain), pe);
const text = pe.sections[0]?.offset ?? 0;

/** What `upx -d` does to a Go PE file. */
function unpackedByUpx(): Buffer {
  const bytes = Buffer.from(plain);
  bytes.writeUInt32LE(0x200, pe.optionalHeader + 60);
  bytes.writeUInt32LE(0xabcd, pe.optionalHeader + 64);
  bytes.fill(0, pe.directories[12]?.entry, (pe.directories[12]?.entry ?? 0) + 8);
  bytes.writeUInt32LE(0, descriptor?.offset ?? 0);
  bytes.write('KERNEL32.DLL', descriptor?.nameOffset ?? 0);
  return bytes;
}

const compare = (bytes: Uint8Array) => comparePe(bytesSource(plain), bytesSource(bytes));

test('the same bytes are identical', () => {
  expect(compare(Buffer.from(plain))).toEqual({
    identical: true,
    equivalent: true,
    differingBytes: 0,
    outside: [],
  });
});

test('what UPX rewrites is equivalent, not identical', () => {
  const compared = compare(unpackedByUpx());
  expect(compared).toMatchObject({ identical: false, equivalent: true, outside: [] });
  // SizeOfHeaders, two bytes of CheckSum, three of the directory, two of the thunk, ten letters of kernel32.dll.
  expect(compared.differingBytes).toBe(1 + 2 + 3 + 2 + 'kernel'.length + 'dll'.length);
});

test('one byte of code is not, and is named', () => {
  const bytes = unpackedByUpx();
  bytes[text + 500_000] = 8;
  expect(compare(bytes)).toMatchObject({
    equivalent: false,
    outside: [{ start: text + 500_000, end: text + 500_001 }],
  });
});

test('neighbours make one range, and there are at most sixteen', () => {
  const bytes = Buffer.from(plain);
  bytes.fill(9, text + 10, text + 20);
  expect(compare(bytes).outside).toEqual([{ start: text + 10, end: text + 20 }]);
  for (let index = 0; index < 40; index++) bytes[text + 100 + 2 * index] = 9;
  expect(compare(bytes).outside).toHaveLength(16);
  expect(compare(bytes).differingBytes).toBe(50);
});

test.each([
  ['another library', 'kernel33.dll'],
  ['a letter outside ASCII case', 'kernel\x012.dll'],
])('an import renamed to %s is not', (_, name) => {
  const bytes = Buffer.from(plain);
  bytes.write(name, descriptor?.nameOffset ?? 0, 'latin1');
  expect(compare(bytes).equivalent).toBe(false);
});

test('another size is not', () => {
  expect(compare(Buffer.concat([plain, Buffer.alloc(3)]))).toEqual({
    identical: false,
    equivalent: false,
    differingBytes: 3,
    outside: [{ start: plain.length, end: plain.length + 3 }],
  });
});

test('a file cannot widen by its own headers what may differ', () => {
  const bytes = unpackedByUpx();
  // The other file's import directory begins at its empty entry: then no import may differ.
  const directory = pe.directories[1];
  bytes.writeUInt32LE((directory?.address ?? 0) + 20, directory?.entry ?? 0);
  const starts = compare(bytes).outside.map(({ start }) => start);
  expect(starts).toEqual([
    directory?.entry,
    descriptor?.offset,
    descriptor?.nameOffset,
    (descriptor?.nameOffset ?? 0) + 9,
  ]);
});

test('what is no PE is refused', () => {
  expect(() => compare(buildElf())).toThrow(MalformedBinary);
});
