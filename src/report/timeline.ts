import { type Check, STAGES, type Stage, type Verdict } from '../model/check.ts';
import type { Plan } from '../model/plan.ts';
import { rowFinder, WHOLE } from './grid.ts';
import { count, worst } from './verdicts.ts';

/** From the first check of a group to the end of its last. Times in milliseconds since the Unix epoch. */
export interface Span {
  readonly stage: Stage;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly verdict: Verdict;
}

export interface Lane {
  /** A target, or `release`. */
  readonly name: string;
  readonly spans: readonly Span[];
}

/** When each stage ran, in the order of the pipeline. */
export function timeline(checks: readonly Check[]): Span[] {
  const byStage = Map.groupBy(checks.filter(isTimed), (check) => check.stage);
  return STAGES.flatMap((stage) => {
    const made = byStage.get(stage);
    return made ? [{ stage, ...extent(made), verdict: worst(count(made)) }] : [];
  });
}

/** The same for the release as a whole and for each target; lanes without a check are left out. */
export function lanes(plan: Plan | undefined, checks: readonly Check[]): Lane[] {
  const rowOf = rowFinder(plan, checks);
  const byRow = Map.groupBy(checks, (check) => rowOf(check.subject));
  const order = [WHOLE, ...(plan?.targets.map((target) => target.name) ?? [])];
  return [...new Set([...order, ...byRow.keys()])]
    .map((name) => ({ name, spans: timeline(byRow.get(name) ?? []) }))
    .filter((lane) => lane.spans.length > 0);
}

/** The extent of everything given; undefined when nothing was timed. */
export function extentOf(spans: readonly Span[]): { startedAt: number; endedAt: number } | undefined {
  if (spans.length === 0) return undefined;
  return {
    startedAt: Math.min(...spans.map((span) => span.startedAt)),
    endedAt: Math.max(...spans.map((span) => span.endedAt)),
  };
}

function extent(checks: readonly Check[]): { startedAt: number; endedAt: number } {
  let startedAt = Number.POSITIVE_INFINITY;
  let endedAt = Number.NEGATIVE_INFINITY;
  for (const check of checks) {
    const began = Date.parse(check.startedAt);
    startedAt = Math.min(startedAt, began);
    endedAt = Math.max(endedAt, began + check.ms);
  }
  return { startedAt, endedAt };
}

function isTimed(check: Check): boolean {
  return Number.isFinite(Date.parse(check.startedAt)) && Number.isFinite(check.ms);
}
