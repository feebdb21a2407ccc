import { describe, expect, test } from 'vitest';
import { secretsIn } from '../../support/runner/approvals.ts';
import { emulate, resultsOf, stepOf } from './emulate.ts';

const RELEASE = `
on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps: [{run: 'true'}]
  publish:
    needs: build
    runs-on: ubuntu-24.04
    environment: {name: 'publish-\${{ github.ref_name }}', url: 'https://example.org/\${{ steps.p.outputs.tag }}'}
    steps:
      - {id: p, env: {KEY: '\${{ secrets.KEY }}', PLACE: '\${{ vars.PLACE }}'}, run: 'echo "$PLACE \${#KEY}"; echo tag=v1 >> "$GITHUB_OUTPUT"'}
  verify:
    needs: publish
    runs-on: ubuntu-24.04
    steps: [{run: 'true'}]
  report:
    needs: publish
    if: always()
    runs-on: ubuntu-24.04
    steps: [{run: 'true'}]
`;
const NAME = 'publish-main';

test('an environment without rules is used as it is', async () => {
  const run = await emulate(RELEASE);
  expect(run.conclusion).toBe('success');
  expect(run.jobs.publish?.legs[0]?.environment).toEqual({
    name: NAME,
    url: 'https://example.org/v1',
    approval: 'approved',
  });
});

test('approved: the job sees the secrets and variables of the environment over those of the repository', async () => {
  const run = await emulate(RELEASE, {
    secrets: { KEY: 'repository' },
    vars: { PLACE: 'repository' },
    environments: {
      [NAME]: { decision: 'approve', secrets: { key: 'of-environment' }, vars: { PLACE: 'environment' } },
    },
  });
  expect(stepOf(run, 'p', 'publish').log).toBe('environment 14');
});

test('rejected: the job fails without a step, and what needs it is skipped', async () => {
  const started: string[] = [];
  const run = await emulate(RELEASE, {
    environments: { [NAME]: 'reject' },
    beforeJob: ({ path }) => {
      started.push(path);
    },
  });
  expect(resultsOf(run)).toEqual({
    build: 'success',
    publish: 'failure',
    verify: 'skipped',
    report: 'success',
  });
  expect(run.conclusion).toBe('failure');
  expect(run.jobs.publish?.legs[0]).toMatchObject({ steps: [], environment: { approval: 'rejected' } });
  expect(started).toEqual(['build', 'report']);
});

test('not given: the run waits, and so does all that needs the job', async () => {
  const run = await emulate(RELEASE, { environments: { [NAME]: 'wait' } });
  expect(resultsOf(run)).toEqual({
    build: 'success',
    publish: 'waiting',
    verify: 'pending',
    report: 'pending',
  });
  expect(run.conclusion).toBe('waiting');
  expect(run.jobs.publish?.legs[0]?.environment).toEqual({ name: NAME, url: '', approval: 'waiting' });
});

test('a job that waits holds no machine', async () => {
  const run = await emulate(
    `on: push\njobs:\n${['a', 'b', 'c'].map((id) => `  ${id}: {runs-on: x, environment: ${id === 'c' ? '' : 'gate'}, steps: [{run: 'true'}]}\n`).join('')}`,
    { environments: { gate: 'wait' }, parallel: 1 },
  );
  expect(resultsOf(run)).toEqual({ a: 'waiting', b: 'waiting', c: 'success' });
});

describe('secrets of an environment', () => {
  const environment = { decision: 'approve', secrets: { KEY: 'environment', MORE: 'environment' } } as const;

  test('replace and add where all secrets are seen', () => {
    expect(secretsIn(environment, { key: 'repository', OTHER: 'o' }, 'all')).toEqual({
      KEY: 'environment',
      MORE: 'environment',
      OTHER: 'o',
    });
  });

  test('only replace where a caller named what it passes', () => {
    expect(secretsIn(environment, { KEY: 'repository', OTHER: 'o' }, 'named')).toEqual({
      KEY: 'environment',
      OTHER: 'o',
    });
  });
});
