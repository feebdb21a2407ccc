import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JobInfo } from '../support/runner/call.ts';
import { describeRun, type JobRun, type Run, stepsOf } from '../support/runner/run.ts';
import { type Caller, caller, REPOSITORY } from '../support/workflow/caller.ts';
import { runEmulated } from '../support/workflow/emulated.ts';

let repository: Caller;

beforeAll(async () => {
  repository = await caller({ '.github/workflows/release.yml': workflowOf('write') }, 'v1.0.0');
});
afterAll(() => repository.close());

const release = (tag: string, options: Parameters<typeof runEmulated>[1] | object = {}): Promise<Run> =>
  runEmulated(repository, {
    workflow: '.github/workflows/release.yml',
    event: { name: 'push', ref: `refs/tags/${tag}` },
    ...options,
  });

describe('a release that people have to approve', () => {
  test('nobody lets it out: nothing is public', async () => {
    const run = await release('v1.0.0', { environments: { signing: 'approve', publish: 'reject' } });
    expect(jobsOf(run).seal?.result, describeRun(run)).toBe('success');
    expect(jobsOf(run).publish?.legs[0]?.environment).toMatchObject({
      name: 'publish',
      approval: 'rejected',
    });
    expect(resultsOf(run)).toMatchObject({ publish: 'failure', 'read-back': 'skipped', dispatch: 'skipped' });
    expect(run.conclusion).toBe('failure');
    expect(repository.services.releases(REPOSITORY)).toEqual([]);
  });

  test('nobody has decided yet: it waits, with everything sealed', async () => {
    const run = await release('v1.0.0', { runId: '20', environments: { publish: 'wait' } });
    expect(run.conclusion, describeRun(run)).toBe('waiting');
    expect(resultsOf(run)).toMatchObject({ seal: 'success', publish: 'waiting' });
    expect(repository.services.releases(REPOSITORY)).toEqual([]);
  });

  test('it is approved: it goes out, by the one job that may', async () => {
    const run = await release('v1.0.0', { runId: '30' });
    expect(run.conclusion, describeRun(run)).toBe('success');
    const [published] = repository.services.releases(REPOSITORY);
    expect(published).toMatchObject({ tag: 'v1.0.0', draft: false });
    const permissions = Object.entries(jobsOf(run)).map(([id, job]) => [id, job.legs[0]?.permissions]);
    expect(Object.fromEntries(permissions)).toEqual({
      plan: { contents: 'read' },
      build: { contents: 'read' },
      gates: { contents: 'read' },
      gather: { contents: 'read' },
      scan: { contents: 'read' },
      pack: { contents: 'read' },
      seal: { contents: 'read' },
      publish: { contents: 'write' },
      'read-back': { contents: 'read' },
      'growth-review': undefined,
      dispatch: undefined,
    });
  });
});

test('all jobs of a run that published are run again: the same bytes, and nothing changes', async () => {
  const before = repository.services.releases(REPOSITORY)[0]?.assets.map(({ id, digest }) => [id, digest]);
  const run = await release('v1.0.0', { runId: '30' });
  expect(run.conclusion, describeRun(run)).toBe('success');
  const published = stepsOf(jobsOf(run).publish).find(({ id }) => id === 'publish');
  expect(published?.outputs).toMatchObject({ published: '0', unchanged: String(before?.length) });
  expect(repository.services.releases(REPOSITORY)[0]?.assets.map(({ id, digest }) => [id, digest])).toEqual(
    before,
  );
});

test('the key is swapped after publishing: what is read back is not checked with it', async () => {
  const run = await release('v1.0.0', {
    runId: '30',
    beforeJob: async ({ path }: JobInfo) => {
      if (path !== 'release/read-back') return;
      await repository.services.replaceArtifact('30', 'oracle-release-seal', (files) =>
        files.set('cosign.pub', Buffer.from('the key of somebody else')),
      );
    },
  });
  expect(resultsOf(run), describeRun(run)).toMatchObject({ publish: 'success', 'read-back': 'failure' });
  const errors = stepsOf(jobsOf(run)['read-back']).flatMap(({ annotations }) => annotations);
  expect(errors.map(({ title }) => title)).toEqual(['verify hand-over: cosign.pub']);
});

describe('a program that has grown', () => {
  beforeAll(() => {
    const { project, services } = repository;
    const table = Array.from({ length: 60_000 }, (_, index) => `"entry ${index} of a table"`).join(',\n');
    project.write(
      'table.go',
      `package main\n\nvar table = []string{\n${table},\n}\n\nfunc init() { version = table[0][:0] + version + table[1][:0] }\n`,
    );
    project.commit('a table');
    project.tag('v1.1.0');
    services.push(REPOSITORY);
  });

  test('waits for somebody who wants that, with the growth said', async () => {
    const run = await release('v1.1.0', { runId: '40', environments: { 'growth-review': 'wait' } });
    expect(run.conclusion, describeRun(run)).toBe('waiting');
    expect(resultsOf(run)).toMatchObject({ pack: 'success', 'growth-review': 'waiting', seal: 'pending' });
    expect(jobsOf(run).gather?.outputs.verdict).toBe('review');
    const gathered = stepsOf(jobsOf(run).gather).find(({ id }) => id === 'gather');
    expect(gathered?.annotations[0]).toMatchObject({
      level: 'warning',
      title: expect.stringContaining('build growth'),
    });
    expect(gathered?.summary).toMatch(/\+\d+\.\d\d %/);
    // What grew is named, because the release before was published with its insight.
    const grew =
      /bytes before, \d+ now: \+\d+ B example\.org\/served; of all packages together \+[\d.]+ MiB strings/g;
    expect(gathered?.summary.match(grew)?.length).toBeGreaterThanOrEqual(2);
  });

  test('is not sealed when nobody does', async () => {
    const run = await release('v1.1.0', { runId: '50', environments: { 'growth-review': 'reject' } });
    expect(resultsOf(run), describeRun(run)).toMatchObject({
      'growth-review': 'failure',
      seal: 'skipped',
      publish: 'skipped',
    });
    expect(run.conclusion).toBe('failure');
  });

  test('is released when somebody does', async () => {
    const run = await release('v1.1.0', { runId: '60' });
    expect(run.conclusion, describeRun(run)).toBe('success');
    expect(repository.services.releases(REPOSITORY).map(({ tag }) => tag)).toContain('v1.1.0');
  });
});

test('a run that is cancelled ends at once, and publishes nothing', async () => {
  const stop = new AbortController();
  const workspaces: string[] = [];
  const running = release('v1.1.0', {
    runId: '70',
    signal: stop.signal,
    beforeJob: ({ path, workspace }: JobInfo) => {
      if (path === 'release/build') workspaces.push(workspace);
    },
  });
  // Go has begun to write there.
  let ended = false;
  void running.finally(() => {
    ended = true;
  });
  while (!ended && !workspaces.some((workspace) => existsSync(join(workspace, 'dist/build'))))
    await sleep(20);
  stop.abort();
  const asked = Date.now();
  const run = await running;
  expect(run.conclusion, describeRun(run)).toBe('cancelled');
  expect(jobsOf(run).build?.result).toBe('cancelled');
  expect(resultsOf(run)).toMatchObject({ seal: 'skipped', publish: 'skipped' });
  const told = stepsOf(jobsOf(run).build).filter(({ outcome }) => outcome === 'cancelled');
  expect(told.map(({ exitCode, annotations }) => [exitCode, annotations[0]?.title])).toContainEqual([
    130,
    'INTERRUPTED',
  ]);
  for (const workspace of workspaces) expect(halfFilesIn(workspace)).toEqual([]);
  expect(Date.now() - asked).toBeLessThan(30_000);
});

test('a caller that grants too little is told before anything runs', async () => {
  repository.project.write('.github/workflows/release.yml', workflowOf('read'));
  repository.project.commit('read only');
  await expect(release('v1.1.0', { runId: '80' })).rejects.toThrow(/contents.*write/s);
});

/** Binaries under a final name that no job has finished. */
function halfFilesIn(workspace: string): string[] {
  const built = join(workspace, 'dist/build');
  return existsSync(built)
    ? readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('/served'))
    : [];
}

/** Jobs of the workflow that was called. */
function jobsOf(run: Run): Readonly<Record<string, JobRun>> {
  return run.jobs.release?.jobs ?? {};
}

function resultsOf(run: Run): Record<string, string> {
  return Object.fromEntries(Object.entries(jobsOf(run)).map(([id, { result }]) => [id, result]));
}

function workflowOf(contents: 'read' | 'write'): string {
  return `name: release
on: { push: { tags: ['v*'] } }
permissions: {}
jobs:
  release:
    permissions:
      contents: ${contents}
    uses: org/oracle-release/.github/workflows/release.yml@v1
    with:
      targets: |
        linux/amd64
        darwin/arm64
      gates: none
    secrets:
      COSIGN_PRIVATE_KEY: \${{ secrets.COSIGN_PRIVATE_KEY }}
      COSIGN_PASSWORD: \${{ secrets.COSIGN_PASSWORD }}
`;
}
