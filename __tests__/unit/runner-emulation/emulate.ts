import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Run, StepRecord } from '../../support/runner/run.ts';
import { stepsOf } from '../../support/runner/run.ts';
import { type RunOptions, runWorkflow } from '../../support/runner/workflow.ts';
import { temporaryFolder } from '../../support/temporary.ts';

export const SUITE = join(import.meta.dirname, 'fixtures/suite');

/** Waits cut short, so that a test of them is quick. */
export const TIMES = { interrupt: 150, terminate: 150, linger: 100, minute: 1_000 };

export interface Emulated extends Partial<Omit<RunOptions, 'folder'>> {
  /** Further files of the repository, such as workflows that are called. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Runs one workflow of acme/app, which is nothing but the files given here. */
export function emulate(
  workflow: string,
  { files = {}, repositories = {}, ...options }: Emulated = {},
): Promise<Run> {
  const source = temporaryFolder('emulated');
  const all = { '.github/workflows/ci.yml': workflow, ...files };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), content);
  }
  return runWorkflow({
    workflow: '.github/workflows/ci.yml',
    event: { name: 'push' },
    repository: 'acme/app',
    repositories: { 'acme/app': source, 'org/suite': SUITE, ...repositories },
    folder: temporaryFolder('machines'),
    times: TIMES,
    ...options,
  });
}

/** Runs the steps of a single job. */
export function emulateSteps(steps: string, options: Emulated = {}): Promise<Run> {
  const indented = steps.replaceAll('\n', '\n      ');
  return emulate(
    `on: push\njobs:\n  job:\n    runs-on: ubuntu-24.04\n    steps:\n      ${indented}\n`,
    options,
  );
}

export const resultsOf = ({ jobs }: Run) =>
  Object.fromEntries(Object.values(jobs).map(({ id, result }) => [id, result]));

/** A step of a job by its id or its name. */
export function stepOf({ jobs }: Run, wanted: string, job = 'job'): StepRecord {
  const found = stepsOf(jobs[job]).find(({ id, name }) => id === wanted || name === wanted);
  if (!found) throw new Error(`no step ${wanted} in ${job}`);
  return found;
}

export const outcomesOf = ({ jobs }: Run, job = 'job') =>
  stepsOf(jobs[job]).map(({ name, outcome }) => `${name}: ${outcome}`);
