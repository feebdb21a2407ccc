import type { Finished, MemoryUse, Ports } from '../../../src/ports.ts';

/** How a program behaves that was started to keep running. */
export interface Behaviour {
  /** What it has in memory so many milliseconds after its start; undefined where the system does not tell. */
  readonly memory: (ms: number) => MemoryUse | undefined;
  /** It ends by itself. */
  readonly ends?: Partial<Finished> & { readonly afterMs: number };
}

export interface Machine {
  readonly ports: Ports;
  /** The arguments of every program that was started. */
  readonly started: (readonly string[])[];
  /** How many programs run now. */
  readonly running: () => number;
}

/** Programs with a tag run in time that passes only by sleeping, until they are stopped, end or are out of time. */
export function idlePrograms(
  ports: Ports,
  behaviourOf: (which: 'plain' | 'packed') => Behaviour,
  interrupt: (now: number) => void = () => undefined,
): Machine {
  interface Program extends Behaviour {
    readonly since: number;
    readonly timeoutMs: number;
    readonly end: (how: Partial<Finished>) => void;
  }
  const programs = new Map<string, Program>();
  const started: (readonly string[])[] = [];
  let now = 0;
  let port = 20_000;

  return {
    started,
    running: () => programs.size,
    ports: {
      ...ports,
      exec: {
        run: async (command) => {
          const { tag, args, file, timeoutMs = 600_000 } = command;
          if (tag === undefined) return ports.exec.run(command);
          started.push(args);
          const how = await new Promise<Partial<Finished>>((end) => {
            const behaviour = behaviourOf(file.includes('run-packed') ? 'packed' : 'plain');
            programs.set(tag, { ...behaviour, since: now, timeoutMs, end });
          });
          programs.delete(tag);
          return {
            exitCode: 0,
            stdout: '',
            stderr: '',
            timedOut: false,
            truncated: false,
            ms: timeoutMs,
            ...how,
          };
        },
      },
      clock: {
        now: () => now,
        sleep: async (ms) => {
          now += ms;
          for (const { since, ends, timeoutMs, end } of programs.values()) {
            if (ends && now >= since + ends.afterMs) end(ends);
            else if (now >= since + timeoutMs) end({ exitCode: 143, timedOut: true });
          }
          interrupt(now);
        },
      },
      processes: {
        ...ports.processes,
        find: async (tag) => (programs.has(tag) ? [{ pid: 1, token: tag, executable: '/proc/1/exe' }] : []),
        alive: async ({ token }) => programs.has(token),
        memory: async ({ token }) => {
          const program = programs.get(token);
          return program?.memory(now - program.since);
        },
        stop: async ({ token }) => programs.get(token)?.end({ exitCode: 143 }),
        freePort: async () => port++,
      },
    },
  };
}
