import type { Config } from '../config/schema.ts';
import { type Check, type Overall, overall, type Stage } from '../model/check.ts';
import type { RawInputs } from '../model/inputs.ts';
import type { Ports } from '../ports.ts';
import type { HandsOn } from './hand-over.ts';

/** What one command of the suite did; the same for an action and for a terminal. */
export interface Outcome {
  readonly stage: Stage;
  readonly checks: readonly Check[];
  /** Values of the action's declared outputs. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The checks add to what the stage checked before, instead of taking its place. */
  readonly beside?: boolean;
  /** What the stage found, as it stands in `stages/<stage>.json`; what it found before stays when left out. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** What goes to the jobs after this one; what was checked, under the name of the stage, when left out. */
  readonly handsOn?: HandsOn;
  /** A person has to look at this before it goes on, although nothing failed. */
  readonly review?: boolean;
}

/** The verdict that an action outputs. */
export function verdictOf({ checks, review }: Pick<Outcome, 'checks' | 'review'>): Overall {
  const verdict = overall(checks);
  return review && verdict !== 'fail' ? 'review' : verdict;
}

/** Raw inputs with the configuration applied and absolute `working-directory` and `output`. */
export interface Invocation {
  /** As given, before the configuration was laid beneath. */
  readonly given: RawInputs;
  readonly raw: RawInputs;
  readonly config: Config;
  readonly ports: Ports;
}

export type Command = (invocation: Invocation) => Promise<Outcome>;
