import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesPattern } from '../../../src/model/pattern.ts';

describe('a pattern of names', () => {
  // As the documentation of Ruby's `File.fnmatch` has it with `File::FNM_PATHNAME`.
  test.each([
    ['refs/tags/v*', 'refs/tags/v1.2.3', true],
    ['refs/tags/v*', 'refs/tags/agent/v1.2.3', false],
    ['refs/tags/*', 'refs/tags/agent/v1', false],
    ['refs/tags/**/*', 'refs/tags/v1', true],
    ['refs/tags/**/*', 'refs/tags/agent/more/v1', true],
    ['refs/tags/**', 'refs/tags/agent/v1', false],
    ['refs/**/v1', 'refs/v1', true],
    ['refs/**/v1', 'refs/xv1', false],
    ['**/v1', 'refs/tags/v1', true],
    ['refs/tags/v?.?', 'refs/tags/v1.2', true],
    ['refs/tags/v?', 'refs/tags/v', false],
    ['refs?tags', 'refs/tags', false],
    ['refs/tags/v[0-9]*', 'refs/tags/v1.2', true],
    ['refs/tags/v[0-9]*', 'refs/tags/vx', false],
    ['refs/tags/v[^0-9]', 'refs/tags/vx', true],
    ['refs/tags/v[!0-9]', 'refs/tags/v0', false],
    ['refs[/]tags', 'refs/tags', false],
    ['refs/tags/v\\*', 'refs/tags/v*', true],
    ['refs/tags/v\\*', 'refs/tags/v1', false],
    ['refs/tags/v1', 'refs/tags/v1', true],
    ['refs/tags/v1.2', 'refs/tags/v1x2', false],
    ['', '', true],
    ['', 'a', false],
  ])('%s and %s', (pattern, name, expected) => {
    expect(matchesPattern(pattern, name)).toBe(expected);
  });

  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '/'), maxLength: 12 });

  test('a name is its own pattern, and is matched by stars in the place of any of its folders', () => {
    fc.assert(
      fc.property(text, fc.nat(), (name, at) => {
        const folders = name.split('/');
        const index = at % folders.length;
        const starred = folders.map((folder, position) => (position === index ? '*' : folder)).join('/');
        return (
          matchesPattern(name, name) && matchesPattern(starred, name) && matchesPattern(`**/${name}`, name)
        );
      }),
    );
  });

  test('no pattern throws or takes long', () => {
    const pattern = fc.string({
      unit: fc.constantFrom('a', '*', '?', '[', ']', '\\', '^', '-', '/'),
      maxLength: 40,
    });
    fc.assert(fc.property(pattern, text, (one, name) => typeof matchesPattern(one, name) === 'boolean'));
    const started = performance.now();
    expect(matchesPattern(`${'*a'.repeat(200)}b`, 'a'.repeat(1000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
