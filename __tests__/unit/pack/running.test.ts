import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Proof } from '../../../src/pack/proofs/proof.ts';
import { type Launcher, launcherFor } from '../../../src/pack/running/launch.ts';
import { preparePair } from '../../../src/pack/running/pair.ts';
import type { Command, Host } from '../../../src/ports.ts';
import { type Bench, bench, cleared } from './fake-upx.ts';

const benches: Bench[] = [];
afterEach(() => cleared(benches));

describe('what runs a program', () => {
  type Case = readonly [
    target: string,
    host: Pick<Host, 'goos' | 'goarch'>,
    tools: readonly string[],
    found: string,
  ];
  const AMD64 = { goos: 'linux', goarch: 'amd64' };
  const ARM64 = { goos: 'linux', goarch: 'arm64' };
  const MAC = { goos: 'darwin', goarch: 'amd64' };
  const WINDOWS = { goos: 'windows', goarch: 'amd64' };
  const CASES: readonly Case[] = [
    ['linux/amd64', AMD64, [], 'native'],
    ['windows/amd64', WINDOWS, ['wine'], 'native'],
    ['linux/arm64', AMD64, ['qemu-aarch64', 'qemu-aarch64-static'], 'qemu /tools/qemu-aarch64-static'],
    ['linux/ppc64le', AMD64, ['qemu-ppc64le'], 'qemu /tools/qemu-ppc64le'],
    ['windows/amd64', AMD64, ['wine'], 'wine /tools/wine'],
    ['windows/amd64', MAC, ['wine'], 'wine /tools/wine'],
    // What is called `wine` may run 32-bit programs alone.
    ['windows/amd64', AMD64, ['wine', 'wine64'], 'wine /tools/wine64'],
    ['windows/amd64', AMD64, [], 'this machine is linux/amd64 and has none of wine64, wine'],
    ['windows/amd64', ARM64, ['wine'], 'this machine is linux/arm64, where windows/amd64 cannot be run'],
    ['linux/arm64', MAC, ['qemu-aarch64'], 'this machine is darwin/amd64, where linux/arm64 cannot be run'],
  ];

  test.each(CASES)('%s on %o with %j', async (target, host, tools, found) => {
    const place = await bench({ host, tools });
    benches.push(place);
    const launcher = await launcherFor(target, place.ports);
    const said =
      typeof launcher === 'string' ? launcher : [launcher.how, launcher.emulator].filter(Boolean).join(' ');
    expect(said).toBe(found);
  });
});

describe('a program that prints where it lies and where it runs', () => {
  const NATIVE: Launcher = { how: 'native', emulator: undefined, tool: undefined };
  const WINE: Launcher = { how: 'wine', emulator: '/tools/wine64', tool: 'wine64' };

  async function runs(launcher: Launcher, spelled: (path: string) => string) {
    const seen: Command[] = [];
    const place = await bench({
      program: (_, __, command) => {
        seen.push(command);
        const binary = launcher.emulator ? command.args[0] : command.file;
        return { stdout: `${spelled(binary ?? '')} in ${spelled(command.cwd ?? '')}\n` };
      },
    });
    benches.push(place);
    const path = join(place.folder, 'program');
    writeFileSync(path, '');
    const { folder, ports } = place;
    const files = { plain: { path }, packed: { path }, subject: { release: '/release/app.exe' } };
    const pair = await preparePair({ ...files, folder, ports } as Proof, launcher);
    const plain = await pair.run('plain', ['version']);
    const packed = await pair.run('packed', ['version']);
    return { seen, folder, outputs: [plain, packed].map((it) => (typeof it === 'string' ? it : it.stdout)) };
  }

  test('says the same plain and packed', async () => {
    const { seen, outputs } = await runs(NATIVE, (path) => path);
    expect(outputs).toEqual(['app.exe in .\n', 'app.exe in .\n']);
    expect(seen.map(({ env }) => env)).toEqual([undefined, undefined]);
  });

  test('says the same under Wine, in a prefix that both share and nobody else has', async () => {
    const { seen, folder, outputs } = await runs(WINE, (path) => `Z:${path.replaceAll('/', '\\')}`);
    expect(outputs).toEqual(['app.exe in .\n', 'app.exe in .\n']);
    const [plain, packed] = seen.map(({ env }) => env);
    expect(plain).toEqual(packed);
    expect(dirname(plain?.WINEPREFIX ?? '')).toBe(folder);
    expect(plain).toMatchObject({ HOME: plain?.WINEPREFIX, WINEDEBUG: '-all', DISPLAY: undefined });
  });
});
