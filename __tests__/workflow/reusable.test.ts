import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActRun } from '../support/act/records.ts';
import { oracleRelease } from '../support/cli.ts';
import { type Caller, caller, REPOSITORY } from '../support/workflow/caller.ts';
import { describeFailures } from '../support/workflow/describe.ts';
import { download, verify } from '../support/workflow/published.ts';
import { exportedSuite } from '../support/workflow/suite.ts';
import { runByAct } from '../support/workflow/with-act.ts';

const TARGETS = [
  'linux-amd64',
  'linux-arm64',
  'linux-ppc64le',
  'darwin-amd64',
  'darwin-arm64',
  'windows-amd64',
];

let suite: string;
let repository: Caller;
let run: ActRun;

beforeAll(async () => {
  suite = exportedSuite();
  repository = await caller({});
  const ledger = `file:${repository.lane.ledger}`;
  repository.project.write('.github/workflows/release.yml', releaseWorkflow(ledger));
  repository.project.write('.github/workflows/dispatch.yml', dispatchWorkflow(ledger));
  repository.project.write('.github/workflows/verify.yml', VERIFY);
  repository.project.commit('workflows');
  repository.project.tag('v1.3.0');
  repository.services.push(REPOSITORY);
  run = await runByAct(
    repository,
    { workflow: '.github/workflows/release.yml', tag: 'v1.3.0', suite },
    { seconds: 300 },
  );
});

afterAll(async () => {
  await oracleRelease(['fleet-down', '-C', repository.project.folder]);
  await repository.close();
});

describe('a release by the reusable workflow', () => {
  test('every job ran to its end, six of them builds', () => {
    expect(resultsOf(run), describeFailures(run)).toEqual({
      plan: 'success',
      build: 'success',
      gates: 'success',
      gather: 'success',
      scan: 'success',
      pack: 'success',
      seal: 'success',
      publish: 'success',
      'read-back': 'success',
      dispatch: 'success',
      after: 'success',
    });
    expect(run.jobs.build?.legs.map(({ matrix }) => matrix.id).toSorted()).toEqual(TARGETS.toSorted());
    expect(run.exitCode).toBe(0);
  });

  test('the caller gets its outputs', () => {
    const outputs = JSON.parse(run.jobs.after?.legs[0]?.summary ?? '') as Record<string, string>;
    expect(outputs).toMatchObject({ version: '1.3.0', verdict: 'pass', state: 'running' });
    expect(JSON.parse(outputs.targets ?? '')).toHaveLength(6);
    expect(JSON.parse(outputs.urls ?? '')).toEqual([
      expect.stringContaining('/acme/app/releases/tag/v1.3.0'),
    ]);
    const digests = JSON.parse(outputs.digests ?? '') as Record<string, string>;
    expect(digests['served-linux-amd64']).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(digests)).toHaveLength(
      repository.services.releases(REPOSITORY)[0]?.assets.length ?? 0,
    );
  });

  test('what is published is the sealed release, and anybody can check it', async () => {
    const folder = download(repository, 'v1.3.0');
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'checksums.txt'], { cwd: folder });
    const verified = await verify(repository, folder);
    expect(verified.exitCode, verified.stdout).toBe(0);
    const [release] = repository.services.releases(REPOSITORY);
    expect(release).toMatchObject({ tag: 'v1.3.0', draft: false, prerelease: false });
  });

  test('each binary is for its target, and says which release it is', () => {
    const folder = download(repository, 'v1.3.0');
    for (const target of TARGETS) expect(readdirSync(folder)).toContainEqual(expect.stringContaining(target));
    const native = join(folder, 'served-linux-amd64');
    execFileSync('chmod', ['+x', native]);
    expect(execFileSync(native, ['version'], { encoding: 'utf8' })).toMatch(/^1\.3\.0 [0-9a-f]{40} /);
  });

  test('what can be packed is packed and proven, and run where this machine can', () => {
    const { packed, skipped } = outputsOf(run, 'pack', 'pack');
    expect(JSON.parse(packed ?? '').map((path: string) => basename(path))).toEqual([
      'served-linux-amd64',
      'served-linux-arm64',
      'served-linux-ppc64le',
      'served-windows-amd64.exe',
    ]);
    expect(Object.keys(JSON.parse(skipped ?? ''))).toEqual(['served-darwin-amd64', 'served-darwin-arm64']);
  });

  test('summaries and annotations say what happened, and no secret is in the log', () => {
    const summary = (job: string): string => run.jobs[job]?.legs[0]?.summary ?? '';
    expect(summary('plan')).toContain('6 targets');
    expect(summary('gather')).toContain('6 of 6 binaries');
    expect(summary('seal')).toContain('served 1.3.0');
    expect(summary('dispatch')).toContain('wave');
    const errors = Object.values(run.jobs)
      .flatMap(({ legs }) => legs.flatMap(({ steps }) => steps.flatMap(({ annotations }) => annotations)))
      .filter(({ level }) => level === 'error');
    expect(errors).toEqual([]);
    expect(run.log).not.toContain(repository.secrets.COSIGN_PASSWORD);
    expect(run.log).not.toContain('PRIVATE KEY');
  });

  test('the evidence of every job is in one report', async () => {
    const files = await repository.services.artifactFiles('1', 'oracle-release-report');
    const checks = (files.get('evidence.jsonl')?.toString() ?? '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { stage: string; name: string; subject: string; verdict: string });
    expect(new Set(checks.map(({ stage }) => stage))).toEqual(
      new Set(['plan', 'gates', 'build', 'scan', 'pack', 'seal', 'verify']),
    );
    const compiled = checks.filter(({ stage, name }) => stage === 'build' && name === 'compile');
    expect(compiled.map(({ subject }) => subject.replace('/', '-')).toSorted()).toEqual(TARGETS.toSorted());
    expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect([...files.keys()]).toContain('release-report.html');
  });

  test('the first wave is on its node, and the ledger outlives the job', () => {
    expect(nodes()).toHaveLength(1);
    expect(readFileSync(repository.lane.ledger, 'utf8')).toContain('"installed"');
  });
});

describe('after the release', () => {
  test('the next run of dispatch.yml takes the rest of the waves', async () => {
    const next = await runByAct(repository, {
      workflow: '.github/workflows/dispatch.yml',
      inputs: { mode: 'step', wait: 'true' },
      runId: '2',
      suite,
    });
    expect(resultsOf(next), describeFailures(next)).toEqual({ dispatch: 'success' });
    expect(outputsOf(next, 'dispatch', 'dispatch')).toMatchObject({
      state: 'completed',
      healthy: '4',
      failed: '0',
    });
    expect(nodes()).toEqual(['node-1', 'node-2', 'node-3', 'node-4']);
  });

  test('dispatch.yml rolls back by hand, with the reason in the ledger', async () => {
    const back = await runByAct(repository, {
      workflow: '.github/workflows/dispatch.yml',
      inputs: { mode: 'rollback', reason: 'the price feed lags' },
      runId: '3',
      suite,
    });
    expect(resultsOf(back), describeFailures(back)).toEqual({ steer: 'success' });
    expect(outputsOf(back, 'steer', 'dispatch')).toMatchObject({ state: 'rolled-back' });
    expect(readFileSync(repository.lane.ledger, 'utf8')).toContain('the price feed lags');
  });

  test('verify.yml checks the published release, and finds one changed byte', async () => {
    const wanted = { workflow: '.github/workflows/verify.yml', suite };
    const good = await runByAct(repository, { ...wanted, runId: '4' });
    expect(resultsOf(good), describeFailures(good)).toEqual({ verify: 'success' });

    const asset = repository.services
      .releases(REPOSITORY)[0]
      ?.assets.find(({ name }) => name === 'served-linux-arm64');
    const path = asset?.blob.path ?? '';
    const bytes = readFileSync(path);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const bad = await runByAct(repository, { ...wanted, runId: '5' });
    expect(resultsOf(bad)).toEqual({ verify: 'failure' });
    expect(describeFailures(bad)).toContain('served-linux-arm64');
  });
});

/** Nodes of the lane that have a program. */
function nodes(): string[] {
  const { fleet } = repository.lane;
  return existsSync(fleet) ? readdirSync(fleet).toSorted() : [];
}

function outputsOf({ jobs }: ActRun, job: string, step: string): Readonly<Record<string, string>> {
  return jobs[job]?.legs[0]?.steps.find(({ path }) => path.at(-1) === step)?.outputs ?? {};
}

function resultsOf({ jobs }: ActRun): Record<string, string> {
  return Object.fromEntries(Object.entries(jobs).map(([id, { result }]) => [id, result]));
}

const releaseWorkflow = (ledger: string): string => `name: release
on: { push: { tags: ['v*'] } }
permissions: {}
jobs:
  release:
    permissions:
      contents: write
    uses: org/oracle-release/.github/workflows/release.yml@v1
    with:
      gates: vet,modverify
      dispatch: true
      ledger: ${ledger}
    secrets:
      COSIGN_PRIVATE_KEY: \${{ secrets.COSIGN_PRIVATE_KEY }}
      COSIGN_PASSWORD: \${{ secrets.COSIGN_PASSWORD }}
  after:
    needs: release
    runs-on: ubuntu-24.04
    steps:
      - env:
          OUTPUTS: \${{ toJSON(needs.release.outputs) }}
        run: echo "$OUTPUTS" >> "$GITHUB_STEP_SUMMARY"
`;

const dispatchWorkflow = (ledger: string): string => `name: dispatch
on:
  workflow_dispatch:
    inputs:
      mode: { type: string, default: step }
      reason: { type: string, default: '' }
      wait: { type: boolean, default: false }
permissions: {}
jobs:
  dispatch:
    permissions:
      contents: read
    uses: org/oracle-release/.github/workflows/dispatch.yml@v1
    with:
      mode: \${{ inputs.mode }}
      reason: \${{ inputs.reason }}
      wait: \${{ inputs.wait }}
      ledger: ${ledger}
`;

const VERIFY = `name: verify
on: workflow_dispatch
permissions: {}
jobs:
  verify:
    permissions:
      contents: read
    uses: org/oracle-release/.github/workflows/verify.yml@v1
`;
