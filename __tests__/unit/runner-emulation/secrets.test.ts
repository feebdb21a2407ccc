import { describe, expect, test } from 'vitest';
import { Masks } from '../../support/runner/masks.ts';
import { emulate, emulateSteps, stepOf } from './emulate.ts';

describe('masks', () => {
  const masks = new Masks();
  masks.add('pa55 word"s');
  masks.add('-----BEGIN KEY-----\nMIIabc\nMIIdef\n');

  test.each([
    ['the pa55 word"s', 'the ***'],
    ['MIIabc', '***'],
    [JSON.stringify({ key: 'pa55 word"s' }), '{"key":"***"}'],
    [encodeURIComponent('pa55 word"s'), '***'],
    [Buffer.from('pa55 word"s').toString('base64'), '***'],
    ['nothing', 'nothing'],
  ])('%s', (text, masked) => {
    expect(masks.apply(text)).toBe(masked);
    expect(masks.hides(text)).toBe(text !== masked);
  });

  test('inside something larger that is encoded all but its first byte is hidden', () => {
    const whole = Buffer.from('user:pa55 word"s').toString('base64');
    expect(masks.apply(whole)).toBe('dXNlcjpw***');
  });
});

test('secrets are hidden in logs, annotations and summaries, from when they are masked', async () => {
  const run = await emulateSteps(
    `
- name: given
  env: {KEY: '\${{ secrets.KEY }}'}
  run: |
    echo "key $KEY"
    echo "::warning::key $KEY"
    echo "key $KEY" >> "$GITHUB_STEP_SUMMARY"
- name: made
  run: |
    echo "made-s3cret"
    echo "::add-mask::made-s3cret"
    echo "made-s3cret"
- {name: later, run: echo made-s3cret}
- {name: token, env: {T: '\${{ github.token }}', S: '\${{ secrets.GITHUB_TOKEN }}'}, run: 'test "$T" = "$S"; echo "$T"'}`,
    { secrets: { KEY: 'given-s3cret' } },
  );
  expect(stepOf(run, 'given')).toMatchObject({
    log: 'key ***',
    summary: 'key ***\n',
    annotations: [{ message: 'key ***' }],
  });
  expect(stepOf(run, 'made').log).toBe('made-s3cret\n***');
  expect(stepOf(run, 'later').log).toBe('***');
  expect(stepOf(run, 'token')).toMatchObject({ outcome: 'success', log: '***' });
});

test('the token that the services give is github.token and no variable', async () => {
  const run = await emulateSteps(
    `- {name: token, run: 'echo "[$GITHUB_TOKEN] $(echo \${{ github.token }} | tr a-z A-Z)"'}`,
    { jobEnvironment: () => ({ GITHUB_TOKEN: 'token-of-job' }) },
  );
  expect(stepOf(run, 'token').log).toBe('[] TOKEN-OF-JOB');
});

test('a job output that shows a secret is dropped with a warning, a step output is not', async () => {
  const run = await emulate(
    `
on: push
jobs:
  job:
    runs-on: ubuntu-24.04
    outputs:
      matrix: \${{ steps.made.outputs.matrix }}
      other: \${{ steps.made.outputs.other }}
      empty: \${{ steps.made.outputs.missing }}
    steps:
      - id: made
        run: |
          echo 'matrix=["linux/amd64"]' >> "$GITHUB_OUTPUT"
          echo 'other=fine' >> "$GITHUB_OUTPUT"
      - {name: inside, run: 'echo "\${{ toJSON(steps.made.outputs) }}" | wc -l'}
  next:
    needs: job
    runs-on: ubuntu-24.04
    strategy: {matrix: {target: '\${{ fromJSON(needs.job.outputs.matrix) }}'}}
    steps: [{run: 'true'}]`,
    { secrets: { SHORT: 'linux' } },
  );
  expect(run.jobs.job?.outputs).toEqual({ other: 'fine' });
  expect(run.jobs.job?.legs[0]?.annotations).toEqual([
    { level: 'warning', title: '', message: "Skip output 'matrix' since it may contain secret." },
  ]);
  expect(stepOf(run, 'inside').log.trim()).toBe('4');
  expect(run.jobs.next).toMatchObject({ result: 'failure', legs: [] });
  expect(run.jobs.next?.error).toContain('job "next", strategy, matrix, target: empty input');
});
