/**
 * How much a release may hold anywhere; the bounds are GitHub's.
 * https://docs.github.com/en/repositories/releasing-projects-on-github/about-releases
 */
export const MAX_FILES = 1000;
/** Bytes; every file is smaller than this. */
export const SIZE_BOUND = 2 * 1024 ** 3;
