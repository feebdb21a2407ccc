import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emitChecksums, parseChecksums } from '../../../src/model/checksums.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const read = (text: string) => parseChecksums(text, 'sha256', 'checksums.txt');

const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,20}$/).filter((it) => !it.includes('..'));
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);

describe('checksums', () => {
  test('are sorted by the bytes of the name, with two spaces and LF', () => {
    const text = emitChecksums(
      new Map([
        ['b', A],
        ['a', B],
        ['B', A],
        ['a.x', A],
      ]),
    );
    expect(text).toBe(`${A}  B\n${B}  a\n${A}  a.x\n${A}  b\n`);
  });

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.dictionary(name, hash), (entries) => {
        const checksums = new Map(Object.entries(entries));
        expect(new Map(read(emitChecksums(checksums)))).toEqual(checksums);
      }),
    );
  });

  test('any one changed character is an error or another list', () => {
    const text = emitChecksums(
      new Map([
        ['app', A],
        ['app.cdx.json', B],
      ]),
    );
    const at = fc.nat(text.length - 1);
    fc.assert(
      fc.property(at, fc.string({ minLength: 1, maxLength: 1 }), (index, character) => {
        fc.pre(text[index] !== character);
        const changed = text.slice(0, index) + character + text.slice(index + 1);
        const outcome = (() => {
          try {
            return emitChecksums(read(changed));
          } catch (error) {
            expect(error).toMatchObject({ code: 'FILE_INVALID' });
            return changed;
          }
        })();
        expect(outcome).toBe(changed);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['a carriage return', `${A}  a\r\n`, /checksums\.txt:1: ends in a carriage return/],
    ['no final newline', `${A}  a`, /:1: the last line has no end/],
    ['an empty line', `${A}  a\n\n`, /:2: is not a sha256 digest/],
    ['a digest of another length', `${'a'.repeat(128)}  a\n`, /:1: is not a sha256 digest/],
    ['upper case', `${A.toUpperCase()}  a\n`, /:1: is not a sha256 digest/],
    ['one space', `${A} a\n`, /:1: is not/],
    ['a binary mark', `${A} *a\n`, /:1: is not/],
    ['a tagged line', `SHA256 (a) = ${A}\n`, /:1: is not/],
    ['a path', `${A}  ../a\n`, /:1: the name "\.\.\/a" is not allowed/],
    ['a folder', `${A}  x/a\n`, /:1: the name/],
    ['an option', `${A}  -a\n`, /:1: the name/],
    ['a repeated name', `${A}  a\n${B}  a\n`, /:2: lists a again/],
    ['another order', `${A}  b\n${A}  a\n`, /:2: a is out of order/],
    ['too many lines', `${A}  a\n`.repeat(10_001), /more than 10000 lines/],
  ])('%s is refused', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
