import fc from 'fast-check';

const { FUZZ_SECONDS, FUZZ_SEED } = process.env;

/**
 * How often a property is tried: for `FUZZ_SECONDS`, which `make fuzz` sets, else as often as a test run has time for.
 * A failure prints its seed and path; `FUZZ_SEED` repeats it.
 */
export function tries(usual: number): fc.Parameters<unknown> {
  return {
    ...(FUZZ_SECONDS
      ? { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: Number(FUZZ_SECONDS) * 1000 }
      : { numRuns: usual }),
    ...(FUZZ_SEED && { seed: Number(FUZZ_SEED) }),
  };
}

/** Of a test that tries one property, in milliseconds. */
export const FUZZ_TIMEOUT = 60_000 + Number(FUZZ_SECONDS ?? 0) * 1000;

/** Bytes put over a file. */
export interface Patch {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** What to put there: anything, and what is likely to be taken for a size or an offset. */
export const putBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 8 }),
  fc.constantFrom(
    new Uint8Array(4).fill(0xff),
    new Uint8Array(8).fill(0xff),
    new Uint8Array(8),
    Uint8Array.of(0, 0, 0, 0x7f),
    Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0),
  ),
);
