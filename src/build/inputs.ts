import { InputReader, type RawInputs } from '../model/inputs.ts';

export const GATES = ['vet', 'staticcheck', 'race', 'modverify'] as const;
export type Gate = (typeof GATES)[number];

export interface BuildInputs {
  /** Absolute. */
  readonly workingDirectory: string;
  /** Absolute. */
  readonly output: string;
  /** Only this target of the plan, by name or id. */
  readonly target: string | undefined;
  readonly gates: readonly Gate[];
  /** Bound on `go test -race`. */
  readonly raceTimeoutSeconds: number;
}

export function readBuildInputs(raw: RawInputs): BuildInputs {
  const input = new InputReader(raw);
  return input.done({
    workingDirectory: input.text('working-directory'),
    output: input.text('output'),
    target: input.optional('target'),
    gates: input.choices('gates', GATES),
    raceTimeoutSeconds: input.integer('race-timeout-seconds', { min: 1, max: 21_600 }) ?? 180,
  });
}
