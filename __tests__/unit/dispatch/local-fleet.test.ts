import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../../src/dispatch/dispatch.ts';
import type { Event } from '../../../src/dispatch/events.ts';
import type { Mode } from '../../../src/dispatch/inputs.ts';
import { parseLedger } from '../../../src/dispatch/ledger/chain.ts';
import { stopFleet } from '../../../src/dispatch/local/stop.ts';
import { overall } from '../../../src/model/check.ts';
import { Dispatch } from '../../../src/model/lanes.ts';
import { emitManifest } from '../../../src/model/manifest.ts';
import { localPorts } from '../../../src/runner/ports.ts';

const HERE = import.meta.dirname;
const ports = localPorts({ offline: true });
const platform = `${ports.host.goos}-${ports.host.goarch}`;
const NODES = ['node-1', 'node-2', 'node-3', 'node-4'];
const dispatch = (patience: number) =>
  Dispatch.parse({
    fleet: {
      nodes: NODES.length,
      prepare: ['init'],
      run: ['serve', '127.0.0.1:{{ .Port }}'],
      health: 'http://127.0.0.1:{{ .Port }}/healthz',
      'health-timeout-seconds': patience,
    },
    'soak-seconds': 0.6,
  });

const hasGo = (() => {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.runIf(hasGo && ports.host.goos === 'linux')(
  'a fleet of real processes',
  { timeout: 120_000 },
  () => {
    let programs = '';
    let output = '';
    /** Seconds; a busy machine takes its time, and only who waits in vain waits so long. */
    let patience = 0;
    const running: ChildProcess[] = [];

    beforeAll(async () => {
      programs = await mkdtemp(join(tmpdir(), 'programs-'));
      await copyFile(join(HERE, 'node/main.go'), join(programs, 'main.go'));
      await writeFile(join(programs, 'go.mod'), 'module example.org/node\n\ngo 1.24\n');
      build('v1', {});
      build('v2', {});
      build('bad', { status: '503' });
      build('mortal', { lives: '300' });
    }, 300_000);
    beforeEach(async () => {
      output = await mkdtemp(join(tmpdir(), 'fleet-'));
    });
    afterEach(async () => {
      for (const child of running.splice(0)) child.kill('SIGKILL');
      await stopFleet(join(output, 'fleet'), ports);
      await rm(output, { recursive: true });
    });
    afterAll(() => rm(programs, { recursive: true }));

    function build(version: string, variables: Record<string, string>): void {
      const set = Object.entries({ version, ...variables }).map(
        ([name, value]) => `-X main.${name}=${value}`,
      );
      const args = ['build', '-trimpath', '-ldflags', `-s -w ${set.join(' ')}`, '-o', version, '.'];
      execFileSync('go', args, { cwd: programs, env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' } });
    }

    async function release(version: string): Promise<string> {
      patience = version === 'bad' ? 4 : 30;
      const bytes = await readFile(join(programs, version));
      const name = `node-${platform}`;
      const checksum = createHash('sha256').update(bytes).digest('hex');
      const sha512 = createHash('sha512').update(bytes).digest('hex');
      const entry = {
        name,
        checksum,
        sha512,
        size: bytes.length,
        platform,
        version,
        channel: 'gray',
        commit: 'none',
      };
      await mkdir(join(output, 'release'), { recursive: true });
      await rm(join(output, 'release', name), { force: true });
      await copyFile(join(programs, version), join(output, 'release', name));
      const manifest = emitManifest({ artifacts: [{ ...entry, format: 'elf' }] });
      await writeFile(join(output, 'release', 'artifact-manifest.yaml'), manifest);
      return checksum;
    }

    const inputs = (mode: Mode, wait = true) => ({
      mode,
      wait,
      manifest: join(output, 'release', 'artifact-manifest.yaml'),
      ledger: join(output, 'ledger.jsonl'),
      fleet: join(output, 'fleet'),
      lanes: undefined,
      lane: undefined,
      reason: 'the test wants it',
    });
    const go = (mode: Mode = 'step', wait = true) => run(inputs(mode, wait), dispatch(patience), ports);

    /** What each node answers, by the process that answers. */
    async function answers(): Promise<Record<string, string>> {
      const entries = NODES.map(async (node) => {
        const { port } = JSON.parse(await readFile(join(output, 'fleet', node, 'node.json'), 'utf8'));
        const { status, body } = await ports.http.get(`http://127.0.0.1:${port}/healthz`);
        return [node, `${status} ${body}`];
      });
      return Object.fromEntries(await Promise.all(entries));
    }
    const everywhere = (answer: string) => Object.fromEntries(NODES.map((node) => [node, answer]));

    async function pids(): Promise<number[]> {
      const found = await Promise.all(NODES.map((node) => ports.processes.find(join(output, 'fleet', node))));
      return found.flat().map(({ pid }) => pid);
    }

    async function events(): Promise<Event[]> {
      const text = await readFile(join(output, 'ledger.jsonl'), 'utf8');
      return parseLedger(text, 'ledger').entries.map(({ event }) => event);
    }
    const installations = async () =>
      (await events()).flatMap((event) => (event.type === 'installed' ? event.node : [])).sort();

    it('rolls out, and changes nothing the second time', async () => {
      await release('v1');
      const result = await go();
      expect(result.checks.map(({ name, verdict }) => [name, verdict])).toEqual([
        ['artifact', 'pass'],
        ['wave-1', 'pass'],
        ['wave-2', 'pass'],
        ['wave-3', 'pass'],
        ['fleet', 'pass'],
      ]);
      expect(result).toMatchObject({ state: 'completed', wave: 3, healthy: 4, failed: 0 });
      expect(result.waves.map(({ nodes }) => nodes)).toEqual([1, 1, 2]);
      expect(await answers()).toEqual(everywhere('200 version v1'));

      const before = { pids: await pids(), events: await events() };
      expect(await go()).toMatchObject({ state: 'completed', healthy: 4 });
      expect({ pids: await pids(), events: await events() }).toEqual(before);

      await release('v2');
      expect(await go()).toMatchObject({ state: 'completed' });
      expect(await answers()).toEqual(everywhere('200 version v2'));

      expect(await go('rollback')).toMatchObject({ state: 'rolled-back' });
      expect(await answers()).toEqual(everywhere('200 version v1'));
      expect(await go()).toMatchObject({ state: 'rolled-back' });
      expect(await go('resume')).toMatchObject({ state: 'completed' });
      expect(await answers()).toEqual(everywhere('200 version v2'));
    });

    it.each([
      ['bad', /node-\d: http:\/\/127\.0\.0\.1:\d+\/healthz answered 503: version bad, 4 s after its start/],
      ['mortal', /node-\d is not running; its log ends with: .*the node has had enough/],
    ])('takes a %s version back from the first node that gets it', async (version, reason) => {
      const old = await release('v1');
      await go();
      await release(version);
      const result = await go();
      expect(result).toMatchObject({ state: 'rolled-back', failed: 1, wave: 1 });
      expect(overall(result.checks)).toBe('fail');
      const [wave, rollback] = ['wave-1', 'rollback'].map((name) =>
        result.checks.find((check) => check.name === name),
      );
      expect(wave).toMatchObject({
        verdict: 'fail',
        measured: '0 of 1 healthy',
        detail: expect.stringMatching(reason),
      });
      expect(wave?.detail).toContain(old.slice(0, 12));
      expect(rollback).toMatchObject({ verdict: 'pass' });
      expect(await answers()).toEqual(everywhere('200 version v1'));

      const again = await go();
      expect(again.state).toBe('rolled-back');
      expect(overall(again.checks)).toBe('fail');
      expect((await installations()).length).toBe(5);
    });

    it('leaves nothing behind on a node that had nothing', async () => {
      await release('bad');
      expect(await go()).toMatchObject({ state: 'rolled-back' });
      expect(await pids()).toEqual([]);
      expect(existsSync(join(output, 'fleet', 'node-1', 'bin', 'node'))).toBe(false);
    });

    it('touches no node with a file that is not the one of the manifest', async () => {
      await release('v1');
      await rm(join(output, 'release', `node-${platform}`));
      await copyFile(join(programs, 'v2'), join(output, 'release', `node-${platform}`));
      const result = await go();
      expect(result.checks).toMatchObject([{ name: 'artifact', verdict: 'fail' }]);
      expect(existsSync(join(output, 'fleet'))).toBe(false);
    });

    it('takes one step at a time when it shall not wait', async () => {
      await release('v1');
      const first = await go('step', false);
      expect(first).toMatchObject({ state: 'running', wave: 1, healthy: 1 });
      expect(Date.parse(first.nextDue ?? '')).toBeGreaterThan(Date.now() - 5_000);
      expect(await pids()).toHaveLength(1);
      await go('pause');
      await sleep(700);
      expect(await go('step', false)).toMatchObject({ state: 'paused', wave: 1 });
      expect(await go('abort')).toMatchObject({ state: 'rolled-back' });
      expect(await pids()).toEqual([]);
    });

    it('starts nodes again that have stopped', async () => {
      await release('v1');
      await go();
      const [first = 0] = await pids();
      process.kill(first, 'SIGKILL');
      expect(await go()).toMatchObject({ state: 'completed', healthy: 4 });
      expect(await pids()).toHaveLength(4);
      expect(await pids()).not.toContain(first);
      expect(await installations()).toEqual(NODES);
    });

    it.each([150, 700, 1400, 2600])(
      'goes on after kill -9 at %i ms, with no node installed twice',
      async (ms) => {
        await release('v1');
        const { child, closed } = start();
        await sleep(ms);
        child.kill('SIGKILL');
        await closed;
        expect(await go()).toMatchObject({ state: 'completed', healthy: 4 });
        expect(await answers()).toEqual(everywhere('200 version v1'));
        expect(await installations()).toEqual(NODES);
        expect(await pids()).toHaveLength(4);
      },
    );

    it('ends soon after SIGTERM, and goes on', async () => {
      await release('v1');
      const { child, closed } = start();
      while (!existsSync(join(output, 'ledger.jsonl'))) await sleep(20);
      await expect(go()).rejects.toMatchObject({ code: 'BUSY' });
      child.kill('SIGTERM');
      // One that went on to the end would leave with 0.
      expect(await closed).toBe(1);
      expect(await go()).toMatchObject({ state: 'completed', healthy: 4 });
      expect(await installations()).toEqual(NODES);
    });

    function start() {
      const args = [
        join(HERE, 'dispatch-once.ts'),
        JSON.stringify(inputs('step')),
        JSON.stringify(dispatch(patience)),
      ];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
      running.push(child);
      // Closed, and not only ended: the nodes it started must not hold its stdout.
      const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
      return { child, closed };
    }
  },
);
