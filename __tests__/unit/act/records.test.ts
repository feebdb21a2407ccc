import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ActRun, readRun } from '../../support/act/records.ts';
import { ROOT } from '../../support/repository.ts';

const recorded = (name: string, exitCode: number): ActRun =>
  readRun(readFileSync(join(ROOT, '__tests__/fixtures/act', name), 'utf8'), exitCode, '');

describe('a recorded run of a called workflow', () => {
  const run = recorded('called.jsonl', 0);

  test('has every job that ran, and what became of it', () => {
    const results = Object.entries(run.jobs).map(([id, { result }]) => [id, result]);
    expect(Object.fromEntries(results)).toEqual({
      plan: 'success',
      build: 'success',
      gather: 'success',
      'only-when-good': 'success',
      after: 'success',
    });
  });

  test('has the legs of a matrix, each with its steps', () => {
    expect(run.jobs.build?.legs.map(({ name, matrix }) => [name, matrix.id, matrix.runner])).toEqual([
      ['call/release/Build one-1', 'one', '"ubuntu-24.04"'],
      ['call/release/Build two-2', 'two', '["self-hosted","mini"]'],
      ['call/release/Build three-3', 'three', '"macos-26"'],
    ]);
    const [, two] = run.jobs.build?.legs ?? [];
    const main = two?.steps.filter(({ stage }) => stage === 'Main');
    expect(main?.map(({ path, result, forgiven }) => [path.join('/'), result, forgiven])).toEqual([
      ['soft', 'failure', true],
      ['greet', 'success', false],
      ['hand', 'success', false],
    ]);
    expect(main?.[1]?.outputs).toEqual({ greeting: 'hello two' });
    expect(main?.[1]?.annotations).toEqual([{ level: 'notice', title: 'Greeted', message: 'two' }]);
    expect(main?.[0]?.annotations).toEqual([{ level: 'warning', title: 'Soft', message: 'it is forgiven' }]);
    expect(two?.summary).toBe('greeted two\n');
    expect(two?.log).toBe('post ran\n');
  });

  test('has the outputs of all legs, and those of nobody as their own text', () => {
    const both = run.jobs.gather?.legs[0]?.steps.find(({ path }) => path.join('/') === 'both/inner');
    expect(JSON.parse(both?.outputs.results ?? '').build.outputs).toEqual({
      'handover-0': 'one@sha256:0',
      'handover-1': 'two@sha256:1',
      'handover-2': 'three@sha256:2',
      'handover-3': `\${{ steps.hand.outputs.leg-3 || vars.ACT_BUILD_HANDOVER_3 }}`,
    });
  });

  test('has each summary of a composite action once', () => {
    expect(run.jobs.gather?.legs[0]?.summary).toBe('first summary\nlast summary\n');
  });

  test('shows the log without colours and without the secret', () => {
    expect(run.jobs.gather?.legs[0]?.log).toBe('the word is ***\n');
    expect(run.log).toContain('the word is ***\n');
  });

  test('has what the caller got back', () => {
    const told = run.jobs.after?.legs[0]?.steps.find(({ path }) => path[0] === 'told');
    expect(told?.outputs).toEqual({ told: 'success one@sha256:0 here.txt ' });
  });
});

describe('a recorded run in which one leg fails', () => {
  const run = recorded('failing.jsonl', 1);

  test('blames this leg alone, though act says the same of those that end after it', () => {
    expect(run.jobs.build?.result).toBe('failure');
    expect(run.jobs.build?.legs.map(({ matrix, result }) => [matrix.id, result])).toEqual([
      ['one', 'success'],
      ['two', 'failure'],
      ['three', 'success'],
    ]);
  });

  test('has the error and lacks the job that was skipped', () => {
    const greet = run.jobs.build?.legs[1]?.steps.find(
      ({ path, stage }) => path[0] === 'greet' && stage === 'Main',
    );
    expect(greet?.annotations).toEqual([
      { level: 'error', title: 'Not greeted', message: 'two was to be broken\non purpose' },
    ]);
    expect(Object.keys(run.jobs).toSorted()).toEqual(['build', 'gather', 'plan']);
  });
});

describe('what act says', () => {
  const line = (record: Record<string, unknown>): string =>
    JSON.stringify({ job: 'w/a', jobID: 'a', matrix: {}, ...record });
  const read = (...records: Record<string, unknown>[]): ActRun =>
    readRun(records.map(line).join('\n'), 1, '');

  test('of a label that nobody mapped ends the reading', () => {
    expect(() => read({ msg: '🚧  Skipping unsupported platform -- Try running with `-P x=...`' })).toThrow(
      'act left out w/a',
    );
  });

  test('of a job alone counts where no step has failed', () => {
    const run = read({ stepID: ['0'], stage: 'Main', stepResult: 'success' }, { jobResult: 'failure' });
    expect(run.jobs.a).toMatchObject({ result: 'failure', legs: [{ result: 'failure' }] });
  });

  test('of the set-up counts too', () => {
    const run = read({ stepid: ['--setup-job'], stepResult: 'failure' }, { jobResult: 'failure' });
    expect(run.jobs.a?.legs[0]?.steps).toMatchObject([
      { path: ['--setup-job'], stage: 'around the steps', result: 'failure' },
    ]);
  });

  test('nothing of the end: unfinished', () => {
    const run = read({ stepID: ['0'], stage: 'Main', msg: '⭐ Run Main a' });
    expect(run.jobs.a).toMatchObject({ result: 'unfinished', legs: [{ steps: [{ result: 'unfinished' }] }] });
  });

  test('of a step inside of a composite action that is forgiven there is no failure of the leg', () => {
    const run = read(
      { stepID: ['c', '0'], stage: 'Main', msg: 'Failed but continue next step' },
      { stepID: ['c', '0'], stage: 'Main', stepResult: 'failure' },
      { stepID: ['c'], stage: 'Main', stepResult: 'success' },
      { jobResult: 'success' },
    );
    expect(run.jobs.a?.result).toBe('success');
  });

  test('of two steps with the same summary is two summaries', () => {
    const summary = { command: 'summary', content: 'same\n', stage: 'Main', stepResult: 'success' };
    expect(read({ ...summary, stepID: ['0'] }, { ...summary, stepID: ['1'] }).jobs.a?.legs[0]?.summary).toBe(
      'same\nsame\n',
    );
  });

  test('that is no JSON ends the reading', () => {
    expect(() => readRun('panic: oh', 2, '')).toThrow(SyntaxError);
  });
});
