import type { Check, Verdict } from '../model/check.ts';
import { toolInShort } from './tools.ts';
import { BY_URGENCY } from './verdicts.ts';

/** Failed first, then warned, not run, passed, skipped; within a verdict in the order they were made. */
export function byUrgency(checks: readonly Check[]): Check[] {
  return BY_URGENCY.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
}

/** Checks that ended alike, for the same reason and with the same remedy, told as one. */
export interface Alike extends Pick<Check, 'verdict' | 'stage' | 'name' | 'detail' | 'remedy' | 'places'> {
  /** All subjects in one text; of more than 20, the first and how many more. */
  readonly subjects: string;
  /** One text where all subjects say the same, else one for each difference: `412 ms (linux/amd64)`. */
  readonly measured: readonly string[];
  readonly bound: readonly string[];
  readonly tools: readonly string[];
}

/** The checks that ended so, the verdicts in the order given, the groups in the order they were made. */
export function alike(checks: readonly Check[], ...verdicts: readonly Verdict[]): Alike[] {
  return verdicts.flatMap((verdict) => {
    const ended = checks.filter((check) => check.verdict === verdict);
    const groups = Map.groupBy(ended, ({ stage, name, detail, remedy, places }) =>
      JSON.stringify([stage, name, detail, remedy, places]),
    );
    return [...groups.values()].flatMap(([first, ...rest]) => (first ? [together(first, ...rest)] : []));
  });
}

/** What the first and the rest, which are alike, say together. */
export function together(first: Check, ...rest: readonly Check[]): Alike {
  const checks = [first, ...rest];
  const { verdict, stage, name, detail, remedy, places } = first;
  return {
    verdict,
    stage,
    name,
    ...(detail ? { detail } : {}),
    ...(remedy ? { remedy } : {}),
    ...(places ? { places } : {}),
    subjects: subjectsOf(checks),
    measured: differences(checks, (check) => check.measured),
    bound: differences(checks, (check) => check.bound),
    tools: differences(checks, (check) => check.tool && toolInShort(check.tool)),
  };
}

/** `measured 412 ms`, `has to be < 300 ms`. */
export function measurements({ measured, bound }: Alike): string[] {
  return [...measured.map((text) => `measured ${text}`), ...bound.map((text) => `has to be ${text}`)];
}

function differences(checks: readonly Check[], textOf: (check: Check) => string | undefined): string[] {
  const groups = Map.groupBy(checks, (check) => textOf(check) || undefined);
  return [...groups].flatMap(([text, same]) => {
    if (!text) return [];
    return [groups.size === 1 ? text : `${text} (${subjectsOf(same)})`];
  });
}

const MOST_SUBJECTS = 20;

function subjectsOf(checks: readonly Check[]): string {
  const subjects = [...new Set(checks.map((check) => check.subject))];
  const more = subjects.length - MOST_SUBJECTS;
  const shown = subjects.slice(0, MOST_SUBJECTS).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
