import { ReleaseError } from '../model/errors.ts';
import type { Plan, PlannedTarget } from '../model/plan.ts';
import type { FanOut } from './inputs.ts';

/** One build job: an entry of `strategy.matrix.include`. */
export interface Leg {
  /** Counts from 0. */
  readonly index: number;
  /** Names the job: the target, the operating system, or `all`. */
  readonly id: string;
  /** What the input `target` of the job takes: target names, one a line. */
  readonly target: string;
  /** A label or a list of labels as JSON: `runs-on: ${{ fromJSON(matrix.runner) }}`. */
  readonly runner: string;
}

/** The runner takes no more jobs of one matrix. */
const MOST = 256;

/**
 * The build jobs of a plan. Targets with other runner labels are never put together. Throws INPUT_INVALID for more
 * jobs than one matrix can have.
 */
export function legsOf({ targets }: Pick<Plan, 'targets'>, fanOut: FanOut): Leg[] {
  const groups = Map.groupBy(targets, (target) => JSON.stringify([GROUPS[fanOut](target), target.runner]));
  if (groups.size > MOST) {
    throw new ReleaseError(
      'INPUT_INVALID',
      `${groups.size} build jobs are more than the ${MOST} that a matrix can have`,
      'group them with fan-out: os, or with fan-out: single',
    );
  }
  const ids = [...groups.values()].map(([first]) => (first ? GROUPS[fanOut](first) : ''));
  return [...groups.values()].map((group, index) => ({
    index,
    id: unlike(ids, index),
    target: group.map(({ name }) => name).join('\n'),
    runner: runnerOf(group[0]?.runner ?? []),
  }));
}

const GROUPS: Readonly<Record<FanOut, (target: PlannedTarget) => string>> = {
  target: ({ id }) => id,
  os: ({ goos }) => goos,
  single: () => 'all',
};

/** Artifacts are named after the id, so a group that was divided by its runners is numbered. */
function unlike(ids: readonly string[], index: number): string {
  const id = ids[index] ?? '';
  const before = ids.slice(0, index).filter((other) => other === id).length;
  return before === 0 ? id : `${id}-${before + 1}`;
}

function runnerOf(labels: readonly string[]): string {
  return JSON.stringify(labels.length === 1 ? labels[0] : labels);
}
