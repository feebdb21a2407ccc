import { describe, expect, test } from 'vitest';
import { isSafeName } from '../../../src/model/names.ts';
import { resolveTargets, SIX_TARGETS } from '../../../src/model/target.ts';

const supported = [...SIX_TARGETS, 'windows/arm64', 'linux/riscv64'];

describe('targets', () => {
  test('a preset, a pair, an id, and no repeats', () => {
    expect(resolveTargets(['six', 'linux/amd64', 'linux-riscv64'], supported).map(({ id }) => id)).toEqual([
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
    expect(resolveTargets(['all'], supported)).toHaveLength(supported.length);
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
