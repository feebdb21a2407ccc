import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, isVersion } from '../../../src/scan/vulnerabilities/semver.ts';

/** Ascending; the versions of a row are equal. The order is that of golang.org/x/mod/semver. */
const ASCENDING: readonly (readonly string[])[] = [
  ['0.0.0-0', 'v0.0.0-0'],
  ['v0.0.0-20160903044734-789a4c4bd4c1'],
  ['v0.0.0-20190101000000-abcdefabcdef'],
  ['0', 'v0.0.0', '0.0'],
  ['0.0.1-rc.1.0.20200101000000-abcdefabcdef'],
  ['0.0.1'],
  ['0.9.0'],
  ['0.10.0'],
  ['1.0.0-alpha'],
  ['1.0.0-alpha.1'],
  ['1.0.0-alpha.beta'],
  ['1.0.0-beta'],
  ['1.0.0-beta.2'],
  ['1.0.0-beta.11'],
  ['1.0.0-rc.1'],
  ['1', 'v1.0', '1.0.0', 'v1.0.0+incompatible', '1.0.0+dirty'],
  ['v1.0.1-0.20200101000000-abcdefabcdef'],
  ['v1.0.1', 'v1.0.1+incompatible'],
  ['1.21.0-rc.3'],
  ['1.21.0'],
  ['2.7.0-rc.0+incompatible'],
  ['2.7.0'],
  ['99999999999999999999.0.0'],
  ['100000000000000000000.0.0'],
];

describe('compareVersions', () => {
  test('orders the table', () => {
    for (const [row, versions] of ASCENDING.entries()) {
      for (const [otherRow, others] of ASCENDING.entries()) {
        for (const a of versions) {
          for (const b of others) {
            expect([a, b, Math.sign(compareVersions(a, b) ?? Number.NaN)]).toEqual([
              a,
              b,
              Math.sign(row - otherRow),
            ]);
          }
        }
      }
    }
  });

  test.each([
    '',
    '(devel)',
    'v',
    'go1.22.3',
    '1.2.3.4',
    '01.2.3',
    '1.02',
    '1.0.0-01',
    '1.0.0-',
    '1.2-rc',
    '1.0.0 ',
    `1.0.0-${'a'.repeat(300)}`,
  ])('%j is no version', (text) => {
    expect(isVersion(text)).toBe(false);
    expect(compareVersions(text, '1.0.0')).toBeUndefined();
  });

  test('is antisymmetric and reads any text', () => {
    const part = fc.integer({ min: 0, max: 20 });
    const version = fc
      .tuple(part, part, part, fc.constantFrom('', '-rc.1', '-rc.2', '-0', '-a.b', '+incompatible'))
      .map(([a, b, c, rest]) => `${a}.${b}.${c}${rest}`);
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect((compareVersions(a, b) ?? Number.NaN) + (compareVersions(b, a) ?? Number.NaN)).toBe(0);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void compareVersions(text, '1.0.0')));
  });
});
