import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Emulated, emulate, emulateSteps, outcomesOf, resultsOf, stepOf } from './emulate.ts';

/** Cancels the run when a step of its first job has made the file `ready`. */
function cancelled(): Emulated {
  const controller = new AbortController();
  let watched = false;
  return {
    signal: controller.signal,
    beforeJob: ({ workspace }) => {
      if (!watched) void fileMade(join(workspace, 'ready')).then(() => controller.abort());
      watched = true;
    },
  };
}

async function fileMade(path: string): Promise<void> {
  while (!existsSync(path)) await sleep(10);
}

describe('signals', () => {
  test('SIGINT comes first; a step that ends by it is cancelled whatever its exit code', async () => {
    const run = await emulateSteps(
      `
- name: polite
  run: |
    trap 'echo interrupted; exit 0' INT
    touch ready
    while true; do sleep 0.02; done`,
      cancelled(),
    );
    expect(stepOf(run, 'polite')).toMatchObject({
      outcome: 'cancelled',
      exitCode: 0,
      log: expect.stringContaining('interrupted'),
    });
    expect(run.conclusion).toBe('cancelled');
  });

  test('then SIGTERM', async () => {
    const run = await emulateSteps(
      `
- name: stubborn
  run: |
    trap '' INT
    trap 'echo terminated; exit 9' TERM
    touch ready
    while true; do sleep 0.02; done`,
      cancelled(),
    );
    expect(stepOf(run, 'stubborn')).toMatchObject({
      exitCode: 9,
      log: expect.stringContaining('terminated'),
    });
  });

  test('then the whole tree is killed', async () => {
    const run = await emulateSteps(
      `
- name: deaf
  run: |
    trap '' INT TERM
    echo started
    bash -c 'trap "" INT TERM; touch ready; while true; do sleep 0.02; done'`,
      cancelled(),
    );
    expect(stepOf(run, 'deaf')).toMatchObject({
      outcome: 'cancelled',
      exitCode: 137,
      log: expect.stringContaining('started'),
    });
  });
});

test('steps with always() and cancelled() and clean-up still run, others do not', async () => {
  const run = await emulateSteps(
    `
- {name: recorded, uses: org/suite/record@v1, with: {name: a}}
- {name: long, run: touch ready; exec sleep 30}
- {name: next, run: 'true'}
- {name: on failure, if: failure(), run: 'true'}
- {name: on cancel, if: cancelled(), run: 'echo "\${{ job.status }}"'}
- {name: always, if: always(), run: sleep 0.2}
- {name: not cancelled, if: '!cancelled()', run: 'true'}`,
    cancelled(),
  );
  expect(outcomesOf(run)).toEqual([
    'recorded: success',
    'long: cancelled',
    'next: skipped',
    'on failure: skipped',
    'on cancel: success',
    'always: success',
    'not cancelled: skipped',
    'Post recorded: success',
  ]);
  expect(stepOf(run, 'on cancel').log).toBe('cancelled');
});

test('a running step with always() is left to end', async () => {
  const run = await emulateSteps(
    '- {name: slow, if: always(), run: touch ready; sleep 0.2; echo done}',
    cancelled(),
  );
  expect(stepOf(run, 'slow')).toMatchObject({ outcome: 'success', log: 'done' });
  expect(run.jobs.job?.result).toBe('cancelled');
});

test('steps inside a composite action end with the step around them', async () => {
  const files = {
    'a/action.yml': `
name: A
description: A
runs:
  using: composite
  steps:
    - {shell: bash, run: touch ready; exec sleep 30}
    - {shell: bash, run: 'true'}`,
  };
  const run = await emulateSteps('- {name: a, uses: $/a}', { ...cancelled(), files });
  expect(stepOf(run, 'a')).toMatchObject({ outcome: 'cancelled', conclusion: 'cancelled' });
  expect(stepOf(run, 'a').steps.map(({ outcome }) => outcome)).toEqual(['cancelled', 'skipped']);
});

test('of the later jobs only those run that ask for it', async () => {
  const run = await emulate(
    `
on: push
jobs:
  long: {runs-on: x, steps: [{run: touch ready; exec sleep 30}]}
  queued: {runs-on: x, steps: [{run: 'true'}]}
  next: {runs-on: x, needs: long, steps: [{run: 'true'}]}
  report:
    needs: long
    if: always()
    runs-on: x
    steps: [{name: seen, run: 'echo "\${{ needs.long.result }} \${{ job.status }}"'}]
  clean: {runs-on: x, needs: long, if: cancelled(), steps: [{run: 'true'}]}
  failed: {runs-on: x, needs: long, if: failure(), steps: [{run: 'true'}]}`,
    { ...cancelled(), parallel: 1 },
  );
  expect(resultsOf(run)).toEqual({
    long: 'cancelled',
    queued: 'cancelled',
    next: 'skipped',
    report: 'success',
    clean: 'success',
    failed: 'skipped',
  });
  expect(stepOf(run, 'seen', 'report').log).toBe('cancelled success');
  expect(run.conclusion).toBe('cancelled');
});

test('a job with always() goes on when the run is cancelled', async () => {
  const run = await emulate(
    'on: push\njobs:\n  job: {runs-on: x, if: always(), steps: [{name: slow, run: touch ready; sleep 0.2; echo done}]}\n',
    cancelled(),
  );
  expect(stepOf(run, 'slow')).toMatchObject({ outcome: 'success', log: 'done' });
});
