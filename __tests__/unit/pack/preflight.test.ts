import { expect, test } from 'vitest';
import type { BinaryFacts } from '../../../src/binary/inspect.ts';
import { preflight } from '../../../src/pack/preflight.ts';

const ELF: BinaryFacts = {
  format: 'elf',
  goarch: 'amd64',
  goos: 'linux',
  static: true,
  linkage: { imports: [] },
  stripped: true,
  positionIndependent: false,
  signature: false,
  relr: false,
  sectionTable: true,
  writableExecutable: false,
  program: true,
};
const PE: BinaryFacts = { ...ELF, format: 'pe', goos: 'windows' };
const MACHO: BinaryFacts = { ...ELF, format: 'macho', goos: 'darwin' };
const GO = {
  buildInfo: { goVersion: 'go1.26.8', path: 'a', main: { path: 'a', version: '' }, deps: [], settings: {} },
  functions: { version: '1.20', functions: 10, files: 1 },
} as const;

type Question = Parameters<typeof preflight>[0];
const ask = (facts: BinaryFacts, changes: Partial<Question> = {}) =>
  preflight({ facts, ...GO, declared: undefined, fips: false, onUnsupported: 'skip', ...changes });

test.each<[string, BinaryFacts, number]>([
  ['linux/amd64', ELF, 22],
  ['linux/arm64', { ...ELF, goarch: 'arm64' }, 42],
  ['linux/ppc64le', { ...ELF, goarch: 'ppc64le' }, 39],
  ['linux/386', { ...ELF, goarch: '386' }, 12],
  ['linux/arm', { ...ELF, goarch: 'arm' }, 23],
  ['windows/amd64', PE, 36],
  ['windows/386', { ...PE, goarch: '386' }, 9],
])('%s is packed', (target, facts, formatCode) => {
  expect(ask(facts)).toEqual({ kind: 'pack', target, formatCode, mustRun: false, warnings: [] });
  expect(ask(facts, { declared: target }).kind).toBe('pack');
  expect(ask(facts, { declared: `${target}/v3` }).kind).toBe('pack');
});

test.each<[string, BinaryFacts, Partial<Question>, string]>([
  ['darwin', MACHO, {}, 'leave MACOS'],
  ['darwin, whatever is asked', MACHO, { onUnsupported: 'fail' }, 'leave MACOS'],
  ['darwin in FIPS', MACHO, { fips: true }, 'leave MACOS'],
  ['windows/arm64', { ...PE, goarch: 'arm64' }, {}, 'leave TARGET_UNSUPPORTED'],
  [
    'windows/arm64, whatever is asked',
    { ...PE, goarch: 'arm64' },
    { onUnsupported: 'fail' },
    'leave TARGET_UNSUPPORTED',
  ],
  ['linux/riscv64', { ...ELF, goarch: 'riscv64' }, {}, 'leave TARGET_UNSUPPORTED'],
  [
    'linux/riscv64 where that fails',
    { ...ELF, goarch: 'riscv64' },
    { onUnsupported: 'fail' },
    'refuse TARGET_UNSUPPORTED',
  ],
  ['freebsd/amd64', { ...ELF, goos: 'freebsd' }, {}, 'leave TARGET_UNSUPPORTED'],
  ['an unknown machine', { ...ELF, goarch: undefined }, {}, 'leave TARGET_UNSUPPORTED'],
  ['FIPS', ELF, { fips: true }, 'refuse FIPS'],
  ['a signed PE', { ...PE, signature: true }, {}, 'refuse SIGNED'],
  [
    'packed already',
    { ...ELF, upx: { formatCode: 22, version: 14, checksumValid: true } },
    {},
    'refuse ALREADY_PACKED',
  ],
  [
    'packed for darwin',
    { ...MACHO, upx: { formatCode: 34, version: 13, checksumValid: false } },
    {},
    'refuse ALREADY_PACKED',
  ],
  ['not what was declared', ELF, { declared: 'linux/arm64' }, 'refuse WRONG_TARGET'],
  ['a library', { ...ELF, program: false }, {}, 'refuse NOT_A_PROGRAM'],
  ['not Go', ELF, { buildInfo: undefined, functions: undefined }, 'refuse NOT_GO'],
  ['a function table is enough', ELF, { buildInfo: undefined }, 'pack'],
])('%s', (_, facts, changes, expected) => {
  const answer = ask(facts, changes);
  expect(answer.kind === 'pack' ? answer.kind : `${answer.kind} ${answer.code}`).toBe(expected);
});

test.each<[string, BinaryFacts, boolean]>([
  ['static ELF', ELF, false],
  ['dynamic ELF', { ...ELF, static: false }, true],
  ['packed relocations', { ...ELF, relr: true }, true],
  ['a PE with more libraries', { ...PE, static: false }, false],
])('%s: must it be run?', (_, facts, mustRun) => {
  expect(ask(facts)).toMatchObject({ kind: 'pack', mustRun });
});

test('the build information knows the system better than an ELF header', () => {
  const settings = { GOOS: 'illumos', GOARCH: 'amd64' };
  const answer = ask(ELF, { buildInfo: { ...GO.buildInfo, settings } });
  expect(answer).toEqual({
    kind: 'leave',
    code: 'TARGET_UNSUPPORTED',
    reason: 'UPX cannot pack illumos/amd64',
  });
});

test('warnings', () => {
  const facts = { ...ELF, stripped: false, static: false, relr: true };
  const answer = ask(facts);
  expect(answer.kind === 'pack' && answer.warnings).toEqual([
    expect.stringContaining('not stripped'),
    expect.stringContaining('linked dynamically'),
    expect.stringContaining('DT_RELR'),
  ]);
});
