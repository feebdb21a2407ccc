import { describe, expect, it } from 'vitest';
import { judgeLicences } from '../../../src/scan/licences/judge.ts';

const under = (expression?: string) => ({
  module: 'example.org/lib',
  version: 'v1.0.0',
  ...(expression !== undefined && { expression }),
});

describe('the default policy', () => {
  it.each([
    ['MIT', 'pass'],
    ['Apache-2.0 WITH LLVM-exception', 'pass'],
    ['GPL-3.0-only', 'pass'],
    ['AGPL-3.0-only', 'fail'],
    ['AGPL-3.0-or-later', 'fail'],
    ['AGPL-3.0+', 'fail'],
    ['SSPL-1.0', 'fail'],
    ['BUSL-1.1', 'fail'],
    ['MIT AND AGPL-3.0-only', 'fail'],
    ['MIT OR AGPL-3.0-only', 'pass'],
    ['SSPL-1.0 OR AGPL-3.0-only', 'fail'],
    ['(MIT OR AGPL-3.0-only) AND BUSL-1.1', 'fail'],
    ['(MIT AND BUSL-1.1) OR ISC', 'pass'],
    [undefined, 'warn'],
    ['', 'warn'],
    ['NOASSERTION', 'warn'],
    ['BSD', 'warn'],
    ['mit', 'warn'],
  ] as const)('says of %s: %s', (expression, verdict) => {
    expect(judgeLicences([under(expression)]).verdict).toBe(verdict);
  });

  it('counts licences, the most frequent first', () => {
    const found = ['ISC', 'MIT', 'MIT', 'BSD-3-Clause', undefined, 'NONE'].map((it) => under(it));
    expect(judgeLicences(found).measured).toBe('MIT 2, unknown 2, BSD-3-Clause 1, ISC 1');
    expect(judgeLicences([])).toEqual({ verdict: 'pass', measured: 'no modules' });
  });

  it('names module and licence; a refused one outweighs an unknown one', () => {
    const found = [
      under(),
      { module: 'example.org/net', version: 'v2.0.0', expression: 'MIT AND SSPL-1.0 AND BUSL-1.1' },
    ];
    expect(judgeLicences(found)).toMatchObject({
      verdict: 'fail',
      detail: 'example.org/net@v2.0.0 is under BUSL-1.1 and SSPL-1.0',
      remedy: expect.any(String),
    });
    expect(judgeLicences([under(), under('MIT')]).detail).toBe('licence unknown: example.org/lib@v1.0.0');
  });

  it('names a dozen and counts the rest', () => {
    const found = Array.from({ length: 15 }, (_, index) => ({ module: `m${index}`, version: '' }));
    expect(judgeLicences(found).detail).toMatch(/^licence unknown: m0, .*m11, and 3 more$/);
  });
});

it('takes another policy as data', () => {
  expect(judgeLicences([under('GPL-3.0-only')], { deny: ['GPL-3.0-only'] }).verdict).toBe('fail');
  expect(judgeLicences([under('AGPL-3.0-only')], { deny: [] }).verdict).toBe('pass');
});
