import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { restoreCache, saveCache } from '@actions/cache';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Services, startServices } from '../../support/services/services.ts';
import { temporaryFolder } from '../../support/temporary.ts';

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.close());

let file: string;
beforeEach(() => {
  const workspace = temporaryFolder('workspace');
  file = join(workspace, 'cached.txt');
  vi.stubEnv('GITHUB_WORKSPACE', workspace);
  vi.stubEnv('RUNNER_TEMP', temporaryFolder('runner'));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Each test has a repository of its own, and so a cache of its own. */
function inJobOf(repository: string): void {
  const job = { repository, runId: '7', job: 'build', permissions: {} };
  for (const [name, value] of Object.entries(services.jobEnvironment(job))) vi.stubEnv(name, value);
}

async function saved(key: string, text: string): Promise<number> {
  writeFileSync(file, text);
  const id = await saveCache([file], key);
  rmSync(file);
  return id;
}

test('what was saved is restored by its key', async () => {
  inJobOf('acme/saves');
  expect(await saved('modules-1', 'first')).toBeGreaterThan(0);
  expect(await restoreCache([file], 'modules-1')).toBe('modules-1');
  expect(readFileSync(file, 'utf8')).toBe('first');
  expect(services.cacheKeys('acme/saves')).toEqual(['modules-1']);
});

test('a beginning of a key finds the newest entry, the key itself the exact one', async () => {
  inJobOf('acme/prefixes');
  for (const key of ['go-linux', 'go-linux-1', 'go-linux-2', 'go-windows']) await saved(key, key);
  expect(await restoreCache([file], 'go-linux-3', ['none-', 'go-linux-'])).toBe('go-linux-2');
  expect(readFileSync(file, 'utf8')).toBe('go-linux-2');
  expect(await restoreCache([file], 'go-linux')).toBe('go-linux');
  expect(await restoreCache([file], 'go-w')).toBe('go-windows');
  expect(await restoreCache([file], 'go-darwin', ['go-plan9-'])).toBeUndefined();
});

test('a key is written once', async () => {
  inJobOf('acme/immutable');
  await saved('key', 'first');
  expect(await saved('key', 'second')).toBe(-1);
  await restoreCache([file], 'key');
  expect(readFileSync(file, 'utf8')).toBe('first');
});

test('neither another repository nor an unknown token finds it', async () => {
  inJobOf('acme/mine');
  await saved('key', 'text');
  inJobOf('acme/other');
  expect(await restoreCache([file], 'key')).toBeUndefined();
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', 'made.up.token');
  expect(await restoreCache([file], 'key')).toBeUndefined();
  expect(services.requests.at(-1)?.status).toBe(401);
});
