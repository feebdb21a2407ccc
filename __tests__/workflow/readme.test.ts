import { readdirSync } from 'node:fs';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { blocksOf } from '../support/pages.ts';
import { describeRun } from '../support/runner/run.ts';
import { type Caller, caller, REPOSITORY } from '../support/workflow/caller.ts';
import { describeFailures } from '../support/workflow/describe.ts';
import { runEmulated } from '../support/workflow/emulated.ts';
import { download, verify } from '../support/workflow/published.ts';
import { exportedSuite } from '../support/workflow/suite.ts';
import { runByAct } from '../support/workflow/with-act.ts';

const WORKFLOW = '.github/workflows/release.yml';
const TAG = 'v1.2.3';

/** The workflows of the README in its order, as they stand there, with the jobs that each must run. */
const WORKFLOWS = blocksOf('README.md').filter(({ info }) => info === 'yaml');
const WAYS = [
  {
    way: 'reusable workflow',
    jobs: ['plan', 'build', 'gates', 'gather', 'scan', 'pack', 'seal', 'publish', 'read-back'],
  },
  { way: 'single actions', jobs: ['make', 'release'] },
  { way: 'one job', jobs: ['release'] },
].map((way, index) => ({ ...way, text: WORKFLOWS[index]?.text ?? '' }));

let suite: string;
let repository: Caller | undefined;

beforeAll(() => {
  suite = exportedSuite();
});
afterEach(() => repository?.close());

test('the README has no other workflow', () => {
  expect(WORKFLOWS).toHaveLength(WAYS.length);
});

test.each(WAYS)('$way: a tag is pushed, and the release is out and verifies', async ({ jobs, text }) => {
  repository = await caller({ [WORKFLOW]: text }, TAG);
  const run = await runByAct(repository, { workflow: WORKFLOW, tag: TAG, suite }, { seconds: 300 });
  const results = Object.entries(run.jobs).map(([id, { result }]) => [id, result]);
  expect(Object.fromEntries(results), describeFailures(run)).toEqual(
    Object.fromEntries(jobs.map((job) => [job, 'success'])),
  );
  expect(run.exitCode).toBe(0);
  await expectRelease(repository);
});

test.each(WAYS)('$way: the permissions that it gives are enough', async ({ text }) => {
  repository = await caller({ [WORKFLOW]: text }, TAG);
  const event = { name: 'push', ref: `refs/tags/${TAG}` } as const;
  const run = await runEmulated(repository, { workflow: WORKFLOW, event });
  expect(run.conclusion, describeRun(run)).toBe('success');
  await expectRelease(repository);
});

async function expectRelease(from: Caller): Promise<void> {
  expect(from.services.releases(REPOSITORY)).toMatchObject([{ tag: TAG, draft: false }]);
  const folder = download(from, TAG);
  const verified = await verify(from, folder);
  expect(verified.exitCode, verified.stdout + verified.stderr).toBe(0);
  expect(readdirSync(folder).filter((name) => /^served-[a-z]+-[a-z0-9]+(\.exe)?$/.test(name))).toHaveLength(
    6,
  );
}
