import * as z from 'zod/mini';

/** A line of the source that a check found fault with. */
export const Place = z.object({
  /** Relative to the root of the repository, with forward slashes. */
  file: z.string(),
  /** From 1. */
  line: z.number().check(z.int(), z.positive()),
  /** From 1. */
  column: z.optional(z.number().check(z.int(), z.positive())),
  /** What is wrong there. */
  message: z.string(),
  /** What found it: an analysis (`printf`), a rule (`SA5009`), a test (`TestStore/empty`), or `compile`. */
  rule: z.optional(z.string()),
});
export type Place = z.infer<typeof Place>;

/** So many does a check list; evidence and summaries have to stay readable. */
export const MOST_PLACES = 50;
