import { findOffer, type Offer, verifyOffer } from './artifact.ts';
import { begin } from './begin.ts';
import { touched } from './engine.ts';
import type { Event } from './events.ts';
import type { Fleet } from './fleet.ts';
import type { Lease } from './ledger/ledger.ts';
import { type Lane, look, reconcile } from './reconcile.ts';
import { type DispatchResult, summarize } from './result.ts';
import type { Rollout } from './rollout.ts';
import { conclude, fleetOf, type Session } from './session.ts';
import { steer } from './steer.ts';
import { planWaves } from './waves.ts';

/** Takes the release as far as it can go now; `resume` lets a paused or rolled-back one go on first. */
export async function step(session: Session): Promise<DispatchResult> {
  const offer = await offerOf(session);
  if (!offer) return conclude(session);
  const isSound = await verifyOffer(offer, session.checklist, session.ports);
  await session.ledger.hold(async (lease) => {
    const lane = laneOf(session, lease, fleetOf(session, offer.program), offer);
    await finishRollback(lane, session);
    if (isSound) await advance(offer, lane, session);
  });
  return conclude(session);
}

/** What `step` would do, with nothing done. */
export async function preview(session: Session): Promise<DispatchResult> {
  const { config, ledger, checklist } = session;
  const offer = await offerOf(session);
  if (!offer || !(await verifyOffer(offer, checklist, session.ports))) return conclude(session);
  const installed = await installedOn(fleetOf(session, offer.program));
  const { rollout: last } = await look(ledger, config.lane);
  const beginning = begin(last, offer.checksum, installed.values(), false);
  const check = checklist.begin('plan', config.lane);
  if (beginning === 'hold' || beginning === 'go-on') {
    check.pass({ measured: 'no new plan', detail: `the dispatch of this release is ${last?.phase}` });
    return conclude(session);
  }
  const planned = planFor(offer, installed, session);
  check.pass({
    measured: `${planned.waves.length} waves`,
    detail: planned.waves.map((nodes, index) => `wave ${index + 1}: ${nodes.join(', ')}`).join('; ') || 'every node has it',
  });
  return { ...summarize(config.lane, last, checklist.checks), waves: wavesOf(planned) };
}

/** Ends what is under way by a person's wish, and takes nodes back where that is wished. */
export async function steerOnly(session: Session, wish: 'pause' | 'abort' | 'rollback'): Promise<DispatchResult> {
  const { inputs, config, ledger } = session;
  await ledger.hold(async (lease) => {
    const { rollout, head } = await look(ledger, config.lane);
    const event = steer(wish, rollout, inputs.reason);
    if (event) await lease.append(head, config.lane, event);
    await finishRollback(laneOf(session, lease, fleetOf(session)), session);
  });
  return conclude(session);
}
