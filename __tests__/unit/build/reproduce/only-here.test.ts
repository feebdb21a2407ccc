import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onlyHere, type Range } from '../../../../src/build/reproduce/only-here.ts';
import { bytesSource } from '../../../support/bytes-source.ts';

function rangesOf(here: Uint8Array, there: Uint8Array): Range[] {
  const whole = (bytes: Uint8Array) => ({ offset: 0, size: bytes.length });
  return [...onlyHere(bytesSource(here), whole(here), bytesSource(there), whole(there))];
}

const part = fc.uint8Array({ minLength: 64, maxLength: 3000, max: 127 });
/** Of bytes that no part has. */
const MARK = Buffer.from('this is only here').map((byte) => byte | 128);

test('what is the same has nothing of its own', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => rangesOf(bytes, bytes).length === 0));
});

test('an insertion is all that is told, though everything after it moved', () => {
  fc.assert(
    fc.property(part, part, (before, after) => {
      const [range, ...more] = rangesOf(Buffer.concat([before, MARK, after]), Buffer.concat([before, after]));
      expect(more).toEqual([]);
      expect(range).toEqual({ start: before.length, end: before.length + MARK.length });
    }),
  );
});

test('text that only moved is not told', () => {
  const texts = Array.from(
    { length: 40 },
    (_, index) => `${index} is the number of this text, which is long enough. `,
  );
  const moved = [...texts.slice(7), ...texts.slice(0, 7)];
  expect(rangesOf(Buffer.from(moved.join('')), Buffer.from(texts.join('')))).toEqual([]);
});

test('ranges are in order, inside the part, and what is between them is in the other', () => {
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 5 }),
      fc.array(part, { maxLength: 5 }),
      fc.array(part),
      (a, b, both) => {
        const here = Buffer.concat([...a, ...both]);
        const there = Buffer.concat([...both, ...b]);
        let end = 0;
        for (const range of rangesOf(here, there)) {
          expect(range.start).toBeGreaterThanOrEqual(end);
          expect(range.end).toBeGreaterThan(range.start);
          end = range.end;
        }
        expect(end).toBeLessThanOrEqual(here.length);
      },
    ),
  );
});

test('a part of sixteen mebibytes takes a moment, and one of nothing but zeros too', () => {
  const started = performance.now();
  const random = Buffer.alloc(16 << 20);
  for (let at = 0, word = 1; at < random.length; at += 1) {
    word = (Math.imul(word, 1103515245) + 12345) | 0;
    random[at] = word >> 16;
  }
  const changed = Buffer.from(random);
  changed.write('changed', 9 << 20);
  expect(rangesOf(changed, random)).toEqual([{ start: 9 << 20, end: (9 << 20) + 7 }]);
  expect(rangesOf(Buffer.alloc(16 << 20), Buffer.alloc(16 << 20))).toEqual([]);
  expect(performance.now() - started).toBeLessThan(20_000);
});
