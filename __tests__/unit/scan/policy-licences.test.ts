import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../src/scan/policy/exceptions.ts';
import { judgeLicences } from '../../../src/scan/policy/licences.ts';
import { completed } from '../../../src/scan/policy/policy.ts';
import type { Exception, Policy } from '../../../src/scan/policy/schema.ts';

const NOW = Date.parse('2026-11-20T00:00:00Z');

const under = (expression?: string) => ({
  module: 'example.org/lib',
  version: 'v1.0.0',
  ...(expression !== undefined && { expression }),
});

function judged(
  found: Parameters<typeof judgeLicences>[0],
  licenses: Policy['licenses'] = {},
  exceptions: readonly Exception[] = [],
) {
  return judgeLicences(found, completed({ version: 1, licenses }).licenses, standingOf(exceptions, NOW));
}

describe('the default policy', () => {
  it.each([
    ['MIT', 'allow'],
    ['MPL-2.0', 'allow'],
    ['GPL-3.0-only', 'block'],
    ['LGPL-3.0-or-later', 'block'],
    // Listed by its own name or not at all.
    ['Apache-2.0 WITH LLVM-exception', 'block'],
    ['AGPL-3.0-only', 'block'],
    ['AGPL-3.0+', 'block'],
    ['SSPL-1.0', 'block'],
    ['BUSL-1.1', 'block'],
    ['MIT AND GPL-3.0-only', 'block'],
    ['MIT OR GPL-3.0-only', 'allow'],
    ['SSPL-1.0 OR AGPL-3.0-only', 'block'],
    ['(MIT OR AGPL-3.0-only) AND BUSL-1.1', 'block'],
    ['(MIT AND BUSL-1.1) OR ISC', 'allow'],
    ['LicenseRef-ours', 'block'],
    [undefined, 'block'],
    ['', 'block'],
    ['NOASSERTION', 'block'],
    ['BSD', 'block'],
    ['mit', 'block'],
  ] as const)('says of %s: %s', (expression, action) => {
    expect(judged([under(expression)]).action).toBe(action);
  });

  it('counts licences, the most frequent first', () => {
    const found = ['ISC', 'MIT', 'MIT', 'BSD-3-Clause', undefined, 'NONE'].map((it) => under(it));
    expect(judged(found).measured).toBe('MIT 2, unknown 2, BSD-3-Clause 1, ISC 1');
    expect(judged([])).toEqual({ action: 'allow', measured: 'no modules', decisions: [], used: [] });
  });

  it('names every module with its licence, and says what to do about each', () => {
    const found = [
      under(),
      { module: 'example.org/net', version: 'v2.0.0', expression: 'MIT AND SSPL-1.0 AND BUSL-1.1' },
      { module: 'example.org/gpl', version: 'v1.0.0', expression: 'GPL-2.0-only' },
    ];
    expect(judged(found)).toMatchObject({
      action: 'block',
      detail:
        'example.org/lib@v1.0.0 has a license that is unknown, example.org/net@v2.0.0 is under BUSL-1.1 and SSPL-1.0, example.org/gpl@v1.0.0 is under GPL-2.0-only, not allowed',
      remedy: expect.stringMatching(/replace the module.*go mod download/),
    });
  });

  it('names a dozen and counts the rest', () => {
    const found = Array.from({ length: 15 }, (_, index) => ({ module: `m${index}`, version: '' }));
    expect(judged(found).detail).toMatch(/^m0 has.*m11 has a license that is unknown, and 3 more$/);
  });
});

describe('another policy', () => {
  it('allows and denies', () => {
    expect(judged([under('GPL-3.0-only')], { allow: ['GPL-3.0-only'] }).action).toBe('allow');
    expect(judged([under('MIT')], { allow: ['GPL-3.0-only'] }).action).toBe('block');
    expect(judged([under('MIT')], { allow: ['MIT'], deny: ['MIT'] }).action).toBe('block');
    expect(
      judged([under('Apache-2.0 WITH LLVM-exception')], { allow: ['Apache-2.0 WITH LLVM-exception'] }).action,
    ).toBe('allow');
  });

  it.each(['block', 'review', 'allow'] as const)('unknown licences: %s', (unknown) => {
    expect(judged([under()], { unknown }).action).toBe(unknown);
  });
});

describe('an exception', () => {
  const exception: Exception = {
    id: 'GPL-3.0-only',
    purl: 'pkg:golang/example.org/lib@v1.0.0',
    reason: 'bought',
    approver: '@legal',
    expires: '2026-12-01',
  };

  it('excuses the licence of one module', () => {
    expect(judged([under('GPL-3.0-only')], {}, [exception])).toMatchObject({
      action: 'allow',
      used: [exception],
    });
    expect(judged([under('GPL-2.0-only')], {}, [exception]).action).toBe('block');
    const unread = { ...exception, id: 'unknown-license' };
    expect(judged([under()], {}, [unread]).action).toBe('allow');
  });

  it('that expired excuses nothing', () => {
    const expired = { ...exception, expires: '2026-11-19' };
    expect(judged([under('GPL-3.0-only')], {}, [expired])).toMatchObject({ action: 'block', used: [] });
  });
});
