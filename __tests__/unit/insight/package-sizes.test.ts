import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { packageSizes } from '../../../src/insight/package-sizes.ts';
import { OTHER } from '../../../src/model/insight.ts';
import { bytesSource } from '../../support/bytes-source.ts';
import { goVersion, helloCompanion, helloProgram } from '../../support/go-programs.ts';
import { WITH_SYMBOLS } from '../../support/symbol-tables.ts';

const TEXT = { name: '.text', data: Buffer.alloc(1000), executable: true };
const place = (name: string, at: number) => ({ name, piece: '.text', at });

test.each(['elf', 'macho', 'pe'] as const)(
  'bytes of %s go to packages, to what the linker makes, and to the rest',
  (format) => {
    const file = WITH_SYMBOLS[format](
      [TEXT],
      [
        place('runtime.text', 0),
        place('main.main', 0),
        place('net/http.Get', 100),
        place('type:.eq.net/http.Client', 300),
        place('cmpbody', 400),
        place('net/http.Post', 450),
        place('runtime.etext', 500),
        place('runtime.pclntab', 600),
        place('go:string.*', 900),
      ],
    );
    const source = bytesSource(file);
    const sizes = packageSizes(source, 5000, 'example.org/app');
    const padded = format === 'pe' ? 24 : 0;
    expect(sizes).toEqual({
      'example.org/app': 100,
      'net/http': 250,
      '(types)': 100,
      '(function table)': 300,
      '(strings)': 100 + padded,
      [OTHER]: 5000 - 850 - padded,
    });
  },
);

test('symbols that claim more than the binary has are no measure of it', () => {
  const file = WITH_SYMBOLS.elf([TEXT], [place('main.main', 0)]);
  expect(packageSizes(bytesSource(file), 999, 'app')).toBeUndefined();
});

describe.skipIf(!goVersion)('a real program', () => {
  test.each(['linux/amd64', 'darwin/arm64', 'windows/amd64'])(
    'for %s is explained, and adds up',
    (target) => {
      const size = readFileSync(helloProgram(target)).length;
      const sizes = packageSizes(
        bytesSource(readFileSync(helloCompanion(target))),
        size,
        'example.test/hello',
      );
      expect(Object.values(sizes ?? {}).reduce((sum, bytes) => sum + bytes, 0)).toBe(size);
      expect(sizes).toMatchObject({
        'example.test/hello': expect.any(Number),
        fmt: expect.any(Number),
        runtime: expect.any(Number),
        '(function table)': expect.any(Number),
        '(types)': expect.any(Number),
      });
      expect(sizes?.runtime).toBeGreaterThan(sizes?.fmt ?? Number.POSITIVE_INFINITY);
      // What no symbol is for: headers, alignment, and data that the compiler gives no name.
      expect((sizes?.[OTHER] ?? size) / size).toBeLessThan(0.1);
      expect(Object.keys(sizes ?? {}).filter((name) => !/^(\(.*\)|[a-z0-9./_]+)$/.test(name))).toEqual([]);
    },
  );
});
