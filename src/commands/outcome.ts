import type { Config } from '../config/schema.ts';
import type { Check, Stage } from '../model/check.ts';
import type { RawInputs } from '../model/inputs.ts';
import type { Ports } from '../ports.ts';

/** What one command of the suite did; the same for an action and for a terminal. */
export interface Outcome {
  readonly stage: Stage;
  readonly checks: readonly Check[];
  /** Values of the action's declared outputs. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What the stage found, as it stands in `stages/<stage>.json`. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Raw inputs with the configuration applied and absolute `working-directory` and `output`. */
export interface Invocation {
  readonly raw: RawInputs;
  readonly config: Config;
  readonly ports: Ports;
}

export type Command = (invocation: Invocation) => Promise<Outcome>;
