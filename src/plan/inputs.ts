import { load } from 'js-yaml';
import { messageOf } from '../model/errors.ts';
import { InputReader, type RawInputs } from '../model/inputs.ts';

/** How build jobs divide the targets: one job each, one an operating system, one for all. */
const FAN_OUTS = ['target', 'os', 'single'] as const;
export type FanOut = (typeof FAN_OUTS)[number];

export interface PlanInputs {
  /** Absolute. */
  readonly workingDirectory: string;
  /** Absolute. */
  readonly output: string;
  readonly targets: readonly string[];
  readonly version: string | undefined;
  readonly runners: Readonly<Record<string, readonly string[]>>;
  readonly fanOut: FanOut;
  /** The one build that the inputs describe; undefined when they name none. */
  readonly build: RequestedBuild | undefined;
}

/** A build as a user asks for it; what is left out is found out. */
export interface RequestedBuild {
  readonly id?: string | undefined;
  readonly main?: string | undefined;
  readonly binary?: string | undefined;
  readonly targets?: readonly string[] | undefined;
  readonly env?: readonly string[] | undefined;
  readonly flags?: readonly string[] | undefined;
  readonly ldflags?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
}

export function readPlanInputs(raw: RawInputs): PlanInputs {
  const input = new InputReader(raw);
  const build = {
    main: input.optional('main'),
    binary: input.optional('binary'),
    ldflags: input.optional('ldflags')?.split('\n'),
    flags: input.optional('flags')?.split('\n'),
    tags: input.optional('tags') ? input.list('tags') : undefined,
  };
  return input.done({
    workingDirectory: input.text('working-directory'),
    output: input.text('output'),
    targets: input.list('targets'),
    version: input.optional('version'),
    runners: runnersOf(input),
    fanOut: input.choice('fan-out', FAN_OUTS),
    build: Object.values(build).some((value) => value !== undefined) ? build : undefined,
  });
}

function runnersOf(input: InputReader): Record<string, string[]> {
  const text = input.optional('runners');
  if (!text) return {};
  try {
    const parsed = load(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
      throw new Error('it is not a map');
    return Object.fromEntries(
      Object.entries(parsed).map(([target, label]) => [target, [label].flat().map(String)]),
    );
  } catch (error) {
    input.fault('runners', `is not a YAML map from target to label: ${messageOf(error)}`);
    return {};
  }
}
