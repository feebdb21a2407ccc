import { expect, it } from 'vitest';
import { BEHAVIOURS, type Program } from './behaviours.ts';
import { SimulatedFleet } from './fleet.ts';

async function fleetOn(program: Program, nodes: number): Promise<SimulatedFleet> {
  const fleet = SimulatedFleet.of(nodes, BEHAVIOURS);
  fleet.release(program);
  expect((await fleet.dispatch())?.state).toBe('completed');
  return fleet;
}

const runningOn = (fleet: SimulatedFleet) => fleet.nodes.map((node) => fleet.running(node));
const verdicts = (result: Awaited<ReturnType<SimulatedFleet['dispatch']>>) =>
  result?.checks.map(({ name, verdict }) => `${name} ${verdict}`);

it('finds that a node died in its soak while nobody was looking', async () => {
  const fleet = await fleetOn('v1', 3);
  fleet.release('v2');
  const first = await fleet.dispatch({ wait: false });
  expect(first).toMatchObject({ state: 'running', wave: 1 });
  const changed = first?.nodes.find(({ outcome }) => outcome === 'healthy')?.id ?? '';
  fleet.kill(changed);
  fleet.world.now += 60_000;
  const second = await fleet.dispatch();
  expect(second).toMatchObject({ state: 'rolled-back', halt: { cause: 'failure', node: changed } });
  expect(verdicts(second)).toEqual(['artifact pass', 'wave-1 fail', 'rollback pass']);
  expect(runningOn(fleet)).toEqual(['v1', 'v1', 'v1']);
});

it('neither goes on nor back where a node gives no data', async () => {
  const fleet = await fleetOn('v1', 3);
  fleet.release('cannot be asked');
  const result = await fleet.dispatch();
  expect(result).toMatchObject({ state: 'paused', halt: { cause: 'no-data' } });
  expect(verdicts(result)).toEqual(['artifact pass', 'wave-1 not-run', 'paused fail']);
  expect(runningOn(fleet).filter((program) => program === 'v1')).toHaveLength(2);
  expect(await fleet.dispatch({ mode: 'resume' })).toMatchObject({ state: 'paused' });
  expect(await fleet.dispatch({ mode: 'rollback' })).toMatchObject({ state: 'rolled-back' });
  expect(runningOn(fleet)).toEqual(['v1', 'v1', 'v1']);
});

it('waits out a soak over many steps, and starts it over after a pause', async () => {
  const fleet = await fleetOn('v1', 2);
  fleet.release('v2');
  const { nextDue = '' } = (await fleet.dispatch({ wait: false })) ?? {};
  expect(await fleet.dispatch({ wait: false })).toMatchObject({ wave: 1, nextDue });
  await fleet.dispatch({ mode: 'pause' });
  fleet.world.now += 60_000;
  expect(await fleet.dispatch({ wait: false })).toMatchObject({ state: 'paused', wave: 1 });
  const resumed = await fleet.dispatch({ mode: 'resume', wait: false });
  expect(resumed).toMatchObject({ state: 'running', wave: 1 });
  expect(Date.parse(resumed?.nextDue ?? '')).toBeGreaterThan(fleet.world.now);
  fleet.world.now += 1_000;
  expect(await fleet.dispatch({ wait: false })).toMatchObject({ wave: 2 });
});

it('takes a release back before another takes its place', async () => {
  const fleet = await fleetOn('v1', 4);
  fleet.release('v2');
  await fleet.dispatch({ wait: false });
  fleet.release('slow');
  expect(await fleet.dispatch()).toMatchObject({ state: 'completed', healthy: 4 });
  expect(runningOn(fleet)).toEqual(['slow', 'slow', 'slow', 'slow']);
  const types = fleet.events.map(({ type }) => type);
  expect(types.slice(types.indexOf('rolling-back'), types.indexOf('rolling-back') + 5)).toEqual([
    'rolling-back',
    'reverting',
    'reverted',
    'rolled-back',
    'planned',
  ]);
  for (const node of fleet.nodes) expect(fleet.installsOf(node, 'slow')).toBe(1);
});

it('leaves nodes alone that have the release already', async () => {
  const small = await fleetOn('v1', 2);
  const fleet = small.grown(4);
  const result = await fleet.dispatch();
  expect(result).toMatchObject({ state: 'completed', healthy: 4 });
  expect(result?.nodes.filter(({ outcome }) => outcome === 'unchanged').map(({ id }) => id)).toEqual([
    'node-1',
    'node-2',
  ]);
  for (const node of fleet.nodes)
    expect([fleet.installsOf(node, 'v1'), fleet.startsOf(node, 'v1')]).toEqual([1, 1]);
});

it('puts right what somebody else has put on a node', async () => {
  const fleet = await fleetOn('v1', 2);
  fleet.tamper('node-2', 'v2');
  expect(await fleet.dispatch()).toMatchObject({ state: 'completed' });
  expect([fleet.installed('node-2'), fleet.running('node-2')]).toEqual(['v1', 'v1']);
});

it('does not dispatch again by itself what a person took back', async () => {
  const fleet = await fleetOn('v1', 2);
  expect(verdicts(await fleet.dispatch({ mode: 'rollback' }))).toEqual([
    'wave-1 pass',
    'wave-2 pass',
    'rollback pass',
  ]);
  const { ledger } = fleet;
  expect(verdicts(await fleet.dispatch())).toContain('hold warn');
  expect(fleet.ledger).toBe(ledger);
  expect(await fleet.dispatch({ mode: 'resume' })).toMatchObject({ state: 'completed' });
});

it('touches nothing for a file that its manifest does not tell of', async () => {
  const fleet = await fleetOn('v1', 2);
  const { ledger } = fleet;
  fleet.release('v2');
  fleet.world.disk.set('/out/release/app-linux-amd64', Buffer.from('refuses'));
  expect(verdicts(await fleet.dispatch())).toEqual(['artifact fail']);
  expect(fleet.ledger).toBe(ledger);
  expect(runningOn(fleet)).toEqual(['v1', 'v1']);
});

it('goes back to what it found on a node, whoever had put it there', async () => {
  const fleet = await fleetOn('v1', 1);
  fleet.tamper('node-1', 'v2');
  fleet.release('refuses');
  expect(await fleet.dispatch()).toMatchObject({ state: 'rolled-back' });
  expect([fleet.installed('node-1'), fleet.running('node-1')]).toEqual(['v2', 'v2']);
});

it('takes back only what was changed when a later wave fails', async () => {
  const fleet = await fleetOn('v1', 6);
  fleet.release('fails on one node');
  const result = await fleet.dispatch();
  expect(result).toMatchObject({ state: 'rolled-back', failed: 1, halt: { node: 'node-3' } });
  expect(runningOn(fleet)).toEqual(fleet.nodes.map(() => 'v1'));
  for (const { id, outcome } of result?.nodes ?? []) {
    expect(fleet.installsOf(id, 'fails on one node')).toBe(outcome === 'planned' ? 0 : 1);
  }
});
