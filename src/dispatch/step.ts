import { short } from '../model/digest.ts';
import type { Ports } from '../ports.ts';
import { type Offer, offerOf, verifyOffer } from './artifact.ts';
import { begin } from './begin.ts';
import { touched } from './engine.ts';
import type { Event } from './events.ts';
import type { Fleet } from './fleet.ts';
import { installedOn, planRollout } from './plan.ts';
import { type Lane, look, reconcile } from './reconcile.ts';
import type { DispatchResult } from './result.ts';
import type { Rollout } from './rollout.ts';
import { conclude, fleetOf, type Session, untouched } from './session.ts';
import { steer } from './steer.ts';

/** Takes the release as far as it can go now. `resume` has a paused or rolled-back one go on first. */
export async function step(session: Session): Promise<DispatchResult> {
  const { inputs, config, ledger, checklist, ports } = session;
  const offer = await offerOf(inputs.manifest, config, checklist, ports);
  if (!offer || !(await verifyOffer(offer, checklist, ports))) return untouched(session);
  const fleet = fleetOf(session, offer.program);
  await ledger.hold((lease) =>
    advance(offer, { name: config.lane, ledger, lease, fleet, payload: offer }, session),
  );
  return conclude(session);
}

async function advance(offer: Offer, lane: Lane, session: Session): Promise<void> {
  const { inputs, ports } = session;
  await finishRollback(lane, ports);
  if (inputs.mode === 'resume') await record(lane, (rollout) => steer('resume', rollout, inputs.reason));
  if (!(await meet(offer, lane, session))) return;
  const { rollout } = await look(lane.ledger, lane.name);
  if (rollout) await revive(rollout, lane.fleet, session);
  await reconcile(lane, inputs.wait, ports);
}

/** Nodes on their way back get there before anything else is thought of. */
async function finishRollback(lane: Lane, ports: Ports): Promise<void> {
  const { rollout } = await look(lane.ledger, lane.name);
  if (rollout?.phase === 'rolling-back') await reconcile(lane, true, ports);
}

/** Sees to it that the newest rollout of the lane is this release's; false where a person has to decide. */
async function meet(offer: Offer, lane: Lane, session: Session): Promise<boolean> {
  const { inputs, config, ports } = session;
  const { rollout } = await look(lane.ledger, lane.name);
  const installed = await installedOn(lane.fleet);
  switch (begin(rollout, offer.checksum, installed.values(), inputs.mode === 'resume')) {
    case 'hold':
      if (rollout?.phase === 'rolled-back') warnOfHold(session);
      return false;
    case 'go-on':
      return true;
    case 'plan':
      await record(lane, () => planRollout(offer, installed, config.waves, config['soak-seconds']));
      return true;
    case 'replace':
      await record(lane, () => supersededBy(offer));
      await reconcile(lane, true, ports);
      return meet(offer, lane, session);
  }
}

/** Starts nodes that have stopped, but none that the rollout has changed: that such a node stopped is a finding. */
async function revive(rollout: Rollout, fleet: Fleet, { ports }: Session): Promise<void> {
  const watched = rollout.phase === 'running' ? touched(rollout).map(({ id }) => id) : [];
  for (const node of fleet.nodes.filter((id) => !watched.includes(id))) {
    if (!(await fleet.revive(node))) continue;
    const health = await fleet.becomesHealthy(node);
    ports.log.info(`${node} had stopped and was started again: ${health.detail}`);
  }
}

async function record(
  lane: Lane,
  decide: (rollout: Rollout | undefined) => Event | undefined,
): Promise<void> {
  const { rollout, head } = await look(lane.ledger, lane.name);
  const event = decide(rollout);
  if (event) await lane.lease.append(head, lane.name, event);
}

function warnOfHold({ checklist, config }: Session): void {
  checklist.begin('hold', config.lane).warn({
    detail: 'this very release was taken back before, so it is not dispatched again by itself',
    remedy: 'release a corrected program, or try the same once more with `oracle-release dispatch resume`',
  });
}

function supersededBy({ version, checksum }: Offer): Event {
  const reason = `${version} (${short(checksum)}) is dispatched instead`;
  return { type: 'rolling-back', cause: 'superseded', reason };
}
