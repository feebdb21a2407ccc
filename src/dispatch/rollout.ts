import { ReleaseError } from '../model/errors.ts';
import type { Artifact, Cause, Entry, Planned } from './events.ts';

export type Phase = 'running' | 'paused' | 'rolling-back' | 'rolled-back' | 'completed';

/** How far a node is. */
export type NodeStage = 'planned' | 'installing' | 'installed' | 'healthy' | 'reverting' | 'reverted';

export interface NodeState {
  readonly id: string;
  /** From 1. */
  readonly wave: number;
  readonly stage: NodeStage;
  /** The checksum to which it goes back, null for nothing; undefined until it is touched. */
  readonly before?: string | null;
  /** Back on its old checksum, but not well: why. */
  readonly fault?: string;
}

export interface WaveState {
  /** From 1. */
  readonly index: number;
  readonly nodes: readonly string[];
  readonly outcome: 'pending' | 'open' | 'soaking' | 'passed' | 'failed' | 'stopped';
  readonly startedAt?: string;
  readonly soakingSince?: string;
  readonly endedAt?: string;
}

/** Why a rollout stands still or goes back. */
export interface Halt {
  readonly cause: Cause | 'pause' | 'no-data';
  readonly reason: string;
  readonly node?: string;
  readonly at: string;
}

/** One release on its way through one lane, as its ledger entries tell. */
export interface Rollout {
  readonly phase: Phase;
  readonly artifact: Artifact;
  readonly soakSeconds: number;
  readonly waves: readonly WaveState[];
  /** The nodes to change, in the order of the waves. */
  readonly nodes: readonly NodeState[];
  readonly unchanged: readonly string[];
  readonly halt?: Halt;
}

/** The newest rollout of a lane, undefined where there has been none. Replay of the ledger is the state. */
export function replay(entries: readonly Entry[], lane: string): Rollout | undefined {
  return entries
    .filter((entry) => entry.lane === lane)
    .reduce<Rollout | undefined>((rollout, entry) => evolve(rollout, entry), undefined);
}

/** The state after one more entry. Throws LEDGER_BROKEN for what cannot happen in this state. */
function evolve(rollout: Rollout | undefined, entry: Entry): Rollout {
  const { event, at } = entry;
  if (event.type === 'planned') return begun(event);
  if (!rollout) throw impossible(entry, 'comes before any plan');
  switch (event.type) {
    case 'installing':
      return openWave(
        touch(rollout, entry, event.node, { stage: 'installing', before: event.before }),
        event.node,
        at,
      );
    case 'installed':
    case 'healthy':
      return touch(rollout, entry, event.node, { stage: event.type });
    case 'soaking':
      return changeWave(rollout, event.wave, { outcome: 'soaking', soakingSince: at });
    case 'passed':
      return changeWave(rollout, event.wave, { outcome: 'passed', endedAt: at });
    case 'completed':
      return { ...rollout, phase: 'completed' };
    case 'paused':
      return { ...rollout, phase: 'paused', halt: halted(event.node ? 'no-data' : 'pause', event, at) };
    case 'resumed':
      return resumed(rollout, at);
    case 'rolling-back':
      return stopWaves({ ...rollout, phase: 'rolling-back', halt: halted(event.cause, event, at) }, at);
    case 'reverting':
      return touch(rollout, entry, event.node, { stage: 'reverting' });
    case 'reverted':
      return touch(rollout, entry, event.node, {
        stage: 'reverted',
        ...(event.fault === undefined ? {} : { fault: event.fault }),
      });
    case 'rolled-back':
      return { ...rollout, phase: 'rolled-back' };
  }
}

/** A rollout as it is planned, with nothing done yet. */
export function begun({ artifact, soakSeconds, waves, unchanged }: Planned): Rollout {
  return {
    phase: 'running',
    artifact,
    soakSeconds,
    unchanged,
    waves: waves.map((nodes, index) => ({ index: index + 1, nodes, outcome: 'pending' })),
    nodes: waves.flatMap((nodes, index) =>
      nodes.map((id): NodeState => ({ id, wave: index + 1, stage: 'planned' })),
    ),
  };
}

function halted(
  cause: Halt['cause'],
  { reason, node }: { reason: string; node?: string | undefined },
  at: string,
): Halt {
  return node === undefined ? { cause, reason, at } : { cause, reason, node, at };
}

/** Nobody watched during the pause, so a soak starts over. */
function resumed({ halt: _, ...rollout }: Rollout, at: string): Rollout {
  const waves = rollout.waves.map((wave) =>
    wave.outcome === 'soaking' ? { ...wave, soakingSince: at } : wave,
  );
  return { ...rollout, waves, phase: 'running' };
}

function touch(rollout: Rollout, entry: Entry, id: string, change: Partial<NodeState>): Rollout {
  if (!rollout.nodes.some((node) => node.id === id))
    throw impossible(entry, `names ${id}, which is not planned`);
  return { ...rollout, nodes: rollout.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)) };
}

function openWave(rollout: Rollout, node: string, at: string): Rollout {
  const wave = rollout.waves.find(({ nodes, outcome }) => outcome === 'pending' && nodes.includes(node));
  return wave ? changeWave(rollout, wave.index, { outcome: 'open', startedAt: at }) : rollout;
}

/** A failing node ends its wave as failed; whatever else stops a rollout says nothing against the wave. */
function stopWaves(rollout: Rollout, at: string): Rollout {
  const failed = rollout.halt?.cause === 'failure';
  const waves = rollout.waves.map((wave): WaveState => {
    const underWay = wave.outcome === 'open' || wave.outcome === 'soaking';
    return underWay ? { ...wave, outcome: failed ? 'failed' : 'stopped', endedAt: at } : wave;
  });
  return { ...rollout, waves };
}

function changeWave(rollout: Rollout, index: number, change: Partial<WaveState>): Rollout {
  return {
    ...rollout,
    waves: rollout.waves.map((wave) => (wave.index === index ? { ...wave, ...change } : wave)),
  };
}

function impossible({ seq, event }: Entry, why: string): ReleaseError {
  return new ReleaseError(
    'LEDGER_BROKEN',
    `entry ${seq} of the ledger (${event.type}) ${why}`,
    'restore the ledger from a copy; it is only ever appended to',
  );
}
