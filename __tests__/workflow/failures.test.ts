import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ActRun } from '../support/act/records.ts';
import type { Annotation } from '../support/runner/workflow-commands.ts';
import { type Caller, caller, REPOSITORY } from '../support/workflow/caller.ts';
import { describeFailures } from '../support/workflow/describe.ts';
import { exportedSuite } from '../support/workflow/suite.ts';
import { runByAct } from '../support/workflow/with-act.ts';

const WORKFLOW = '.github/workflows/release.yml';
const TARGETS = 'linux/amd64\nlinux/arm64';

let suite: string;
/** The workflow itself, started by hand: act does not run the jobs after a called workflow that failed. */
let release: string;
let repository: Caller;

beforeAll(() => {
  suite = exportedSuite();
  release = readFileSync(join(suite, WORKFLOW), 'utf8');
});

afterEach(() => repository.close());

async function releaseOf(
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  whileItRuns: (signal: AbortSignal) => Promise<void> = async () => {},
): Promise<ActRun> {
  repository = await caller({ [WORKFLOW]: release, ...files });
  const ended = new AbortController();
  const meanwhile = whileItRuns(ended.signal);
  const run = await runByAct(
    repository,
    { workflow: WORKFLOW, inputs: { targets: TARGETS, gates: 'none', version: '1.2.3', ...inputs }, suite },
    { seconds: 240 },
  );
  ended.abort();
  await meanwhile;
  return run;
}

/** Waits until the artifact is in the store, then does something to it. */
const whenStored =
  (name: string, act: () => Promise<void>) =>
  async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      if (repository?.services.artifacts('1').some((artifact) => artifact.name === name)) return act();
      await sleep(50);
    }
  };

describe('a release that goes wrong stops, and says why', () => {
  test('one target does not compile', async () => {
    const run = await releaseOf({ 'broken_arm64.go': 'package main\n\nvar broken int = "no"\n' });
    expect(legsOf(run)).toEqual({ 'linux-amd64': 'success', 'linux-arm64': 'failure' });
    expectStopAt(run, 'gather');
    expect(errorsOf(run, 'build').join('\n')).toContain('linux/arm64');
    expect(errorsOf(run, 'build').join('\n')).toContain('broken_arm64.go:3');
    expect(errorsOf(run, 'gather').join('\n')).toContain('missing: build/linux-arm64/served');
  });

  test('an artifact is swapped between two jobs', async () => {
    const name = 'oracle-release-build-linux-amd64';
    const run = await releaseOf(
      {},
      {},
      whenStored(name, () =>
        repository.services.replaceArtifact('1', name, (files) => {
          const path = 'build/linux-amd64/served';
          return files.set(path, Buffer.concat([files.get(path) ?? Buffer.alloc(0), Buffer.from('x')]));
        }),
      ),
    );
    expect(legsOf(run)).toEqual({ 'linux-amd64': 'success', 'linux-arm64': 'success' });
    expectStopAt(run, 'gather');
    expect(errorsOf(run, 'gather')).toEqual([
      expect.stringMatching(
        /build hand-over: build\/linux-amd64\/served.*find out who can write to the artifacts/s,
      ),
    ]);
  });

  test('a packed file is swapped after it was proven', async () => {
    const name = 'oracle-release-pack';
    const run = await releaseOf(
      {},
      {},
      whenStored(name, () =>
        repository.services.replaceArtifact('1', name, (files) =>
          files.set('release/served-linux-arm64', files.get('release/served-linux-amd64') ?? Buffer.alloc(0)),
        ),
      ),
    );
    expectStopAt(run, 'seal');
    expect(errorsOf(run, 'seal')).toEqual([
      expect.stringContaining('seal hand-over: release/served-linux-arm64'),
    ]);
  });

  test('a job hands on a file that is not its own', async () => {
    const name = 'oracle-release-build-linux-arm64';
    const run = await releaseOf(
      {},
      {},
      whenStored(name, () =>
        repository.services.replaceArtifact('1', name, (files) =>
          files
            .set('release-plan.json', Buffer.from('{}'))
            .set('release/served-linux-amd64', Buffer.from('x')),
        ),
      ),
    );
    expectStopAt(run, 'gather');
    expect(errorsOf(run, 'gather').join('\n')).toContain('release/served-linux-amd64');
  });

  test('a target is missing', async () => {
    const name = 'oracle-release-build-linux-arm64';
    const run = await releaseOf(
      {},
      {},
      whenStored(name, () =>
        repository.services.replaceArtifact('1', name, () => new Map([['nothing.txt', Buffer.from('x')]])),
      ),
    );
    expectStopAt(run, 'gather');
    expect(errorsOf(run, 'gather').join('\n')).toContain('build-linux-arm64');
  });

  test('an input is wrong', async () => {
    const run = await releaseOf({}, { targets: 'linux/amd46' });
    expect(Object.keys(run.jobs)).toEqual(['plan']);
    expect(errorsOf(run, 'plan')).toEqual([expect.stringContaining('did you mean linux/amd64?')]);
    expect(repository.services.artifacts('1')).toEqual([]);
  });

  test('there is no tag to release', async () => {
    repository = await caller({ [WORKFLOW]: release });
    repository.project.write('later.txt', 'after the tag');
    repository.project.commit('after the tag');
    const run = await runByAct(repository, { workflow: WORKFLOW, inputs: { gates: 'none' }, suite });
    expect(Object.keys(run.jobs)).toEqual(['plan']);
    expect(errorsOf(run, 'plan')).toEqual([expect.stringContaining('this commit has no tag to release')]);
  });

  test('more build jobs than can report what they made', async () => {
    const run = await releaseOf({}, { targets: 'all' });
    expect(Object.keys(run.jobs)).toEqual(['plan']);
    expect(errorsOf(run, 'plan')).toEqual([expect.stringContaining('Group them with fan-out: os')]);
  });

  test('a gate fails', async () => {
    const vetted = 'package main\n\nimport "fmt"\n\nfunc unused() { fmt.Printf("%d\\n", "x") }\n';
    const run = await releaseOf({ 'vetted.go': vetted }, { gates: 'vet' });
    expect(run.jobs.gates?.result).toBe('failure');
    expect(run.jobs.pack?.result).toBe('success');
    expectStopAt(run, 'gates');
    expect(errorsOf(run, 'gates')).toEqual([
      expect.stringMatching(/^vetted\.go:5 gates go-vet printf fmt\./),
    ]);
  });

  test('there is no key to sign with', async () => {
    repository = await caller({ [WORKFLOW]: release });
    const run = await runByAct(
      { ...repository, secrets: {} },
      { workflow: WORKFLOW, inputs: { targets: 'linux/amd64', gates: 'none', version: '1.2.3' }, suite },
      { seconds: 240 },
    );
    expectStopAt(run, 'seal');
    expect(errorsOf(run, 'seal')).toEqual([expect.stringContaining('sign is key, but there is no key')]);
  });
});

/** The run failed at this job, and nothing was published. */
function expectStopAt(run: ActRun, job: string): void {
  expect(run.exitCode, describeFailures(run)).toBe(1);
  expect(run.jobs[job]?.result, describeFailures(run)).toBe('failure');
  expect(Object.keys(run.jobs)).not.toContain('publish');
  expect(repository.services.releases(REPOSITORY)).toEqual([]);
}

function legsOf({ jobs }: ActRun): Record<string, string> {
  return Object.fromEntries(jobs.build?.legs.map(({ matrix, result }) => [String(matrix.id), result]) ?? []);
}

/** The error annotations of a job: where in the source, title and message. */
function errorsOf({ jobs }: ActRun, job: string): string[] {
  const annotations = jobs[job]?.legs.flatMap(({ steps }) =>
    steps.flatMap((step): readonly Annotation[] => step.annotations),
  );
  return (annotations ?? [])
    .filter(({ level }) => level === 'error')
    .map(({ file, line, title, message }) => `${file ? `${file}:${line} ` : ''}${title} ${message}`);
}
