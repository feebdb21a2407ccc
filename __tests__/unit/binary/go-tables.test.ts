import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBuildInfo } from '../../../src/binary/buildinfo.ts';
import { inspect } from '../../../src/binary/inspect.ts';
import { functionNames, readFunctionTable } from '../../../src/binary/pclntab.ts';
import {
  buildElf,
  buildMachO,
  buildPackedElf,
  buildPe,
  goBuildInfo,
  goFunctionTable,
  goPieces,
  type Piece,
} from '../../support/binaries.ts';
import { Bytes } from '../../support/bytes.ts';
import { bytesSource } from '../../support/bytes-source.ts';
import { countedByGo, goVersion, helloProgram } from '../../support/go-programs.ts';

const INFO = {
  goVersion: 'go1.26.8',
  path: 'example.test/app',
  main: { path: 'example.test/app', version: 'v1.2.3' },
  deps: [
    {
      path: 'example.test/dep',
      version: 'v0.1.0',
      sum: 'h1:AAAA',
      replace: { path: 'example.test/fork', version: 'v0.1.1', sum: 'h1:BBBB' },
    },
  ],
  settings: { '-compiler': 'gc', '-ldflags': '-s -w -X "main.x=y z"', GOARCH: 'amd64', GOOS: 'linux' },
};
const ELF_PIECES = goPieces({ info: '.go.buildinfo', table: '.gopclntab' });

test.each<[string, Uint8Array]>([
  ['ELF', buildElf({ pieces: ELF_PIECES })],
  ['ELF without a section table', buildElf({ pieces: ELF_PIECES, sectionTable: false })],
  [
    'ELF as Go 1.24 names it in a PIE',
    buildElf({ pieces: goPieces({ info: '.go.buildinfo', table: '.data.rel.ro.gopclntab' }) }),
  ],
  ['PE, which has no sections for them', buildPe({ pieces: goPieces({ info: '.data', table: '.rdata' }) })],
  ['Mach-O', buildMachO({ pieces: goPieces({ info: '__go_buildinfo', table: '__gopclntab' }) })],
])('finds both tables in %s', (_, bytes) => {
  const source = bytesSource(bytes);
  expect(readBuildInfo(source)).toEqual(INFO);
  expect(readFunctionTable(source)).toEqual({ version: '1.20', functions: 3, files: 1 });
  expect(functionNames(source)).toEqual(['main.main', 'fmt.Println', 'runtime.main']);
});

test.each<[string, Uint8Array]>([
  [
    'an ELF file without them',
    buildElf({ pieces: [{ name: '.text', data: Buffer.alloc(64), executable: true }] }),
  ],
  ['a packed file', buildPackedElf({ format: 22, originalSize: 1000 })],
  ['the tables at odd places', buildElf({ pieces: ELF_PIECES.map(shifted), sectionTable: false })],
])('finds none in %s', (_, bytes) => {
  const source = bytesSource(bytes);
  expect(readBuildInfo(source)).toBeUndefined();
  expect(readFunctionTable(source)).toBeUndefined();
  expect(functionNames(source)).toEqual([]);
});

describe('build information', () => {
  const read = (lines: string[], version = 'go1.26.8') =>
    readBuildInfo(
      bytesSource(buildElf({ pieces: [{ name: '.go.buildinfo', data: goBuildInfo(version, lines) }] })),
    );

  test('keeps a version with a suffix', () => {
    expect(read([], 'go1.22.3 X:boringcrypto')?.goVersion).toBe('go1.22.3 X:boringcrypto');
  });

  test('takes a replacement by a folder, of the main module too', () => {
    const info = read(['mod\ta\tv1.0.0', '=>\t./here\t']);
    expect(info?.main).toEqual({ path: 'a', version: 'v1.0.0', replace: { path: './here', version: '' } });
  });

  test('undoes the quoting of Go', () => {
    const info = read([
      'build\t"odd key"="tab\\there \\x41\\u00e9\\U0001f600\\\\"',
      'build\tvcs.time=2026-01-02',
    ]);
    expect(info?.settings).toEqual({ 'odd key': 'tab\there Aé😀\\', 'vcs.time': '2026-01-02' });
  });

  test('passes over what it does not understand, and over hostile names', () => {
    const info = read(['new\tline', 'build', 'build\tno-value', 'build\t__proto__=x']);
    expect(Object.entries(info?.settings ?? {})).toEqual([['__proto__', 'x']]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('follows the pointers of Go before 1.18', () => {
    // One segment: header, two string headers, two strings, at the address the builder gives the first piece.
    const at = (offset: number) => 0x400000 + 128 + offset;
    const version = 'go1.17.1';
    const wrapped = `${'s'.repeat(16)}path\told.test/app\n${'e'.repeat(16)}`;
    const data = new Bytes().raw(Buffer.from('\xff Go buildinf:', 'latin1')).u8(8, 0).u64(at(32), at(48));
    data.u64(at(64), version.length, at(80), wrapped.length).padTo(64).text(version).padTo(80).text(wrapped);
    const info = readBuildInfo(
      bytesSource(buildElf({ pieces: [{ name: '.go.buildinfo', data: data.done() }] })),
    );
    expect(info).toMatchObject({ goVersion: version, path: 'old.test/app', main: { path: '' } });
  });
});

describe('the function table', () => {
  test.each([
    ['1.16', { magic: 0xfa }],
    ['1.18', { magic: 0xf0 }],
    ['1.20', { magic: 0xf1 }],
  ] as const)('of Go %s', (version, options) => {
    const source = bytesSource(
      buildElf({ pieces: [table(goFunctionTable(['a.b', 'c.d'], { ...options, files: 9 }))] }),
    );
    expect(readFunctionTable(source)).toEqual({ version, functions: 2, files: 9 });
    expect(functionNames(source)).toEqual(['a.b', 'c.d']);
  });

  test('in 32 bits, big-endian', () => {
    const data = goFunctionTable(['a.b'], { pointerSize: 4, littleEndian: false });
    const source = bytesSource(
      buildElf({ bits: 32, littleEndian: false, machine: 8, pieces: [table(data)] }),
    );
    expect(functionNames(source)).toEqual(['a.b']);
  });

  test('is found behind a chance occurrence of its magic', () => {
    const decoy = Buffer.from('f1ffffff00000108ffffffffffffffffffffffffffffffff', 'hex');
    const data = Buffer.concat([decoy, Buffer.alloc(72), goFunctionTable(['a.b'])]);
    const source = bytesSource(buildPe({ pieces: [{ name: '.rdata', data }] }));
    expect(functionNames(source)).toEqual(['a.b']);
  });

  test('keeps names with dots and brackets as Go wrote them', () => {
    const names = ['main.(*T[go.shape.int]).Do', 'gopkg.in/yaml%2ev3.parse', 'main.init.0·f'];
    const source = bytesSource(buildElf({ pieces: [table(goFunctionTable(names))] }));
    expect(functionNames(source)).toEqual(names);
  });
});

const TARGETS = ['linux/amd64', 'linux/arm64', 'windows/amd64', 'darwin/arm64'];
const reason = goVersion ? '' : ' (skipped: no go on PATH)';

describe.skipIf(!goVersion)(`real Go programs${reason}`, () => {
  test.each(TARGETS)('%s: build information as `go version -m` prints it', (target) => {
    const program = helloProgram(target);
    const info = readBuildInfo(bytesSource(readFileSync(program)));
    const printed = execFileSync('go', ['version', '-m', program], { encoding: 'utf8' });
    const [head = '', ...lines] = printed.trimEnd().split('\n');
    expect(head).toBe(`${program}: ${info?.goVersion}`);
    const expected = [
      `\tpath\t${info?.path}`,
      `\tmod\t${info?.main.path}\t${info?.main.version}\t`,
      ...Object.entries(info?.settings ?? {}).map(([key, value]) => `\tbuild\t${key}=${value}`),
    ];
    expect(lines).toEqual(expected);
    expect(info?.settings).toMatchObject({ GOOS: target.split('/')[0], GOARCH: target.split('/')[1] });
  });

  test.each(TARGETS)('%s: facts', (target) => {
    const facts = inspect(bytesSource(readFileSync(helloProgram(target))));
    expect(`${facts.goos}/${facts.goarch}`).toBe(target);
    expect(facts).toMatchObject({
      static: true,
      stripped: true,
      relr: false,
      signature: target === 'darwin/arm64',
    });
    expect(facts.upx).toBeUndefined();
  });

  test.each(['linux/amd64', 'linux/arm64'])(
    '%s: as many functions and files as Go itself counts',
    (target) => {
      const program = helloProgram(target);
      const counted = countedByGo(program);
      const source = bytesSource(readFileSync(program));
      expect(counted.functions).toBeGreaterThan(1000);
      expect(readFunctionTable(source)).toMatchObject({ functions: counted.functions });
    },
  );

  test.each(TARGETS)('%s: names of what is linked in', (target) => {
    const names = functionNames(bytesSource(readFileSync(helloProgram(target))));
    expect(names).toContain('main.main');
    expect(names).toContain('fmt.Fprintln');
    expect(names).not.toContain('net/http.Get');
  });
});

function table(data: Uint8Array): Piece {
  return { name: '.gopclntab', data };
}

function shifted(piece: Piece): Piece {
  return { ...piece, data: Buffer.concat([Buffer.alloc(3), piece.data]) };
}
