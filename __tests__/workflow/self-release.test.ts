import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Environments } from '../support/runner/approvals.ts';
import { describeRun, type JobRun, type Run, stepsOf } from '../support/runner/run.ts';
import { REPOSITORY } from '../support/workflow/caller.ts';
import { describeFailures } from '../support/workflow/describe.ts';
import { runEmulated } from '../support/workflow/emulated.ts';
import { notesOf, type OwnRepository, ownRepository } from '../support/workflow/own-repository.ts';
import { runByAct } from '../support/workflow/with-act.ts';

const WORKFLOW = '.github/workflows/self-release.yml';
/** What becomes of a dist that is not what the sources make: one file differs, and one is new. */
const STALE = 'echo "// fresh" >> dist/publish/index.js; echo > dist/publish/added.js';

let suite: OwnRepository;
beforeAll(async () => {
  suite = await ownRepository();
});
afterAll(() => suite.close());

const pushed = (tag: string, environments: Environments = {}): Promise<Run> =>
  runEmulated(suite, { workflow: WORKFLOW, event: { name: 'push', ref: `refs/tags/${tag}` }, environments });

describe('a version that is tagged', () => {
  let commit: string;
  beforeAll(() => {
    commit = suite.version('0.9.0');
  });

  test('is not released when its reviewers reject it', async () => {
    const run = await pushed('v0.9.0', { 'self-release': 'reject' });
    expect(resultsOf(run), describeRun(run)).toEqual({
      check: 'success',
      test: 'success',
      release: 'failure',
    });
    expect(run.jobs.release?.legs[0]?.environment).toMatchObject({
      name: 'self-release',
      approval: 'rejected',
    });
    expect(suite.called()).toEqual(['package', 'test']);
    expect(suite.services.releases(REPOSITORY)).toEqual([]);
    expect(suite.tags()).toEqual({ 'v0.9.0': commit });
  });

  test('is released when they approve it: a draft first, then public, and v0 means it', async () => {
    const run = await pushed('v0.9.0');
    expect(resultsOf(run), describeRun(run)).toEqual({
      check: 'success',
      test: 'success',
      release: 'success',
    });
    const releases = suite.services.releases(REPOSITORY);
    expect(releases).toMatchObject([
      { tag: 'v0.9.0', body: notesOf('0.9.0'), draft: false, prerelease: false, immutable: true, assets: [] },
    ]);
    expect(changesOnServer()).toEqual([
      'POST /releases',
      `PATCH /releases/${releases[0]?.id}`,
      'POST /git/refs',
    ]);
    expect(suite.tags()).toEqual({ 'v0.9.0': commit, v0: commit });
    expect(permissionsOf(run.jobs)).toEqual({
      'check-dist': { contents: 'read' },
      test: { contents: 'read' },
      release: { contents: 'write' },
    });
  });

  test('moves the tag of its major version only, and as a pre-release none', async () => {
    const { v0 } = suite.tags();
    const versions = ['1.0.0-rc.1', '1.0.0', '1.0.1'];
    const commits: Record<string, string> = {};
    const v1: (string | undefined)[] = [];
    for (const version of versions) {
      commits[version] = suite.version(version);
      const run = await pushed(`v${version}`);
      expect(run.conclusion, describeRun(run)).toBe('success');
      v1.push(suite.tags().v1);
    }
    expect(v1).toEqual([undefined, commits['1.0.0'], commits['1.0.1']]);
    expect(suite.tags().v0).toBe(v0);
    expect(suite.services.releases(REPOSITORY).map(({ tag, prerelease }) => [tag, prerelease])).toEqual([
      ['v0.9.0', false],
      ['v1.0.0-rc.1', true],
      ['v1.0.0', false],
      ['v1.0.1', false],
    ]);
  });
});

describe('nothing is released and no tag moves', () => {
  let before: ReturnType<typeof onServer>;
  beforeAll(() => {
    before = onServer();
  });

  test('when dist is not what the sources make; what should be there is kept', async () => {
    suite.version('2.0.0', { targets: { package: STALE } });
    const run = await pushed('v2.0.0');
    expect(resultsOf(run), describeRun(run)).toEqual({
      check: 'failure',
      test: 'success',
      release: 'skipped',
    });
    await expectStale(run, run.jobs.check?.jobs?.['check-dist']);
    expect(onServer()).toEqual(before);
  });

  test('when a test fails', async () => {
    suite.version('2.0.1', { targets: { test: 'false' } });
    const run = await pushed('v2.0.1');
    expect(resultsOf(run), describeRun(run)).toEqual({
      check: 'success',
      test: 'failure',
      release: 'skipped',
    });
    expect(onServer()).toEqual(before);
  });

  test('when package.json is at another version', async () => {
    suite.version('2.0.2', { packageVersion: '2.0.1' });
    const run = await pushed('v2.0.2');
    expect(run.jobs.release?.result, describeRun(run)).toBe('failure');
    const failed = stepsOf(run.jobs.release).filter(({ outcome }) => outcome === 'failure');
    expect(failed).toMatchObject([{ name: 'Release', exitCode: 2 }]);
    expect(failed[0]?.annotations).toContainEqual({
      level: 'error',
      title: 'INPUT_INVALID',
      message: expect.stringContaining('package.json is at version 2.0.1, and the tag at 2.0.2'),
    });
    expect(onServer()).toEqual(before);
  });

  function onServer() {
    const releases = suite.services.releases(REPOSITORY).map(({ tag }) => tag);
    const { v0, v1, v2 } = suite.tags();
    return { releases, v0, v1, v2 };
  }
});

describe('a commit on main', () => {
  const main = { name: 'push', ref: 'refs/heads/main' } as const;

  test('is tested, here and against real peers, by jobs that can only read', async () => {
    suite.called();
    const run = await runEmulated(suite, { workflow: '.github/workflows/ci.yml', event: main });
    expect(resultsOf(run), describeRun(run)).toEqual({ test: 'success', interop: 'success' });
    expect(suite.called()).toEqual(['interop', 'test']);
    expect(permissionsOf(run.jobs)).toEqual({ test: { contents: 'read' }, interop: { contents: 'read' } });
  });

  test.each([
    ['current', 'true', 'success'],
    ['stale', STALE, 'failure'],
  ])('whose dist is %s', async (_, makePackage, result) => {
    suite.version(`3.0.0-${result}`, { targets: { package: makePackage } });
    const run = await runEmulated(suite, { workflow: '.github/workflows/check-dist.yml', event: main });
    expect(resultsOf(run), describeRun(run)).toEqual({ 'check-dist': result });
    if (result === 'failure') await expectStale(run, run.jobs['check-dist']);
    else expect(suite.services.artifacts(run.runId)).toEqual([]);
  });
});

test('act runs the release too', async () => {
  const own = await ownRepository('act');
  onTestFinished(() => own.close());
  const commit = own.version('1.0.0');
  const { folder } = own.project;
  const run = await runByAct(own, { workflow: WORKFLOW, tag: 'v1.0.0', suite: folder });
  const results = Object.entries(run.jobs).map(([id, { result }]) => [id, result]);
  expect(Object.fromEntries(results), describeFailures(run)).toEqual({
    'check-dist': 'success',
    test: 'success',
    release: 'success',
  });
  expect(own.called()).toEqual(['package', 'test']);
  expect(own.services.releases(REPOSITORY)).toMatchObject([{ tag: 'v1.0.0', draft: false, immutable: true }]);
  expect(own.tags()).toEqual({ 'v1.0.0': commit, v1: commit });
});

/** The job says what to do, and keeps the dist that should have been committed. */
async function expectStale(run: Run, job: JobRun | undefined): Promise<void> {
  const compared = stepsOf(job).find(({ id }) => id === 'compare');
  expect(compared).toMatchObject({
    outcome: 'failure',
    log: expect.stringMatching(/dist\/publish\/added\.js.*dist\/publish\/index\.js/s),
  });
  expect(compared?.annotations).toContainEqual({
    level: 'error',
    title: 'Not current',
    message: 'run make package and commit the result',
  });
  expect(suite.services.artifacts(run.runId).map(({ name }) => name)).toEqual(['dist']);
  const kept = await suite.services.artifactFiles(run.runId, 'dist');
  const committed = readFileSync(join(suite.project.folder, 'dist/publish/index.js'), 'utf8');
  expect(kept.get('publish/index.js')?.toString()).toBe(`${committed}// fresh\n`);
  expect(kept.get('publish/added.js')?.toString()).toBe('\n');
}

/** What was written to the repository on the server, but for pushes. */
function changesOnServer(): readonly string[] {
  return suite.services.requests
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/repos/'))
    .map(({ method, path }) => `${method} ${path.replace(`/api/repos/${REPOSITORY}`, '')}`);
}

function resultsOf(run: Run): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(run.jobs).map(([id, { result }]) => [id, result]));
}

/** Of the tokens of all jobs, those of called workflows in place of the job that calls. */
function permissionsOf(jobs: Readonly<Record<string, JobRun>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.values(jobs).flatMap(({ id, legs, jobs: called }) =>
      called ? Object.entries(permissionsOf(called)) : [[id, legs[0]?.permissions]],
    ),
  );
}
