import { ReleaseError } from '../model/errors.ts';
import type { Ports } from '../ports.ts';

/** Between one attempt and the next, in milliseconds. */
const PAUSES = [1_000, 4_000, 15_000];

/** Tries again while the network fails. */
export type Patience = <Result>(work: (attempt: number) => Promise<Result>) => Promise<Result>;

/**
 * What is tried must look before it acts: an attempt that failed may have been heard all the same. `attempt`
 * counts from 0. Anything but NETWORK_FAILED is thrown at once.
 */
export function patience({ clock, log }: Pick<Ports, 'clock' | 'log'>): Patience {
  return async (work) => {
    for (const [attempt, pause] of PAUSES.entries()) {
      try {
        return await work(attempt);
      } catch (error) {
        if (!(error instanceof ReleaseError) || error.code !== 'NETWORK_FAILED') throw error;
        log.info(`${error.message}; trying again in ${pause / 1000} s`);
      }
      await clock.sleep(pause);
    }
    return work(PAUSES.length);
  };
}
