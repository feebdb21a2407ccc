import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { run } from '../../src/dispatch/dispatch.ts';
import type { Entry, Event } from '../../src/dispatch/events.ts';
import type { Mode } from '../../src/dispatch/inputs.ts';
import { parseLedger } from '../../src/dispatch/ledger/chain.ts';
import { Dispatch } from '../../src/model/lanes.ts';
import { emitManifest } from '../../src/model/manifest.ts';
import { type Behaviour, type Kill, Killed, World } from './world.ts';

const LEDGER = '/out/ledger.jsonl';
const FLEET = '/out/fleet';
const SOAK_SECONDS = 0.6;

export interface Dispatching {
  readonly mode?: Mode;
  readonly wait?: boolean;
  readonly kill?: Kill | undefined;
  readonly turns?: () => number;
}

/** A fleet of a simulated world, and what must be true of it whatever happens. */
export class SimulatedFleet {
  readonly world: World;
  readonly config: Dispatch;

  constructor(world: World, config: Dispatch) {
    this.world = world;
    this.config = config;
    world.watch = () => this.#check();
  }

  static of(
    nodes: number,
    behaviours: Readonly<Record<string, Behaviour>>,
    waves: readonly string[] = ['1', '25%', '100%'],
  ) {
    const config = Dispatch.parse({
      fleet: {
        nodes,
        prepare: ['init'],
        run: ['serve', '{{ .Port }}'],
        health: 'http://127.0.0.1:{{ .Port }}/healthz',
        'health-timeout-seconds': 2,
      },
      waves: [...waves],
      'soak-seconds': SOAK_SECONDS,
    });
    return new SimulatedFleet(new World(behaviours), config);
  }

  /** The same fleet with another number of nodes. */
  grown(nodes: number): SimulatedFleet {
    return new SimulatedFleet(this.world, { ...this.config, fleet: { ...this.config.fleet, nodes } });
  }

  /** The same fleet in a world that goes on by itself. */
  fork(): SimulatedFleet {
    return new SimulatedFleet(this.world.fork(), this.config);
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
  async dispatch({ mode = 'step', wait = true, kill, turns }: Dispatching = {}) {
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
      return await run(inputs, this.config, this.world.runner(kill, turns));
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

  /** Somebody else puts other bytes in place. */
  tamper(node: string, program: string): void {
    this.world.disk.set(`${FLEET}/${node}/bin/app`, Buffer.from(program));
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
    // Whole lines only: the last may be half written. That the chain holds is seen by every run.
    const lines = this.ledger.split('\n').slice(0, -1);
    const entries = lines.map((line) => JSON.parse(line) as Entry);
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
