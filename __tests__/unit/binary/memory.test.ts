import { describe, expect, test } from 'vitest';
import { readBuildInfo } from '../../../src/binary/buildinfo.ts';
import { codeDifference } from '../../../src/binary/code.ts';
import { inspect } from '../../../src/binary/inspect.ts';
import { readFunctionTable } from '../../../src/binary/pclntab.ts';
import { comparePe } from '../../../src/binary/pe-equivalence.ts';
import type { ByteSource } from '../../../src/binary/source.ts';
import { buildElf, buildPe } from '../../support/binaries.ts';

const SIZE = 64 << 20;
/** What a reader may hold of a file, whatever its size. */
const KEPT = 1 << 20;

/** A file that begins with these bytes and goes on with zeros; counts the memory that reading it takes. */
function largeFile(head: Uint8Array): ByteSource & { taken(): number; given(): number } {
  let taken = 0;
  let given = 0;
  return {
    size: head.length + SIZE,
    read(offset, length, into) {
      const size = Math.max(0, Math.min(length, head.length + SIZE - offset));
      const buffer = into && into.length >= size ? into : new Uint8Array(size);
      if (buffer !== into) taken += size;
      given += size;
      const bytes = buffer.subarray(0, size).fill(0);
      bytes.set(head.subarray(offset, offset + size));
      return bytes;
    },
    taken: () => taken,
    given: () => given,
  };
}

/** An ELF file whose one segment, and whose `.text` where it has sections, is as long as the file. */
function elf(sectionTable: boolean): Uint8Array {
  const pieces = [{ name: '.text', data: Buffer.alloc(16), writable: true }];
  const bytes = Buffer.from(buildElf({ pieces, sectionTable }));
  bytes.writeBigUInt64LE(BigInt(SIZE), 64 + 32);
  if (!sectionTable) return bytes;
  const row = Number(bytes.readBigUInt64LE(40)) + 64;
  bytes.writeBigUInt64LE(BigInt(bytes.length), row + 24);
  bytes.writeBigUInt64LE(BigInt(SIZE), row + 32);
  return bytes;
}

function pe(): Uint8Array {
  const bytes = Buffer.from(
    buildPe({ pieces: [{ name: '.rdata', data: Buffer.alloc(16), writable: true }] }),
  );
  // Size and place of the first section: behind all else.
  bytes.writeUInt32LE(SIZE, 0x80 + 24 + 240 + 16);
  bytes.writeUInt32LE(bytes.length, 0x80 + 24 + 240 + 20);
  return bytes;
}

describe('a file of 64 MiB is read in less than one', () => {
  test.each([
    ['ELF', elf(true)],
    ['ELF without a section table', elf(false)],
    ['PE', pe()],
  ])('%s', (_, head) => {
    const file = largeFile(head);
    inspect(file);
    expect(readBuildInfo(file)).toBeUndefined();
    expect(readFunctionTable(file)).toBeUndefined();
    expect(file.given()).toBeGreaterThan(SIZE);
    expect(file.taken()).toBeLessThan(KEPT);
  });

  test('two to compare', () => {
    const files = [largeFile(pe()), largeFile(pe())] as const;
    expect(comparePe(...files).identical).toBe(true);
    const code = [largeFile(elf(true)), largeFile(elf(true))] as const;
    expect(codeDifference(...code)).toBeUndefined();
    for (const file of [...files, ...code]) {
      expect(file.given()).toBeGreaterThan(SIZE);
      expect(file.taken()).toBeLessThan(KEPT);
    }
  });
});
