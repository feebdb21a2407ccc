import * as z from 'zod/mini';
import { MOST_PLACES, Place } from './place.ts';
import { withoutCredentials } from './secrets.ts';

/**
 * What a check found: `pass`, `fail`, `warn`, `skip` (policy says it does not apply; the reason is in
 * `detail`), `not-run` (it could not be done here; the reason is in `detail`). `not-run` is never a pass.
 */
export const VERDICTS = ['pass', 'fail', 'warn', 'skip', 'not-run'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const STAGES = [
  'plan',
  'gates',
  'build',
  'scan',
  'pack',
  'seal',
  'verify',
  'publish',
  'dispatch',
] as const;
export type Stage = (typeof STAGES)[number];

/** One claim about a release, with the evidence for it. A line of `evidence.jsonl`. */
export const Check = z.object({
  /** The stage that made the claim. */
  stage: z.enum(STAGES),
  /** Short name in kebab-case, for example `static` or `upx-round-trip`. */
  name: z.string(),
  /** What was looked at: a target (`linux/amd64`), a file name, a node, or the project. */
  subject: z.string(),
  verdict: z.enum(VERDICTS),
  /** What was measured, with its unit: `38.2 %`, `0 imports`. */
  measured: z.optional(z.string()),
  /** What it had to be: `< 85 %`. */
  bound: z.optional(z.string()),
  /** The tool that measured, with version and digest where it has one. */
  tool: z.optional(z.string()),
  /** Why, for a person. */
  detail: z.optional(z.string()),
  /** What to do when it did not pass. */
  remedy: z.optional(z.string()),
  /** Lines of the source that it is about; where there are more, the detail counts the rest. */
  places: z.optional(z.array(Place).check(z.maxLength(MOST_PLACES))),
  /** When the check began, RFC 3339 in UTC. */
  startedAt: z.string(),
  /** How long it took, in milliseconds. */
  ms: z.number(),
});
export type Check = z.infer<typeof Check>;

/** What a finished check says beyond its verdict; of more than 50 places it keeps the first. */
export type Finding = Partial<Pick<Check, 'measured' | 'bound' | 'tool' | 'detail' | 'remedy' | 'places'>>;

/** The checks of one stage as they are made; a check is timed from `begin` to its verdict. */
export class Checklist {
  readonly checks: Check[] = [];
  readonly #stage: Stage;
  readonly #now: () => number;

  /** `now` gives milliseconds since the Unix epoch. */
  constructor(stage: Stage, now: () => number) {
    this.#stage = stage;
    this.#now = now;
  }

  begin(name: string, subject: string): PendingCheck {
    const started = this.#now();
    const end = (verdict: Verdict, finding: Finding): Check => {
      const check: Check = {
        stage: this.#stage,
        name,
        subject,
        verdict,
        ...kept(finding),
        startedAt: new Date(started).toISOString(),
        ms: Math.max(0, Math.round(this.#now() - started)),
      };
      this.checks.push(check);
      return check;
    };
    return {
      pass: (finding = {}) => end('pass', finding),
      fail: (finding) => end('fail', finding),
      warn: (finding) => end('warn', finding),
      skip: (detail, finding = {}) => end('skip', { ...finding, detail }),
      notRun: (detail, finding = {}) => end('not-run', { ...finding, detail }),
    };
  }
}

/** As a check keeps it: a tool may repeat an address with the password in it, and find a thousand places. */
function kept({ places = [], ...finding }: Finding): Finding {
  const told: Finding = Object.fromEntries(
    Object.entries(finding).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, withoutCredentials(text)]],
    ),
  );
  if (places.length === 0) return told;
  const listed = places
    .slice(0, MOST_PLACES)
    .map((place) => ({ ...place, message: withoutCredentials(place.message) }));
  const more = places.length - listed.length;
  if (more === 0) return { ...told, places: listed };
  return { ...told, places: listed, detail: [told.detail, `and ${more} more`].filter(Boolean).join('\n') };
}

export interface PendingCheck {
  pass(finding?: Finding): Check;
  fail(finding: Finding): Check;
  warn(finding: Finding): Check;
  skip(reason: string, finding?: Finding): Check;
  notRun(reason: string, finding?: Finding): Check;
}

/** The verdict over many checks, as the actions output it. */
export type Overall = 'pass' | 'warn' | 'review' | 'fail';

export function overall(checks: readonly Check[]): Overall {
  if (checks.some((check) => check.verdict === 'fail')) return 'fail';
  if (checks.some((check) => check.verdict === 'warn')) return 'warn';
  return 'pass';
}

/** Exit code of finished work: 1 when any check failed, else 0. */
export function exitCodeOfChecks(checks: readonly Check[]): number {
  return overall(checks) === 'fail' ? 1 : 0;
}
