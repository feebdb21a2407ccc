import type { Overall, Stage } from './check.ts';

/** What is going on, for whoever watches. */
export interface Step {
  readonly stage: Stage;
  /** A target id such as `linux-amd64`; empty for work on the release as a whole. */
  readonly target: string;
  readonly state: 'started' | Overall | 'skip';
  /** A few words: `38 %`, `3 of 8 nodes`. */
  readonly note?: string;
}
