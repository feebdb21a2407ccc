import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ActRequest } from '../../support/act/command.ts';
import { type ActRun, readRun } from '../../support/act/records.ts';
import { runAct } from '../../support/act/run.ts';
import { ROOT } from '../../support/repository.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const FIXTURES = join(ROOT, '__tests__/fixtures/act');

/** A copy of a fixture, as a repository with one commit. */
function repository(name: string): string {
  const folder = join(temporaryFolder('act-repository'), name);
  cpSync(join(FIXTURES, name), folder, { recursive: true });
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    '-c',
    'commit.gpgsign=false',
  ];
  // The commit id that was recorded.
  const when = { GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z', GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z' };
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    ['commit', '-q', '-m', name],
  ])
    execFileSync('git', [...identity, ...args], { cwd: folder, env: { ...process.env, ...when } });
  return folder;
}

const suite = repository('suite');
const request: Omit<ActRequest, 'workspace' | 'workflow'> = {
  eventName: 'workflow_dispatch',
  suite,
  labels: ['macos-26', 'mini'],
  secrets: { PASSWORD: 'correct-horse-battery' },
};
const byHand = { ...request, workspace: suite, workflow: '.github/workflows/release.yml' };

/** All that does not depend on which leg is faster. */
function essence({ exitCode, jobs }: ActRun): unknown {
  const legs = Object.entries(jobs).flatMap(([id, { legs }]) => legs.map((leg) => ({ id, ...leg })));
  const sorted = legs.toSorted((one, other) => one.name.localeCompare(other.name));
  return { exitCode, legs: sorted };
}

describe('act, run anew', () => {
  test('says of the called workflow what was recorded', async () => {
    const run = await runAct({
      ...request,
      workspace: repository('caller'),
      workflow: '.github/workflows/ci.yml',
    });
    expect(essence(run)).toEqual(
      essence(readRun(readFileSync(join(FIXTURES, 'called.jsonl'), 'utf8'), 0, '')),
    );
  });

  test('says of the failing leg what was recorded', async () => {
    const run = await runAct({ ...byHand, event: { inputs: { broken: 'two' } } });
    expect(essence(run)).toEqual(
      essence(readRun(readFileSync(join(FIXTURES, 'failing.jsonl'), 'utf8'), 1, '')),
    );
    expect(run.stderr).toContain('failed');
  });

  test('leaves nobody out: a label without a machine is an error', async () => {
    const workspace = repository('caller');
    writeFileSync(
      join(workspace, '.github/workflows/ci.yml'),
      `on: push\njobs: { a: { runs-on: '\${{ vars.WHERE }}', steps: [{ run: 'true' }] } }\n`,
    );
    const somewhere = {
      ...request,
      workspace,
      workflow: '.github/workflows/ci.yml',
      eventName: 'push',
      variables: { WHERE: 'windows-2025' },
    };
    await expect(runAct(somewhere)).rejects.toThrow('act left out ci.yml/a');
    expect((await runAct({ ...somewhere, labels: ['windows-2025'] })).jobs.a?.result).toBe('success');
  });

  test('takes no action of anybody else from anywhere', async () => {
    const workspace = repository('caller');
    const workflow = join(workspace, '.github/workflows/ci.yml');
    writeFileSync(workflow, readFileSync(workflow, 'utf8').replace('actions/checkout@', 'someone/else@'));
    await expect(runAct({ ...request, workspace, workflow: '.github/workflows/ci.yml' })).rejects.toThrow(
      'there is no stand-in for someone/else@de0fac2e4500dabe0009e67214ff5f5447ce83dd',
    );
  });
});

describe('a run that does not end', () => {
  const workspace = repository('caller');
  writeFileSync(
    join(workspace, '.github/workflows/ci.yml'),
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: sleep 300\n      - if: always()\n        run: echo told\n',
  );
  const sleeping = { ...request, workspace, workflow: '.github/workflows/ci.yml', eventName: 'push' };

  test('is ended by force when its time is up', async () => {
    await expect(runAct(sleeping, { seconds: 2 })).rejects.toThrow('act did not end within 2 s');
  });

  test('can be interrupted, and says what was left', async () => {
    const run = await runAct(sleeping, { signal: AbortSignal.timeout(2000) });
    expect(run.exitCode).toBe(1);
    expect(run.jobs.a?.legs[0]?.steps.map(({ path, stage, result }) => [stage, path.join(), result])).toEqual(
      expect.arrayContaining([
        ['Main', '0', 'failure'],
        ['Main', '1', 'success'],
      ]),
    );
  });
});
