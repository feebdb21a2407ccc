import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeRun } from '../../support/runner/run.ts';
import { emulate, emulateSteps, outcomesOf, stepOf } from './emulate.ts';

describe('outcome and conclusion', () => {
  test('after a failure only steps that ask for it run', async () => {
    const run = await emulateSteps(`
- {name: fails, run: exit 3}
- {name: next, run: 'true'}
- {name: on failure, if: failure(), run: 'true'}
- {name: always, if: always(), run: 'true'}
- {name: on success, if: success(), run: 'true'}
- {name: not cancelled, if: '!cancelled()', run: 'true'}`);
    expect(outcomesOf(run)).toEqual([
      'fails: failure',
      'next: skipped',
      'on failure: success',
      'always: success',
      'on success: skipped',
      'not cancelled: success',
    ]);
    expect(run.conclusion).toBe('failure');
    expect(stepOf(run, 'fails')).toMatchObject({
      exitCode: 3,
      annotations: [{ level: 'error', message: 'Process completed with exit code 3.' }],
    });
  });

  test('continue-on-error keeps the outcome and changes the conclusion', async () => {
    const run = await emulateSteps(`
- {id: tried, continue-on-error: true, run: exit 1}
- {name: seen, run: 'echo "\${{ steps.tried.outcome }} \${{ steps.tried.conclusion }} \${{ job.status }}"'}`);
    expect(stepOf(run, 'seen').log).toBe('failure success success');
    expect(run.conclusion).toBe('success');
    expect(stepOf(run, 'tried')).toMatchObject({ outcome: 'failure', conclusion: 'success' });
  });

  test('a step that takes too long fails', async () => {
    const run = await emulateSteps(`
- {name: slow, timeout-minutes: 0.2, run: exec sleep 30}
- {name: after, if: failure(), run: 'true'}`);
    expect(outcomesOf(run)).toEqual(['slow: failure', 'after: success']);
    expect(stepOf(run, 'slow').annotations.at(-1)?.message).toContain('has timed out');
  });

  test('a fault in an expression fails the step and says where', async () => {
    const run = await emulateSteps(`
- {name: matrix, env: {M: '\${{ fromJSON(github.nothing) }}'}, run: 'true'}`);
    expect(stepOf(run, 'matrix').annotations[0]?.message).toBe(
      `job "job", step 1 "matrix", env, M: empty input, in \${{ fromJSON(github.nothing) }}`,
    );
    expect(describeRun(run)).toContain('matrix: failure');
  });
});

describe('what steps leave to later ones', () => {
  test('outputs, variables, path', async () => {
    const run = await emulateSteps(`
- id: set
  run: |
    echo "one=1" >> "$GITHUB_OUTPUT"
    printf 'many<<EOF\\na\\nb\\nEOF\\n' >> "$GITHUB_OUTPUT"
    echo "LATER=is here" >> "$GITHUB_ENV"
    mkdir tools && printf '#!/bin/sh\\necho tool' > tools/tool && chmod +x tools/tool
    echo "$PWD/tools" >> "$GITHUB_PATH"
    echo "not yet [\${LATER:-}]"
- name: get
  run: |
    echo "\${{ steps.set.outputs.one }} $LATER \${{ env.LATER }}"
    tool
- {name: lines, env: {MANY: '\${{ steps.set.outputs.many }}'}, run: 'echo "$MANY"'}`);
    expect(stepOf(run, 'set').log).toBe('not yet []');
    expect(stepOf(run, 'get').log).toBe('1 is here is here\ntool');
    expect(stepOf(run, 'lines').log).toBe('a\nb');
  });

  test('env of workflow, job and step, the nearer over the farther', async () => {
    const run = await emulate(`
on: push
env: {A: workflow, B: workflow, C: workflow, REF: '\${{ github.ref_name }}'}
jobs:
  job:
    runs-on: ubuntu-24.04
    env: {B: job, C: job}
    steps:
      - run: echo "C=file" >> "$GITHUB_ENV"
      - {name: seen, env: {D: '\${{ env.A }} and \${{ env.C }}'}, run: 'echo "$A $B $C $D $REF"'}
      - {name: own, env: {C: step}, run: 'echo "$C"'}`);
    expect(stepOf(run, 'seen').log).toBe('workflow job file workflow and file main');
    expect(stepOf(run, 'own').log).toBe('step');
  });

  test('a malformed file fails the step, and NODE_OPTIONS is refused', async () => {
    const run = await emulateSteps(`
- {name: bad, run: 'echo nonsense >> "$GITHUB_OUTPUT"'}
- {name: options, if: always(), run: 'echo "NODE_OPTIONS=--inspect" >> "$GITHUB_ENV"'}
- {name: seen, if: always(), run: 'echo "[$NODE_OPTIONS]"'}`);
    expect(stepOf(run, 'bad')).toMatchObject({ outcome: 'failure', exitCode: 0 });
    expect(stepOf(run, 'bad').annotations.map(({ message }) => message)).toEqual([
      "Unable to process file command 'GITHUB_OUTPUT' successfully.",
      "Invalid format 'nonsense'",
    ]);
    expect(stepOf(run, 'options').annotations[0]?.message).toContain("Can't store NODE_OPTIONS");
    expect(stepOf(run, 'seen').log).toBe('[]');
  });
});

test('the steps context has outputs, outcome and conclusion', async () => {
  const run = await emulateSteps(`
- {id: a, run: 'echo "b=c" >> "$GITHUB_OUTPUT"'}
- {name: seen, env: {STEPS: '\${{ toJSON(steps) }}'}, run: echo "$STEPS"}`);
  expect(JSON.parse(stepOf(run, 'seen').log)).toEqual({
    a: { outputs: { b: 'c' }, outcome: 'success', conclusion: 'success' },
  });
});

const stateOf = (pid: number) => {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) ? readFileSync(stat, 'utf8').split(' ')[2] : 'gone';
};

test('what a step leaves running lives until the end of the job', async () => {
  const run = await emulateSteps(`
- {name: start, run: 'sleep 60 > /dev/null 2>&1 & echo $! > ../pid'}
- {name: seen, run: kill -0 $(cat ../pid)}`);
  expect(stepOf(run, 'seen').outcome).toBe('success');
  const pid = Number(readFileSync(join(run.jobs.job?.legs[0]?.workspace ?? '', '../pid'), 'utf8'));
  // Nobody may be there to take its exit code, then it stays as a zombie.
  await expect.poll(() => stateOf(pid)).toMatch(/^(Z|gone)$/);
});

describe('shells', () => {
  test('bash by name fails in a pipe, bash by default does not', async () => {
    const run = await emulateSteps(`
- {name: default, run: false | true}
- {name: named, shell: bash, run: false | true}`);
    expect(outcomesOf(run)).toEqual(['default: success', 'named: failure']);
  });

  test('defaults of workflow and job', async () => {
    const run = await emulate(`
on: push
defaults: {run: {shell: bash, working-directory: nowhere}}
jobs:
  job:
    runs-on: ubuntu-24.04
    defaults: {run: {working-directory: here}}
    steps:
      - {working-directory: ., run: mkdir here there}
      - {name: here, run: 'basename "$PWD"; set -o | grep pipefail'}
      - {name: there, working-directory: there, shell: sh, run: 'basename "$PWD"'}
      - {name: custom, shell: 'cat {0}', run: 'as it is'}
      - {name: nowhere, working-directory: nowhere, run: 'true'}`);
    expect(stepOf(run, 'here').log).toBe('here\npipefail       \ton');
    expect(stepOf(run, 'there').log).toBe('there');
    expect(stepOf(run, 'custom').log).toBe('as it is');
    expect(stepOf(run, 'nowhere')).toMatchObject({ outcome: 'failure', exitCode: 1 });
    expect(stepOf(run, 'nowhere').annotations[0]?.message).toContain('did not start');
  });

  test('one that is not there is said', async () => {
    const run = await emulateSteps('- {name: windows, shell: pwsh, run: "true"}');
    expect(stepOf(run, 'windows').log).toContain("the shell 'pwsh' is not emulated");
  });
});

test('a step sees what the runner sets and nothing else of this machine', async () => {
  process.env.OF_THE_MACHINE = 'leak';
  const run = await emulateSteps('- {name: env, run: env | sort}', {
    event: { name: 'push', ref: 'refs/tags/v1.2.3' },
    machine: { OF_THE_TEST: 'given' },
    runId: '77',
  });
  delete process.env.OF_THE_MACHINE;
  const { log } = stepOf(run, 'env');
  const variables = Object.fromEntries(log.split('\n').map((line) => line.split(/=(.*)/s, 2)));
  expect(variables).toMatchObject({
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_JOB: 'job',
    GITHUB_REF: 'refs/tags/v1.2.3',
    GITHUB_REF_NAME: 'v1.2.3',
    GITHUB_REF_TYPE: 'tag',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_REPOSITORY_OWNER: 'acme',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '77',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0'.repeat(40),
    GITHUB_WORKFLOW: '.github/workflows/ci.yml',
    GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/ci.yml@refs/tags/v1.2.3',
    OF_THE_TEST: 'given',
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_OS: 'Linux',
  });
  expect(variables.GITHUB_WORKSPACE).toMatch(/\/work\/app\/app$/);
  expect(Object.keys(variables)).not.toContain('OF_THE_MACHINE');
  expect(Object.keys(variables)).not.toContain('GITHUB_TOKEN');
  expect(Object.keys(variables)).not.toContain('VITEST');
});

test('the runtime token reaches actions and no script', async () => {
  const services = { ACTIONS_RUNTIME_TOKEN: 'a-runtime-token', GITHUB_API_URL: 'http://127.0.0.1:1/api' };
  const run = await emulateSteps(
    `
- {name: script, run: 'echo "[\${ACTIONS_RUNTIME_TOKEN:-}] $GITHUB_API_URL \${{ github.api_url }}"'}
- {id: action, uses: org/suite/show@v1, with: {name: ACTIONS_RUNTIME_TOKEN}}`,
    { jobEnvironment: () => services },
  );
  expect(stepOf(run, 'script').log).toBe('[] http://127.0.0.1:1/api http://127.0.0.1:1/api');
  expect(stepOf(run, 'action').log).toBe('***');
});

test('cache-mode of the job, or of the workflow, is told to actions', async () => {
  const show = 'runs-on: x, steps: [{uses: org/suite/show@v1, with: {name: ACTIONS_CACHE_MODE}}]';
  const { jobs } = await emulate(
    `on: push\ncache-mode: read\njobs:\n  a: {${show}}\n  b: {cache-mode: none, ${show}}\n`,
  );
  expect(['a', 'b'].map((id) => jobs[id]?.legs[0]?.steps[0]?.log)).toEqual(['read', 'none']);
});

describe('summary', () => {
  test('of one step; beyond 1 MiB it is an error and nothing is kept', async () => {
    const run = await emulateSteps(`
- {name: good, run: 'echo "## Title" >> "$GITHUB_STEP_SUMMARY"'}
- {name: huge, run: 'head -c 1048577 /dev/zero | tr "\\\\0" x >> "$GITHUB_STEP_SUMMARY"'}`);
    expect(stepOf(run, 'good').summary).toBe('## Title\n');
    expect(stepOf(run, 'huge')).toMatchObject({ summary: '', outcome: 'success' });
    expect(stepOf(run, 'huge').annotations[0]?.message).toContain('upload aborted');
  });
});

describe('annotations', () => {
  test('have a title, a file and a line; ten of a level are kept', async () => {
    const run = await emulateSteps(`
- name: many
  run: |
    echo "::error title=Build%3A one,file=a.go,line=3::went%0Awrong 100%25"
    for i in $(seq 12); do echo "::warning::$i"; done
    echo "::notice::a note"`);
    const { annotations, log } = stepOf(run, 'many');
    expect(annotations[0]).toEqual({
      level: 'error',
      title: 'Build: one',
      message: 'went\nwrong 100%',
      file: 'a.go',
      line: 3,
    });
    expect(annotations.filter(({ level }) => level === 'warning')).toHaveLength(10);
    expect(annotations.at(-1)).toMatchObject({ level: 'notice', message: 'a note' });
    expect(log).toBe('');
  });

  test('commands between stop-commands and its token are text', async () => {
    const run = await emulateSteps(`
- name: stopped
  run: |
    echo "::stop-commands::t0ken"
    echo "::error::not one"
    echo "::t0ken::"
    echo "::error::one"
    echo "::unknown::text"`);
    const { annotations, log } = stepOf(run, 'stopped');
    expect(annotations.map(({ message }) => message)).toEqual(['one']);
    expect(log).toBe('::error::not one\n::unknown::text');
  });

  test('commands that were withdrawn fail the step', async () => {
    const run = await emulateSteps('- {name: old, run: "echo \'::set-env name=A::b\'"}');
    expect(stepOf(run, 'old').outcome).toBe('failure');
  });
});

test('hashFiles sees the workspace', async () => {
  const run = await emulateSteps(`
- run: mkdir -p a/b && echo x > a/b/go.sum && echo y > a/go.sum && echo z > a/go.mod
- {name: sums, run: 'echo \${{ hashFiles(''**/go.sum'') }} \${{ hashFiles(''a/*.sum'', ''!a/b/**'') }}'}
- {name: none, run: 'echo [\${{ hashFiles(''*.lock'') }}]'}`);
  const [all, one] = stepOf(run, 'sums').log.split(' ');
  expect(all).toMatch(/^[0-9a-f]{64}$/);
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(all).not.toBe(one);
  expect(stepOf(run, 'none').log).toBe('[]');
});
