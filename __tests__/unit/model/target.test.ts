import { describe, expect, test } from 'vitest';
import { isSafeName } from '../../../src/model/names.ts';
import { resolveTargets, SIX_TARGETS, target } from '../../../src/model/target.ts';

const supported = [...SIX_TARGETS, 'windows/arm64', 'linux/riscv64'];

describe('targets', () => {
  test('a preset, a pair, an id, and no repeats', () => {
    expect(
      resolveTargets(['six', 'linux/amd64', 'linux-riscv64'], supported).targets.map(({ id }) => id),
    ).toEqual([
      'linux-amd64',
      'linux-arm64',
      'linux-ppc64le',
      'darwin-amd64',
      'darwin-arm64',
      'windows-amd64',
      'linux-riscv64',
    ]);
  });

  test('all is what Go can build', () => {
    expect(resolveTargets(['all'], supported).targets).toHaveLength(supported.length);
  });

  test('what Go cannot build is named, with the nearest it can', () => {
    expect(() => resolveTargets(['linux/amd46', 'plan9/ppc64le'], supported)).toThrow(
      expect.objectContaining({
        code: 'TARGET_UNKNOWN',
        message: expect.stringContaining('"linux/amd46" (did you mean linux/amd64?)'),
      }),
    );
  });

  test('no target at all is refused', () => {
    expect(() => resolveTargets([], supported)).toThrow(expect.objectContaining({ code: 'TARGET_UNKNOWN' }));
  });

  test.each([
    ['linux/amd64/v3', 'linux-amd64-v3', 'linux/amd64/v3', 'GOAMD64=v3'],
    ['linux_amd64_v1', 'linux-amd64', 'linux/amd64', 'GOAMD64=v1'],
    ['linux-arm-6', 'linux-arm-6', 'linux/arm/6', 'GOARM=6'],
    ['linux/ppc64le/power10', 'linux-ppc64le-power10', 'linux/ppc64le/power10', 'GOPPC64=power10'],
    ['linux/arm64/v9.2', 'linux-arm64-v9.2', 'linux/arm64/v9.2', 'GOARM64=v9.2'],
    ['windows-x64', 'windows-amd64', 'windows/amd64', 'GOAMD64=v1'],
  ])('%s is the target %s', (text, id, name, variant) => {
    expect(target(text)).toMatchObject({ id, name, variant });
    expect(target(id)).toEqual(target(text));
    expect(target(name)).toEqual(target(text));
  });

  test.each([
    ['linux/amd64/v5', 'GOAMD64 is v1, v2, v3, v4'],
    ['js/wasm/v2', 'wasm has no variants'],
    ['linux', 'write it as linux/amd64'],
    ['linux/amd64;rm', 'write it as linux/amd64'],
  ])('%s is no target, and the error says what would be', (text, said) => {
    expect(() => target(text)).toThrow(expect.objectContaining({ message: expect.stringContaining(said) }));
  });

  test('two variants of one pair are two targets', () => {
    const { targets } = resolveTargets(['linux/amd64', 'linux/amd64/v3', 'linux/amd64/v1'], supported);
    expect(targets.map(({ id }) => id)).toEqual(['linux-amd64', 'linux-amd64-v3']);
  });

  test('a pattern after an exclamation mark leaves out', () => {
    const { targets } = resolveTargets(['six', '!darwin/*', '!*/ppc64le'], supported);
    expect(targets.map(({ name }) => name)).toEqual(['linux/amd64', 'linux/arm64', 'windows/amd64']);
  });

  test('a pattern that leaves nothing out is an error', () => {
    expect(() => resolveTargets(['six', '!windows/amr64'], supported)).toThrow(/windows\/amr64/);
  });
});

describe('a matrix of targets', () => {
  const matrix = { os: ['linux', 'darwin', 'windows'], arch: ['amd64', 'ppc64le'] };

  test('is every system with every architecture; what Go cannot build is named', () => {
    const { targets, impossible } = resolveTargets(matrix, supported);
    expect(targets.map(({ name }) => name)).toEqual([
      'linux/amd64',
      'linux/ppc64le',
      'darwin/amd64',
      'windows/amd64',
    ]);
    expect(impossible).toEqual(['darwin/ppc64le', 'windows/ppc64le']);
  });

  test('what is excluded is not named as impossible', () => {
    const exclude = ['darwin/ppc64le', 'windows/*'];
    const { targets, impossible } = resolveTargets({ ...matrix, exclude }, supported);
    expect(targets.map(({ name }) => name)).toEqual(['linux/amd64', 'linux/ppc64le', 'darwin/amd64']);
    expect(impossible).toEqual([]);
  });

  test('includes must be possible, and may be variants', () => {
    const include = ['linux/riscv64', 'linux/amd64/v3'];
    const { targets } = resolveTargets({ os: ['linux'], arch: ['amd64'], include }, supported);
    expect(targets.map(({ id }) => id)).toEqual(['linux-amd64', 'linux-riscv64', 'linux-amd64-v3']);
    expect(() => resolveTargets({ ...matrix, include: ['plan9/ppc64le'] }, supported)).toThrow(
      /plan9\/ppc64le/,
    );
  });

  test('an architecture may carry its variant', () => {
    const { targets } = resolveTargets({ os: ['linux', 'windows'], arch: ['amd64/v2'] }, supported);
    expect(targets.map(({ id }) => id)).toEqual(['linux-amd64-v2', 'windows-amd64-v2']);
  });

  test('a word that Go does not know is an error that names the nearest', () => {
    expect(() => resolveTargets({ os: ['linux', 'widnows'], arch: ['amd46'] }, supported)).toThrow(
      expect.objectContaining({
        message: 'Go knows no "widnows" (did you mean windows?), "amd46" (did you mean amd64?)',
      }),
    );
  });
});

test.each([
  ['app-linux-amd64', true],
  ['checksums.txt', true],
  ['a+b_c.1', true],
  ['', false],
  ['.hidden', false],
  ['-rf', false],
  ['a/b', false],
  ['..', false],
  ['a..b', false],
  ['a b', false],
  ['a\nb', false],
  ['é', false],
  ['a'.repeat(201), false],
])('the name %j is safe: %s', (name, safe) => {
  expect(isSafeName(name)).toBe(safe);
});
