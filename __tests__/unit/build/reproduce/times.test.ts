import { describe, expect, test } from 'vitest';
import { binaryTime, timeIn } from '../../../../src/build/reproduce/times.ts';

const BUILT = Date.UTC(2026, 10, 27, 21, 54, 32);
const SPANS = [{ from: BUILT, to: BUILT + 20_000 }];

/** The text with the changed part between angle brackets. */
function found(marked: string): string | undefined {
  const start = marked.indexOf('<');
  const end = marked.indexOf('>') - 1;
  return timeIn(marked.replace(/[<>]/g, ''), { start, end }, SPANS)?.text;
}

describe('times in text', () => {
  test.each([
    ['built 2026-11-27T21:54:<32>Z.', '2026-11-27T21:54:32Z'],
    ['2026-11-27T22:54:<32>.123456789+01:00', '2026-11-27T22:54:32.123456789+01:00'],
    ['2026-11-27 14:54:<32> -0700', '2026-11-27 14:54:32'],
    ['x17958164<72>y', '1795816472'],
    ['17958164<72>123', '1795816472123'],
    ['17958164<72>123456', '1795816472123456'],
    ['17958164<72>123456789', '1795816472123456789'],
    ['Fri Nov 27 21:54:<32> UTC 2026', 'Nov 27 21:54:32 UTC 2026'],
    ['Fri Nov 27 21:54:<32> 2026', 'Nov 27 21:54:32 2026'],
    ['Sat Nov 28 11:54:<32> +14 2026', 'Nov 28 11:54:32 +14 2026'],
    ['Fri, 27 Nov 2026 21:54:<32> GMT', '27 Nov 2026 21:54:32'],
    ['Nov <27> 2026', 'Nov 27 2026'],
    ['v1.2.3+202611272154<32>', '20261127215432'],
    ['2026-11-<27>', '2026-11-27'],
    ['2026/11/<27>', '2026/11/27'],
    ['at 21:54:<32>', '21:54:32'],
    // Go's strings stand one behind the other, without anything between.
    ['12561035156252026-11-<27>', '2026-11-27'],
    ['351562517958164<72>9', '1795816472'],
  ])('%s', (text, time) => {
    expect(found(text)).toBe(time);
  });

  test.each([
    ['a time of long ago', '2019-11-27T21:54:<32>Z'],
    ['a number of ten digits', '16000000<00>'],
    ['a version', 'v1.<2>.3'],
    ['a time that did not change', '2026-11-27T21:54:32Z, and then <this>'],
    ['nothing', '<>'],
  ])('%s is none', (_, text) => {
    expect(found(text)).toBeUndefined();
  });
});

describe('times in numbers', () => {
  const seconds = (ms: number, littleEndian: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(4));
    view.setUint32(0, Math.floor(ms / 1000), littleEndian);
    return new Uint8Array(view.buffer);
  };
  const later = BUILT + 30_000;
  const spans = { first: SPANS, second: [{ from: later, to: later + 20_000 }] };

  test.each([true, false])('seconds since the epoch, little endian %s', (littleEndian) => {
    const [one, other] = [seconds(BUILT, littleEndian), seconds(later, littleEndian)];
    expect(binaryTime(one, other, spans)).toBe(true);
    expect(binaryTime(one, seconds(0, littleEndian), spans)).toBe(false);
  });

  test('the date and time of a zip archive', () => {
    // 2026-11-27 21:54:32, as `zip` writes it: time d0 ae, date 7b 5d.
    const entry = Uint8Array.of(0xd0, 0xae, 0x7b, 0x5d);
    expect(binaryTime(entry, entry, spans)).toBe(true);
    expect(binaryTime(Uint8Array.of(0xd0, 0xae, 0x7b, 0x4d), entry, spans)).toBe(false);
  });
});
