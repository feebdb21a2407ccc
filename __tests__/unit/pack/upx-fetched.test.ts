import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packTogether } from '../../../src/pack/pack.ts';
import { findUpx } from '../../../src/pack/upx/find.ts';
import type { Ports } from '../../../src/ports.ts';
import { goVersion, helloProgram, toolPath } from '../../support/go-programs.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { POLICY } from './fake-upx.ts';
import { archiveOf, machine, pinOf, Server } from './upx-archive.ts';

const upx = toolPath('upx');
const missing = [!goVersion && 'go', !upx && 'upx'].filter((tool) => tool !== false);
const reason = missing.length > 0 ? ` (skipped: no ${missing.join(' and no ')})` : '';
const TARGETS = ['linux/amd64', 'linux/arm64', 'linux/ppc64le'] as const;

/** Packs Go programs on a machine whose search for UPX ends as told. */
async function packedOn(ports: Ports) {
  const output = temporaryFolder('upx-fetched');
  const subjects = TARGETS.map((target) => ({
    name: target,
    target,
    plain: helloProgram(target),
    release: join(output, 'release', target.replace('/', '-')),
  }));
  const made = await packTogether(subjects, { ...POLICY, strategy: 'standard' }, output, ports);
  return { ...made, release: join(output, 'release') };
}

test.skipIf(missing.length > 0)(`a batch is packed by one UPX that was downloaded${reason}`, async () => {
  // The real one, where it lies: the archive of its authors cannot be had here.
  const archive = archiveOf({ text: `#!/bin/sh\nexec '${upx}' "$@"\n` });
  const server = new Server(archive);
  const cache = temporaryFolder('tool-cache');
  const ports = machine({ http: server, env: { RUNNER_TOOL_CACHE: cache } });
  const found = await findUpx(undefined, ports, [pinOf(archive)]);
  const { packed, checks } = await packedOn(ports);
  expect(packed.map(({ state }) => state)).toEqual(['packed', 'packed', 'packed']);
  expect(checks.filter(({ name }) => name === 'upx-tool')).toMatchObject(
    TARGETS.map(() => ({
      verdict: 'pass',
      measured: '4.2.4',
      tool: `upx 4.2.4 sha256:${'sha256' in found ? found.sha256 : ''}`,
    })),
  );
  expect(server.asked).toBe(1);
});

test.skipIf(!goVersion)(
  'where something else was sent, all fails, also where UPX may be missing',
  async () => {
    const server = new Server(Buffer.from('<html>Log in first</html>'));
    const ports = machine({
      http: { get: () => server.get(pinOf(Buffer.alloc(0)).url) },
      env: { HOME: temporaryFolder('home') },
    });
    const { packed, checks, release } = await packedOn(ports);
    for (const file of packed) {
      expect(file).toMatchObject({
        state: 'failed',
        code: 'UPX_UNTRUSTED',
        reason: expect.stringMatching(/is pinned$/),
      });
    }
    expect(checks.filter(({ name }) => name === 'upx-tool').map(({ verdict }) => verdict)).toEqual([
      'fail',
      'fail',
      'fail',
    ]);
    expect(existsSync(release) ? readdirSync(release) : []).toEqual([]);
    expect(server.asked).toBe(1);
  },
);
