import { defineConfig } from 'vitest/config';

/** Kinds of test by folder; those that build Go programs or start processes may take long. */
const LIMITS_IN_SECONDS = {
  unit: 60,
  contract: 60,
  bundle: 300,
  workflow: 600,
  'end-to-end': 900,
  simulation: 600,
  interop: 900,
};

export default defineConfig({
  test: {
    reporters: ['default', './__tests__/support/closing-line.ts'],
    projects: Object.entries(LIMITS_IN_SECONDS).map(([name, seconds]) => ({
      test: {
        name,
        include: [`__tests__/${name}/**/*.test.ts`],
        testTimeout: seconds * 1000,
        hookTimeout: seconds * 1000,
      },
    })),
  },
});
