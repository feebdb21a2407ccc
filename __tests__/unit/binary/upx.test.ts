import { describe, expect, test } from 'vitest';
import { inspect } from '../../../src/binary/inspect.ts';
import {
  buildElf,
  buildMachO,
  buildPackedElf,
  buildPe,
  upxLoaderInfo,
  upxPackHeader,
} from '../../support/binaries.ts';
import { bytesSource } from '../../support/bytes-source.ts';

const headerOf = (bytes: Uint8Array) => inspect(bytesSource(bytes)).upx;

describe('ELF', () => {
  test('the pack header at the end', () => {
    expect(headerOf(buildPackedElf({ format: 22, method: 8, originalSize: 9_085_054 }))).toEqual({
      formatCode: 22,
      version: 14,
      method: 'nrv',
      level: 7,
      originalSize: 9_085_054,
      checksumValid: true,
    });
  });

  test('another method', () => {
    expect(headerOf(buildPackedElf({ format: 42, method: 14, originalSize: 1 }))?.method).toBe('lzma');
    expect(headerOf(buildPackedElf({ format: 42, method: 15, originalSize: 1 }))?.method).toBe('other');
  });

  test('a wrong sum', () => {
    expect(headerOf(buildPackedElf({ format: 22, originalSize: 1, checksumError: 1 }))?.checksumValid).toBe(
      false,
    );
  });

  test('cut short or made longer, it still counts as packed', () => {
    const packed = buildPackedElf({ format: 22, originalSize: 1 });
    const expected = { formatCode: 22, version: 14, checksumValid: false };
    expect(headerOf(packed.subarray(0, -1))).toEqual(expected);
    expect(headerOf(Buffer.concat([packed, Buffer.alloc(8)]))).toEqual(expected);
  });

  test('the text `UPX!` in a program means nothing', () => {
    const data = Buffer.from('UPX!'.repeat(64));
    expect(headerOf(buildElf({ pieces: [{ name: '.rodata', data }] }))).toBeUndefined();
  });
});

describe('PE', () => {
  const empty = { name: 'UPX0', data: Buffer.alloc(0) };
  const packHeader = upxPackHeader({ format: 36, originalSize: 5000 });

  test('behind the version text in UPX1', () => {
    const data = Buffer.concat([Buffer.from('4.24\0'), packHeader]);
    const header = headerOf(buildPe({ pieces: [empty, { name: 'UPX1', data }] }));
    expect(header).toMatchObject({ formatCode: 36, originalSize: 5000, checksumValid: true });
  });

  test('the sections of UPX without its header count as packed', () => {
    const header = headerOf(buildPe({ pieces: [empty, { name: 'UPX1', data: Buffer.alloc(200) }] }));
    expect(header).toEqual({ formatCode: 0, version: 0, checksumValid: false });
  });

  test('the header elsewhere means nothing', () => {
    expect(headerOf(buildPe({ pieces: [{ name: '.rdata', data: packHeader }] }))).toBeUndefined();
  });
});

describe('Mach-O', () => {
  const upxText = { name: 'upxTEXT', data: upxLoaderInfo(34) };

  test('the loader header after the commands', () => {
    expect(headerOf(buildMachO({ pieces: [upxText] }))).toEqual({
      formatCode: 34,
      version: 14,
      checksumValid: false,
    });
  });

  test('a program with text of its own is not packed', () => {
    const text = { name: '__text', data: upxLoaderInfo(34), executable: true };
    expect(headerOf(buildMachO({ pieces: [text] }))).toBeUndefined();
  });
});
