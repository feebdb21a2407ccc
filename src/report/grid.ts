import { type Check, STAGES, type Stage, type Verdict } from '../model/check.ts';
import type { Plan } from '../model/plan.ts';
import { idOfName } from '../model/target.ts';
import { type Counts, count, worst } from './verdicts.ts';

/** The row of everything that concerns the release as a whole. */
export const WHOLE = 'release';

/** The checks as a table: a row a target, a column a stage. */
export interface Grid {
  /** Stages that made a check, in the order of the pipeline. */
  readonly stages: readonly Stage[];
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  /** `linux/amd64`, or `release`. */
  readonly name: string;
  readonly cells: ReadonlyMap<Stage, GridCell>;
}

export interface GridCell {
  readonly verdict: Verdict;
  readonly counts: Counts;
  readonly total: number;
}

export function grid(plan: Plan | undefined, checks: readonly Check[]): Grid {
  const rowOf = rowFinder(plan, checks);
  const byRow = Map.groupBy(checks, (check) => rowOf(check.subject));
  const names = [WHOLE, ...targetNames(plan, checks)];
  return {
    stages: STAGES.filter((stage) => checks.some((check) => check.stage === stage)),
    rows: names
      .map((name) => ({ name, cells: cellsOf(byRow.get(name) ?? []) }))
      // A job of a matrix reports on its own target only.
      .filter((row) => row.cells.size > 0),
  };
}

function cellsOf(checks: readonly Check[]): Map<Stage, GridCell> {
  const byStage = Map.groupBy(checks, (check) => check.stage);
  return new Map(
    [...byStage].map(([stage, made]) => {
      const counts = count(made);
      return [stage, { verdict: worst(counts), counts, total: made.length }];
    }),
  );
}

/**
 * Which row a subject belongs to: a target by its name or id, a file by the binary it is named after; all else
 * (the project, a node, checksums) concerns the whole release.
 */
export function rowFinder(plan: Plan | undefined, checks: readonly Check[]): (subject: string) => string {
  const rows = new Map<string, string>();
  for (const name of targetNames(plan, checks)) rows.set(name, name).set(idOfName(name), name);
  for (const { target, file, plain, debug } of plan?.artifacts ?? []) {
    const name = rows.get(target) ?? WHOLE;
    rows.set(file, name).set(plain, name).set(debug, name);
  }
  const files = (plan?.artifacts ?? []).map((artifact) => artifact.file);
  return (subject) => {
    const binary = files.find((file) => subject.startsWith(`${file}.`)) ?? subject;
    return rows.get(binary) ?? WHOLE;
  };
}

function targetNames(plan: Plan | undefined, checks: readonly Check[]): string[] {
  if (plan) return plan.targets.map((target) => target.name);
  const subjects = checks.map((check) => check.subject);
  return [...new Set(subjects.filter((subject) => /^[a-z0-9]{2,20}\/[a-z0-9]{2,20}$/.test(subject)))];
}
