import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary.ts';
import { emulate, resultsOf, SUITE, stepOf } from './emulate.ts';

const CALLED = `
name: Release
on:
  workflow_call:
    inputs:
      version: {type: string, required: true}
      dry-run: {type: boolean, default: true}
    secrets:
      KEY: {required: false}
    outputs:
      manifest: {value: '\${{ jobs.seal.outputs.manifest }}'}
      nothing: {value: '\${{ jobs.seal.outputs.nothing }}'}
  workflow_dispatch:
    inputs:
      version: {type: string, required: true}
env: {OWN: of the called}
jobs:
  plan:
    runs-on: ubuntu-24.04
    outputs: {seen: '\${{ steps.s.outputs.seen }}'}
    steps:
      - {id: s, env: {A: '\${{ env.OWN }} \${{ env.CALLERS }} \${{ inputs.version }} \${{ inputs.dry-run == true }}'}, run: 'echo "seen=$A" >> "$GITHUB_OUTPUT"'}
      - {name: identity, run: 'echo "\${{ github.workflow }} \${{ job.workflow_repository }} \${{ job.workflow_ref }}"'}
  seal:
    needs: plan
    runs-on: ubuntu-24.04
    environment: signing
    outputs: {manifest: '\${{ steps.m.outputs.manifest }}'}
    steps:
      - {name: secrets, env: {KEY: '\${{ secrets.KEY }}', OTHER: '\${{ secrets.OTHER }}'}, run: 'echo "\${#KEY} \${#OTHER}"'}
      - {id: m, env: {SEEN: '\${{ needs.plan.outputs.seen }}'}, run: 'echo "manifest=$SEEN" >> "$GITHUB_OUTPUT"'}
`;

const caller = (keys: string, more = '') => `
name: Caller
on: push
env: {CALLERS: of the caller}
jobs:
  release:
    uses: ./.github/workflows/called.yml
${keys.replaceAll(/^/gm, '    ')}
  after:
    needs: release
    if: always()
    runs-on: ubuntu-24.04
    steps:
      - {name: seen, run: 'echo "\${{ needs.release.result }} [\${{ needs.release.outputs.manifest }}]"'}
${more}`;

const run = (keys: string, options = {}, called = CALLED) =>
  emulate(caller(keys), { files: { '.github/workflows/called.yml': called }, ...options });

test('a called workflow has its inputs and env, and gives its outputs to the caller', async () => {
  const { conclusion, jobs, ...rest } = await run('with: {version: v1, dry-run: false}');
  expect(conclusion).toBe('success');
  expect(stepOf({ ...rest, conclusion, jobs }, 'seen', 'after').log).toBe(
    'success [of the called  v1 false]',
  );
  expect(jobs.release).toMatchObject({
    outputs: { manifest: 'of the called  v1 false' },
    jobs: { plan: { result: 'success' }, seal: { legs: [{ environment: { name: 'signing' } }] } },
  });
  expect(jobs.release?.outputs).not.toHaveProperty('nothing');
  expect(jobs.release?.jobs?.plan?.legs[0]?.steps[1]?.log).toBe(
    'Caller acme/app acme/app/.github/workflows/called.yml@refs/heads/main',
  );
});

describe('secrets', () => {
  const secrets = { KEY: 'four', OTHER: 'three' };
  const environments = {
    signing: { decision: 'approve', secrets: { KEY: 'of-environment', OTHER: 'x'.repeat(20) } },
  };
  const lengths = async (keys: string, options = {}) =>
    (await run(keys, { secrets, ...options })).jobs.release?.jobs?.seal?.legs[0]?.steps[0]?.log;

  test.each([
    { what: 'none are passed', keys: '', options: {}, seen: '0 0' },
    { what: 'by name', keys: `\nsecrets: {KEY: '\${{ secrets.KEY }}'}`, options: {}, seen: '4 0' },
    { what: 'inherited', keys: '\nsecrets: inherit', options: {}, seen: '4 5' },
    {
      what: 'of the environment, inherited',
      keys: '\nsecrets: inherit',
      options: { environments },
      seen: '14 20',
    },
    {
      what: 'of the environment, for a name that is passed',
      keys: `\nsecrets: {KEY: '\${{ secrets.KEY }}'}`,
      options: { environments },
      seen: '14 0',
    },
    { what: 'of the environment, not passed', keys: '', options: { environments }, seen: '0 0' },
    {
      what: 'of the environment, passed empty',
      keys: `\nsecrets: {KEY: '\${{ secrets.MISSING }}'}`,
      options: { environments },
      seen: '0 0',
    },
  ])('$what', async ({ keys, options, seen }) => {
    expect(await lengths(`with: {version: v1}${keys}`, options)).toBe(seen);
  });
});

test('a value of the wrong type fails the call', async () => {
  const { jobs } = await run(`with: {version: v1, dry-run: '\${{ github.nothing }}'}`);
  expect(jobs.release).toMatchObject({ result: 'failure' });
  expect(jobs.release?.legs[0]?.annotations[0]?.message).toBe(
    'job "release", with: Unexpected value \'\' for the boolean input dry-run',
  );
});

test('a failure, a wait and a rejection inside are those of the caller', async () => {
  const failing = CALLED.replace('- {id: m,', '- {run: exit 1}\n      - {id: m,');
  const failed = await run('with: {version: v1}', {}, failing);
  expect(resultsOf(failed)).toEqual({ release: 'failure', after: 'success' });
  expect(stepOf(failed, 'seen', 'after').log).toBe('failure []');
  const waiting = await run('with: {version: v1}', { environments: { signing: 'wait' } });
  expect(resultsOf(waiting)).toEqual({ release: 'waiting', after: 'pending' });
  const rejected = await run('with: {version: v1}', { environments: { signing: 'reject' } });
  expect(resultsOf(rejected)).toEqual({ release: 'failure', after: 'success' });
});

test('of another repository: $/ leads there, and hooks hear the whole path', async () => {
  const suite = temporaryFolder('suite');
  cpSync(SUITE, suite, { recursive: true });
  mkdirSync(join(suite, '.github/workflows'), { recursive: true });
  writeFileSync(
    join(suite, '.github/workflows/release.yml'),
    "on: [workflow_call, workflow_dispatch]\njobs:\n  a: {runs-on: x, steps: [{uses: $/record, with: {name: '${" +
      "{ github.repository }}'}}]}\n",
  );
  const paths: string[] = [];
  const options = {
    repositories: { 'org/oracle-release': suite },
    jobEnvironment: ({ path, workflow }: { path: string; workflow: string }) => {
      paths.push(`${path} of ${workflow}`);
      return {};
    },
  };
  const called = await emulate(
    'on: push\njobs:\n  r: {uses: org/oracle-release/.github/workflows/release.yml@v1}\n',
    options,
  );
  expect(called.conclusion).toBe('success');
  const started = await emulate('', {
    ...options,
    workflow: 'org/oracle-release/.github/workflows/release.yml@v1',
    event: { name: 'workflow_dispatch' },
  });
  expect(started.jobs.a?.legs[0]?.steps[0]?.outputs.name).toBe('acme/app');
  const workflow = 'org/oracle-release/.github/workflows/release.yml@v1';
  expect(paths).toEqual([`r/a of ${workflow}`, `a of ${workflow}`]);
});

test('by workflow_call itself, the run has outputs', async () => {
  const { outputs, conclusion } = await emulate(CALLED, {
    event: { name: 'workflow_call', inputs: { version: 'v3' } },
  });
  expect(conclusion).toBe('success');
  expect(outputs).toEqual({ manifest: 'of the called  v3 true' });
});

test('by workflow_dispatch it is checked like the API does', async () => {
  const { jobs } = await emulate(CALLED, { event: { name: 'workflow_dispatch', inputs: { version: 'v4' } } });
  expect(jobs.plan?.outputs.seen).toBe('of the called  v4 false');
  await expect(emulate(CALLED, { event: { name: 'workflow_dispatch', inputs: {} } })).rejects.toThrow(
    "Required input 'version' not provided",
  );
});

test('in a matrix each call is told apart', async () => {
  const { jobs } = await emulate(
    `
on: push
jobs:
  each:
    strategy: {matrix: {v: [v1, v2]}}
    uses: ./.github/workflows/called.yml
    with: {version: '\${{ matrix.v }}'}`,
    { files: { '.github/workflows/called.yml': CALLED } },
  );
  expect(jobs.each?.legs.map((leg) => leg.jobs?.plan?.outputs.seen)).toEqual([
    'of the called  v1 true',
    'of the called  v2 true',
  ]);
  const workspaces = jobs.each?.legs.flatMap((leg) => leg.jobs?.plan?.legs[0]?.workspace);
  expect(new Set(workspaces).size).toBe(2);
});

test('a concurrency group that the caller holds is a deadlock', async () => {
  const grouped = CALLED.replace('env: {OWN', `concurrency: 'release-\${{ github.workflow }}'\nenv: {OWN`);
  const held = caller('with: {version: v1}').replace(
    'env: {CALLERS',
    'concurrency: release-Caller\nenv: {CALLERS',
  );
  const { jobs } = await emulate(held, { files: { '.github/workflows/called.yml': grouped } });
  expect(jobs.release?.result).toBe('failure');
  expect(jobs.release?.legs[0]?.annotations[0]?.message).toContain(
    "a deadlock was detected for the concurrency group 'release-Caller'",
  );
});
