import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { run } from '../../src/dispatch/dispatch.ts';
import type { Event } from '../../src/dispatch/events.ts';
import type { Mode } from '../../src/dispatch/inputs.ts';
import { parseLedger } from '../../src/dispatch/ledger/chain.ts';
import { Dispatch } from '../../src/model/lanes.ts';
import { emitManifest } from '../../src/model/manifest.ts';
import { type Behaviour, type Kill, Killed, World } from './world.ts';

const LEDGER = '/out/ledger.jsonl';
const FLEET = '/out/fleet';
const SOAK_SECONDS = 3;

/** A fleet of a simulated world, and what must be true of it whatever happens. */
export class SimulatedFleet {
  readonly world: World;
  readonly config: Dispatch;

  constructor(nodes: number, behaviours: Readonly<Record<string, Behaviour>>, waves = ['1', '25%', '100%']) {
    this.world = new World(behaviours);
    this.config = Dispatch.parse({
      fleet: {
        nodes,
        prepare: ['init'],
        run: ['serve', '{{ .Port }}'],
        health: 'http://127.0.0.1:{{ .Port }}/healthz',
        'health-timeout-seconds': 2,
      },
      waves,
      'soak-seconds': SOAK_SECONDS,
    });
    this.world.watch = () => this.#check();
  }

  /** Makes a release of a program the one to dispatch. */
  release(program: string): void {
    const bytes = Buffer.from(program);
    this.world.disk.set('/out/release/app-linux-amd64', bytes);
    const manifest = emitManifest({
      artifacts: [
        {
          name: 'app-linux-amd64',
          checksum: checksumOf(program),
          sha512: createHash('sha512').update(bytes).digest('hex'),
          size: bytes.length,
          platform: 'linux-amd64',
          version: '1.0.0',
          channel: 'gray',
          commit: 'none',
          format: 'elf',
        },
      ],
    });
    this.world.disk.set('/out/release/artifact-manifest.yaml', Buffer.from(manifest));
  }

  /** A run of the dispatch; undefined when its runner was killed. */
  async dispatch({
    mode = 'step',
    wait = true,
    kill,
  }: {
    mode?: Mode;
    wait?: boolean;
    kill?: Kill | undefined;
  } = {}) {
    const inputs = {
      mode,
      wait,
      manifest: '/out/release/artifact-manifest.yaml',
      ledger: LEDGER,
      fleet: FLEET,
      lanes: undefined,
      lane: undefined,
      reason: 'simulated',
    };
    try {
      return await run(inputs, this.config, this.world.runner(kill));
    } catch (error) {
      if (error instanceof Killed) return undefined;
      throw error;
    }
  }

  get nodes(): string[] {
    return Array.from({ length: this.config.fleet.nodes }, (_, index) => `node-${index + 1}`);
  }

  /** The program installed, undefined for none. */
  installed(node: string): string | undefined {
    return this.world.programOf(`${FLEET}/${node}/bin/app`);
  }

  /** The program that runs, undefined for none. */
  running(node: string): string | undefined {
    return this.world.running(`${FLEET}/${node}`)?.bytes.toString();
  }

  kill(node: string): void {
    this.world.kill(`${FLEET}/${node}`);
  }

  get ledger(): string {
    return this.world.programOf(LEDGER) ?? '';
  }

  get events(): Event[] {
    return parseLedger(this.ledger, LEDGER).entries.map(({ event }) => event);
  }

  /** How often bytes of a program were put in place on a node. */
  installsOf(node: string, program: string): number {
    return this.world.installs.filter((install) => install.node === node && install.program === program)
      .length;
  }

  startsOf(node: string, program: string): number {
    return this.world.starts.filter((start) => start.node === node && start.program === program).length;
  }

  #seen = '';

  /** After every effect, whoever made it. */
  #check(): void {
    const picture = `${this.ledger.length}|${this.world.installs.length}`;
    if (picture === this.#seen) return;
    this.#seen = picture;
    const { entries } = parseLedger(this.ledger, LEDGER);
    const begins = entries.findLastIndex(({ event }) => event.type === 'planned');
    const planned = entries[begins]?.event;
    if (planned?.type !== 'planned') {
      expect(this.world.installs).toEqual([]);
      return;
    }
    const since = entries.slice(begins);
    const announced = since.flatMap(({ event }) => (event.type === 'installing' ? event.node : []));
    const passed = since.filter(({ event }) => event.type === 'passed').length;

    // Never more nodes on the new version than the waves that are open allow, and none without an intent.
    const changed = this.nodes
      .filter((node) => !planned.unchanged.includes(node))
      .filter((node) => checksumOf(this.installed(node) ?? '') === planned.artifact.checksum);
    const allowed = planned.waves.slice(0, passed + 1).flat();
    expect(allowed).toEqual(expect.arrayContaining(changed));
    expect(announced).toEqual(expect.arrayContaining(changed));

    // No promotion without a whole soak that ended with every changed node healthy.
    const last = since.at(-1);
    if (last?.event.type === 'passed') {
      const soaking = since.findLast(({ event }) => event.type === 'soaking' || event.type === 'resumed');
      expect(Date.parse(last.at) - Date.parse(soaking?.at ?? '')).toBeGreaterThanOrEqual(SOAK_SECONDS * 1000);
      for (const node of announced) {
        const process = this.world.running(`${FLEET}/${node}`);
        expect(process && this.world.healthOf(process), `${node} at the end of the soak`).toBe(200);
      }
    }
  }
}

export function checksumOf(program: string): string {
  return createHash('sha256').update(program).digest('hex');
}
