import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../src/dispatch/dispatch.ts';
import { readDispatchInputs } from '../../../src/dispatch/inputs.ts';
import { Dispatch } from '../../../src/model/lanes.ts';
import { emitManifest } from '../../../src/model/manifest.ts';
import type { Host } from '../../../src/ports.ts';
import { localPorts } from '../../../src/runner/ports.ts';

const ports = localPorts({ offline: true });
const fleet = { nodes: 1, run: ['serve'], health: 'http://127.0.0.1:{{ .Port }}/' };
const dispatch = Dispatch.parse({ fleet });
const on = (goos: string, goarch: string) => ({
  ...ports,
  host: { ...ports.host, goos, goarch } satisfies Host,
});

describe('what cannot be dispatched writes nothing', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dispatch-'));
    const entry = {
      checksum: 'a'.repeat(64),
      sha512: 'a'.repeat(128),
      size: 1,
      version: '1.0.0',
      channel: 'gray',
    };
    const artifacts = ['app', 'tool'].map((name) => ({
      ...entry,
      name: `${name}-linux-amd64`,
      platform: 'linux-amd64',
      commit: 'none',
      format: 'elf' as const,
    }));
    await ports.files.write(join(folder, 'dist/release/artifact-manifest.yaml'), emitManifest({ artifacts }));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const inputs = (raw = {}) =>
    readDispatchInputs({ 'working-directory': folder, output: join(folder, 'dist'), ...raw });

  it.each([
    ['an empty fleet', {}, { fleet: { ...fleet, nodes: 0 } }, 'FLEET_EMPTY'],
    ['another lane', { lane: 'europe' }, { fleet }, 'INPUT_INVALID'],
    ['a manifest that is not there', { manifest: 'none.yaml' }, { fleet }, 'FILE_MISSING'],
    ['two programs to choose from', {}, { fleet }, 'CONFIG_INVALID'],
    ['an abort of nothing', { mode: 'abort' }, { fleet }, 'INPUT_INVALID'],
  ])('%s', async (_, raw, section, code) => {
    const attempt = run(inputs(raw), Dispatch.parse(section), on('linux', 'amd64'));
    await expect(attempt).rejects.toMatchObject({ code, exitCode: 2 });
    expect(await readdir(join(folder, 'dist'))).toEqual(['release']);
  });

  it.each([
    ['no section `dispatch`', undefined, on('linux', 'amd64'), 'skip'],
    ['a platform that the release does not have', dispatch, on('linux', 'riscv64'), 'not-run'],
    ['a system without local fleets', dispatch, on('windows', 'amd64'), 'not-run'],
    [
      'a program whose file is missing',
      Dispatch.parse({ fleet: { ...fleet, binary: 'tool' } }),
      on('linux', 'amd64'),
      'fail',
    ],
  ])('%s', async (_, section, world, verdict) => {
    const result = await run(inputs(), section, world);
    expect(result.state).toBe('idle');
    expect(result.checks.map((check) => check.verdict)).toEqual([verdict]);
    expect(await readdir(join(folder, 'dist'))).toEqual(['release']);
  });
});
