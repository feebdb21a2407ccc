import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emulateSteps, stepOf } from './emulate.ts';

describe.runIf(process.platform === 'linux')('what a step leaves running', () => {
  test('serves the steps after it, and is killed at the end of the job', async () => {
    const run = await emulateSteps(`${left()}
- {name: next, run: kill -0 "$(cat left)"}`);
    expect(stepOf(run, 'next').outcome).toBe('success');
    await expect.poll(() => lives(stepOf(run, 'left').log)).toBe(false);
  });

  test('is killed also in a session of its own', async () => {
    const run = await emulateSteps(left('setsid'));
    await expect.poll(() => lives(stepOf(run, 'left').log)).toBe(false);
  });

  test('lives on when it was started without the mark of the job', async () => {
    const run = await emulateSteps(left('env -u RUNNER_TRACKING_ID'));
    const pid = stepOf(run, 'left').log;
    onTestFinished(() => {
      process.kill(Number(pid), 'SIGKILL');
    });
    await sleep(100);
    expect(lives(pid)).toBe(true);
  });
});

/** A step that leaves a program running when that is up, and says its number. */
const left = (by = 'env') => `
- name: left
  run: |
    ${by} bash -c 'touch up; while true; do sleep 0.02; done' > /dev/null 2>&1 &
    until [ -e up ]; do sleep 0.02; done
    echo $! | tee left`;

test('jobs have different marks', async () => {
  const marks = await Promise.all(
    [1, 2].map(
      async () => stepOf(await emulateSteps('- {name: mark, run: echo "$RUNNER_TRACKING_ID"}'), 'mark').log,
    ),
  );
  for (const mark of marks) expect(mark).toMatch(/^github_[0-9a-f-]{36}$/);
  expect(marks[0]).not.toBe(marks[1]);
});

/** A zombie, which nobody has asked for how it ended, is dead. */
function lives(pid: string): boolean {
  expect(pid).toMatch(/^\d+$/);
  const status = `/proc/${pid}/status`;
  return existsSync(status) && !/^State:\s+[ZX]/m.test(readFileSync(status, 'utf8'));
}
