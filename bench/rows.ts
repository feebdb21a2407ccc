import type { Measured } from './measure.ts';

/** One line of a table. */
export interface Row {
  readonly name: string;
  /** The row it is compared with, by name. */
  readonly against?: string;
  /** The most that the ratio of wall times should be. */
  readonly goal?: number;
  /** Undefined where a tool it needs is not there. */
  readonly run: (() => Promise<Measured>) | false | undefined;
}

/** A table: its rows run one after the other, again in each round, so that a busy minute hits all alike. */
export interface Bench {
  readonly title: string;
  readonly rows: readonly Row[];
  /** What else follows from the runs, below the table. */
  readonly remark?: (runs: Runs) => string;
}

/** What was measured of each row, by its name. */
export type Runs = ReadonlyMap<string, readonly Measured[]>;
