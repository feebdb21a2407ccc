import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { ReleaseError } from '../../../src/model/errors.ts';
import type { PackPolicy } from '../../../src/pack/inputs.ts';
import { packTogether } from '../../../src/pack/pack.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { goVersion, serverProgram, toolPath } from '../../support/go-programs.ts';
import {
  type Bench,
  bench,
  cleared,
  goProgram,
  POLICY,
  packOne,
  type Script,
  subjectOf,
} from './fake-upx.ts';
import { type Behaviour, idlePrograms } from './idle-programs.ts';

const benches: Bench[] = [];
afterEach(() => cleared(benches));

const MIB = 1 << 20;
const SERVES: Partial<PackPolicy> = { serveArgs: ['serve', '127.0.0.1:{{ .Port }}'] };
const idle = (anonymous: number, resident: number): Behaviour => ({
  memory: () => ({ anonymous, resident }),
});
const WELL = { plain: idle(MIB, 8 * MIB), packed: idle(10 * MIB, 10 * MIB) };

async function measured(
  behaviours: { plain: Behaviour; packed: Behaviour } = WELL,
  { script = {}, policy = SERVES }: { script?: Script; policy?: Partial<PackPolicy> } = {},
) {
  const place = await bench(script);
  benches.push(place);
  const machine = idlePrograms(place.ports, (which) => behaviours[which]);
  const subject = subjectOf(place, goProgram());
  const { checks, result } = await packOne(subject, { ...POLICY, ...policy }, place.folder, machine.ports);
  return { check: checks.find(({ name }) => name === 'upx-memory'), result, machine };
}

describe('the memory of the idle program', () => {
  test('is told plain and packed, and both are stopped', async () => {
    const { check, result, machine } = await measured();
    expect(check).toMatchObject({
      verdict: 'pass',
      measured: '+9.00 MiB anonymous',
      detail: expect.stringContaining(
        'plain 1.00 MiB anonymous of 8.00 MiB; packed 10.0 MiB anonymous of 10.0 MiB',
      ),
    });
    expect(result.memory).toEqual({
      plainAnonymousBytes: MIB,
      packedAnonymousBytes: 10 * MIB,
      plainResidentBytes: 8 * MIB,
      packedResidentBytes: 10 * MIB,
    });
    expect(machine.started).toEqual([
      ['serve', '127.0.0.1:20000'],
      ['serve', '127.0.0.1:20001'],
    ]);
    expect(machine.running()).toBe(0);
  });

  test('is taken when it stays as it is', async () => {
    const growing: Behaviour = {
      memory: (ms) => ({ anonymous: Math.min(ms, 2_000) * 1_000, resident: 8 * MIB }),
    };
    const { result } = await measured({ ...WELL, plain: growing });
    expect(result.memory?.plainAnonymousBytes).toBe(2_000_000);
  });

  test('is not run where it never does', async () => {
    const growing: Behaviour = { memory: (ms) => ({ anonymous: ms * 10_000, resident: ms * 10_000 }) };
    const { check, result, machine } = await measured({ ...WELL, plain: growing });
    expect(check).toMatchObject({
      verdict: 'not-run',
      detail: expect.stringContaining('the plain program does not come to rest within 10 s'),
    });
    expect(result.state).toBe('packed');
    expect(machine.running()).toBe(0);
  });

  test('is not run where the system does not tell it', async () => {
    const { check, machine } = await measured({ ...WELL, plain: { memory: () => undefined } });
    expect(check).toMatchObject({
      verdict: 'not-run',
      detail: 'the plain program runs, but the system does not tell its memory',
    });
    expect(machine.running()).toBe(0);
  });

  const refused = { afterMs: 100, exitCode: 1, stderr: 'config.yaml:\nno such file\n' };

  test('is not run where the plain program ends by itself, with what it said', async () => {
    const { check, result, machine } = await measured({ ...WELL, plain: { ...WELL.plain, ends: refused } });
    expect(check).toMatchObject({
      verdict: 'not-run',
      detail:
        'the plain program ends by itself with "serve 127.0.0.1:20000", exit code 1, and says: config.yaml: no such file',
      remedy: expect.stringContaining('serve-args'),
    });
    expect(result).toMatchObject({ state: 'packed' });
    expect(machine.started).toHaveLength(1);
  });

  test('fails where only the packed program ends by itself', async () => {
    const { check, result } = await measured({ ...WELL, packed: { ...WELL.packed, ends: refused } });
    expect(check).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('the plain one keeps running'),
      remedy: expect.stringContaining('do not release'),
    });
    expect(result.state).toBe('failed');
  });

  test.each<[string, Parameters<typeof measured>[1], string, RegExp]>([
    ['without arguments', { policy: {} }, 'skip', /serve-args is empty/],
    [
      'where the packed program answers otherwise',
      { script: { program: (which) => ({ stdout: which }) } },
      'not-run',
      /does not run as the plain one/,
    ],
    [
      'where it cannot be run',
      { script: { program: () => ({ timedOut: true }) } },
      'not-run',
      /does not end by itself/,
    ],
    ['by the strategy', { policy: { ...SERVES, strategy: 'standard' } }, 'skip', /leaves it out/],
  ])('is left out %s', async (_, options, verdict, detail) => {
    const { check, result, machine } = await measured(WELL, options);
    expect(check).toMatchObject({ verdict, detail: expect.stringMatching(detail) });
    expect(result).not.toHaveProperty('memory');
    expect(machine.started).toEqual([]);
  });

  test('leaves nothing running when we are told to stop', async () => {
    const place = await bench();
    benches.push(place);
    const stop = (now: number) => {
      if (now >= 500) throw new ReleaseError('INTERRUPTED', 'stopped', 'run again');
    };
    const machine = idlePrograms(place.ports, (which) => WELL[which], stop);
    const packing = packOne(
      subjectOf(place, goProgram()),
      { ...POLICY, ...SERVES },
      place.folder,
      machine.ports,
    );
    await expect(packing).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(machine.started).toHaveLength(1);
    expect(machine.running()).toBe(0);
  });
});

const upx = toolPath('upx');
const here = localPorts().host;
const missing = [
  !goVersion && 'go',
  !upx && 'upx',
  !(here.goos === 'linux' && here.goarch === 'amd64') && 'linux/amd64',
].filter((it) => it !== false);

describe.skipIf(missing.length > 0)(
  `real servers${missing.length > 0 ? ` (skipped: no ${missing.join(', no ')})` : ''}`,
  () => {
    let folder = '';
    afterEach(() => rm(folder, { recursive: true, force: true }));

    /** Two files for this machine at once, as `linux/amd64` and `linux/amd64/v3` are. */
    async function packTwo(interrupted?: AbortSignal) {
      folder = await mkdtemp(join(tmpdir(), 'servers-'));
      const plain = serverProgram('linux/amd64');
      const subjects = ['v1', 'v3'].map((name) => ({
        name,
        target: 'linux/amd64',
        plain,
        release: join(folder, 'release', name),
      }));
      const ports = localPorts(interrupted ? { interrupted } : {});
      return packTogether(subjects, { ...POLICY, ...SERVES, upx }, folder, ports);
    }

    /** Processes of a program in the folder. */
    function running(): string[] {
      return readdirSync('/proc').flatMap((pid) => {
        try {
          const program = readlinkSync(`/proc/${pid}/exe`);
          return program.startsWith(folder) ? [program] : [];
        } catch {
          return [];
        }
      });
    }

    test('have the more memory the packed one unpacks, do not clash, and are gone', async () => {
      const { checks, packed } = await packTwo();
      const found = checks.filter(({ name }) => name === 'upx-memory');
      expect(found.map(({ verdict, detail }) => [verdict, detail])).toEqual([
        ['pass', expect.anything()],
        ['pass', expect.anything()],
      ]);
      for (const { memory, plainSize } of packed) {
        const added = (memory?.packedAnonymousBytes ?? 0) - (memory?.plainAnonymousBytes ?? 0);
        expect(added).toBeGreaterThan(plainSize / 4);
      }
      expect(running()).toEqual([]);
    });

    test('are gone when we are told to stop', async () => {
      const interruption = new AbortController();
      const packing = packTwo(interruption.signal);
      const ended = packing.then(
        () => 'ended',
        (error: ReleaseError) => error.code,
      );
      const isServing = () => running().some((program) => program.includes('/run-p'));
      while (!isServing()) await sleep(20);
      interruption.abort(new ReleaseError('INTERRUPTED', 'stopped', 'run again'));
      expect(await ended).toBe('INTERRUPTED');
      expect(running()).toEqual([]);
    });
  },
);
