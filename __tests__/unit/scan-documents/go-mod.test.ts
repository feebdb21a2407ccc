import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGoMod } from '../../../src/scan/documents/go-mod.ts';

const TEXT = `// module example.org/no
module example.org/app // the program

go 1.25.0

toolchain go1.26.8

require example.org/alone v1.0.0

require (
\texample.org/lib v1.2.0
\t// example.org/commented v1.0.0
\t"example.org/quoted" v1.0.0 // indirect
)

exclude example.org/excluded v1.0.0

replace (
\texample.org/old v1.0.0 => example.org/new v2.0.0
\texample.org/local => ../local
)
replace example.org/older => example.org/newer v2.0.0
`;

describe('where go.mod asks for a module', () => {
  const { module, lineOf } = readGoMod(TEXT);

  test.each([
    ['example.org/alone', 8],
    ['example.org/lib', 11],
    ['example.org/quoted', 13],
    ['example.org/new', 19],
    ['example.org/newer', 22],
    ['stdlib', 6],
    // Named, and yet not asked for.
    ['example.org/commented', 1],
    ['example.org/excluded', 1],
    ['example.org/absent', 1],
    ['(', 1],
    [')', 1],
  ])('%s: line %i', (path, line) => {
    expect(lineOf(path)).toBe(line);
  });

  test('its own module', () => expect(module).toBe('example.org/app'));

  test('without a toolchain, the version of Go says which standard library', () => {
    expect(readGoMod('module a\n\ngo 1.25\n').lineOf('stdlib')).toBe(3);
    expect(readGoMod('').lineOf('stdlib')).toBe(1);
  });

  test('with the line ends of Windows', () => {
    expect(readGoMod(TEXT.replaceAll('\n', '\r\n')).lineOf('example.org/lib')).toBe(11);
  });

  test('whatever is in it, the line is one of the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, path) => {
        const line = readGoMod(text).lineOf(path);
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(text.split('\n').length);
      }),
    );
  });
});
