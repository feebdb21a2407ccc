import { InputReader, type RawInputs } from '../model/inputs.ts';
import { fillsIn } from '../model/lanes.ts';
import { readWanted, type Wanted } from '../subject/inputs.ts';
import { METHODS } from './result.ts';
import { isVersion } from './upx/find.ts';

export interface PackInputs extends Wanted {
  readonly policy: PackPolicy;
}

/** How binaries are packed and what is asked of them. */
export interface PackPolicy {
  /** False, for the method `none`: every binary is released plain. */
  readonly enabled: boolean;
  readonly method: (typeof METHODS)[number];
  /** `quick` reads the pack header; `standard` adds ratio and `upx -t`; `full` round trip, run and measurements. */
  readonly strategy: 'full' | 'standard' | 'quick';
  /** 1 to 100: the packed file must be smaller than this share of the plain one. */
  readonly maxRatioPercent: number;
  readonly onUnsupported: 'skip' | 'fail';
  /** A packed file that cannot be run here fails. */
  readonly requireRun: boolean;
  readonly runArgs: readonly string[];
  /** With these the program keeps running, so that its memory can be measured; as of a node in a fleet. Empty: it is not. */
  readonly serveArgs: readonly string[];
  /** Bound on the start-up time that packing adds, in milliseconds. */
  readonly maxStartupMs: number | undefined;
  /** The size of a download is measured by xz too, beside gzip. */
  readonly measureXz: boolean;
  /** A version such as `4.2.4`, or an absolute path; undefined: what is found. */
  readonly upx: string | undefined;
}

/** The run arguments when nobody chose any; then others are tried where the program does not know them. */
export const DEFAULT_RUN_ARGS: readonly string[] = ['version'];

export function readPackInputs(raw: RawInputs): PackInputs {
  const input = new InputReader(raw);
  const upx = input.optional('upx');
  const method = input.choice('method', [...METHODS, 'none']);
  const policy: PackPolicy = {
    enabled: method !== 'none',
    method: method === 'none' ? 'nrv' : method,
    strategy: input.choice('strategy', ['full', 'standard', 'quick']),
    maxRatioPercent: input.integer('max-ratio-percent', { min: 1, max: 100 }) ?? 85,
    onUnsupported: input.choice('on-unsupported', ['skip', 'fail']),
    requireRun: input.boolean('require-run'),
    runArgs: argumentsOf(input.text('run-args')) ?? DEFAULT_RUN_ARGS,
    serveArgs: argumentsOf(input.text('serve-args')) ?? [],
    maxStartupMs: input.integer('max-startup-ms', { min: 0, max: 60_000 }),
    measureXz: input.boolean('measure-xz'),
    upx: upx === undefined || isVersion(upx) ? upx : input.absolute(upx),
  };
  if (!policy.serveArgs.every(fillsIn))
    input.fault('serve-args', 'may name only {{ .Port }} and {{ .Node }}');
  const wanted = readWanted(input);
  for (const name of ['require-run', 'max-startup-ms'] as const) {
    const asked = name === 'require-run' ? policy.requireRun : policy.maxStartupMs !== undefined;
    if (asked && policy.strategy !== 'full') {
      input.fault(name, `asks for a run, which the strategy ${policy.strategy} leaves out; use full`);
    }
  }
  return input.done({ ...wanted, policy });
}

/** One argument a line; on a single line they are separated by spaces, but for those in `{{ .Port }}`. */
function argumentsOf(text: string): readonly string[] | undefined {
  if (text === '') return undefined;
  const parts = text.includes('\n') ? text.split('\n') : (text.match(/(\{\{[^{}]*\}\}|\S)+/g) ?? []);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
