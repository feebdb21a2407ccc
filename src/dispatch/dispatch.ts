import { Checklist } from '../model/check.ts';
import { ReleaseError } from '../model/errors.ts';
import type { Dispatch } from '../model/lanes.ts';
import type { Ports } from '../ports.ts';
import { findOffer, type Offer, verifyOffer } from './artifact.ts';
import { begin } from './begin.ts';
import { checkFleet, checkRollout } from './checks.ts';
import { touched } from './engine.ts';
import type { Fleet } from './fleet.ts';
import type { DispatchInputs } from './inputs.ts';
import { fileLedger } from './ledger/file.ts';
import type { Lease, Ledger } from './ledger/ledger.ts';
import { localFleet } from './local/fleet.ts';
import { look, reconcile } from './reconcile.ts';
import { type DispatchResult, summarize } from './result.ts';
import type { Rollout } from './rollout.ts';
import { steer } from './steer.ts';
import { planWaves } from './waves.ts';

export type { DispatchResult } from './result.ts';

/** Rolls a release out to the nodes of a lane, one step or to its end; `dispatch` is the section of that name. */
export async function run(
  inputs: DispatchInputs,
  dispatch: Dispatch | undefined,
  ports: Ports,
): Promise<DispatchResult> {
  const checklist = new Checklist('dispatch', ports.clock.now);
  if (!dispatch) {
    checklist.begin('fleet', 'dispatch').skip('no fleet is configured');
    return summarize('', undefined, checklist.checks);
  }
  const { lane, fleet } = dispatch;
  if (inputs.lane && inputs.lane !== lane) throw unknownLane(inputs.lane, lane);
  if (fleet.nodes === 0) throw emptyFleet(lane);
  if (ports.host.goos !== 'linux') {
    checklist.begin('fleet', lane).notRun(`a local fleet needs Linux; this is ${ports.host.goos}`);
    return summarize(lane, undefined, checklist.checks);
  }
  return new Dispatching(inputs, dispatch, checklist, ports).run();
}
