import type { Check } from '../model/check.ts';
import { soakEnd } from './engine.ts';
import type { Artifact } from './events.ts';
import type { Halt, NodeStage, NodeState, Phase, Rollout, WaveState } from './rollout.ts';

export interface DispatchResult {
  readonly checks: readonly Check[];
  readonly lane: string;
  /** `idle` where nothing has ever been dispatched. */
  readonly state: Phase | 'idle';
  readonly artifact?: Artifact;
  /** The wave under way, or the last one that was; 0 where none has begun. */
  readonly wave: number;
  /** When the soak under way ends, RFC 3339. */
  readonly nextDue?: string;
  /** Nodes on the new version that were healthy when last looked at. */
  readonly healthy: number;
  /** Nodes that failed. */
  readonly failed: number;
  readonly nodes: readonly NodeOutcome[];
  readonly waves: readonly WaveState[];
  /** Why the rollout stands still or has gone back. */
  readonly halt?: Halt;
}

export interface NodeOutcome {
  readonly id: string;
  /** The checksum it had; null for nothing, undefined where it has not been touched. */
  readonly before?: string | null;
  /** The checksum it has now, as far as the ledger knows. */
  readonly after?: string | null;
  readonly outcome: NodeStage | 'unchanged' | 'failed';
}

/** What the ledger tells of the newest rollout of a lane, for outputs and reports. */
export function summarize(lane: string, rollout: Rollout | undefined, checks: readonly Check[]): DispatchResult {
  if (!rollout) {
    return { checks, lane, state: 'idle', wave: 0, healthy: 0, failed: 0, nodes: [], waves: [] };
  }
  const due = soakEnd(rollout);
  const nodes = [
    ...rollout.unchanged.map((id): NodeOutcome => {
      const checksum = rollout.artifact.checksum;
      return { id, before: checksum, after: checksum, outcome: 'unchanged' };
    }),
    ...rollout.nodes.map((node) => outcomeOf(node, rollout)),
  ];
  return {
    checks,
    lane,
    state: rollout.phase,
    artifact: rollout.artifact,
    wave: rollout.waves.findLast(({ outcome }) => outcome !== 'pending')?.index ?? 0,
    ...(due === undefined ? {} : { nextDue: new Date(due).toISOString() }),
    healthy: nodes.filter(({ outcome }) => outcome === 'healthy' || outcome === 'unchanged').length,
    failed: rollout.halt?.cause === 'failure' ? 1 : 0,
    nodes,
    waves: rollout.waves,
    ...(rollout.halt ? { halt: rollout.halt } : {}),
  };
}

function outcomeOf({ id, stage, before }: NodeState, { artifact, halt }: Rollout): NodeOutcome {
  if (stage === 'planned') return { id, outcome: stage };
  const after = stage === 'reverted' ? before : artifact.checksum;
  const outcome = halt?.cause === 'failure' && halt.node === id ? 'failed' : stage;
  return { id, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }), outcome };
}
