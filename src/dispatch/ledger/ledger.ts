import type { Entry, Event } from '../events.ts';

/** The append-only record of every rollout; the only memory a dispatch has between two runs. */
export interface Ledger {
  /** Throws LEDGER_BROKEN when an entry was changed, lost or put in between. */
  read(): Promise<Recorded>;
  /**
   * Runs `work` while nobody else can write to the ledger. Throws BUSY when somebody else is writing; a lease
   * whose holder has died is taken over.
   */
  hold<Result>(work: (lease: Lease) => Promise<Result>): Promise<Result>;
}

export interface Lease {
  /** Writes one entry after the entry with the hash `head`; BUSY when that is not the last one any more. */
  append(head: string, lane: string, event: Event): Promise<void>;
}

export interface Recorded {
  readonly entries: readonly Entry[];
  /** `hash` of the last entry; what `append` expects. */
  readonly head: string;
  /** Bytes of a last line that was not written to its end, because its writer died; they count as not there. */
  readonly torn: number;
}
