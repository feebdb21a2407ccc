import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { inspect } from '../../../src/binary/inspect.ts';
import type { Ports } from '../../../src/ports.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { bytesSource } from '../../support/bytes-source.ts';
import { DAMAGES, type DamageName } from '../../support/damage.ts';
import {
  type Go,
  goVersion,
  goVersions,
  helloAgain,
  helloProgram,
  toolPath,
} from '../../support/go-programs.ts';
import { POLICY, packOne } from './fake-upx.ts';

const upx = toolPath('upx');
const missing = [!goVersion && 'go', !upx && 'upx'].filter((tool) => tool !== false);
const reason = missing.length > 0 ? ` (skipped: no ${missing.join(' and no ')})` : '';
const here = localPorts().host;
const isLinuxAmd64 = here.goos === 'linux' && here.goarch === 'amd64';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** This machine, with the repository's own tools, and what UPX packs changed on the way. */
function portsOf(tamper: (packed: Buffer) => Buffer = (packed) => packed): Ports {
  const local = localPorts();
  return {
    ...local,
    tools: {
      find: async (name) => {
        const path = toolPath(name);
        return path === undefined
          ? undefined
          : { name, path, sha256: (await local.files.digest(path)).sha256 };
      },
    },
    exec: {
      run: async (command) => {
        const finished = await local.exec.run(command);
        const packs = command.args.includes('-o') && !command.args.includes('-d');
        const path = command.args[command.args.indexOf('-o') + 1] ?? '';
        if (packs && existsSync(path)) writeFileSync(path, tamper(readFileSync(path)));
        return finished;
      },
    },
  };
}

async function packed(
  target: string,
  options: { tamper?: (packed: Buffer) => Buffer; method?: 'nrv' | 'lzma'; plain?: string; go?: Go } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'real-upx-'));
  folders.push(folder);
  const plain = options.plain ?? helloProgram(target, options.go);
  const release = join(folder, 'release', 'hello');
  const subject = { name: target, target, plain, release };
  const policy = { ...POLICY, method: options.method ?? 'nrv' } as const;
  const { checks, result } = await packOne(subject, policy, folder, portsOf(options.tamper));
  const verdicts = Object.fromEntries(checks.map(({ name, verdict }) => [name, verdict]));
  return { checks, result, verdicts, release, plain };
}

describe.skipIf(missing.length > 0)(`real UPX and real Go programs${reason}`, () => {
  test.each(['nrv', 'lzma'] as const)('linux/amd64 by %s', async (method) => {
    const { verdicts, result, release } = await packed('linux/amd64', { method });
    expect(verdicts).toMatchObject({
      'upx-input': 'pass',
      'upx-pack': 'pass',
      'upx-ratio': 'pass',
      'upx-test': 'pass',
      'upx-round-trip': 'pass',
      'upx-run': isLinuxAmd64 ? 'pass' : expect.any(String),
    });
    expect(result.state).toBe('packed');
    expect(inspect(bytesSource(readFileSync(release))).upx).toMatchObject({
      method,
      originalSize: result.plainSize,
      checksumValid: true,
    });
    if (isLinuxAmd64) expect(result.startup?.packedMs).toBeGreaterThan(0);
  });

  test('a file that came by way of an artifact, and so is not executable any more', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'artifact-'));
    folders.push(folder);
    const plain = join(folder, 'hello');
    writeFileSync(plain, readFileSync(helloProgram('linux/amd64')), { mode: 0o644 });
    const { verdicts, result } = await packed('linux/amd64', { plain });
    expect(verdicts).toMatchObject({ 'upx-pack': 'pass', 'upx-round-trip': 'pass' });
    expect(result.state).toBe('packed');
    expect(statSync(plain).mode & 0o777).toBe(0o644);
  });

  test('windows/amd64 comes back equivalent, not identical', async () => {
    const { verdicts, checks, result } = await packed('windows/amd64');
    expect(verdicts).toMatchObject({ 'upx-pack': 'pass', 'upx-test': 'pass', 'upx-round-trip': 'pass' });
    const detail = checks.find(({ name }) => name === 'upx-round-trip')?.detail;
    expect(detail).toBe('identical: false, equivalent: true');
    expect(result.state).toBe('packed');
  });

  const wine = toolPath('wine64');
  const withWine = test.skipIf(!wine || !isLinuxAmd64);
  withWine(`windows/amd64 runs under Wine${wine ? '' : ' (skipped: no wine64)'}`, async () => {
    const { verdicts, checks, result } = await packed('windows/amd64');
    expect(verdicts).toMatchObject({ 'upx-run': 'pass', 'upx-startup': 'skip' });
    expect(checks.find(({ name }) => name === 'upx-run')).toMatchObject({
      measured: 'exit code 0, 12 bytes of output',
      tool: expect.stringMatching(/^wine64 sha256:/),
    });
    expect(result).toMatchObject({ state: 'packed', ran: 'wine' });
  });

  withWine('windows/amd64 with another entry point: only the run under Wine sees it', async () => {
    const { verdicts, result } = await packed('windows/amd64', { tamper: DAMAGES['another entry point'] });
    expect(verdicts).toMatchObject({
      'upx-pack': 'pass',
      'upx-test': 'pass',
      'upx-round-trip': 'pass',
      'upx-run': 'fail',
    });
    expect(result.state).toBe('failed');
  });

  const qemu = toolPath('qemu-aarch64-static') ?? toolPath('qemu-aarch64');
  test.skipIf(!qemu || !isLinuxAmd64)(
    `linux/arm64 runs under qemu${qemu ? '' : ' (skipped: no qemu-aarch64)'}`,
    async () => {
      const { verdicts, result } = await packed('linux/arm64');
      expect(verdicts).toMatchObject({ 'upx-round-trip': 'pass', 'upx-run': 'pass', 'upx-startup': 'skip' });
      expect(result).toMatchObject({ state: 'packed', ran: 'qemu' });
    },
  );

  test('darwin/arm64 stays plain', async () => {
    const { verdicts, release, plain } = await packed('darwin/arm64');
    expect(verdicts).toEqual({ 'upx-input': 'skip' });
    expect(readFileSync(release).equals(readFileSync(plain))).toBe(true);
  });

  describe.each(goVersions('kept'))(
    'a packed file that was tampered with is not released, Go $toolchain',
    (go) => {
      const seen = test.skipIf(!go.version);
      const harmed = async (damage: DamageName) => {
        const { verdicts, result, release } = await packed('linux/amd64', { go, tamper: DAMAGES[damage] });
        expect(result.state).toBe('failed');
        expect(existsSync(release)).toBe(false);
        return verdicts;
      };

      const bytes = (Object.keys(DAMAGES) as DamageName[]).filter((name) => name.startsWith('a byte'));
      seen.each(bytes)('%s: upx -t and the round trip see it', async (damage) => {
        const expected = { 'upx-pack': 'pass', 'upx-test': 'fail', 'upx-round-trip': 'fail' };
        expect(await harmed(damage)).toMatchObject(expected);
      });

      test.skipIf(!go.version || !isLinuxAmd64)('another entry point: only the run sees it', async () => {
        expect(await harmed('another entry point')).toMatchObject({
          'upx-pack': 'pass',
          'upx-test': 'pass',
          'upx-round-trip': 'pass',
          'upx-run': 'fail',
        });
      });

      seen.each(['bytes cut off', 'bytes appended'] as const)(
        '%s: the header and upx -t see it',
        async (damage) => {
          const expected = { 'upx-pack': 'fail', 'upx-test': 'fail', 'upx-round-trip': 'fail' };
          expect(await harmed(damage)).toMatchObject(expected);
        },
      );

      seen('another target packed in its place: the header and the round trip see it', async () => {
        const other = readFileSync((await packed('linux/arm64', { go })).release);
        const { verdicts, release } = await packed('linux/amd64', { go, tamper: () => other });
        expect(verdicts).toMatchObject({ 'upx-pack': 'fail', 'upx-test': 'pass', 'upx-round-trip': 'fail' });
        expect(existsSync(release)).toBe(false);
      });

      seen('another build packed in its place: only the round trip sees it', async () => {
        const other = readFileSync(
          (await packed('linux/amd64', { plain: helloAgain('linux/amd64', go) })).release,
        );
        const { verdicts, release } = await packed('linux/amd64', { go, tamper: () => other });
        expect(verdicts).toMatchObject({
          'upx-pack': 'pass',
          'upx-ratio': 'pass',
          'upx-test': 'pass',
          'upx-round-trip': 'fail',
          'upx-run': isLinuxAmd64 ? 'pass' : expect.any(String),
        });
        expect(existsSync(release)).toBe(false);
      });
    },
  );
});
