import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { ReleaseError } from '../../src/model/errors.ts';
import type { Command, FileStat, Files, LongRunning, Ports, ProcessId } from '../../src/ports.ts';
import { bytesSource } from '../support/bytes-source.ts';

/** What a program does once it runs; its bytes are its name. */
export interface Behaviour {
  /** The HTTP status of its health, `silent` for no answer, by how long it has been running. */
  health(ageMs: number, node: string): number | 'silent' | 'unaskable';
  /** When it ends by itself, milliseconds after its start. */
  readonly livesMs?: number;
  /** Exit code of `prepare`. */
  readonly prepares?: number;
}

interface Process extends ProcessId {
  readonly tag: string;
  readonly bytes: Buffer;
  readonly startedAt: number;
  readonly port: number;
}

/** A runner was killed: nothing it might still do has any effect. */
export class Killed extends Error {}

export interface Kill {
  /** The port call at which the runner dies, from 1. */
  readonly at: number;
  /** Before its effect, in the middle of it (where it has a middle), or right after it. */
  readonly when: 'before' | 'during' | 'after';
}

const TICK_MS = 1;

/** A disk, processes and a clock that outlive the runners that work on them. */
export class World {
  now = Date.UTC(2026, 0, 1);
  readonly disk = new Map<string, Buffer>();
  readonly folders = new Set<string>();
  readonly processes = new Map<number, Process>();
  readonly behaviours: ReadonlyMap<string, Behaviour>;
  /** Port calls so far, over all runners. */
  calls = 0;
  /** Which of them have a middle in which a runner can die. */
  readonly divisible: number[] = [];
  /** Bytes that got another name `bin/…`, in order. */
  readonly installs: { node: string; program: string }[] = [];
  readonly starts: { node: string; program: string }[] = [];
  /** Called after every effect. */
  watch: () => void = () => {};
  #nextPid = 100;
  readonly #runners = new Set<number>();

  constructor(behaviours: Readonly<Record<string, Behaviour>>) {
    this.behaviours = new Map(Object.entries(behaviours));
  }

  /** The ports of a new runner, which may be killed on its way; `turns` is how long each call takes. */
  runner(kill?: Kill, turns: () => number = () => 1): Ports {
    const me: ProcessId = { pid: this.#nextPid++, token: `t${this.#nextPid}` };
    this.#runners.add(me.pid);
    const life: Life = { calls: 0, dead: false, ...(kill ? { kill } : {}) };
    const guard: Guard = async (effect, half) => {
      // Others may run in between, as with real calls.
      for (let turn = turns(); turn > 0; turn--) await Promise.resolve();
      if (life.dead) throw new Killed();
      this.calls++;
      life.calls++;
      this.now += TICK_MS;
      const dies = life.kill?.at === life.calls ? life.kill.when : undefined;
      if (dies === 'before') return this.#die(me, life);
      if (half) this.divisible.push(this.calls);
      if (dies === 'during') {
        half?.();
        return this.#die(me, life);
      }
      try {
        return effect();
      } finally {
        this.watch();
        if (dies === 'after') this.#die(me, life);
      }
    };
    return this.#ports(me, guard);
  }

  /** A second world that goes on from here by itself; its runners are all dead. */
  fork(): World {
    const twin = new World(Object.fromEntries(this.behaviours));
    twin.now = this.now;
    twin.#nextPid = this.#nextPid;
    for (const [path, bytes] of this.disk) twin.disk.set(path, bytes);
    for (const folder of this.folders) twin.folders.add(folder);
    for (const [pid, process] of this.processes) twin.processes.set(pid, process);
    twin.installs.push(...this.installs);
    twin.starts.push(...this.starts);
    return twin;
  }

  programOf(path: string): string | undefined {
    return this.disk.get(path)?.toString();
  }

  running(tag: string): Process | undefined {
    return [...this.processes.values()].find((process) => process.tag === tag && this.#isAlive(process));
  }

  kill(tag: string): void {
    const process = this.running(tag);
    if (process) this.processes.delete(process.pid);
  }

  healthOf(process: Process): number | 'silent' | 'unaskable' {
    return this.#behaviour(process.bytes).health(this.now - process.startedAt, nameOf(process.tag));
  }

  #die(me: ProcessId, life: Life): never {
    life.dead = true;
    this.#runners.delete(me.pid);
    throw new Killed();
  }

  #behaviour(bytes: Buffer): Behaviour {
    const behaviour = this.behaviours.get(bytes.toString());
    if (!behaviour) throw new Error(`nobody knows how ${bytes} behaves`);
    return behaviour;
  }

  #isAlive(process: Process): boolean {
    const lives = this.#behaviour(process.bytes).livesMs ?? Number.POSITIVE_INFINITY;
    return this.processes.has(process.pid) && this.now - process.startedAt < lives;
  }

  #ports(me: ProcessId, guard: Guard): Ports {
    return {
      files: this.#files(guard),
      clock: {
        now: () => this.now,
        sleep: (ms) =>
          guard(() => {
            this.now += ms;
          }),
      },
      processes: {
        self: () => guard(() => me),
        alive: ({ pid }) => guard(() => this.#runners.has(pid)),
        start: (program) => guard(() => this.#start(program)),
        find: (tag) =>
          guard(() => {
            const found = this.running(tag);
            return found
              ? [{ pid: found.pid, token: found.token, executable: `/proc/${found.pid}/exe` }]
              : [];
          }),
        memory: () => guard(() => undefined),
        stop: ({ pid }) => guard(() => void this.processes.delete(pid)),
        freePort: (except) =>
          guard(() => [...Array(99).keys()].map((n) => 20_000 + n).find((n) => !except.includes(n)) ?? 0),
      },
      http: { get: (url) => guard(() => this.#get(new URL(url))) },
      exec: { run: (command) => guard(() => this.#exec(command)) },
      network: { offline: true, attempts: () => [] },
      releases: {
        of: () => {
          throw new Error('a rollout asks no server for releases');
        },
        about: () => {
          throw new Error('a rollout asks no server for releases');
        },
      },
      identity: { claims: async () => undefined },
      host: { goos: 'linux', goarch: 'amd64', cores: 2, env: () => undefined },
      tools: { find: async () => undefined },
      log: { info: () => {}, warn: () => {}, debug: () => {} },
      progress: { report: () => {} },
    };
  }

  #files(guard: Guard): Files {
    const { disk, folders } = this;
    const put = (path: string, bytes: Buffer): void => {
      for (let folder = dirname(path); folder !== '/'; folder = dirname(folder)) folders.add(folder);
      if (disk.get(path)?.equals(bytes)) return;
      disk.set(path, bytes);
      if (path.includes('/bin/'))
        this.installs.push({ node: nameOf(dirname(dirname(path))), program: bytes.toString() });
    };
    const get = (path: string): Buffer => {
      const exe = /^\/proc\/(\d+)\/exe$/.exec(path);
      const bytes = exe ? this.processes.get(Number(exe[1]))?.bytes : disk.get(path);
      if (!bytes) throw new ReleaseError('FILE_MISSING', `there is no file ${path}`, '');
      return bytes;
    };
    const under = (folder: string): string[] =>
      [...disk.keys(), ...folders].filter((path) => path.startsWith(`${folder}/`));
    const drop = (path: string): void => {
      for (const inner of [path, ...under(path)]) {
        disk.delete(inner);
        folders.delete(inner);
      }
    };
    return {
      read: (path) => guard(() => get(path)),
      readText: (path) => guard(() => get(path).toString()),
      write: (path, content) => guard(() => put(path, Buffer.from(content as Uint8Array))),
      copy: (from, to) => guard(() => put(to, get(from))),
      copyFolder: (from, to, except) =>
        guard(() => {
          const isExcepted = (path: string) =>
            except.some((one) => path === one || path.startsWith(`${one}/`));
          for (const path of under(from).filter((inner) => !isExcepted(inner))) {
            const bytes = disk.get(path);
            if (bytes) put(join(to, path.slice(from.length)), bytes);
            else folders.add(join(to, path.slice(from.length)));
          }
        }),
      append: (path, content) => {
        const appended = (text: string) =>
          Buffer.concat([disk.get(path) ?? Buffer.alloc(0), Buffer.from(text)]);
        return guard(
          () => put(path, appended(content)),
          () => put(path, appended(content.slice(0, content.length >> 1))),
        );
      },
      rename: (from, to) =>
        guard(() => {
          for (const path of [from, ...under(from)]) {
            const bytes = disk.get(path);
            if (bytes) put(join(to, path.slice(from.length)), bytes);
            else folders.add(join(to, path.slice(from.length)));
          }
          drop(from);
        }),
      remove: (path) => guard(() => drop(path)),
      create: (path, content) =>
        guard(() => {
          if (disk.has(path)) return false;
          put(path, Buffer.from(content as Uint8Array));
          return true;
        }),
      stat: (path) =>
        guard((): FileStat | undefined => {
          const bytes = disk.get(path);
          if (bytes) return { kind: 'file', size: bytes.length, mode: 0o755, link: false, identity: path };
          return folders.has(path.replace(/\/$/, ''))
            ? { kind: 'folder', size: 0, mode: 0o755, link: false, identity: path }
            : undefined;
        }),
      list: (path) =>
        guard(() =>
          [...new Set(under(path).map((inner) => inner.slice(path.length + 1).split('/')[0] ?? ''))].sort(),
        ),
      temporaryFolder: (parent) =>
        guard(() => {
          const folder = join(parent, `.tmp-${this.calls}`);
          folders.add(folder);
          return folder;
        }),
      digest: (path) =>
        guard(() => {
          const bytes = get(path);
          const hash = (name: string) => createHash(name).update(bytes).digest('hex');
          return { size: bytes.length, sha256: hash('sha256'), sha512: hash('sha512') };
        }),
      withSource: async (path, use) => use(bytesSource(await guard(() => get(path)))),
    };
  }

  #start(program: LongRunning): void {
    const bytes = this.disk.get(program.file);
    if (!bytes) throw new ReleaseError('TOOL_MISSING', `${program.file} could not be started`, '');
    const port = Number(program.args.at(-1));
    const pid = this.#nextPid++;
    this.starts.push({ node: nameOf(program.tag), program: bytes.toString() });
    // As on a real machine: who finds the port taken ends at once.
    if ([...this.processes.values()].some((other) => other.port === port && this.#isAlive(other))) return;
    this.processes.set(pid, { pid, token: `t${pid}`, tag: program.tag, bytes, startedAt: this.now, port });
  }

  #exec({ file, cwd = '' }: Command) {
    const exitCode = this.#behaviour(this.disk.get(file) ?? Buffer.alloc(0)).prepares ?? 0;
    if (exitCode === 0) this.disk.set(join(cwd, 'config.yaml'), Buffer.from('x'));
    return {
      exitCode,
      stdout: '',
      stderr: exitCode === 0 ? '' : 'no',
      timedOut: false,
      truncated: false,
      ms: 1,
    };
  }

  #get(url: URL) {
    const process = [...this.processes.values()].find(
      (candidate) => candidate.port === Number(url.port) && this.#isAlive(candidate),
    );
    const answer = process ? this.healthOf(process) : 'silent';
    if (answer === 'silent') throw new ReleaseError('NETWORK_FAILED', `${url.host} did not answer`, '');
    if (answer === 'unaskable') throw new ReleaseError('TOOL_FAILED', 'out of sockets', '');
    return { status: answer, body: Buffer.from(answer === 200 ? 'ok' : 'bad') };
  }
}

interface Life {
  calls: number;
  dead: boolean;
  readonly kill?: Kill;
}

/** `half` leaves what a kill in the middle of the effect leaves. */
type Guard = <Result>(effect: () => Result, half?: () => void) => Promise<Result>;

function nameOf(folder: string): string {
  return folder.split('/').at(-1) ?? '';
}
