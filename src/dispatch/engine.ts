import type { Event } from './events.ts';
import type { Health } from './fleet.ts';
import type { NodeState, Rollout, WaveState } from './rollout.ts';

/** The one thing to do next. Every effect on a node stands behind an event that announced it. */
export type Intent =
  /** Something that follows from the ledger alone. */
  | { readonly do: 'record'; readonly event: Event }
  /** See what the node has, and announce the installation. */
  | { readonly do: 'announce'; readonly node: string }
  | { readonly do: 'install'; readonly node: string }
  /** Wait until the node is healthy, or is known not to be. */
  | { readonly do: 'confirm'; readonly node: string }
  /** Look at every changed node; the wave may pass once `due` (milliseconds since the epoch). */
  | { readonly do: 'watch'; readonly wave: number; readonly nodes: readonly string[]; readonly due: number }
  | { readonly do: 'restore'; readonly node: string; readonly to: string | null }
  /** Nothing, until somebody steers. */
  | { readonly do: 'rest' };

/** Decides from the state alone: pure, so that a process killed anywhere decides the same when it runs again. */
export function next(rollout: Rollout): Intent {
  if (rollout.phase === 'running') return forward(rollout);
  if (rollout.phase === 'rolling-back') return backward(rollout);
  return { do: 'rest' };
}

function forward(rollout: Rollout): Intent {
  const wave = rollout.waves.find(({ outcome }) => outcome !== 'passed');
  if (!wave) return { do: 'record', event: { type: 'completed' } };
  const unsettled = nodesOf(rollout, wave).find(({ stage }) => stage !== 'healthy');
  if (unsettled) return settle(unsettled);
  if (wave.outcome !== 'soaking') return { do: 'record', event: { type: 'soaking', wave: wave.index } };
  return {
    do: 'watch',
    wave: wave.index,
    nodes: touched(rollout).map(({ id }) => id),
    due: dueOf(rollout, wave),
  };
}

function settle({ id: node, stage }: NodeState): Intent {
  if (stage === 'planned') return { do: 'announce', node };
  return stage === 'installing' ? { do: 'install', node } : { do: 'confirm', node };
}

/** Newest first: the nodes that failed go back before those that served well for longer. */
function backward(rollout: Rollout): Intent {
  const node = touched(rollout).findLast(({ stage }) => stage !== 'reverted');
  if (!node) return { do: 'record', event: { type: 'rolled-back' } };
  const to = node.before ?? null;
  if (node.stage === 'reverting') return { do: 'restore', node: node.id, to };
  return { do: 'record', event: { type: 'reverting', node: node.id, to } };
}

/** What an answer about the health of a node leads to: nothing while all is well. */
export function judge(node: string, health: Health): Event | undefined {
  if (health.verdict === 'healthy') return undefined;
  // No data is no reason to go on, and none to go back either: a person has to look.
  if (health.verdict === 'unknown') return { type: 'paused', reason: health.detail, node };
  return { type: 'rolling-back', cause: 'failure', reason: health.detail, node };
}

/** The nodes that may differ from what they had before. */
export function touched(rollout: Rollout): NodeState[] {
  return rollout.nodes.filter(({ stage }) => stage !== 'planned');
}

/** When the soak under way ends, milliseconds since the epoch; undefined when none is. */
export function soakEnd(rollout: Rollout): number | undefined {
  const wave = rollout.waves.find(({ outcome }) => outcome === 'soaking');
  return wave && rollout.phase === 'running' ? dueOf(rollout, wave) : undefined;
}

function dueOf({ soakSeconds }: Rollout, { soakingSince = '' }: WaveState): number {
  return Date.parse(soakingSince) + soakSeconds * 1000;
}

function nodesOf(rollout: Rollout, wave: WaveState): NodeState[] {
  return rollout.nodes.filter((node) => node.wave === wave.index);
}
