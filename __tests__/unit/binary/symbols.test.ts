import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packageOfSymbol } from '../../../src/binary/symbol-name.ts';
import { type SymbolStretch, symbolStretches } from '../../../src/binary/symbols.ts';
import { buildElf } from '../../support/binaries.ts';
import { bytesSource } from '../../support/bytes-source.ts';
import { goVersion, helloCompanion, helloProgram } from '../../support/go-programs.ts';
import { WITH_SYMBOLS } from '../../support/symbol-tables.ts';

const FORMATS = ['elf', 'macho', 'pe'] as const;
const TEXT = { name: '.text', data: Buffer.alloc(512), executable: true };
const DATA = { name: '.data', data: Buffer.alloc(512), writable: true };

const read = (bytes: Uint8Array): SymbolStretch[] => [...(symbolStretches(bytesSource(bytes)) ?? [])];

describe.each(FORMATS)('the symbols of %s', (format) => {
  test('reach to the next one, and the last one to the end of its section', () => {
    const found = read(
      WITH_SYMBOLS[format](
        [TEXT, DATA],
        [
          { name: 'net/http.(*Client).Do', piece: '.text', at: 64 },
          { name: 'main.a', piece: '.text', at: 0 },
          { name: 'main.table', piece: '.data', at: 500 },
        ],
      ),
    );
    expect(found).toEqual([
      { names: ['main.a'], bytes: 64 },
      { names: ['net/http.(*Client).Do'], bytes: 448 },
      { names: ['main.table'], bytes: 12 },
    ]);
  });

  test('share an address', () => {
    const symbols = ['runtime.text', 'main.a'].map((name) => ({ name, piece: '.text', at: 0 }));
    expect(read(WITH_SYMBOLS[format]([TEXT], symbols))).toEqual([
      { names: ['runtime.text', 'main.a'], bytes: 512 },
    ]);
  });

  test('whatever they are, never take more than their sections, and each byte once', () => {
    const symbol = fc.record({
      name: fc.stringMatching(/^[a-z.]{1,20}$/),
      piece: fc.constantFrom('.text', '.data'),
      at: fc.nat({ max: 511 }),
    });
    fc.assert(
      fc.property(fc.array(symbol, { minLength: 1, maxLength: 30 }), (symbols) => {
        const found = read(WITH_SYMBOLS[format]([TEXT, DATA], symbols));
        const total = found.reduce((sum, { bytes }) => sum + bytes, 0);
        expect(found.every(({ bytes, names }) => bytes > 0 && names.length > 0)).toBe(true);
        const untouched = (piece: string) =>
          Math.min(512, ...symbols.flatMap((one) => (one.piece === piece ? [one.at] : [])));
        expect(total).toBe(1024 - untouched('.text') - untouched('.data'));
      }),
      { numRuns: 200 },
    );
  });
});

test('a file without a symbol table has none', () => {
  expect(symbolStretches(bytesSource(buildElf({ pieces: [TEXT] })))).toBeUndefined();
});

/** `go tool nm -size`: address, size, kind, name. */
function nm(program: string): Map<string, number[]> {
  const lines = execFileSync('go', ['tool', 'nm', '-size', program], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  }).split('\n');
  const sizes = new Map<string, number[]>();
  for (const line of lines) {
    const [, size = '', kind = '', name = ''] = /^\s*[0-9a-f]*\s+(\d+) (\S) (.*)$/.exec(line) ?? [];
    if (/[TtRrDd]/.test(kind)) sizes.set(name, [...(sizes.get(name) ?? []), Number(size)]);
  }
  return sizes;
}

describe.skipIf(!goVersion)('a real program', () => {
  test.each(['linux/amd64', 'darwin/arm64', 'windows/amd64'])(
    'for %s has the sizes that go tool nm tells',
    (target) => {
      const program = helloCompanion(target);
      const told = nm(program);
      const stretches = read(readFileSync(program)).filter(({ names }) => names.length === 1);
      const differing = stretches.filter(({ names: [name = ''], bytes }) => {
        // Mach-O begins names with an underscore, which nm leaves out.
        const sizes = told.get(name) ?? told.get(name.replace(/^_/, '')) ?? [];
        return !sizes.some((size) => size === 0 || size === bytes);
      });
      expect(stretches.length).toBeGreaterThan(2000);
      // nm lets the last symbol of a section reach into the next one.
      expect(differing.length).toBeLessThan(10);
    },
  );

  test('that is stripped has none', () => {
    expect(symbolStretches(bytesSource(readFileSync(helloProgram('linux/amd64'))))).toBeUndefined();
  });
});

describe('the package of a symbol', () => {
  test.each([
    ['main.main', 'main'],
    ['net/http.(*Client).Do', 'net/http'],
    ['net/http..inittask', 'net/http'],
    ['net/http.glob..func1', 'net/http'],
    ['gopkg.in/yaml%2ev3.Unmarshal', 'gopkg.in/yaml.v3'],
    ['go.uber.org/zap.(*Logger).Info', 'go.uber.org/zap'],
    ['vendor/golang.org/x/text/unicode/norm.decomps', 'vendor/golang.org/x/text/unicode/norm'],
    ['slices.SortFunc[go.shape.[]net/http.Header,go.shape.int]', 'slices'],
    ['sync/atomic.(*Pointer[go.shape.struct { internal/sync.isEntry bool }]).Load', 'sync/atomic'],
    ['crypto/internal/fips140/sha3.keccakF1600.abi0', 'crypto/internal/fips140/sha3'],
    ['time..dict.isDigit[[]uint8]', 'time'],
  ])('%s is %s', (name, path) => {
    expect(packageOfSymbol(name)).toBe(path);
  });

  test.each([
    'type:.eq.struct { Size uint32; Mallocs uint64 }',
    'type:*',
    'go:string.*',
    'go:itab.*os.File,io.Reader',
    'go.itab.*os.File,io.Reader',
    'cmpbody',
    'struct { net/http.Handler }.ServeHTTP',
    '$f64.3ff0000000000000',
    '',
  ])('%j is in none', (name) => {
    expect(packageOfSymbol(name)).toBeUndefined();
  });

  test('any text has a package that can be an import path, or none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const path = packageOfSymbol(text);
        expect(path === undefined || /^[^\s{}()[\]]+$/.test(path)).toBe(true);
      }),
    );
  });
});
