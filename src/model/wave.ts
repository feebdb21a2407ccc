/** One wave of a gray release, as `stages/dispatch.json` and the reports tell it. */
export interface WaveReport {
  /** From 1. */
  readonly index: number;
  /** Nodes in the wave. */
  readonly nodes: number;
  readonly healthy: number;
  readonly failed: number;
  /** RFC 3339 in UTC; absent before the wave began, or before it ended. */
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** A word or two: `passed`, `soaking`, `rolled back`. */
  readonly outcome: string;
}
