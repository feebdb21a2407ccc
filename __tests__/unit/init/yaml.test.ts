import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { keyed } from '../../../src/init/yaml.ts';

describe('YAML that is written', () => {
  const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean());
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      scalar,
      fc.array(scalar),
      fc.array(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('value'), { minKeys: 1, maxKeys: 3 }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('value'), { minKeys: 1, maxKeys: 3 }),
    ),
  })).value;

  test('reads back as what it was', () => {
    fc.assert(
      fc.property(value, (any) => {
        expect(load(keyed('key', any as string).join('\n'))).toEqual({ key: any });
      }),
    );
  });

  test.each([
    'yes',
    'null',
    '386',
    '1.10',
    '~',
    '',
    ' a',
    'a: b',
    '- a',
    '*a',
    "it's",
    '{{ .Version }}',
    'a #b',
    'a\nb',
  ])('text stays text: %j', (text) => {
    expect(load(keyed('key', [text]).join('\n'))).toEqual({ key: [text] });
  });

  test('what does not fit into a line takes more', () => {
    const words = Array.from({ length: 12 }, (_, index) => `a-rather-long-word-${index}`);
    expect(keyed('key', words)).toHaveLength(13);
    expect(keyed('key', words.slice(0, 3))).toHaveLength(1);
  });
});
