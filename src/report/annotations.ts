import type { Check, Verdict } from '../model/check.ts';
import type { Place } from '../model/place.ts';
import { type Alike, alike, measurements } from './attention.ts';
import { plain } from './plain.ts';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  /** Where in the source: relative to the root of the repository, with forward slashes. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
}

/** A step shows 10 of a level and drops the rest in silence; one is kept for what could be in nested steps. */
const MOST = 9;
/** The runner cuts messages at 4096 characters. */
const MESSAGE_LIMIT = 3000;

/**
 * At most 9 annotations, failures first, one for checks that are alike or one for each line they point at; the last
 * one says how many more there are. Every check has its say before any has its second.
 */
export function annotations(checks: readonly Check[]): Annotation[] {
  const groups = TOLD.flatMap((verdict) =>
    alike(checks, verdict).map((group) => annotate(group, LEVELS[verdict])),
  );
  const turns = Math.max(0, ...groups.map((group) => group.length));
  const inTurns = Array.from({ length: turns }, (_, turn) => groups.flatMap((group) => group[turn] ?? []));
  const all = withoutRepeats(inTurns.flat());
  if (all.length <= MOST) return worstFirst(all);
  const more = all.length - (MOST - 1);
  return [
    ...worstFirst(all.slice(0, MOST - 1)),
    { level: 'notice', title: 'More checks did not pass', message: `${more} more in the summary` },
  ];
}

const TOLD = ['fail', 'warn', 'not-run'] as const satisfies readonly Verdict[];

const LEVELS: Readonly<Record<(typeof TOLD)[number], Annotation['level']>> = {
  fail: 'error',
  warn: 'warning',
  'not-run': 'notice',
};

function worstFirst(all: readonly Annotation[]): Annotation[] {
  return TOLD.flatMap((verdict) => all.filter(({ level }) => level === LEVELS[verdict]));
}

function annotate(group: Alike, level: Annotation['level']): Annotation[] {
  const { places = [], detail } = group;
  const atPlaces = places.map((place) => atPlace(place, group, level));
  // The detail has what no line stands for.
  return places.length > 0 && !detail ? atPlaces : [...atPlaces, withoutPlace(group, level)];
}

function atPlace({ file, line, column, message, rule }: Place, group: Alike, level: Annotation['level']) {
  return {
    level,
    title: plain([group.stage, group.name, rule].filter(Boolean).join(' '), 200),
    message: plain(message, MESSAGE_LIMIT) || group.verdict,
    file: plain(file, 300),
    line,
    ...(column === undefined ? {} : { column }),
  };
}

function withoutPlace(group: Alike, level: Annotation['level']): Annotation {
  const told = [
    group.verdict === 'not-run' ? 'not run' : undefined,
    group.detail,
    ...measurements(group),
    group.remedy,
  ];
  return {
    level,
    title: plain(`${group.stage} ${group.name}: ${group.subjects}`, 200),
    message: plain(told.filter(Boolean).join('; '), MESSAGE_LIMIT) || group.verdict,
  };
}

/** What does not compile is found by every check of the source; its line is marked once. */
function withoutRepeats(all: readonly Annotation[]): Annotation[] {
  const said = new Map<string, Annotation>();
  for (const one of all) {
    const { file, line, column, message, title } = one;
    const key = JSON.stringify(file === undefined ? [title, message] : [file, line, column, message]);
    if (!said.has(key)) said.set(key, one);
  }
  return [...said.values()];
}
