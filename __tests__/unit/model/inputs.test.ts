import { describe, expect, test } from 'vitest';
import { InputReader } from '../../../src/model/inputs.ts';

const read = (raw: Record<string, string>) => new InputReader(raw);

describe('reading inputs', () => {
  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['', false],
  ])('boolean %j', (text, value) => {
    expect(read({ x: text }).boolean('x')).toBe(value);
  });

  test('lists take newlines, commas and comments', () => {
    expect(read({ x: 'a, b\n# none of this\nc # why\n\n' }).list('x')).toEqual(['a', 'b', 'c']);
  });

  test('none alone is the empty choice', () => {
    expect(read({ x: 'none' }).choices('x', ['vet', 'race'])).toEqual([]);
  });

  test('every fault is told at once, with the legal values', () => {
    const input = read({ flag: 'yes', mode: 'biuld', count: '7x', list: 'vet,rase' });
    input.boolean('flag');
    input.choice('mode', ['plan', 'build']);
    input.integer('count', { min: 1, max: 9 });
    input.choices('list', ['vet', 'race']);
    expect(() => input.done({})).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        exitCode: 2,
        message:
          '4 inputs are not usable: flag is "yes"; it takes true, false; mode is "biuld" (did you mean build?); it takes plan, build; ' +
          'count is "7x"; it takes a whole number from 1 to 9; list is "rase" (did you mean race?); it takes vet, race, none',
      }),
    );
  });
});
