import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterEach, describe, expect, test } from 'vitest';
import { zip } from '../support/archives.ts';
import { oracleRelease } from '../support/cli.ts';
import { toolPath } from '../support/go-programs.ts';
import { type Block, blocksOf, PAGES } from '../support/pages.ts';
import { textOf } from '../support/repository.ts';
import type { Event } from '../support/runner/github.ts';
import { describeRun, type JobRun, type Run, stepsOf } from '../support/runner/run.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { type Caller, caller, MACHINE, REPOSITORY } from '../support/workflow/caller.ts';
import { runEmulated } from '../support/workflow/emulated.ts';
import { download, verify } from '../support/workflow/published.ts';

const WORKFLOW = '.github/workflows/page.yml';
const TAG: Event = { name: 'push', ref: 'refs/tags/v1.2.3' };
const SCHEDULE: Event = { name: 'schedule' };
const PULL_REQUEST: Event = { name: 'pull_request', ref: 'refs/pull/7/merge' };
/** Something for the race detector to run. */
const TESTS = { 'ok_test.go': 'package main\n\nimport "testing"\n\nfunc TestOk(*testing.T) {}\n' };
const SIX = ['darwin-amd64', 'darwin-arm64', 'linux-amd64', 'linux-arm64', 'linux-ppc64le', 'windows-amd64'];
/** Without it nothing here can start a program for Windows. */
const WINE = toolPath('wine') ?? toolPath('wine64');

/** Of all pages but the README, which has a test of its own. */
const BLOCKS = PAGES.filter((page) => page !== 'README.md').flatMap(blocksOf);
const WORKFLOWS = BLOCKS.filter(({ info }) => info === 'yaml');
/** A workflow by its page and its name, which no page gives twice. */
const keyOf = ({ page, text }: Block): string => `${page}: ${(load(text) as { name: string }).name}`;

const tested: string[] = [];
let repository: Caller;

afterEach(() => repository.close());

/** A test of workflows as they stand on a page. */
function promised(page: string, names: readonly string[], what: string, body: Body): void {
  const keys = names.map((name) => `${page}: ${name}`);
  tested.push(...keys);
  const texts = keys.map((key) => WORKFLOWS.find((block) => keyOf(block) === key)?.text ?? '');
  test(`${page}: ${what}`, () => body(...texts));
}
type Body = (...workflows: string[]) => Promise<void>;

describe('pages of the actions', () => {
  promised('actions/build-matrix/README.md', ['build'], 'six binaries, and gates', async (workflow) => {
    repository = await caller({ [WORKFLOW]: workflow, ...TESTS });
    const { build } = (await succeeds(PULL_REQUEST)).jobs;
    expect(readdirSync(join(workspaceOf(build), 'dist/build')).toSorted()).toEqual(SIX);
    expect(verdictsOf(build)).toMatchObject({
      'go-vet': ['pass'],
      staticcheck: ['pass'],
      'race-tests': ['pass'],
      'mod-verify': ['pass'],
      compile: SIX.map(() => 'pass'),
      architecture: SIX.map(() => 'pass'),
    });
  });

  promised('actions/sbom-scan/README.md', ['scan'], 'an SBOM, and no vulnerability', async (workflow) => {
    repository = await caller({ [WORKFLOW]: workflow });
    const { scan } = (await succeeds(SCHEDULE)).jobs;
    expect(verdictsOf(scan)).toMatchObject({ vulnerabilities: ['pass'], licences: ['pass'], sbom: ['pass'] });
    expect(readdirSync(join(workspaceOf(scan), 'dist/sbom'))).toEqual([
      'served-linux-amd64.cdx.json',
      'served-linux-amd64.spdx.json',
    ]);
  });

  promised('actions/upx-verify/README.md', ['pack'], 'every proof', async (workflow) => {
    repository = await caller({ [WORKFLOW]: workflow });
    const { pack } = (await succeeds({ name: 'workflow_dispatch' })).jobs;
    const proofs = Object.entries(verdictsOf(pack)).filter(([name]) => name.startsWith('upx-'));
    expect(Object.fromEntries(proofs)).toEqual({
      'upx-input': ['pass'],
      'upx-tool': ['pass'],
      'upx-pack': ['pass'],
      'upx-ratio': ['pass'],
      'upx-test': ['pass'],
      'upx-round-trip': ['pass'],
      'upx-run': ['pass'],
      'upx-startup': ['pass'],
      'upx-memory': ['skip'],
      'upx-download': ['pass'],
    });
  });

  promised('actions/checksum-sign/README.md', ['seal'], 'a sealed release', async (workflow) => {
    repository = await caller({ [WORKFLOW]: workflow });
    const { seal } = (await succeeds(TAG)).jobs;
    const verified = await verify(repository, join(workspaceOf(seal), 'dist/release'));
    expect(verified.exitCode, verified.stdout + verified.stderr).toBe(0);
  });

  promised('actions/publish/README.md', ['check the release'], 'good, then tampered', async (workflow) => {
    repository = await released({ [WORKFLOW]: workflow });
    const { check } = (await succeeds(SCHEDULE)).jobs;
    expect(outputsOf(check)).toMatchObject({ tag: 'v1.2.3', verdict: 'pass' });

    const [release] = repository.services.releases(REPOSITORY);
    const served = release?.assets.find(({ name }) => name === 'served-linux-amd64')?.blob.path ?? '';
    const bytes = readFileSync(served);
    writeFileSync(served, bytes.with(100, (bytes[100] ?? 0) ^ 1));
    const tampered = await start(SCHEDULE);
    expect(tampered.conclusion).toBe('failure');
    expect(describeRun(tampered)).toContain('served-linux-amd64');
  });
});

describe('recipes', () => {
  promised(
    'docs/recipes/mac-mini.md',
    ['release'],
    'darwin is built on the machines of the map',
    async (text) => {
      repository = await caller({ [WORKFLOW]: text });
      const run = await succeeds(TAG);
      expect(labelsOf(run)).toEqual({
        ...Object.fromEntries(SIX.map((id) => [id, ['ubuntu-24.04']])),
        'darwin-amd64': ['macos-26-intel'],
        'darwin-arm64': ['self-hosted', 'macOS', 'ARM64'],
      });
      expect(await published('v1.2.3')).toHaveLength(6);
    },
  );

  promised('docs/recipes/windows.md', ['release'], 'windows is built on Windows', async (text) => {
    repository = await caller({ [WORKFLOW]: text });
    const run = await succeeds(TAG);
    expect(labelsOf(run)).toEqual({
      ...Object.fromEntries(SIX.map((id) => [id, ['ubuntu-24.04']])),
      'windows-amd64': ['windows-2025'],
    });
    expect(await published('v1.2.3')).toHaveLength(6);
  });

  promised(
    'docs/recipes/windows.md',
    ['pack on Windows'],
    'all proofs but the one that needs Windows',
    async (text) => {
      repository = await caller({ [WORKFLOW]: text });
      const run = await start(PULL_REQUEST);
      expect(verdictsOf(run.jobs.pack)).toMatchObject({
        'upx-test': ['pass'],
        'upx-round-trip': ['pass'],
        'upx-run': [WINE ? 'pass' : 'fail'],
      });
      expect(run.conclusion, describeRun(run)).toBe(WINE ? 'success' : 'failure');
    },
  );

  promised('docs/recipes/monorepo.md', ['release'], 'each program has its own version', async (text) => {
    const program = (name: string): Record<string, string> => ({
      [`${name}/go.mod`]: `module example.org/suite/${name}\n\ngo 1.24\n`,
      [`${name}/main.go`]: 'package main\n\nfunc main() {}\n',
    });
    repository = await caller(
      { [WORKFLOW]: text, ...program('agent'), ...program('server') },
      'agent/v1.2.3',
    );
    repository.project.tag('server/v0.4.0');
    repository.services.push(REPOSITORY);

    await succeeds({ name: 'push', ref: 'refs/tags/agent/v1.2.3' });
    expect(await published('agent/v1.2.3')).toEqual(SIX.map((id) => expect.stringContaining(`agent-${id}`)));
    await succeeds({ name: 'push', ref: 'refs/tags/server/v0.4.0' });
    expect(await published('server/v0.4.0')).toEqual(
      SIX.map((id) => expect.stringContaining(`server-${id}`)),
    );
  });

  promised(
    'docs/recipes/air-gapped.md',
    ['release'],
    'released to a folder, and nothing is asked for',
    async (text) => {
      const store = temporaryFolder('store');
      repository = await caller({ [WORKFLOW]: text, ...airGapped(store), ...TESTS });
      vendorAll(repository);
      const run = await succeeds({ name: 'push', ref: 'refs/tags/v1.3.0' });
      expect(repository.services.requests).toEqual([]);
      const verdicts = verdictsOf(run.jobs.release);
      expect(verdicts).toMatchObject({
        'mod-verify': ['pass'],
        'go-vet': ['pass'],
        staticcheck: ['pass'],
        'race-tests': ['pass'],
        vulnerabilities: SIX.map(() => 'pass'),
        licences: SIX.map(() => 'pass'),
      });
      const fetched = join(temporaryFolder('fetched'), 'release');
      const args = ['fetch', '--from', `dir:${store}`, '--tag', 'v1.3.0', '--directory', fetched];
      const got = await oracleRelease([...args, '-C', repository.project.folder]);
      expect(got.exitCode, got.stdout + got.stderr).toBe(0);
      const verified = await verify(repository, fetched);
      expect(verified.exitCode, verified.stdout + verified.stderr).toBe(0);
    },
  );
});

describe('on a lane', () => {
  afterEach(() => oracleRelease(['fleet-down', '-C', repository.project.folder]));

  promised(
    'actions/gray-dispatch/README.md',
    ['dispatch'],
    'a wave a run, and back by hand',
    async (workflow) => {
      repository = await released({ [WORKFLOW]: workflow });
      const dispatch = async (inputs: Record<string, string>): Promise<Readonly<Record<string, string>>> =>
        outputsOf((await succeeds({ name: 'workflow_dispatch', inputs }, laneOf(repository))).jobs.dispatch);
      expect(await dispatch({})).toMatchObject({ state: 'running', wave: '1' });
      expect(nodes()).toHaveLength(1);
      expect(await dispatch({ mode: 'rollback', reason: 'the price feed lags' })).toMatchObject({
        state: 'rolled-back',
      });
      expect(readFileSync(repository.lane.ledger, 'utf8')).toContain('the price feed lags');
    },
  );

  promised(
    'docs/recipes/gray-release.md',
    ['release', 'dispatch'],
    'the release takes the first wave, the schedule the others',
    async (release, dispatch) => {
      repository = await caller({
        '.github/workflows/release.yml': release ?? '',
        '.github/workflows/dispatch.yml': dispatch ?? '',
      });
      const vars = laneOf(repository);
      await succeeds(TAG, { ...vars, workflow: '.github/workflows/release.yml' });
      expect(nodes()).toHaveLength(1);
      expect(await published('v1.2.3')).toHaveLength(6);
      const scheduled = { ...vars, workflow: '.github/workflows/dispatch.yml' };
      let state: string | undefined = 'running';
      for (let runs = 0; state === 'running' && runs < 5; runs++) {
        const { dispatch: job } = (await succeeds(SCHEDULE, scheduled)).jobs;
        state = outputsOf(job?.jobs?.dispatch).state;
      }
      expect(state).toBe('completed');
      expect(nodes()).toHaveLength(4);
    },
  );
});

test('no workflow of a page is left out', () => {
  expect(tested.toSorted()).toEqual(WORKFLOWS.map(keyOf).toSorted());
});

/** On the emulated runner each job has the permissions that the page gives it, and no more. */
function start(event: Event, more: Partial<Parameters<typeof runEmulated>[1]> = {}): Promise<Run> {
  if (event === PULL_REQUEST)
    execFileSync('git', ['update-ref', 'refs/pull/7/merge', 'HEAD'], { cwd: repository.project.folder });
  return runEmulated(repository, { workflow: WORKFLOW, event, ...more });
}

async function succeeds(...given: Parameters<typeof start>): Promise<Run> {
  const run = await start(...given);
  expect(run.conclusion, describeRun(run)).toBe('success');
  return run;
}

/** A caller that has released already, for linux/amd64. */
async function released(files: Readonly<Record<string, string>>): Promise<Caller> {
  const made = await caller(files);
  const { services, secrets, project } = made;
  const args = ['--targets', 'linux/amd64', '--gates', 'none', '--method', 'none', '--to', 'github'];
  const run = await oracleRelease(['run', '-C', project.folder, ...args, '--until', 'publish'], {
    env: {
      ...MACHINE,
      ...secrets,
      GITHUB_API_URL: `${services.url}/api`,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_TOKEN: services.token({ repository: REPOSITORY, permissions: { contents: 'write' } }),
    },
  });
  expect(run.exitCode, run.stdout + run.stderr).toBe(0);
  return made;
}

/** Names of the binaries of a published release that verifies, sorted. */
async function published(tag: string): Promise<string[]> {
  const folder = download(repository, tag);
  const verified = await verify(repository, folder);
  expect(verified.exitCode, verified.stdout + verified.stderr).toBe(0);
  return readdirSync(folder)
    .filter((name) => SIX.some((id) => name.replace('.exe', '').endsWith(id)))
    .toSorted();
}

/** What the recipe says to set for the machine with the lane. */
function laneOf({ lane }: Caller): { vars: Record<string, string> } {
  return {
    vars: {
      ORACLE_RELEASE_RUNNER: '["self-hosted", "fleet"]',
      ORACLE_RELEASE_LEDGER: `file:${lane.ledger}`,
    },
  };
}

/** Nodes of the lane that have a program. */
function nodes(): string[] {
  return readdirSync(repository.lane.fleet);
}

/** The configuration of the recipe with another folder to publish to, and a module to vendor. */
function airGapped(store: string): Record<string, string> {
  const page = blocksOf('docs/recipes/air-gapped.md');
  const config = page.find(({ info }) => info === 'yaml config')?.text ?? '';
  return {
    '.oracle-release.yml': config.replace('/srv/releases', store),
    'go.mod':
      'module example.org/served\n\ngo 1.24\n\nrequire example.org/greeting v1.0.0\n\n' +
      'replace example.org/greeting => ./third-party/greeting\n',
    'main.go':
      'package main\n\nimport "example.org/greeting"\n\nvar version = "dev"\n\nfunc main() { println(greeting.Word, version) }\n',
    'third-party/greeting/go.mod': 'module example.org/greeting\n\ngo 1.24\n',
    'third-party/greeting/greeting.go': 'package greeting\n\nvar Word = "hello"\n',
    'third-party/greeting/LICENSE': textOf('LICENSE'),
  };
}

function vendorAll({ project, services }: Caller): void {
  const database = MACHINE.ORACLE_RELEASE_VULNDB;
  const files = readdirSync(database).map((name) => ({
    name: `ID/${name}`,
    text: readFileSync(join(database, name)),
  }));
  writeFileSync(join(project.folder, 'third-party/vulndb.zip'), zip(files));
  execFileSync('go', ['mod', 'vendor'], { cwd: project.folder, stdio: 'pipe' });
  project.commit('vendor');
  project.tag('v1.3.0');
  services.push(REPOSITORY);
}

function workspaceOf(job: JobRun | undefined): string {
  return job?.legs[0]?.workspace ?? '';
}

/** Labels of the machine of each build, by the target. */
function labelsOf({ jobs }: Run): Record<string, readonly string[]> {
  const builds = jobs.release?.jobs?.build?.legs ?? [];
  return Object.fromEntries(builds.map(({ matrix, labels }) => [String(matrix?.id), labels]));
}

/** Outputs of all steps of a job, the later over the earlier. */
function outputsOf(job: JobRun | undefined): Readonly<Record<string, string>> {
  return Object.assign({}, ...stepsOf(job).map(({ outputs }) => outputs));
}

/** Verdicts of the checks that a job made, by their names. */
function verdictsOf(job: JobRun | undefined): Record<string, string[]> {
  const checks = readFileSync(join(workspaceOf(job), 'dist/evidence.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; verdict: string });
  const byName = Map.groupBy(checks, ({ name }) => name);
  return Object.fromEntries([...byName].map(([name, ones]) => [name, ones.map(({ verdict }) => verdict)]));
}
