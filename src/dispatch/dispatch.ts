import { Checklist } from '../model/check.ts';
import { ReleaseError } from '../model/errors.ts';
import type { Dispatch } from '../model/lanes.ts';
import type { Ports } from '../ports.ts';
import type { DispatchInputs, Mode } from './inputs.ts';
import { fileLedger } from './ledger/file.ts';
import { preview } from './preview.ts';
import { look, reconcile } from './reconcile.ts';
import { type DispatchResult, summarize } from './result.ts';
import { conclude, fleetOf, type Session } from './session.ts';
import { type Steering, steer } from './steer.ts';
import { step } from './step.ts';

/** Rolls a release out to the nodes of a lane, or steers that; `dispatch` is the configuration's section. */
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
  const { lane } = dispatch;
  requireFleet(dispatch, inputs.lane);
  if (ports.host.goos !== 'linux') {
    checklist.begin('fleet', lane).notRun(`a local fleet needs Linux; this is ${ports.host.goos}`);
    return summarize(lane, undefined, checklist.checks);
  }
  const ledger = fileLedger(inputs.ledger, await writer(ports), ports);
  // A wish that cannot be had leaves no trace.
  if (isSteering(inputs.mode)) steer(inputs.mode, (await look(ledger, lane)).rollout, inputs.reason);
  return MODES[inputs.mode]({ inputs, config: dispatch, ledger, checklist, ports });
}

/** Throws INPUT_INVALID for a lane that is not configured, FLEET_EMPTY for a fleet without nodes. */
export function requireFleet({ lane, fleet }: Dispatch, wanted: string | undefined): void {
  if (wanted && wanted !== lane) throw unknownLane(wanted, lane);
  if (fleet.nodes > 0) return;
  throw new ReleaseError(
    'FLEET_EMPTY',
    `the fleet of lane ${lane} has no nodes`,
    'set dispatch.fleet.nodes to 1 or more, or remove the section `dispatch`',
  );
}

const MODES: Record<Mode, (session: Session) => Promise<DispatchResult>> = {
  step,
  resume: step,
  plan: preview,
  status: conclude,
  pause: (session) => steerAndSettle('pause', session),
  abort: (session) => steerAndSettle('abort', session),
  rollback: (session) => steerAndSettle('rollback', session),
};

function isSteering(mode: Mode): mode is Steering {
  return mode !== 'step' && mode !== 'plan' && mode !== 'status';
}

/** Writes the wish down first; a rollback that was killed goes on with any later mode that writes. */
async function steerAndSettle(wish: Steering, session: Session): Promise<DispatchResult> {
  const { inputs, config, ledger, ports } = session;
  await ledger.hold(async (lease) => {
    const { rollout, head } = await look(ledger, config.lane);
    const event = steer(wish, rollout, inputs.reason);
    if (event) await lease.append(head, config.lane, event);
    if (wish !== 'pause')
      await reconcile({ name: config.lane, ledger, lease, fleet: fleetOf(session) }, true, ports);
  });
  return conclude(session);
}

/** Who the ledger says wrote an entry. */
async function writer({ host, processes }: Ports): Promise<string> {
  const workflowRun = host.env('GITHUB_RUN_ID');
  if (workflowRun) return `github:${workflowRun}/${host.env('GITHUB_RUN_ATTEMPT') ?? '1'}`;
  return `pid:${(await processes.self()).pid}`;
}

function unknownLane(wanted: string, lane: string): ReleaseError {
  return new ReleaseError(
    'INPUT_INVALID',
    `there is no lane ${JSON.stringify(wanted)}; the configuration names ${lane}`,
    `leave \`lane\` out, or give ${lane}`,
  );
}
