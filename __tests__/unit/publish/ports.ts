import type { Ports, Releases } from '../../../src/ports.ts';
import { localPorts } from '../../../src/runner/ports.ts';

export interface Surroundings {
  readonly ports: Ports;
  /** Every pause in milliseconds; none is waited for. */
  readonly pauses: number[];
}

/** The ports of this machine with other releases and environment, and a clock that does not wait. */
export function portsWith(
  releases: Releases,
  environment: Readonly<Record<string, string>> = {
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_TOKEN: 'of the environment',
  },
): Surroundings {
  const local = localPorts();
  const pauses: number[] = [];
  let now = Date.parse('2026-01-02T03:04:05Z');
  const ports: Ports = {
    ...local,
    releases,
    host: { ...local.host, env: (name) => environment[name] },
    clock: {
      now: () => now,
      sleep: async (ms) => {
        pauses.push(ms);
        now += ms;
      },
    },
  };
  return { ports, pauses };
}
