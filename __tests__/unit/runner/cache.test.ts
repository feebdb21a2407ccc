import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { saveCache } from '@actions/cache';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CacheMode, type RestoredCaches, restoreCaches } from '../../../src/build/cache/restore.ts';
import { buildMatrix } from '../../../src/commands/build-matrix.ts';
import { invoke } from '../../../src/commands/invoke.ts';
import type { Check } from '../../../src/model/check.ts';
import { type Plan, parsePlan } from '../../../src/model/plan.ts';
import { actionsCache, inPost, saveKept } from '../../../src/runner/cache.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { type GoProject, smallProgram } from '../../support/go-project.ts';
import { type ModuleProxy, moduleProxy } from '../../support/module-proxy.ts';
import { readFileCommand } from '../../support/runner/file-commands.ts';
import { type Services, startServices } from '../../support/services/services.ts';
import { temporaryFolder } from '../../support/temporary.ts';

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.close());

/** A repository whose jobs run one after another, each on a machine made anew. */
interface Jobs {
  readonly project: GoProject;
  readonly temporary: string;
  readonly proxy: ModuleProxy;
  /** What the jobs wrote to their log so far. */
  readonly log: string[];
}

let count = 0;
let repository: string;
let jobs: Jobs;
beforeEach(async () => {
  const proxy = moduleProxy();
  for (const version of ['v1.0.0', 'v1.1.0'])
    proxy.publish('example.org/Greet', version, `package greet\n\nconst Text = "hello ${version}"\n`);
  const project = smallProgram({ 'main.go': MAIN });
  jobs = { project, temporary: temporaryFolder('runner'), proxy, log: [] };
  vi.stubEnv('GOPROXY', proxy.url);
  vi.stubEnv('GOSUMDB', 'off');
  vi.stubEnv('GOFLAGS', '-modcacherw -buildvcs=false');
  vi.stubEnv('GITHUB_WORKSPACE', project.folder);
  vi.stubEnv('RUNNER_TEMP', jobs.temporary);
  vi.stubEnv('RUNNER_ENVIRONMENT', 'github-hosted');
  inNewRepository();
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    jobs.log.push(String(text));
    return true;
  });
  vi.spyOn(console, 'log').mockImplementation((text) => void jobs.log.push(String(text)));
  await require('v1.0.0');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Needs little to build: the runtime, and one module. */
const MAIN = `package main

import greet "example.org/Greet"

func main() { println(greet.Text) }
`;

/** From now on the jobs are of a repository with an empty cache. */
function inNewRepository(): void {
  repository = `acme/app-${++count}`;
  const job = { repository, runId: '7', job: 'build', permissions: {} };
  for (const [name, value] of Object.entries(services.jobEnvironment(job))) vi.stubEnv(name, value);
}

/** The machine before a job: nothing of an earlier one is on it. */
function newMachine(): void {
  rmSync(jobs.temporary, { recursive: true, force: true });
  mkdirSync(jobs.temporary);
  writeFileSync(join(jobs.temporary, 'state'), '');
  vi.stubEnv('GITHUB_STATE', join(jobs.temporary, 'state'));
  vi.stubEnv('GOMODCACHE', join(temporaryFolder('machine'), 'modules'));
}

async function go(...args: string[]): Promise<void> {
  const { exitCode, stderr } = await localPorts().exec.run({ file: 'go', args, cwd: jobs.project.folder });
  expect(exitCode, stderr).toBe(0);
}

/** Takes another version of the module. */
async function require(version: string): Promise<void> {
  newMachine();
  await go('get', `example.org/Greet@${version}`);
  await go('mod', 'tidy');
  jobs.project.commit(version);
}

const command = (mode: string, inputs: Record<string, string> = {}, offline = false) =>
  invoke(
    'build-matrix',
    buildMatrix,
    { 'working-directory': jobs.project.folder, gates: 'none', mode, ...inputs },
    localPorts({ cache: actionsCache, offline }),
  );

/** The job that plans; a snapshot where no version is given. */
async function plan(inputs: Record<string, string> = {}): Promise<Plan> {
  newMachine();
  await command('plan', { targets: 'linux/amd64', ...inputs });
  const path = join(jobs.project.folder, 'dist/release-plan.json');
  return parsePlan(readFileSync(path, 'utf8'), path);
}

interface Job extends RestoredCaches {
  /** `<subject> <verdict> <measured>` of each check. */
  readonly said: readonly string[];
  detailOf(subject: string): string | undefined;
}

/** A job that restores, then builds `made` for each target that has a folder of its own, and succeeds. */
async function job(planned: Plan, cache: CacheMode, made = 'object', offline = false): Promise<Job> {
  newMachine();
  const inputs = {
    workingDirectory: jobs.project.folder,
    stage: 'build' as const,
    targets: planned.targets,
    cache,
  };
  const restored = await restoreCaches(inputs, planned, localPorts({ cache: actionsCache, offline }));
  for (const folder of Object.values(restored.goCaches)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'built'), made);
  }
  await endOfJob();
  return {
    ...restored,
    said: saidBy(restored.checks),
    detailOf: (wanted) => restored.checks.find(({ subject }) => subject === wanted)?.detail,
  };
}

const saidBy = (checks: readonly Check[]) =>
  checks.map(({ subject, verdict, measured }) => [subject, verdict, measured].join(' ').trim());

/** The post step gets what the step left in the file of states. */
async function endOfJob(): Promise<void> {
  const { kept = '' } = readFileCommand(readFileSync(process.env.GITHUB_STATE ?? '', 'utf8'));
  vi.stubEnv('STATE_kept', kept);
  await saveKept();
}

const keys = () => services.cacheKeys(repository);
const complaints = () => jobs.log.filter((line) => /^::(warning|error)/.test(line));

test('a second run builds from what the first one kept, without a network for modules', async () => {
  await plan();
  newMachine();
  const cold = await command('build', { cache: 'on' });
  await endOfJob();
  expect(cold.outcome.outputs['cache-hit']).toBe('false');

  newMachine();
  vi.stubEnv('GOPROXY', 'off');
  const warm = await command('build', { cache: 'on' });
  expect(warm.outcome.outputs).toMatchObject({ 'cache-hit': 'true', digests: cold.outcome.outputs.digests });
  expect(saidBy(warm.outcome.checks.filter(({ name }) => name === 'cache'))).toEqual([
    'modules pass hit',
    'linux/amd64 pass hit',
  ]);
  const seconds = [cold, warm].map(
    ({ outcome }) => outcome.checks.find(({ name }) => name === 'compile')?.ms ?? Number.NaN,
  );
  expect((seconds[1] ?? 0) / (seconds[0] ?? 0)).toBeLessThan(0.5);
}, 300_000);

describe('modules and build results', () => {
  test('are kept by the first run and found by the second; a change is told by its name', async () => {
    const planned = await plan();
    const cold = await job(planned, 'on', 'first');
    expect(cold.said).toEqual(['modules pass miss', 'linux/amd64 pass miss']);
    expect(cold.detailOf('linux/amd64')).toBe(
      'nothing is kept yet under orx1-build-linux-amd64-linux-amd64-v1-',
    );
    expect(cold.hit).toBe('false');
    expect(keys()).toEqual([
      expect.stringMatching(/^orx1-mod-linux-go/),
      expect.stringMatching(/^orx1-build-/),
    ]);

    vi.stubEnv('GOPROXY', 'off');
    const warm = await job(planned, 'on', 'second');
    expect(warm.said).toEqual(['modules pass hit', 'linux/amd64 pass hit']);
    expect(warm.hit).toBe('true');
    expect(keys()).toHaveLength(2);
    vi.stubEnv('GOPROXY', jobs.proxy.url);

    await require('v1.1.0');
    const changed = await job(await plan(), 'on');
    expect(changed.said).toEqual(['modules pass partial', 'linux/amd64 pass partial']);
    expect(changed.detailOf('linux/amd64')).toMatch(/^go\.sum changed: [0-9a-f]{12} kept, [0-9a-f]{12} now$/);
    expect(changed.hit).toBe('partial');
    expect(keys()).toHaveLength(4);

    const flags = await job(await plan({ tags: 'netgo' }), 'on');
    expect(flags.said).toEqual(['modules pass hit', 'linux/amd64 pass miss']);
    expect(flags.detailOf('linux/amd64')).toMatch(/^build flags changed: /);
    expect(complaints()).toEqual([]);
  });

  test('the folder of a target is as the job before left it', async () => {
    const planned = await plan();
    await job(planned, 'on', 'first');
    newMachine();
    const inputs = { workingDirectory: jobs.project.folder, stage: 'build' as const, cache: 'on' as const };
    const { goCaches } = await restoreCaches(
      { ...inputs, targets: planned.targets },
      planned,
      localPorts({ cache: actionsCache }),
    );
    expect(readFileSync(join(goCaches['linux-amd64'] ?? '', 'built'), 'utf8')).toBe('first');
  });

  test('a release takes modules and no build results, unless it is asked to', async () => {
    const planned = await plan({ version: '1.2.3' });
    expect(planned.snapshot).toBe(false);
    await job(planned, 'on');
    const release = await job(planned, 'auto');
    expect(release.said).toEqual(['modules pass hit', 'build results skip']);
    expect(release).toMatchObject({ hit: 'false', goCaches: {} });
    expect(existsSync(join(jobs.temporary, 'oracle-release/go-build'))).toBe(false);
    expect((await job(planned, 'on')).hit).toBe('true');
  });

  test('`auto` takes both into a snapshot, `off` asks nothing of the service', async () => {
    const planned = await plan();
    await job(planned, 'auto');
    expect((await job(planned, 'auto')).hit).toBe('true');
    const before = services.requests.length;
    expect((await job(planned, 'off')).said).toEqual([]);
    expect(services.requests.length).toBe(before);
  });

  test('each target has an entry of its own, and the job of the first keeps the modules for all', async () => {
    const planned = await plan({ targets: 'linux/amd64\nlinux/arm64\nwindows/amd64' });
    const [first, ...others] = planned.targets.map((target) => ({ ...planned, targets: [target] }));
    if (!first) throw new Error('nothing is planned');
    for (const other of others) await jobOf(other, planned);
    expect(keys().filter((key) => key.startsWith('orx1-mod'))).toEqual([]);
    await jobOf(first, planned);
    expect(keys().map((key) => key.split('-').slice(1, 6).join('-'))).toEqual([
      'build-linux-amd64-linux-arm64',
      'build-linux-amd64-windows-amd64',
      expect.stringMatching(/^mod-linux-go/),
      'build-linux-amd64-linux-amd64',
    ]);
    expect((await job(planned, 'on')).hit).toBe('true');
  });

  /** The job of a matrix that builds some targets of a plan. */
  async function jobOf({ targets }: Plan, whole: Plan): Promise<void> {
    newMachine();
    const inputs = {
      workingDirectory: jobs.project.folder,
      stage: 'build' as const,
      cache: 'on' as const,
      targets,
    };
    const { goCaches } = await restoreCaches(inputs, whole, localPorts({ cache: actionsCache }));
    for (const folder of Object.values(goCaches)) mkdirSync(folder, { recursive: true });
    await endOfJob();
  }

  test('what is vendored, or needs no modules, has none to keep', async () => {
    const planned = await plan({ version: '1.2.3' });
    await go('mod', 'vendor');
    expect((await job(planned, 'auto')).detailOf('modules')).toBe('the modules are vendored');
    rmSync(join(jobs.project.folder, 'go.sum'));
    expect((await job(planned, 'auto')).detailOf('modules')).toBe('the program needs no modules');
  });

  test('a machine that is not made anew keeps its own folders', async () => {
    await plan();
    newMachine();
    vi.stubEnv('RUNNER_ENVIRONMENT', 'self-hosted');
    mkdirSync(process.env.GOMODCACHE ?? '', { recursive: true });
    const { outcome } = await command('gates', { gates: 'none' });
    const [cache] = outcome.checks.filter(({ name }) => name === 'cache');
    expect(cache).toMatchObject({ stage: 'gates', subject: 'modules', verdict: 'skip' });
    expect(cache?.detail).toMatch(/^this machine keeps .* from job to job by itself$/);
  });
});

describe('what a cache holds is not trusted', () => {
  test('a module with other bytes is refused by name, and never gets into the module cache', async () => {
    const planned = await plan({ version: '1.2.3' });
    await job(planned, 'auto');
    const [key = ''] = keys();

    inNewRepository();
    const evil = moduleProxy();
    evil.publish('example.org/Greet', 'v1.0.0', 'package greet\n\nconst Text = "evil"\n');
    newMachine();
    const aside = join(jobs.temporary, 'oracle-release/modules');
    const elsewhere = smallProgram();
    const env = { GOPROXY: evil.url, GOMODCACHE: aside };
    const args = ['get', 'example.org/Greet@v1.0.0'];
    await localPorts().exec.run({ file: 'go', args, cwd: elsewhere.folder, env });
    const folder = join(aside, 'cache/download');
    expect(existsSync(join(folder, 'example.org/!greet/@v/v1.0.0.zip'))).toBe(true);
    expect(await saveCache([folder], key)).toBeGreaterThan(0);

    const poisoned = await job(planned, 'auto');
    expect(poisoned.said).toEqual(['modules warn refused', 'build results skip']);
    expect(poisoned.detailOf('modules')).toBe(`${key}: example.org/Greet@v1.0.0 is not what go.sum says`);
    const place = join(process.env.GOMODCACHE ?? '', 'cache/download/example.org/!greet/@v');
    expect(existsSync(join(place, 'v1.0.0.zip'))).toBe(false);
    await go('build', '-o', join(jobs.temporary, 'app'), '.');
  }, 300_000);

  test('an archive that cannot be unpacked is a miss, and the entry is named', async () => {
    const planned = await plan();
    await job(planned, 'on');
    const key = keys().find((one) => one.startsWith('orx1-build')) ?? '';
    inNewRepository();
    await upload(key, join(jobs.temporary, 'oracle-release/go-build/linux-amd64'), Buffer.from('no archive'));

    const damaged = await job(planned, 'on');
    expect(damaged.said).toEqual(['modules pass miss', 'linux/amd64 not-run miss']);
    expect(damaged.checks[1]?.remedy).toBe(`delete the entry ${key}`);
    expect(complaints()).toEqual([]);
  });
});

/** Puts bytes under a key as a client of the service would. */
async function upload(key: string, folder: string, bytes: Buffer): Promise<void> {
  const call = async (method: string, message: object) => {
    const response = await fetch(
      `${services.url}/twirp/github.actions.results.api.v1.CacheService/${method}`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${process.env.ACTIONS_RUNTIME_TOKEN}` },
        body: JSON.stringify(message),
      },
    );
    return (await response.json()) as Record<string, string>;
  };
  const version = createHash('sha256').update([folder, 'zstd-without-long', '1.0'].join('|')).digest('hex');
  const { signed_upload_url } = await call('CreateCacheEntry', { key, version });
  const headers = { 'x-ms-blob-type': 'BlockBlob' };
  const sent = await fetch(signed_upload_url ?? '', { method: 'PUT', headers, body: bytes });
  expect(sent.ok).toBe(true);
  const done = await call('FinalizeCacheEntryUpload', { key, version, size_bytes: String(bytes.length) });
  expect(done.ok).toBe(true);
}

describe('a service that is not there, or does not want, fails nothing', () => {
  test.each([
    ['no service', { ACTIONS_RESULTS_URL: '', ACTIONS_CACHE_URL: '' }, 'this runner has no cache service'],
    // The toolkit speaks version 1 to any other server than github.com.
    ['GHES', { GITHUB_SERVER_URL: 'https://git.example.org' }, 'this runner has no cache service'],
    ['cache-mode: none', { ACTIONS_CACHE_MODE: 'none' }, 'the job has cache-mode: none'],
  ])('%s', async (_, variables, reason) => {
    const planned = await plan();
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    const before = services.requests.length;
    const alone = await job(planned, 'auto');
    expect(alone.said).toEqual(['source not-run']);
    expect(alone.detailOf('source')).toBe(reason);
    expect(services.requests.length).toBe(before);
  });

  test('offline', async () => {
    const alone = await job(await plan(), 'auto', '', true);
    expect(alone.detailOf('source')).toBe('the cache is on the network, and this run is offline');
  });

  test('cache-mode: read restores and keeps nothing, write-only the other way round', async () => {
    const planned = await plan();
    vi.stubEnv('ACTIONS_CACHE_MODE', 'read');
    expect((await job(planned, 'auto')).said).toEqual(['modules pass miss', 'linux/amd64 pass miss']);
    expect(keys()).toEqual([]);
    vi.stubEnv('ACTIONS_CACHE_MODE', 'write-only');
    expect((await job(planned, 'auto')).detailOf('modules')).toBe('the job has cache-mode: write-only');
    expect(keys()).toHaveLength(2);
    vi.stubEnv('ACTIONS_CACHE_MODE', 'read');
    expect((await job(planned, 'auto')).said).toEqual(['modules pass hit', 'linux/amd64 pass hit']);
  });

  test('a limit of requests: it is asked once for all build results, and nothing is kept', async () => {
    const planned = await plan({ targets: 'linux/amd64\nlinux/arm64' });
    const asked: string[] = [];
    const server = await answering(429, asked);
    vi.stubEnv('ACTIONS_RESULTS_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const limited = await job(planned, 'auto');
    server.close();
    expect(limited.said).toEqual([
      'modules not-run miss',
      'linux/amd64 not-run miss',
      'linux/arm64 not-run miss',
    ]);
    expect(limited.detailOf('linux/arm64')).toContain('429');
    expect(asked).toHaveLength(1);
    expect(complaints()).toEqual([]);
  });

  test('an entry that is taken, or has no folder, at the end of the job is a notice', async () => {
    newMachine();
    const folder = join(jobs.temporary, 'kept');
    mkdirSync(folder);
    writeFileSync(join(folder, 'file'), 'text');
    expect(await saveCache([folder], 'taken')).toBeGreaterThan(0);
    const entries = [
      { key: 'taken', folder },
      { key: 'gone', folder: `${folder}-not` },
    ];
    vi.stubEnv('STATE_kept', JSON.stringify(entries));
    await saveKept();
    expect(complaints()).toEqual([]);
    expect(jobs.log.filter((line) => line.startsWith('::notice'))).toEqual([
      expect.stringContaining('taken was not kept: '),
      expect.stringContaining('gone was not kept: there is no '),
    ]);
  });
});

function answering(status: number, asked: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    request.resume().on('end', () => response.writeHead(status).end('{"msg":"too many"}'));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

test('the same bundle is the step and its post step', () => {
  newMachine();
  expect(inPost()).toBe(false);
  vi.stubEnv('STATE_post', readFileCommand(readFileSync(process.env.GITHUB_STATE ?? '', 'utf8')).post);
  expect(inPost()).toBe(true);
});
