import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../support/repository.ts';
import type { Run } from '../../support/runner/run.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { emulate, emulateSteps, outcomesOf, SUITE, stepOf } from './emulate.ts';

const orderOf = ({ jobs }: Run) =>
  readFileSync(join(jobs.job?.legs[0]?.workspace ?? '', 'order.txt'), 'utf8')
    .trim()
    .split('\n');

describe('a JavaScript action', () => {
  test('has declared inputs with defaults, outputs and a summary', async () => {
    const run = await emulateSteps(`
- {id: a, uses: org/suite/record@v1, with: {name: first}}
- {name: seen, run: 'echo "\${{ steps.a.outputs.name }} \${{ steps.a.outputs.repository }}"'}`);
    expect(stepOf(run, 'seen').log).toBe('first acme/app');
    expect(stepOf(run, 'a').summary).toBe('recorded first\n');
  });

  test('is warned about inputs it has not got, and about old ones', async () => {
    const run = await emulateSteps('- {id: a, uses: org/suite/record@v1, with: {name: a, nmae: b, old: c}}');
    expect(stepOf(run, 'a').annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      "warning: Unexpected input(s) 'nmae'",
      "warning: Input 'old' has been deprecated with message: use name",
    ]);
  });

  test('cleans up at the end, last first, with its state, also after its own failure', async () => {
    const run = await emulateSteps(`
- {uses: org/suite/record@v1, with: {name: a}}
- {uses: org/suite/record@v1, with: {name: broken}}
- {uses: org/suite/record@v1, with: {name: never}}
- {uses: org/suite/record@v1, if: always(), with: {name: c}}`);
    expect(orderOf(run)).toEqual([
      'main a',
      'main broken',
      'main c',
      'post c of c',
      'post broken of broken',
      'post a of a',
    ]);
    expect(outcomesOf(run)).toEqual([
      'Run org/suite/record@v1: success',
      'Run org/suite/record@v1: failure',
      'Run org/suite/record@v1: skipped',
      'Run org/suite/record@v1: success',
      'Post Run org/suite/record@v1: success',
      'Post Run org/suite/record@v1: success',
      'Post Run org/suite/record@v1: success',
    ]);
  });

  test('has a condition for its clean-up', async () => {
    const action = (condition: string) => ({
      'action.yml': `name: P\ndescription: P\nruns: {using: node24, main: main.mjs, post: main.mjs, post-if: ${condition}}\n`,
      'main.mjs': '',
    });
    const files = Object.fromEntries(
      [
        ['on-success', 'success()'],
        ['on-failure', 'failure()'],
      ].flatMap(([name, condition = '']) =>
        Object.entries(action(condition)).map(([file, content]) => [`actions/${name}/${file}`, content]),
      ),
    );
    const run = await emulateSteps(
      `
- {name: success, uses: $/actions/on-success}
- {name: failure, uses: $/actions/on-failure}
- run: exit 1`,
      { files },
    );
    expect(outcomesOf(run).slice(3)).toEqual(['Post failure: success', 'Post success: skipped']);
  });
});

describe('a composite action', () => {
  test('is one step, with the actions of its own repository, env from around and no INPUT_ variables', async () => {
    const run = await emulateSteps(`
- {id: o, uses: org/suite/outer@v1, env: {AROUND: step}}
- {name: seen, run: 'echo "\${{ steps.o.outputs.last }} \${{ steps.o.outputs.path }} \${{ steps.o.outputs.reported }}"'}`);
    expect(stepOf(run, 'seen').log).toBe(`two ${join(SUITE, 'outer')} success`);
    expect(stepOf(run, 'o')).toMatchObject({
      outcome: 'success',
      summary: 'recorded one\nrecorded two\n',
      log: expect.stringContaining('around=step own=own of step input=[]'),
    });
    expect(stepOf(run, 'o').steps.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      ' success',
      'second success',
      'look success',
      'report success',
    ]);
  });

  test('stops inside at a failure, but tells its outputs', async () => {
    const run = await emulateSteps(`
- {id: o, continue-on-error: true, uses: org/suite/outer@v1, with: {first: broken}, env: {AROUND: x}}
- {name: seen, run: 'echo "[\${{ steps.o.outputs.last }}] \${{ steps.o.outputs.reported }} \${{ steps.o.outcome }}"'}`);
    expect(stepOf(run, 'seen').log).toBe('[] success failure');
    expect(stepOf(run, 'o').steps.map(({ outcome }) => outcome)).toEqual([
      'failure',
      'skipped',
      'skipped',
      'success',
    ]);
  });

  test('inside another: their clean-up is one step each, last first', async () => {
    const run = await emulateSteps(`
- {name: before, uses: org/suite/record@v1, with: {name: before}}
- {name: wrapped, uses: org/suite/wrapper@v1, env: {AROUND: x}}`);
    expect(orderOf(run).slice(4)).toEqual([
      'post two of two',
      'post one of one',
      'post outermost of outermost',
      'post before of before',
    ]);
    expect(outcomesOf(run).slice(2)).toEqual(['Post wrapped: success', 'Post before: success']);
  });

  test('sees no secrets and starts well after a failure around it', async () => {
    const files = {
      'a/action.yml': `
name: A
description: A
runs:
  using: composite
  steps:
    - {shell: bash, run: 'echo "status \${{ job.status }}"'}
    - {if: failure(), shell: bash, run: echo never}
    - {if: cancelled(), shell: bash, run: echo never}`,
    };
    const run = await emulateSteps(
      `
- run: exit 1
- {name: a, if: failure(), uses: $/a}`,
      { files },
    );
    expect(stepOf(run, 'a').log).toContain('status failure');
    expect(stepOf(run, 'a').steps.map(({ outcome }) => outcome)).toEqual(['success', 'skipped', 'skipped']);
    await expect(
      emulateSteps('- uses: $/b', {
        files: { 'b/action.yml': files['a/action.yml'].replace('job.status', 'secrets.KEY') },
      }),
    ).rejects.toThrow('job "job", step 1, $/b, step 1, run: Unrecognized named-value: \'secrets\'');
  });

  test('shares one budget of annotations with all it uses', async () => {
    const files = {
      'a/action.yml': `
name: A
description: A
runs:
  using: composite
  steps:
    - {shell: bash, run: 'for i in $(seq 8); do echo "::error::first $i"; done'}
    - {shell: bash, run: 'for i in $(seq 8); do echo "::error::second $i"; done'}`,
    };
    const run = await emulateSteps('- {name: a, uses: $/a}', { files });
    expect(stepOf(run, 'a').annotations).toHaveLength(10);
  });
});

test('./ is what the job has checked out, and $/ is the repository of the file', async () => {
  const steps = `
- {name: missing, continue-on-error: true, uses: ./local}
- run: |
    mkdir local
    printf 'name: L\\ndescription: L\\nruns: {using: composite, steps: [{shell: bash, run: echo local}]}\\n' > local/action.yml
- {name: there, uses: ./local}`;
  const run = await emulateSteps(steps);
  expect(stepOf(run, 'missing').log).toContain('there is no action.yml in ');
  expect(stepOf(run, 'there').log).toBe('local');
});

test('the stand-in of actions/checkout brings the repository of the run', async () => {
  const source = temporaryFolder('source');
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', source, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      encoding: 'utf8',
    });
  mkdirSync(join(source, '.github/workflows'), { recursive: true });
  writeFileSync(
    join(source, '.github/workflows/release.yml'),
    `on: push\njobs:\n  job:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v7\n      - {name: seen, run: 'cat version && git rev-parse HEAD && echo \${{ github.sha }}'}\n`,
  );
  writeFileSync(join(source, 'version'), '1.2.3\n');
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=first');
  git('tag', 'v1.2.3');
  const sha = git('rev-parse', 'HEAD').trim();
  const run = await emulate('', {
    workflow: '.github/workflows/release.yml',
    event: { name: 'push', ref: 'refs/tags/v1.2.3' },
    repositories: {
      'acme/app': source,
      'actions/checkout': join(ROOT, '__tests__/support/stand-ins/checkout'),
    },
  });
  expect(stepOf(run, 'seen').log.split('\n')).toEqual(['1.2.3', sha, sha]);
  await expect(
    emulate('', {
      workflow: '.github/workflows/release.yml',
      event: { name: 'push', ref: 'refs/tags/v9' },
      repositories: {
        'acme/app': source,
        'actions/checkout': join(ROOT, '__tests__/support/stand-ins/checkout'),
      },
    }),
  ).rejects.toThrow('No ref found for: refs/tags/v9');
});
