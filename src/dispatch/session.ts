import type { Checklist } from '../model/check.ts';
import type { Dispatch } from '../model/lanes.ts';
import type { Ports } from '../ports.ts';
import { checkFleet, checkRollout } from './checks.ts';
import type { Fleet } from './fleet.ts';
import type { DispatchInputs } from './inputs.ts';
import type { Ledger } from './ledger/ledger.ts';
import { localFleet } from './local/fleet.ts';
import { look } from './reconcile.ts';
import { type DispatchResult, summarize } from './result.ts';

/** What every mode works with. */
export interface Session {
  readonly inputs: DispatchInputs;
  readonly config: Dispatch;
  readonly ledger: Ledger;
  readonly checklist: Checklist;
  readonly ports: Ports;
}

/** The nodes of the lane; `program` is how new ones call what they run. */
export function fleetOf({ inputs, config, ports }: Session, program = ''): Fleet {
  const folder = config.fleet.directory ?? inputs.fleet;
  return localFleet({ folder, config: config.fleet, program, ports });
}

/** Where the rollout is now, from the ledger; once it has completed, from the nodes too. */
export async function conclude(session: Session): Promise<DispatchResult> {
  const { ledger, checklist, config } = session;
  const { rollout } = await look(ledger, config.lane);
  if (!rollout) return summarize(config.lane, undefined, checklist.checks);
  checkRollout(config.lane, rollout, checklist);
  const summary = summarize(config.lane, rollout, checklist.checks);
  if (rollout.phase !== 'completed') return summary;

  const seen = await survey(fleetOf(session), rollout.artifact.checksum);
  checkFleet(config.lane, rollout, seen, checklist);
  const healthy = seen.filter(({ isCurrent, health }) => isCurrent && health.verdict === 'healthy').length;
  return { ...summary, healthy, failed: seen.length - healthy };
}

/** Where the rollout is, where this run has nothing to say of it. */
export async function untouched({ ledger, checklist, config }: Session): Promise<DispatchResult> {
  const { rollout } = await look(ledger, config.lane);
  return summarize(config.lane, rollout, checklist.checks);
}

function survey(fleet: Fleet, checksum: string) {
  return Promise.all(
    fleet.nodes.map(async (node) => ({
      node,
      isCurrent: (await fleet.installed(node)) === checksum,
      health: await fleet.isHealthy(node),
    })),
  );
}
