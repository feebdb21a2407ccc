import type { Check } from '../model/check.ts';
import type { WaveReport } from '../model/wave.ts';
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
  readonly waves: readonly WaveOutcome[];
  /** Why the rollout stands still or has gone back. */
  readonly halt?: Halt;
}

export interface NodeOutcome {
  readonly id: string;
  /** From 1; absent where the node is no work. */
  readonly wave?: number;
  /** The checksum it had; null for nothing, undefined where it has not been touched. */
  readonly before?: string | null;
  /** The checksum it has now, as far as the ledger knows. */
  readonly after?: string | null;
  readonly outcome: NodeStage | 'unchanged' | 'failed';
}

export interface WaveOutcome extends WaveReport {
  readonly outcome: WaveState['outcome'];
}

/** What the ledger tells of the newest rollout of a lane, for outputs and reports. */
export function summarize(
  lane: string,
  rollout: Rollout | undefined,
  checks: readonly Check[],
): DispatchResult {
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
    waves: rollout.waves.map((wave) => waveOutcomeOf(wave, rollout)),
    ...(rollout.halt ? { halt: rollout.halt } : {}),
  };
}

/** How many nodes of a wave were healthy when it was last looked at. */
export function healthIn(wave: WaveState, { nodes, halt }: Rollout): { healthy: number; failed: number } {
  const own = nodes.filter((node) => node.wave === wave.index);
  if (wave.outcome === 'passed') return { healthy: own.length, failed: 0 };
  if (wave.outcome !== 'failed')
    return { healthy: own.filter(({ stage }) => stage === 'healthy').length, failed: 0 };
  // Nodes are installed one after the other, so all that were touched were healthy but the one that failed.
  const touched = own.filter(({ stage }) => stage !== 'planned');
  const failed = touched.filter(({ id }) => id === halt?.node).length;
  return { healthy: touched.length - failed, failed };
}

function waveOutcomeOf(wave: WaveState, rollout: Rollout): WaveOutcome {
  const { index, nodes, outcome, startedAt, endedAt } = wave;
  return {
    index,
    nodes: nodes.length,
    ...healthIn(wave, rollout),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    outcome,
  };
}

function outcomeOf({ id, wave, stage, before }: NodeState, { artifact, halt }: Rollout): NodeOutcome {
  if (stage === 'planned') return { id, wave, outcome: stage };
  const after = stage === 'reverted' ? before : artifact.checksum;
  const outcome = halt?.cause === 'failure' && halt.node === id ? 'failed' : stage;
  return {
    id,
    wave,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    outcome,
  };
}
