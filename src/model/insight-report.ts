import * as z from 'zod/mini';

/** What `go build` compiled for one binary. */
export const CompileTimes = z.object({
  /** Packages that were compiled, and that came from the build cache. */
  compiled: z.number(),
  cached: z.number(),
  /** Absent where nothing was linked anew. */
  linkMs: z.optional(z.number()),
  /** At most ten, the slowest first. */
  slowest: z.array(z.object({ package: z.string(), ms: z.number() })),
});
export type CompileTimes = z.infer<typeof CompileTimes>;

/**
 * `insight/<file>.measured.json`: what is another time in another run, or on another machine, and so is no part of
 * the release.
 */
export const MeasuredInsight = z.object({
  file: z.string(),
  /** `linux/amd64`. */
  target: z.string(),
  compile: z.optional(CompileTimes),
  /** Median of a few starts, where the binary runs here. */
  startupMs: z.optional(z.number()),
  /** When each linked module version was made, RFC 3339, by `path@version`; absent where the module cache does not say. */
  moduleTimes: z.record(z.string(), z.string()),
});
export type MeasuredInsight = z.infer<typeof MeasuredInsight>;

const ModuleVersion = z.object({
  path: z.string(),
  /** Empty for the main module and for a replacement by a folder. */
  version: z.string(),
});
export type ModuleVersion = z.infer<typeof ModuleVersion>;

/** `insight/source.json`: what the source says of its modules. A part is absent where it could not be found out. */
export const SourceInsight = z.object({
  /** The modules whose packages import each other, nearest to the main module first; the first is the main module. */
  modules: z.optional(
    z.object({
      /** What was looked at: `linux/amd64`. */
      target: z.string(),
      nodes: z.array(z.object({ ...ModuleVersion.shape, distance: z.number() })),
      /** Places in `nodes`: one imports the other. */
      edges: z.array(z.tuple([z.number(), z.number()])),
    }),
  ),
  /** Modules that only tests import. */
  testOnly: z.optional(z.array(ModuleVersion)),
  /** Absent where there is no vendor folder. */
  vendor: z.optional(
    z.object({
      /** Bytes of the whole folder. */
      bytes: z.number(),
      modules: z.number(),
      /** Modules that no planned build uses, the largest first. */
      unused: z.array(z.object({ ...ModuleVersion.shape, bytes: z.number() })),
    }),
  ),
});
export type SourceInsight = z.infer<typeof SourceInsight>;

/** One part of the score. */
export const ScoreTerm = z.object({
  name: z.string(),
  /** 0 to 100; absent where nothing was measured, and then `measured` says why. */
  points: z.optional(z.number()),
  measured: z.string(),
  /** How points come from what was measured. */
  rule: z.string(),
  /** The same of the release before; absent where that is not known. */
  before: z.optional(z.object({ points: z.number(), measured: z.string() })),
});
export type ScoreTerm = z.infer<typeof ScoreTerm>;

/** `insight/score.json`. */
export const Score = z.object({
  /** 0 to 100: the mean of the terms that have points. */
  points: z.number(),
  terms: z.array(ScoreTerm),
  /** Version of the release before, where its insight was there. */
  before: z.optional(z.string()),
});
export type Score = z.infer<typeof Score>;
