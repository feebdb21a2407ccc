import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oracleRelease } from '../support/cli.ts';
import { blocksOf } from '../support/pages.ts';
import type { Decision } from '../support/runner/approvals.ts';
import { describeRun, type JobRun, type Run, stepsOf } from '../support/runner/run.ts';
import { type Caller, caller, REPOSITORY } from '../support/workflow/caller.ts';
import { runEmulated } from '../support/workflow/emulated.ts';

let repository: Caller;
let vars: Readonly<Record<string, string>>;

beforeAll(async () => {
  repository = await caller({});
  const { project, lane } = repository;
  vars = {
    ORACLE_RELEASE_RUNNER: '["self-hosted", "fleet"]',
    ORACLE_RELEASE_LEDGER: `file:${lane.ledger}`,
  };
  project.edit('.oracle-release.yml', (text) => text.replace("['1', '100%']", "['1', '50%', '100%']"));
  const quick = 'dispatch: true\n      targets: linux/amd64\n      gates: none';
  project.write('.github/workflows/release.yml', recipe('release').replace('dispatch: true', quick));
  project.write('.github/workflows/dispatch.yml', recipe('dispatch'));
  project.commit('workflows');
  project.tag('v1.0.0');
  repository.services.push(REPOSITORY);
});

afterAll(async () => {
  await oracleRelease(['fleet-down', '-C', repository.project.folder]);
  await repository.close();
});

/** One run a tag, told anew for each decision of its reviewers: its number is in the bytes it makes. */
const RUNS = { 'v1.0.0': '1', 'v1.1.0': '2' } as const;

const release = (tag: keyof typeof RUNS, reviewers: Decision): Promise<Run> =>
  runEmulated(repository, {
    workflow: '.github/workflows/release.yml',
    event: { name: 'push', ref: `refs/tags/${tag}` },
    runId: RUNS[tag],
    environments: { 'gray-dispatch': reviewers },
    vars,
  });

const dispatch = (inputs: Readonly<Record<string, string>>, reviewers: Decision = 'approve'): Promise<Run> =>
  runEmulated(repository, {
    workflow: '.github/workflows/dispatch.yml',
    event: { name: 'workflow_dispatch', inputs },
    environments: { 'gray-dispatch': reviewers },
    vars,
  });

describe('the first wave of a release', () => {
  test('is rejected: no node is touched, and nothing is planned', async () => {
    const run = await release('v1.0.0', 'reject');
    const { publish, dispatch } = jobsOf(run);
    expect(publish?.result, describeRun(run)).toBe('success');
    expect(dispatch?.legs[0]?.environment).toMatchObject({ name: 'gray-dispatch', approval: 'rejected' });
    expect(dispatch?.result).toBe('failure');
    expect(run.conclusion).toBe('failure');
    expect(laneOnDisk()).toEqual({ fleet: false, ledger: false });
  });

  test('waits for somebody who decides', async () => {
    const run = await release('v1.0.0', 'wait');
    expect(run.conclusion, describeRun(run)).toBe('waiting');
    expect(jobsOf(run).dispatch?.result).toBe('waiting');
    expect(laneOnDisk()).toEqual({ fleet: false, ledger: false });
  });

  test('is approved: its node runs on when the job has ended', async () => {
    const run = await release('v1.0.0', 'approve');
    expect(run.conclusion, describeRun(run)).toBe('success');
    const { dispatch } = jobsOf(run);
    expect(dispatch?.legs[0]).toMatchObject({
      labels: ['self-hosted', 'fleet'],
      permissions: { contents: 'read' },
    });
    expect(dispatch?.outputs.state).toBe('running');
    await due(run);
    expect(versions()).toEqual(['1.0.0']);
    const [node = ''] = Object.keys(nodes());
    const { port } = JSON.parse(readFileSync(join(repository.lane.fleet, node, 'node.json'), 'utf8'));
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  });
});

describe('the next wave', () => {
  test.each<[Decision, Run['conclusion']]>([
    ['reject', 'failure'],
    ['wait', 'waiting'],
  ])('does not begin when its reviewers %s', async (reviewers, conclusion) => {
    const before = { ledger: ledger(), nodes: nodes() };
    const run = await dispatch({ mode: 'step' }, reviewers);
    expect(run.conclusion, describeRun(run)).toBe(conclusion);
    expect({ ledger: ledger(), nodes: nodes() }).toEqual(before);
  });

  test('begins when they approve, and leaves the first one running', async () => {
    const first = nodes();
    const run = await dispatch({ mode: 'step' });
    expect(outputsOf(run), describeRun(run)).toMatchObject({ state: 'running', wave: '2' });
    await due(run);
    expect(versions()).toEqual(['1.0.0', '1.0.0']);
    expect(nodes()).toMatchObject(first);
  });

  test('does not begin while somebody has paused the lane', async () => {
    // Stopping waits for nobody.
    const paused = await dispatch({ mode: 'pause', reason: 'the price feed lags' }, 'wait');
    expect(outputsOf(paused), describeRun(paused)).toMatchObject({ state: 'paused' });
    expect(ledger().at(-1)).toMatchObject({ type: 'paused', reason: 'the price feed lags' });

    const before = { ledger: ledger(), nodes: nodes() };
    const run = await dispatch({ mode: 'step' });
    expect(outputsOf(run), describeRun(run)).toMatchObject({ state: 'paused', wave: '2' });
    expect({ ledger: ledger(), nodes: nodes() }).toEqual(before);
    expect(stepsOf(jobsOf(run).dispatch).flatMap(({ annotations }) => annotations)).toContainEqual({
      level: 'warning',
      title: 'dispatch paused: local',
      message: expect.stringContaining('the price feed lags'),
    });
  });

  test('begins when the lane is resumed, and the one after it ends the release', async () => {
    await due(await dispatch({ mode: 'resume', reason: 'the feed is back' }));
    await due(await dispatch({ mode: 'step' }));
    const run = await dispatch({ mode: 'step' });
    expect(outputsOf(run), describeRun(run)).toEqual({ state: 'completed', wave: '3' });
    expect(versions()).toEqual(['1.0.0', '1.0.0', '1.0.0', '1.0.0']);
  });
});

describe('a release that somebody takes back', () => {
  test('leaves the nodes with what they had, and the reason in the ledger', async () => {
    repository.project.write('notes.txt', 'one more release');
    repository.project.commit('notes');
    repository.project.tag('v1.1.0');
    repository.services.push(REPOSITORY);
    const begun = await release('v1.1.0', 'approve');
    expect(begun.conclusion, describeRun(begun)).toBe('success');
    expect(versions()).toEqual(['1.0.0', '1.0.0', '1.0.0', '1.1.0']);

    const run = await dispatch({ mode: 'abort', reason: 'prices are wrong' }, 'reject');
    expect(outputsOf(run), describeRun(run)).toMatchObject({ state: 'rolled-back' });
    expect(versions()).toEqual(['1.0.0', '1.0.0', '1.0.0', '1.0.0']);
    expect(ledger()).toContainEqual({ type: 'rolling-back', cause: 'abort', reason: 'prices are wrong' });
  });

  test('is not begun again by the next step', async () => {
    const before = { ledger: ledger(), nodes: nodes() };
    const run = await dispatch({ mode: 'step' });
    expect(outputsOf(run), describeRun(run)).toMatchObject({ state: 'rolled-back' });
    expect({ ledger: ledger(), nodes: nodes() }).toEqual(before);
  });
});

/** A workflow of the recipe for a gray release, as it is written there. */
function recipe(name: string): string {
  const found = blocksOf('docs/recipes/gray-release.md').find(({ text }) =>
    text.startsWith(`name: ${name}\n`),
  );
  if (!found) throw new Error(`the recipe has no workflow ${name}`);
  return found.text;
}

/** Jobs of the workflow that was called. */
function jobsOf(run: Run): Readonly<Record<string, JobRun>> {
  return (run.jobs.release ?? run.jobs.dispatch)?.jobs ?? {};
}

/** What the dispatch said, next-due aside. */
function outputsOf(run: Run): Readonly<Record<string, string>> {
  const { 'next-due': _, ...outputs } = run.jobs.dispatch?.outputs ?? {};
  return outputs;
}

function laneOnDisk(): { readonly fleet: boolean; readonly ledger: boolean } {
  const { fleet, ledger } = repository.lane;
  return { fleet: existsSync(fleet), ledger: existsSync(ledger) };
}

/** What has happened, in that order. */
function ledger(): readonly { readonly type: string }[] {
  const lines = readFileSync(repository.lane.ledger, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line).event);
}

/** Waits through the soak that the run began, which takes a second. */
async function due(run: Run): Promise<void> {
  const step = stepsOf(jobsOf(run).dispatch).find(({ id }) => id === 'dispatch');
  await sleep(Math.max(0, Date.parse(step?.outputs['next-due'] ?? '') - Date.now()));
}

/** Processes of the lane by their node, as this machine has them. */
function nodes(): Readonly<Record<string, number>> {
  const programs = readdirSync('/proc').flatMap((pid) => {
    const [node = ''] = programOf(pid).split(`${repository.lane.fleet}/`)[1]?.split('/') ?? [];
    return node === '' ? [] : [[node, Number(pid)]];
  });
  return Object.fromEntries(programs);
}

function programOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return '';
  }
}

/** The versions that the nodes run. */
function versions(): readonly string[] {
  return Object.values(nodes())
    .map((pid) => execFileSync(`/proc/${pid}/exe`, ['version'], { encoding: 'utf8' }).split(' ')[0] ?? '')
    .toSorted();
}
