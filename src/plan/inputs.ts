import { normalize } from 'node:path/posix';
import { load } from 'js-yaml';
import { messageOf } from '../model/errors.ts';
import { InputReader, type RawInputs } from '../model/inputs.ts';
import { TargetMatrix, type WantedTargets } from '../model/target.ts';
import type { WantedProjects } from './projects.ts';

/** How build jobs divide the targets: one job each, one an operating system, one for all. */
const FAN_OUTS = ['target', 'os', 'single'] as const;
export type FanOut = (typeof FAN_OUTS)[number];

/** Labels by target name, id or pattern, and `default`; `native` for a machine of the target's own kind. */
export type Runners = 'native' | Readonly<Record<string, readonly string[]>>;

export interface PlanInputs {
  /** Absolute. */
  readonly workingDirectory: string;
  /** Absolute. */
  readonly output: string;
  readonly targets: WantedTargets;
  readonly version: string | undefined;
  readonly tagPrefix: string | undefined;
  readonly runners: Runners;
  readonly fanOut: FanOut;
  /** The one build that the inputs describe; undefined when they name none. */
  readonly build: RequestedBuild | undefined;
}

/** A build as a user asks for it; what is left out is found out. */
export interface RequestedBuild extends RequestedFlags {
  readonly id?: string | undefined;
  readonly main?: string | undefined;
  readonly binary?: string | undefined;
  readonly targets?: WantedTargets | undefined;
  readonly cgo?: boolean | undefined;
  readonly hooks?: RequestedHooks | undefined;
  readonly overrides?: readonly RequestedOverride[] | undefined;
}

export interface RequestedFlags {
  readonly env?: readonly string[] | undefined;
  readonly flags?: readonly string[] | undefined;
  readonly ldflags?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** Takes the place of what the build says, for the targets that match. */
export interface RequestedOverride extends RequestedFlags {
  /** Patterns, such as `linux/arm64`. */
  readonly targets: readonly string[];
}

export interface RequestedHooks {
  readonly pre?: readonly RequestedHook[] | undefined;
  readonly post?: readonly RequestedHook[] | undefined;
}

/** A command, split into words as a shell does; or with where it runs. */
export type RequestedHook =
  | string
  | {
      readonly cmd: string | readonly string[];
      readonly dir?: string | undefined;
      readonly env?: readonly string[] | undefined;
    };

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
    targets: targetsOf(input),
    version: input.optional('version'),
    tagPrefix: input.optional('tag-prefix'),
    runners: runnersOf(input),
    fanOut: input.choice('fan-out', FAN_OUTS),
    build: Object.values(build).some((value) => value !== undefined) ? build : undefined,
  });
}

/** The programs to plan at once; undefined where the plan is for one. */
export function readWantedProjects(raw: RawInputs): WantedProjects | undefined {
  const input = new InputReader(raw);
  const [first, ...rest] = input.list('projects');
  if (first === undefined) return undefined;
  if (rest.length === 0 && (first === 'tagged' || first === 'all')) return first;
  const folders = [first, ...rest].map((folder) => normalize(folder).replace(/(?<=.)\/+$/, ''));
  const outside = folders.filter((folder) => /^(\/|\.\.(\/|$)|[A-Za-z]:)/.test(folder));
  if (outside.length > 0)
    input.fault('projects', `names ${outside.join(', ')}, which is not in the working directory`);
  return input.done(folders);
}

/** A list, or a map with `os` and `arch`. */
function targetsOf(input: InputReader): WantedTargets {
  const text = input.text('targets');
  if (!/^(\{|(os|arch|include|exclude)\s*:)/.test(text)) return input.list('targets');
  const parsed = TargetMatrix.safeParse(mapOf(input, 'targets'));
  if (parsed.success) return parsed.data;
  input.fault('targets', 'is a map, and takes lists named os and arch, and may take include and exclude');
  return [];
}

function runnersOf(input: InputReader): Runners {
  const text = input.optional('runners');
  if (!text) return {};
  if (text === 'native') return 'native';
  return Object.fromEntries(
    Object.entries(mapOf(input, 'runners')).map(([target, label]) => [target, [label].flat().map(String)]),
  );
}

function mapOf(input: InputReader, name: string): Readonly<Record<string, unknown>> {
  try {
    const parsed = load(input.text(name));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      return parsed as Record<string, unknown>;
    }
    input.fault(name, 'is not a YAML map');
  } catch (error) {
    input.fault(name, `is not a YAML map: ${messageOf(error)}`);
  }
  return {};
}
