import { describe, expect, it } from 'vitest';
import { BEHAVIOURS, type Program } from './behaviours.ts';
import { SimulatedFleet } from './fleet.ts';
import type { Kill } from './world.ts';

async function fleetOn(program: Program | undefined, nodes: number): Promise<SimulatedFleet> {
  const fleet = SimulatedFleet.of(nodes, BEHAVIOURS);
  if (!program) return fleet;
  fleet.release(program);
  expect((await fleet.dispatch())?.state).toBe('completed');
  return fleet;
}

/** Every way in which the runner of a dispatch can be killed, each in a world of its own. */
async function* killed(before: Program | undefined, program: Program, nodes: number) {
  const fleet = await fleetOn(before, nodes);
  fleet.release(program);
  const rehearsal = fleet.fork();
  await rehearsal.dispatch();
  const { calls, divisible } = rehearsal.world;
  expect(calls).toBeGreaterThan(50);
  for (let at = 1; at <= calls; at++) {
    const when: Kill['when'][] = divisible.includes(at) ? ['before', 'during', 'after'] : ['before', 'after'];
    for (const moment of when) {
      const twin = fleet.fork();
      const place = `killed ${moment} call ${at} of ${calls}`;
      expect(await twin.dispatch({ kill: { at, when: moment } }), place).toBeUndefined();
      yield { fleet: twin, place };
    }
  }
}

describe.each<[Program | undefined, Program, number]>([
  [undefined, 'v1', 3],
  ['v1', 'v2', 3],
  ['v1', 'slow', 2],
])('from %s to %s on %i nodes, killed at every port call', (before, program, nodes) => {
  it('completes when it is run again, with every node installed and started once', async () => {
    for await (const { fleet, place } of killed(before, program, nodes)) {
      const result = await fleet.dispatch();
      expect(result?.state, place).toBe('completed');
      expect(result?.healthy, place).toBe(nodes);
      for (const node of fleet.nodes) {
        expect(fleet.running(node), `${node}, ${place}`).toBe(program);
        expect(fleet.installsOf(node, program), `${node}, ${place}`).toBe(1);
        expect(fleet.startsOf(node, program), `${node}, ${place}`).toBe(1);
      }
      const installed = fleet.events.flatMap((event) => (event.type === 'installed' ? event.node : []));
      expect(installed.slice(-nodes).sort(), place).toEqual(fleet.nodes);
      expect(installed, place).toHaveLength(nodes * (before ? 2 : 1));
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
    for await (const { fleet, place } of killed(before, program, nodes)) {
      expect((await fleet.dispatch())?.state, place).toBe('rolled-back');
      for (const node of fleet.nodes) {
        expect(fleet.installed(node), `${node}, ${place}`).toBe(before);
        expect(fleet.running(node), `${node}, ${place}`).toBe(before);
      }
      const installed = fleet.events.filter(({ type }) => type === 'installed');
      expect(installed.length, place).toBeLessThanOrEqual((before ? nodes : 0) + 1);
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
  const { ledger, world } = fleet;
  const before = [world.installs.length, world.starts.length];
  expect((await fleet.dispatch())?.state).toBe(state);
  expect(fleet.ledger).toBe(ledger);
  expect([world.installs.length, world.starts.length]).toEqual(before);
});
