import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { ReleaseError } from '../../../src/model/errors.ts';
import { storeLayout } from '../../../src/model/store.ts';
import { checkFolder } from '../../../src/preflight/folder.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { smallPlan } from '../../support/release.ts';
import { temporaryFolder } from '../../support/temporary.ts';

let store: string;
beforeEach(() => {
  store = temporaryFolder('store');
});

const plan = smallPlan({}, ['linux/amd64']);

async function found(path = store, ports = localPorts(), elsewhere = false) {
  const checks = await checkFolder({ kind: 'dir', path }, { elsewhere }, plan, ports);
  expect(checks.every(({ subject }) => subject === `dir:${path}`)).toBe(true);
  return Object.fromEntries(checks.map((check) => [check.name, check]));
}

function publishFrom(commit: string): void {
  const path = storeLayout(store).record(plan.project, plan.version);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    JSON.stringify({ schema: 1, project: plan.project, version: plan.version, commit, files: {} }),
  );
}

describe('a folder to publish to', () => {
  test('that is there is left as it was', async () => {
    const checks = await found();
    expect(checks).toMatchObject({
      store: { verdict: 'pass', measured: 'can be written to' },
      'release-free': { verdict: 'pass', measured: 'no small 1.2.3 yet' },
      'lock-mode': { verdict: 'skip' },
    });
    expect(readdirSync(store)).toEqual([]);
  });

  test('that is not there yet is not made', async () => {
    expect((await found(join(store, 'a/b'))).store).toMatchObject({
      verdict: 'pass',
      measured: 'can be made',
    });
    expect(readdirSync(store)).toEqual([]);
  });

  test('that is a file, or beneath one', async () => {
    writeFileSync(join(store, 'file'), '');
    for (const path of ['file', 'file/a'])
      expect((await found(join(store, path))).store).toMatchObject({
        verdict: 'fail',
        detail: `${join(store, 'file')} is no folder`,
      });
  });

  test('of another machine may be another one', async () => {
    writeFileSync(join(store, 'file'), '');
    expect((await found(join(store, 'file'), localPorts(), true)).store).toMatchObject({
      verdict: 'not-run',
    });
    expect((await found(store, localPorts(), true)).store).toMatchObject({ verdict: 'pass' });
  });

  test('that cannot be written to', async () => {
    chmodSync(store, 0o500);
    // Root writes anywhere, so the disk says no by itself here.
    const ports = localPorts();
    const files = {
      ...ports.files,
      temporaryFolder: async (parent: string): Promise<string> => {
        throw new ReleaseError('DISK_FAILED', `${parent}: EACCES`, 'check permissions and free space');
      },
    };
    const checks = await found(store, process.getuid?.() === 0 ? { ...ports, files } : ports);
    expect(checks.store).toMatchObject({ verdict: 'fail', detail: expect.stringContaining('EACCES') });
    chmodSync(store, 0o700);
  });

  test('that has the release of this commit takes it again', async () => {
    publishFrom(plan.commit);
    expect((await found())['release-free']).toMatchObject({
      verdict: 'pass',
      detail: expect.stringContaining('the same bytes again change nothing'),
    });
  });

  test('that has the version of another commit', async () => {
    publishFrom('f'.repeat(40));
    expect((await found())['release-free']).toMatchObject({
      verdict: 'fail',
      measured: `1.2.3 is published from commit ${'f'.repeat(12)}`,
      remedy: expect.stringContaining('new version'),
    });
  });

  test('whose record is damaged', async () => {
    publishFrom(plan.commit);
    writeFileSync(storeLayout(store).record(plan.project, plan.version), '{');
    expect((await found())['release-free']).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('is damaged'),
    });
  });
});
