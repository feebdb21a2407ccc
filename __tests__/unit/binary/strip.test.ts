import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stripped } from '../../../src/binary/strip/strip.ts';
import { SIX_TARGETS } from '../../../src/model/target.ts';
import { goVersion, helloCompanion, helloProgram } from '../../support/go-programs.ts';

describe.skipIf(!goVersion)('a program that Go linked with its symbols', () => {
  test.each(SIX_TARGETS)('%s: without them it is the one that Go links with -s -w', (target) => {
    const made = stripped(readFileSync(helloCompanion(target)));
    expect(made?.equals(readFileSync(helloProgram(target)))).toBe(true);
  });

  test.each(SIX_TARGETS)('%s: one that has none is left as it is', (target) => {
    expect(stripped(readFileSync(helloProgram(target)))).toBeUndefined();
  });

  test.each(SIX_TARGETS)('%s: more behind it, or less, is not how Go lays it out', (target) => {
    const whole = readFileSync(helloCompanion(target));
    expect(stripped(Buffer.concat([whole, Buffer.from('more')]))).toBeUndefined();
    expect(stripped(whole.subarray(0, -1))).toBeUndefined();
  });

  test.each(['linux/amd64', 'darwin/arm64', 'windows/amd64'])('%s: whatever its headers say', (target) => {
    const whole = readFileSync(helloCompanion(target));
    const change = fc.tuple(fc.nat({ max: 0xb00 }), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const kept = Buffer.from(whole.subarray(0, 0xb00));
        for (const [at, value] of changes) whole[at] = value;
        try {
          const made = stripped(whole);
          expect(made === undefined || made.length < whole.length).toBe(true);
        } finally {
          kept.copy(whole);
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 200) },
    );
  });
});

test('what is no program, or ends early, is left as it is', () => {
  const starts = ['\x7fELF\x02\x01', '\x7fELF\x01\x02', '\xcf\xfa\xed\xfe', 'MZ', '#!/bin/sh', ''];
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), (start, rest) => {
      expect(stripped(Buffer.concat([Buffer.from(start, 'latin1'), rest]))).toBeUndefined();
    }),
  );
});
