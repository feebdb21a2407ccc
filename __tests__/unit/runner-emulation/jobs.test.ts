import { describe, expect, test } from 'vitest';
import { describeRun } from '../../support/runner/run.ts';
import { emulate, resultsOf, stepOf } from './emulate.ts';

/** Jobs from one line each: `name: needs | extra keys | script`. */
function jobs(...lines: readonly string[]): string {
  const written = lines.map((line) => {
    const [, id = '', needs = '', extra = '', script = ''] =
      /^(\w+): ([^|]*)\|([^|]*)\|(.*)$/.exec(line) ?? [];
    const keys = [
      'runs-on: ubuntu-24.04',
      ...(needs.trim() ? [`needs: [${needs.trim()}]`] : []),
      ...(extra.trim() ? extra.trim().split(' ;; ') : []),
      'steps:',
      `  - run: ${JSON.stringify(script.trim() || 'true')}`,
    ];
    return `  ${id}:\n${keys.map((key) => `    ${key}`).join('\n')}`;
  });
  return `on: push\njobs:\n${written.join('\n')}\n`;
}

describe('results and conditions', () => {
  test.each([
    {
      what: 'a failure skips what needs it, and what needs that',
      lines: ['a: || exit 1', 'b: a||', 'c: b||', 'd: ||'],
      results: { a: 'failure', b: 'skipped', c: 'skipped', d: 'success' },
    },
    {
      what: 'always() and failure() run after it, success() does not',
      lines: ['a: || exit 1', 'b: a| if: always()|', 'c: a| if: failure()|', 'd: a| if: success()|'],
      results: { a: 'failure', b: 'success', c: 'success', d: 'skipped' },
    },
    {
      what: 'the whole chain counts: what needs a job with always() is skipped with its ancestors',
      lines: ['a: || exit 1', 'b: a| if: always()|', 'c: b||', 'd: b| if: failure()|'],
      results: { a: 'failure', b: 'success', c: 'skipped', d: 'success' },
    },
    {
      what: 'a skipped job is no success and no failure',
      lines: [
        'a: | if: false|',
        'b: a||',
        'c: a| if: failure()|',
        'd: a| if: "!failure() && !cancelled()"|',
        "e: a| if: always() && needs.a.result == 'skipped'|",
      ],
      results: { a: 'skipped', b: 'skipped', c: 'skipped', d: 'success', e: 'success' },
      conclusion: 'success',
    },
    {
      what: 'a condition without a status asks for success first',
      lines: ['a: || exit 1', "b: a| if: github.event_name == 'push'|"],
      results: { a: 'failure', b: 'skipped' },
    },
    {
      what: 'continue-on-error counts as success for what comes after',
      lines: ['a: | continue-on-error: true| exit 1', 'b: a||'],
      results: { a: 'success', b: 'success' },
      conclusion: 'success',
    },
    {
      what: 'a job that takes too long is cancelled',
      lines: [
        'a: | timeout-minutes: 0.2| exec sleep 30',
        'b: a||',
        'c: a| if: failure()|',
        'd: a| if: always()|',
      ],
      results: { a: 'cancelled', b: 'skipped', c: 'skipped', d: 'success' },
      conclusion: 'cancelled',
    },
    {
      what: 'all skipped',
      lines: ['a: | if: false|'],
      results: { a: 'skipped' },
      conclusion: 'skipped',
    },
  ])('$what', async ({ lines, results, conclusion = 'failure' }) => {
    const run = await emulate(jobs(...lines));
    expect(resultsOf(run)).toEqual(results);
    expect(run.conclusion).toBe(conclusion);
  });

  test('needs has the direct needs only', async () => {
    const run = await emulate(
      jobs('a: ||', 'b: a||', `c: b| env: {NEEDS: '\${{ toJSON(needs) }}'}| echo $NEEDS`),
    );
    expect(JSON.parse(run.jobs.c?.legs[0]?.steps[0]?.log ?? '')).toEqual({
      b: { result: 'success', outputs: {} },
    });
  });

  test('a fault in a key of the job fails it with a message that names it', async () => {
    const run = await emulate(`
on: push
jobs:
  a: {runs-on: '\${{ fromJSON(github.nothing) }}', steps: [{run: 'true'}]}
  b: {runs-on: '\${{ github.nothing }}', steps: [{run: 'true'}]}`);
    expect(run.conclusion).toBe('failure');
    expect(describeRun(run)).toContain(`job "a", runs-on: empty input, in \${{ fromJSON(github.nothing) }}`);
    expect(describeRun(run)).toContain('job "b", runs-on: null is no label and no list of labels');
  });
});

test('two jobs run at once, in their own folders, each when its needs have ended', async () => {
  let now = 0;
  let most = 0;
  const order: string[] = [];
  const workspaces = new Set<string>();
  await emulate(
    jobs('a: || sleep 0.1; test -z "$(ls)"; touch a', 'b: || sleep 0.1', 'c: || test -z "$(ls)"', 'd: a||'),
    {
      beforeJob: ({ workspace }) => {
        most = Math.max(most, ++now);
        workspaces.add(workspace);
      },
      afterJob: ({ path }, { outcome }) => {
        now--;
        order.push(`${path} ${outcome}`);
      },
    },
  );
  expect(most).toBe(2);
  expect(workspaces.size).toBe(4);
  expect(order).toHaveLength(4);
  expect(order.indexOf('d success')).toBeGreaterThan(order.indexOf('a success'));
});

test('a hook that fails is a failure of the test, not of the job', async () => {
  const afterJob = () => {
    throw new Error('not what was expected');
  };
  await expect(emulate(jobs('a: ||', 'b: || exec sleep 30'), { afterJob })).rejects.toThrow(
    'not what was expected',
  );
});

const MATRIX = JSON.stringify({
  include: [
    { target: 'linux/amd64', index: 0, runner: '"ubuntu-24.04"' },
    { target: 'linux/ppc64le', index: 1, runner: '["self-hosted","ppc64le"]' },
    { target: 'darwin/arm64', index: 2, runner: '"macos-26"' },
  ],
});

describe('matrix', () => {
  const planned = (strategy: string, rest: string) => `
on: push
jobs:
  plan:
    runs-on: ubuntu-24.04
    outputs: {matrix: '\${{ steps.m.outputs.matrix }}'}
    steps:
      - id: m
        run: |
          echo 'matrix=${MATRIX}' >> "$GITHUB_OUTPUT"
  build:
    name: Build \${{ matrix.target }}
    needs: plan
    runs-on: \${{ fromJSON(matrix.runner) }}
    strategy:
      matrix: \${{ fromJSON(needs.plan.outputs.matrix) }}
${strategy.replaceAll(/^/gm, '      ')}
${rest.replaceAll(/^/gm, '    ')}
  after:
    needs: build
    if: always()
    runs-on: ubuntu-24.04
    steps:
      - {name: seen, env: {NEEDS: '\${{ toJSON(needs.build) }}'}, run: echo "$NEEDS"}
`;

  test('from the output of another job, with labels, names and strategy of each leg', async () => {
    let now = 0;
    let most = 0;
    const run = await emulate(
      planned(
        'max-parallel: 1',
        `env: {STRATEGY: '\${{ toJSON(strategy) }}'}
steps:
  - run: echo "$STRATEGY"
  - run: echo "\${{ runner.environment }}"`,
      ),
      {
        parallel: 3,
        beforeJob: () => {
          most = Math.max(most, ++now);
        },
        afterJob: () => {
          now--;
        },
      },
    );
    expect(most).toBe(1);
    const legs = run.jobs.build?.legs ?? [];
    expect(legs.map(({ name, labels, steps }) => [name, labels, steps[1]?.log])).toEqual([
      ['Build linux/amd64', ['ubuntu-24.04'], 'github-hosted'],
      ['Build linux/ppc64le', ['self-hosted', 'ppc64le'], 'self-hosted'],
      ['Build darwin/arm64', ['macos-26'], 'github-hosted'],
    ]);
    expect(legs.map(({ steps }) => JSON.parse(steps[0]?.log ?? ''))).toEqual(
      [0, 1, 2].map((index) => ({
        'fail-fast': true,
        'job-index': index,
        'job-total': 3,
        'max-parallel': 1,
      })),
    );
    expect(run.conclusion).toBe('success');
  });

  test('outputs of all legs are merged; empty ones take nothing away', async () => {
    const run = await emulate(
      planned(
        'fail-fast: false',
        `outputs:
  handover-0: \${{ steps.h.outputs.handover-0 }}
  handover-1: \${{ steps.h.outputs.handover-1 }}
  handover-2: \${{ steps.h.outputs.handover-2 }}
  last: \${{ matrix.target }}
steps:
  - {run: 'sleep 0.\${{ matrix.index }}'}
  - {id: h, env: {N: '\${{ matrix.index }}'}, run: 'echo "handover-$N=of $N" >> "$GITHUB_OUTPUT"'}`,
      ),
    );
    const merged = {
      'handover-0': 'of 0',
      'handover-1': 'of 1',
      'handover-2': 'of 2',
      last: 'darwin/arm64',
    };
    expect(run.jobs.build?.outputs).toEqual(merged);
    expect(JSON.parse(stepOf(run, 'seen', 'after').log)).toEqual({ result: 'success', outputs: merged });
  });

  test('one leg fails: the others end unless fail-fast is false', async () => {
    const steps = (seconds: number) => `steps:
  - {if: matrix.index == 0, run: exit 1}
  - {if: matrix.index != 0, run: exec sleep ${seconds}}
  - {name: cleaning, if: always(), run: 'true'}`;
    const fast = await emulate(planned('', steps(30)), { parallel: 3 });
    const outcomes = (run: typeof fast) => run.jobs.build?.legs.map(({ outcome }) => outcome);
    expect(outcomes(fast)).toEqual(['failure', 'cancelled', 'cancelled']);
    expect(fast.jobs.build?.legs[1]?.steps.map(({ outcome }) => outcome)).toEqual([
      'skipped',
      'cancelled',
      'success',
    ]);
    expect(resultsOf(fast)).toEqual({ plan: 'success', build: 'failure', after: 'success' });
    const patient = await emulate(planned('fail-fast: false', steps(0.1)), { parallel: 3 });
    expect(outcomes(patient)).toEqual(['failure', 'success', 'success']);
    expect(patient.jobs.build?.result).toBe('failure');
  });

  test('a leg that may fail ends no others', async () => {
    const run = await emulate(
      planned(
        '',
        `continue-on-error: \${{ matrix.index == 0 }}\nsteps:\n  - run: test \${{ matrix.index }} != 0`,
      ),
    );
    expect(run.jobs.build?.legs.map(({ outcome, result }) => [outcome, result])).toEqual([
      ['failure', 'success'],
      ['success', 'success'],
      ['success', 'success'],
    ]);
    expect(run.conclusion).toBe('success');
  });
});

test('concurrency is evaluated for the run and for a job', async () => {
  const run = await emulate(`
name: CI
on: push
concurrency: {group: '\${{ github.workflow }}-\${{ github.ref_name }}', cancel-in-progress: true}
jobs:
  a:
    runs-on: ubuntu-24.04
    concurrency: deploy-\${{ github.event_name }}
    steps: [{run: 'true'}]`);
  expect(run.concurrency).toEqual({ group: 'CI-main', cancelInProgress: true });
  expect(run.jobs.a?.legs[0]?.concurrency).toEqual({ group: 'deploy-push', cancelInProgress: false });
});
