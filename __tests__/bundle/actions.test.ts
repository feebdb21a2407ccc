import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { actionNames } from '../../scripts/declared.ts';
import { oracleRelease, TOOL_PATH } from '../support/cli.ts';
import { type GoProject, smallProgram } from '../support/go-project.ts';
import { ROOT } from '../support/repository.ts';
import { runComposite } from '../support/runner/composite.ts';
import { type Job, runAction, type StepResult } from '../support/runner/step.ts';
import { temporaryFolder } from '../support/temporary.ts';

const TARGETS = 'linux/amd64\nwindows/amd64\ndarwin/arm64';

/** Runs an action by its public address, as `uses: org/oracle-release/<name>@v1` does. */
const step = (
  name: string,
  inputs: Record<string, string>,
  job: Job,
  signal?: AbortSignal,
): Promise<StepResult> => runAction(join(ROOT, name), inputs, job, signal);

function jobIn(project: GoProject): Job {
  return {
    workspace: project.folder,
    temporary: temporaryFolder('runner'),
    environment: {
      PATH: TOOL_PATH,
      ORACLE_RELEASE_VULNDB: join(ROOT, '__tests__/fixtures/scan/osv-go'),
      ORACLE_RELEASE_POLICY: join(ROOT, 'examples/policies/laptop.yml'),
    },
  };
}

let keys: string;
beforeAll(async () => {
  keys = temporaryFolder('keys');
  const made = await oracleRelease(['init', '--key-pair', join(keys, 'cosign')], {
    env: { COSIGN_PASSWORD: 'hunter2-of-the-test' },
  });
  expect(made.stderr).toContain('cosign.key');
});

describe('the actions one after another', () => {
  let job: Job;
  let output: string;
  beforeAll(() => {
    const project = smallProgram();
    project.tag('v1.2.3');
    job = jobIn(project);
    output = join(project.folder, 'dist');
  });

  test('build-matrix plans', async () => {
    const { exitCode, outputs, summary } = await step(
      'build-matrix',
      { mode: 'plan', targets: TARGETS },
      job,
    );
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      version: '1.2.3',
      count: '3',
      verdict: 'pass',
      plan: join(output, 'release-plan.json'),
    });
    expect(
      JSON.parse(outputs.matrix ?? '').include.map((leg: { target: string; runner: string }) => [
        leg.target,
        JSON.parse(leg.runner),
      ]),
    ).toEqual([
      ['linux/amd64', 'ubuntu-24.04'],
      ['windows/amd64', 'ubuntu-24.04'],
      ['darwin/arm64', 'ubuntu-24.04'],
    ]);
    expect(summary).toContain('small 1.2.3');
  });

  test('build-matrix builds one target, then the rest', async () => {
    const one = await step('build-matrix', { mode: 'build', target: 'linux/amd64', gates: 'none' }, job);
    expect(one.exitCode).toBe(0);
    expect(JSON.parse(one.outputs.artifacts ?? '')).toEqual([join(output, 'build/linux-amd64/small')]);

    const missing = await step('build-matrix', { mode: 'gather' }, job);
    expect(missing.exitCode).toBe(1);
    expect(missing.annotations.map(({ message }) => message).join()).toContain(
      'build/windows-amd64/small.exe',
    );

    const all = await step('build-matrix', { mode: 'build', gates: 'vet,modverify' }, job);
    expect(all).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } });
    const gathered = await step('build-matrix', { mode: 'gather', digests: all.outputs.digests ?? '' }, job);
    expect(gathered.exitCode).toBe(0);
  });

  test('build-matrix notices a binary that was swapped between jobs', async () => {
    const path = join(output, 'build/linux-amd64/small');
    const bytes = readFileSync(path);
    const built = JSON.parse(readFileSync(join(output, 'stages/build.json'), 'utf8')).built as {
      artifact: { file: string };
      digest: { sha256: string };
    }[];
    const digests = JSON.stringify(
      Object.fromEntries(built.map(({ artifact, digest }) => [artifact.file, digest.sha256])),
    );
    writeFileSync(path, Buffer.concat([bytes, Buffer.from('x')]));
    const { exitCode, annotations } = await step('build-matrix', { mode: 'gather', digests }, job);
    writeFileSync(path, bytes);
    expect(exitCode).toBe(1);
    expect(annotations[0]).toMatchObject({
      level: 'error',
      title: expect.stringContaining('hand-over: small-linux-amd64'),
    });
    expect((await step('build-matrix', { mode: 'gather', digests }, job)).exitCode).toBe(0);
  });

  test('sbom-scan', async () => {
    const { exitCode, outputs } = await step('sbom-scan', {}, job);
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ blocking: '0' });
    const sboms = JSON.parse(outputs.sbom ?? '') as string[];
    expect(sboms).toHaveLength(6);
    expect(sboms.every((path) => existsSync(path))).toBe(true);
  });

  test('upx-verify', async () => {
    const { exitCode, outputs } = await step('upx-verify', {}, job);
    expect(exitCode).toBe(0);
    expect(Object.keys(JSON.parse(outputs.skipped ?? ''))).toContain('small-darwin-arm64');
    expect(existsSync(join(output, 'release/small-windows-amd64.exe'))).toBe(true);
  });

  test('checksum-sign refuses a file that was changed after it was packed', async () => {
    const path = join(output, 'release/small-linux-amd64');
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes, Buffer.from('x')]));
    const sealed = await step('checksum-sign', { sign: 'none' }, job);
    writeFileSync(path, bytes);
    expect(sealed.exitCode).toBe(1);
    expect(sealed.annotations[0]?.message).toContain('not the file that was packed and proven');
    expect(existsSync(join(output, 'release/checksums.txt'))).toBe(false);
  });

  test('checksum-sign seals with a key it never shows', async () => {
    const key = readFileSync(join(keys, 'cosign.key'), 'utf8');
    const sealed = await step(
      'checksum-sign',
      { key, 'key-password': 'hunter2-of-the-test', channel: 'stable' },
      job,
    );
    expect(sealed.exitCode).toBe(0);
    expect(sealed.log + sealed.summary).not.toContain('hunter2');
    expect(Object.keys(JSON.parse(sealed.outputs.digests ?? ''))).toContain('small-linux-amd64');
    expect(readFileSync(sealed.outputs.manifest ?? '', 'utf8')).toContain('channel: stable');
  });

  test('checksum-sign verifies, and names the file that changed', async () => {
    const verify = { mode: 'verify', 'public-key': join(keys, 'cosign.pub') };
    expect(await step('checksum-sign', verify, job)).toMatchObject({
      exitCode: 0,
      outputs: { verdict: 'pass' },
    });
    const path = join(output, 'release/small-darwin-arm64');
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes, Buffer.from('x')]));
    const tampered = await step('checksum-sign', verify, job);
    writeFileSync(path, bytes);
    expect(tampered.exitCode).toBe(1);
    expect(
      tampered.annotations.some(
        ({ level, title }) => level === 'error' && title.includes('small-darwin-arm64'),
      ),
    ).toBe(true);
    expect(tampered.annotations.length).toBeLessThanOrEqual(9);
  });

  test('publish refuses a release whose signature does not verify', async () => {
    const path = join(output, 'release/artifact-manifest.yaml.sigstore.json');
    const bundle = readFileSync(path, 'utf8');
    writeFileSync(path, readFileSync(join(output, 'release/checksums.txt.sigstore.json')));
    const published = await step('publish', { to: 'dir:store' }, job);
    writeFileSync(path, bundle);
    expect(published.exitCode).toBe(1);
    expect(published.annotations[0]?.title).toContain('artifact-manifest.yaml');
    expect(existsSync(join(job.workspace, 'store'))).toBe(false);
  });

  test('publish writes once', async () => {
    const first = await step('publish', { to: 'dir:store' }, job);
    expect(first.exitCode).toBe(0);
    expect(Number(first.outputs.published)).toBeGreaterThan(10);
    const second = await step('publish', { to: 'dir:store' }, job);
    expect(second.outputs).toMatchObject({ published: '0', unchanged: first.outputs.published });
  });

  test('gray-dispatch says that no fleet is configured', async () => {
    const { exitCode, outputs, summary } = await step('gray-dispatch', {}, job);
    expect(exitCode).toBe(0);
    expect(outputs.state).toBe('idle');
    expect(summary).toContain('no fleet is configured');
  });

  test('evidence holds every stage once', () => {
    const checks = readFileSync(join(output, 'evidence.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(new Set(checks.map(({ stage }) => stage))).toEqual(
      new Set(['plan', 'gates', 'build', 'scan', 'pack', 'seal', 'verify', 'publish', 'dispatch']),
    );
    const keysOfChecks = checks.map(({ stage, name, subject }) => `${stage} ${name} ${subject}`);
    expect(keysOfChecks.filter((key, index) => keysOfChecks.indexOf(key) !== index)).toEqual([]);
  });
});

test('the root action releases in one job', async () => {
  const project = smallProgram();
  project.tag('v2.0.0');
  const key = readFileSync(join(keys, 'cosign.key'), 'utf8');
  const { outcome, outputs, steps } = await runComposite(
    ROOT,
    { targets: 'linux/amd64', gates: 'none', key, 'key-password': 'hunter2-of-the-test' },
    jobIn(project),
  );
  expect(Object.entries(steps).map(([id, { outcome: one }]) => `${id} ${one}`)).toEqual(
    ['plan', 'preflight', 'build', 'scan', 'pack', 'seal', 'verify', 'publish'].map((id) => `${id} success`),
  );
  expect(outcome).toBe('success');
  expect(outputs).toMatchObject({ version: '2.0.0', verdict: 'pass' });
});

describe('what a user gets wrong', () => {
  test.each([
    { name: 'build-matrix', inputs: { mode: 'biuld' }, message: 'did you mean build?' },
    {
      name: 'build-matrix',
      inputs: { mode: 'plan', targets: 'linux/amd46' },
      message: 'did you mean linux/amd64?',
    },
    { name: 'build-matrix', inputs: { mode: 'plan', version: 'one' }, message: 'not a semantic version' },
    { name: 'build-matrix', inputs: { mode: 'build' }, message: 'run `oracle-release plan` first' },
    {
      name: 'sbom-scan',
      inputs: { 'db-max-age-days': 'x', enforce: 'maybe' },
      message: '2 inputs are not usable',
    },
    { name: 'upx-verify', inputs: { 'max-ratio-percent': '850' }, message: 'a whole number from 1 to 100' },
    { name: 'publish', inputs: { to: 's3://bucket' }, message: 'it takes dir:path' },
    { name: 'gray-dispatch', inputs: { mode: 'go' }, message: 'it takes step' },
  ])('$name with $inputs: one message, exit 2, nothing written', async ({ name, inputs, message }) => {
    const project = smallProgram();
    const { exitCode, annotations } = await step(name, inputs, jobIn(project));
    expect(exitCode).toBe(2);
    expect(annotations).toEqual([
      expect.objectContaining({ level: 'error', message: expect.stringContaining(message) }),
    ]);
    expect(existsSync(join(project.folder, 'dist'))).toBe(false);
  });
});

test('a finding of a gate is told at its line, from the root of the repository', async () => {
  const project = smallProgram({
    'svc/go.mod': 'module example.org/svc\n\ngo 1.24\n',
    'svc/fault.go': 'package svc\n\nimport "fmt"\n\nfunc Fault() { fmt.Printf("%d\\n", "100%") }\n',
  });
  const inputs = { mode: 'gates', gates: 'vet', cache: 'off', 'working-directory': 'svc' };
  const { exitCode, annotations, summary } = await step('build-matrix', inputs, jobIn(project));
  expect(exitCode).toBe(1);
  expect(annotations).toEqual([
    {
      level: 'error',
      file: 'svc/fault.go',
      line: 5,
      title: 'gates go-vet printf',
      message: 'fmt.Printf format %d has arg "100%" of wrong type string',
    },
  ]);
  expect(summary).toContain('`svc/fault.go:5:');
});

test('an interrupted step ends with 130 and leaves no half file', async () => {
  const project = smallProgram({
    'slow_test.go':
      'package main\n\nimport (\n\t"testing"\n\t"time"\n)\n\nfunc TestSlow(t *testing.T) { time.Sleep(time.Hour) }\n',
  });
  const job = jobIn(project);
  await step('build-matrix', { mode: 'plan', targets: 'linux/amd64' }, job);
  const controller = new AbortController();
  const running = step('build-matrix', { mode: 'build', gates: 'race' }, job, controller.signal);
  await sleep(4_000);
  controller.abort();
  const asked = Date.now();
  const { exitCode, annotations } = await running;
  expect(exitCode).toBe(130);
  expect(annotations[0]?.title).toBe('INTERRUPTED');
  // Its children would have gone on for an hour.
  expect(Date.now() - asked).toBeLessThan(60_000);
});

test.each([...actionNames(), 'cli'])('the bundle of %s is whole', (name) => {
  const text = readFileSync(join(ROOT, 'dist', name, 'index.js'), 'utf8');
  expect(text).not.toContain('webpackMissingModule');
  expect(JSON.parse(readFileSync(join(ROOT, 'dist', name, 'package.json'), 'utf8'))).toEqual({
    type: 'module',
  });
});
