import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Mode } from '../../src/dispatch/inputs.ts';
import { ReleaseError } from '../../src/model/errors.ts';
import { BEHAVIOURS, PROGRAMS, type Program } from './behaviours.ts';
import { checksumOf, type Dispatching, SimulatedFleet } from './fleet.ts';
import type { Kill } from './world.ts';

const RUNS = Number(process.env.SIMULATE_RUNS ?? 150);
const MAX_NODES = 9;

const program = fc.constantFrom<Program>(...PROGRAMS);
const kill = fc.record<Kill>({
  at: fc.integer({ min: 1, max: 400 }),
  when: fc.constantFrom('before', 'during', 'after'),
});
const action = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release' as const), program }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('dispatch' as const),
      mode: fc.constantFrom<Mode>(
        'step',
        'step',
        'step',
        'plan',
        'status',
        'pause',
        'resume',
        'abort',
        'rollback',
      ),
      wait: fc.boolean(),
      kill: fc.option(kill, { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop a node' as const), node: fc.nat(MAX_NODES) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('let time pass' as const), ms: fc.nat(2_000) }) },
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

const waves = fc.constantFrom(
  ['1', '25%', '100%'],
  ['100%'],
  ['2', '3', '100%'],
  ['1%', '50%', '99%', '100%'],
);

it('keeps its promises whatever happens, and comes to an end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: MAX_NODES }),
      waves,
      fc.array(action, { maxLength: 12 }),
      async (nodes, sizes, actions) => {
        const fleet = SimulatedFleet.of(nodes, BEHAVIOURS, sizes);
        fleet.release('v1');
        for (const step of actions) await act(fleet, step);

        fleet.release('v2');
        for (let run = 0; run < 3 && !(await isOn(fleet, 'v2')); run++) {
          await attempt(fleet, { mode: 'resume' });
          await attempt(fleet, {});
        }
        expect(fleet.nodes.map((node) => fleet.running(node))).toEqual(fleet.nodes.map(() => 'v2'));
      },
    ),
    { numRuns: RUNS },
  );
});

it('lets one of several runners through, and has the others do no harm', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.infiniteStream(fc.integer({ min: 1, max: 30 })),
      fc.option(kill, { nil: undefined }),
      fc.integer({ min: 1, max: 4 }),
      async (delays, first, nodes) => {
        const turns = (): number => delays.next().value ?? 1;
        const fleet = SimulatedFleet.of(nodes, BEHAVIOURS);
        fleet.release('v1');
        if (first) await attempt(fleet, { kill: first });
        await Promise.all([1, 2, 3].map(() => attempt(fleet, { turns })));
        await attempt(fleet, {});
        for (const node of fleet.nodes) {
          expect(fleet.running(node)).toBe('v1');
          expect(fleet.installsOf(node, 'v1')).toBe(1);
          expect(fleet.startsOf(node, 'v1')).toBe(1);
        }
      },
    ),
    { numRuns: RUNS },
  );
});

async function act(fleet: SimulatedFleet, action: Action): Promise<void> {
  if (action.do === 'release') fleet.release(action.program);
  else if (action.do === 'stop a node') fleet.kill(`node-${action.node}`);
  else if (action.do === 'let time pass') fleet.world.now += action.ms;
  else await attempt(fleet, action);
}

/** A run that may be refused, but only for the reasons there are. */
async function attempt(fleet: SimulatedFleet, dispatching: Dispatching): Promise<void> {
  const before = fleet.ledger;
  try {
    const result = await fleet.dispatch(dispatching);
    if (result?.state === 'rolled-back') expectRestored(fleet);
    if (dispatching.mode === 'plan' || dispatching.mode === 'status') expect(fleet.ledger).toBe(before);
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    expect(['INPUT_INVALID', 'BUSY'], error.message).toContain(error.code);
  }
}

/** Every node that was touched has the very program that the ledger says it had before. */
function expectRestored(fleet: SimulatedFleet): void {
  const since = fleet.events.slice(fleet.events.findLastIndex(({ type }) => type === 'planned'));
  for (const event of since) {
    if (event.type !== 'installing') continue;
    const installed = fleet.installed(event.node);
    expect(installed === undefined ? null : checksumOf(installed)).toBe(event.before);
  }
}

async function isOn(fleet: SimulatedFleet, wanted: Program): Promise<boolean> {
  const result = await fleet.dispatch({ mode: 'status' });
  return result?.state === 'completed' && fleet.nodes.every((node) => fleet.running(node) === wanted);
}
