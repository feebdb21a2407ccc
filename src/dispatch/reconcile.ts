import { ReleaseError } from '../model/errors.ts';
import type { Ports } from '../ports.ts';
import { type Intent, judge, next } from './engine.ts';
import type { Event } from './events.ts';
import type { Fleet, Payload } from './fleet.ts';
import type { Lease, Ledger } from './ledger/ledger.ts';
import { type Rollout, replay } from './rollout.ts';

/** A soak is looked at ten times, but neither in a frenzy nor lazily. */
const LOOKS_PER_SOAK = 10;
const SHORTEST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

export interface Lane {
  readonly name: string;
  readonly ledger: Ledger;
  readonly lease: Lease;
  readonly fleet: Fleet;
  /** What is rolled out; absent where nodes can only go back. */
  readonly payload?: Payload;
}

/** The newest rollout of a lane, and the hash of the last entry of the ledger. */
export async function look(
  ledger: Ledger,
  lane: string,
): Promise<{ rollout: Rollout | undefined; head: string }> {
  const { entries, head } = await ledger.read();
  return { rollout: replay(entries, lane), head };
}

/**
 * Does what is due until the rollout rests: completed, paused or rolled back; or, without `wait`, until a soak
 * is not over. Everything it knows it reads from the ledger before every move, so it can be killed anywhere.
 */
export async function reconcile(
  lane: Lane,
  wait: boolean,
  ports: Pick<Ports, 'clock' | 'progress'>,
): Promise<void> {
  for (;;) {
    const { rollout, head } = await look(lane.ledger, lane.name);
    const intent: Intent = rollout ? next(rollout) : { do: 'rest' };
    if (!rollout || intent.do === 'rest') return;
    report(rollout, ports);
    const event = await perform(intent, lane, ports);
    if (event) await lane.lease.append(head, lane.name, event);
    else if (!wait) return;
    else await ports.clock.sleep(pauseBefore(intent, rollout, ports.clock.now()));
  }
}

/** Carries out an intent; undefined when all is well and it is too early to say more. */
async function perform(
  intent: Exclude<Intent, { do: 'rest' }>,
  { fleet, payload }: Lane,
  { clock }: Pick<Ports, 'clock'>,
): Promise<Event | undefined> {
  switch (intent.do) {
    case 'record':
      return intent.event;
    case 'announce':
      return { type: 'installing', node: intent.node, before: await fleet.installed(intent.node) };
    case 'install':
      await fleet.install(intent.node, required(payload));
      return { type: 'installed', node: intent.node };
    case 'confirm':
      return (
        judge(intent.node, await fleet.becomesHealthy(intent.node)) ?? { type: 'healthy', node: intent.node }
      );
    case 'watch': {
      const lookedAt = clock.now();
      const bad = await firstBad(intent.nodes, fleet);
      if (bad) return bad;
      return lookedAt >= intent.due ? { type: 'passed', wave: intent.wave } : undefined;
    }
    case 'restore':
      await fleet.restore(intent.node, intent.to);
      return { type: 'reverted', node: intent.node, ...(await faultOf(intent.node, intent.to, fleet)) };
  }
}

/** A failure outweighs missing data, whichever node is asked first. */
async function firstBad(nodes: readonly string[], fleet: Fleet): Promise<Event | undefined> {
  const looks = await Promise.all(nodes.map(async (node) => judge(node, await fleet.isHealthy(node))));
  return looks.find((event) => event?.type === 'rolling-back') ?? looks.find((event) => event);
}

async function faultOf(node: string, restored: string | null, fleet: Fleet): Promise<{ fault?: string }> {
  if (restored === null) return {};
  const health = await fleet.becomesHealthy(node);
  return health.verdict === 'healthy' ? {} : { fault: health.detail };
}

function required(payload: Payload | undefined): Payload {
  if (payload) return payload;
  throw new ReleaseError(
    'INPUT_INVALID',
    'the dispatch has nodes to install, but no release was given',
    'run `dispatch` with the manifest of the release',
  );
}

function report({ waves, nodes, phase }: Rollout, { progress }: Pick<Ports, 'progress'>): void {
  const done = nodes.filter(({ stage }) => stage === 'healthy').length;
  const wave = waves.find(({ outcome }) => outcome !== 'passed')?.index ?? waves.length;
  const note =
    phase === 'rolling-back'
      ? `rolling back, ${nodes.filter(({ stage }) => stage === 'reverted').length} nodes done`
      : `wave ${wave} of ${waves.length}, ${done} of ${nodes.length} nodes`;
  progress.report({ stage: 'dispatch', target: '', state: 'started', note });
}

function pauseBefore(intent: Intent, { soakSeconds }: Rollout, now: number): number {
  const pause = Math.min(
    LONGEST_PAUSE_MS,
    Math.max(SHORTEST_PAUSE_MS, (soakSeconds * 1000) / LOOKS_PER_SOAK),
  );
  return intent.do === 'watch' ? Math.max(0, Math.min(pause, intent.due - now)) : pause;
}
