import { describe, expect, it } from 'vitest';
import { SimulatedFleet } from './fleet.ts';
import type { Behaviour, Kill } from './world.ts';

const good: Behaviour = { health: () => 200 };
const BEHAVIOURS = {
  v1: good,
  v2: good,
  slow: { health: (age) => (age > 700 ? 200 : 'silent') },
  refuses: { health: () => 503 },
  hangs: { health: () => 'silent' },
  exits: { health: () => 200, livesMs: 0 },
  'dies in the soak': { health: () => 200, livesMs: 2_000 },
  'fails in the soak': { health: (age) => (age < 1_500 ? 200 : 500) },
  'cannot prepare': { health: () => 200, prepares: 2 },
} satisfies Record<string, Behaviour>;
type Program = keyof typeof BEHAVIOURS;

const WHEN: Kill['when'][] = ['before', 'during', 'after'];

async function fleetOn(program: Program | undefined, nodes: number): Promise<SimulatedFleet> {
  const fleet = new SimulatedFleet(nodes, BEHAVIOURS);
  if (!program) return fleet;
  fleet.release(program);
  expect((await fleet.dispatch())?.state).toBe('completed');
  return fleet;
}

/** Port calls that a whole dispatch makes. */
async function callsOf(before: Program | undefined, program: Program, nodes: number): Promise<number> {
  const fleet = await fleetOn(before, nodes);
  fleet.release(program);
  const calls = fleet.world.calls;
  await fleet.dispatch();
  return fleet.world.calls - calls;
}

describe.each<[Program | undefined, Program, number]>([
  [undefined, 'v1', 3],
  ['v1', 'v2', 3],
  ['v1', 'slow', 2],
])('from %s to %s on %i nodes, killed at every port call', (before, program, nodes) => {
  it('completes when it is run again, with every node installed and started once', async () => {
    const calls = await callsOf(before, program, nodes);
    expect(calls).toBeGreaterThan(100);
    for (const when of WHEN) {
      for (let at = 1; at <= calls; at++) {
        const fleet = await fleetOn(before, nodes);
        fleet.release(program);
        expect(await fleet.dispatch({ kill: { at, when } }), `killed ${when} call ${at}`).toBeUndefined();
        const result = await fleet.dispatch();
        expect(result?.state, `killed ${when} call ${at}`).toBe('completed');
        expect(result?.healthy).toBe(nodes);
        for (const node of fleet.nodes) {
          expect(fleet.running(node)).toBe(program);
          expect(fleet.installsOf(node, program), `${node}, killed ${when} call ${at}`).toBe(1);
          expect(fleet.startsOf(node, program), `${node}, killed ${when} call ${at}`).toBe(1);
        }
        const installed = fleet.events.flatMap((event) => (event.type === 'installed' ? event.node : []));
        expect(new Set(installed).size).toBe(nodes);
        expect(installed).toHaveLength(nodes * (before ? 2 : 1));
      }
    }
  });
});

describe.each<[Program | undefined, Program, number]>([
  ['v1', 'refuses', 3],
  ['v1', 'dies in the soak', 2],
  ['v1', 'fails in the soak', 2],
  ['v1', 'exits', 2],
  ['v1', 'hangs', 2],
  [undefined, 'refuses', 2],
  [undefined, 'cannot prepare', 2],
])('from %s to %s on %i nodes, killed at every port call', (before, program, nodes) => {
  it('is rolled back when it is run again, with every node on its old program', async () => {
    const calls = await callsOf(before, program, nodes);
    for (const when of WHEN) {
      for (let at = 1; at <= calls; at++) {
        const fleet = await fleetOn(before, nodes);
        fleet.release(program);
        await fleet.dispatch({ kill: { at, when } });
        const result = await fleet.dispatch();
        expect(result?.state, `killed ${when} call ${at}`).toBe('rolled-back');
        for (const node of fleet.nodes) {
          expect(fleet.installed(node), `${node}, killed ${when} call ${at}`).toBe(before);
          expect(fleet.running(node), `${node}, killed ${when} call ${at}`).toBe(before);
        }
        expect(fleet.events.filter(({ type }) => type === 'installed').length).toBeLessThanOrEqual(
          (before ? nodes : 0) + 1,
        );
      }
    }
  });
});

it.each<[Program, string]>([
  ['v2', 'completed'],
  ['refuses', 'rolled-back'],
])('a dispatch of %s that is %s changes nothing when it is run again', async (program, state) => {
  const fleet = await fleetOn('v1', 4);
  fleet.release(program);
  expect((await fleet.dispatch())?.state).toBe(state);
  const { ledger } = fleet;
  const { installs, starts } = { installs: fleet.world.installs.length, starts: fleet.world.starts.length };
  expect((await fleet.dispatch())?.state).toBe(state);
  expect(fleet.ledger).toBe(ledger);
  expect(fleet.world.installs).toHaveLength(installs);
  expect(fleet.world.starts).toHaveLength(starts);
});
