import { formatBytes } from '../model/bytes.ts';
import type { ArtifactInsight, BuildInsight } from '../model/insight.ts';
import type { MeasuredInsight, Score, ScoreTerm } from '../model/insight-report.ts';

/**
 * The score of a release that has a binary: the mean of its terms. Each term has one rule: full points up to a bound, and 25 fewer for
 * every doubling beyond it. A term that could not be measured does not count.
 */
export function scoreOf(
  now: Release,
  measured: readonly MeasuredInsight[],
  before: BuildInsight | undefined,
): Score {
  const times = new Map(measured.flatMap(({ moduleTimes }) => Object.entries(moduleTimes)));
  const terms = [
    term('size', SIZE, sizeOf(now), before && sizeOf(before)),
    // A time is no part of a released file, so that of the release before is not known.
    term('start-up', STARTUP, startupOf(measured), undefined),
    term('dependencies', DEPENDENCIES, dependenciesOf(now), before && dependenciesOf(before)),
    term('age of dependencies', AGE, ageOf(now, times), before && ageOf(before, times)),
  ];
  const points = terms.flatMap((one) => one.points ?? []);
  return { points: mean(points), terms, ...(before ? { before: before.version } : {}) };
}

type Release = Pick<BuildInsight, 'artifacts' | 'commitTime'>;

interface Rule {
  /** Full points up to this. */
  readonly full: number;
  readonly rule: string;
}

const LESS = '25 fewer for every doubling';
const SIZE: Rule = { full: 5 * 1024 * 1024, rule: `mean over the targets of: 100 up to 5 MiB, ${LESS}` };
const STARTUP: Rule = { full: 10, rule: `100 up to 10 ms, ${LESS}` };
const DEPENDENCIES: Rule = { full: 10, rule: `100 up to 10 modules, ${LESS}` };
const AGE: Rule = { full: 180, rule: `100 up to a median of 180 days at the commit, ${LESS}` };
const DAY = 86_400_000;

/** What was measured in words; the values that points are given for, or none. */
interface Measured {
  readonly text: string;
  readonly values: readonly number[];
}

function term(name: string, rule: Rule, now: Measured, before: Measured | undefined): ScoreTerm {
  const earlier = before && pointsOf(before, rule);
  const points = pointsOf(now, rule);
  return {
    name,
    ...(points === undefined ? {} : { points }),
    measured: now.text,
    rule: rule.rule,
    ...(before && earlier !== undefined ? { before: { points: earlier, measured: before.text } } : {}),
  };
}

function pointsOf({ values }: Measured, { full }: Rule): number | undefined {
  if (values.length === 0) return undefined;
  return mean(values.map((value) => within(100 - 25 * Math.log2(Math.max(value, full) / full))));
}

function within(points: number): number {
  return Math.max(0, points);
}

function sizeOf({ artifacts }: Release): Measured {
  const values = artifacts.map(({ size }) => size);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const text = least === most ? formatBytes(most) : `${formatBytes(least)} to ${formatBytes(most)}`;
  return { text, values };
}

function startupOf(measured: readonly MeasuredInsight[]): Measured {
  const values = measured.flatMap(({ startupMs }) => startupMs ?? []);
  if (values.length === 0) return { text: 'no binary could be started here', values };
  return { text: `${values.map((ms) => ms.toFixed(1)).join(', ')} ms`, values };
}

function dependenciesOf(release: Release): Measured {
  const modules = modulesOf(release);
  return { text: `${modules.size} ${modules.size === 1 ? 'module' : 'modules'}`, values: [modules.size] };
}

/** How old each module version was when the release was committed. */
function ageOf(release: Release, times: ReadonlyMap<string, string>): Measured {
  const modules = modulesOf(release);
  const committed = Date.parse(release.commitTime);
  const ages = [...modules]
    .map((module) => (committed - Date.parse(times.get(module) ?? '')) / DAY)
    .filter((days) => Number.isFinite(days))
    .map((days) => Math.max(0, days));
  if (modules.size === 0) return { text: 'no dependency', values: [] };
  if (ages.length === 0) return { text: `the age of its modules is not known here`, values: [] };
  const days = median(ages);
  const known = ages.length < modules.size ? `, ${ages.length} of ${modules.size} known` : '';
  return {
    text: `median ${Math.round(days)} days, oldest ${Math.round(Math.max(...ages))}${known}`,
    values: [days],
  };
}

/** `path@version` of all modules in any of the binaries. */
function modulesOf({ artifacts }: { readonly artifacts: readonly ArtifactInsight[] }): Set<string> {
  return new Set(artifacts.flatMap(({ modules }) => Object.entries(modules).map((one) => one.join('@'))));
}

function mean(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.length % 2 === 0 ? sorted.slice(half - 1) : [sorted[half], sorted[half]];
  return (low + high) / 2;
}
