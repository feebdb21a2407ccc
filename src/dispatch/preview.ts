import { offerOf, verifyOffer } from './artifact.ts';
import { begin } from './begin.ts';
import { installedOn, planRollout } from './plan.ts';
import { look } from './reconcile.ts';
import { type DispatchResult, summarize } from './result.ts';
import { begun } from './rollout.ts';
import { conclude, fleetOf, type Session, untouched } from './session.ts';

/** What `step` would do; nothing is done or written. */
export async function preview(session: Session): Promise<DispatchResult> {
  const { inputs, config, ledger, checklist, ports } = session;
  const offer = await offerOf(inputs.manifest, config, checklist, ports);
  if (!offer || !(await verifyOffer(offer, checklist, ports))) return untouched(session);

  const { rollout } = await look(ledger, config.lane);
  const installed = await installedOn(fleetOf(session));
  const beginning = begin(rollout, offer.checksum, installed.values(), false);
  const check = checklist.begin('plan', config.lane);
  if (beginning === 'hold' || beginning === 'go-on') {
    check.pass({ measured: 'no new plan', detail: `the dispatch of this release is ${rollout?.phase}` });
    return conclude(session);
  }
  const planned = planRollout(offer, installed, config.waves, config['soak-seconds']);
  const waves = planned.waves.map((nodes, index) => `wave ${index + 1}: ${nodes.join(', ')}`);
  check.pass({
    measured: `${waves.length} waves`,
    detail: waves.join('; ') || 'every node has the release already',
  });
  const state = rollout?.phase ?? 'idle';
  return { ...summarize(config.lane, begun(planned), checklist.checks), state };
}
