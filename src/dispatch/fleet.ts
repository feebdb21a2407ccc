/** What is known of a node's health; `unknown` when it could not be asked, which never counts as healthy. */
export interface Health {
  readonly verdict: 'healthy' | 'unhealthy' | 'unknown';
  /** What was asked and what came back, for a person. */
  readonly detail: string;
}

/** The program a node shall run. */
export interface Payload {
  readonly path: string;
  /** sha256 of the bytes at `path`. */
  readonly checksum: string;
}

/**
 * The nodes of a lane. Every method looks first and does only what is missing, so that it may be called again
 * after a crash at any point in it.
 */
export interface Fleet {
  /** Every node that takes part, whether it has been set up or not. */
  readonly nodes: readonly string[];
  /** sha256 of the bytes installed on the node, null for none. */
  installed(node: string): Promise<string | null>;
  /** Puts the program on the node and has it run. A program that does not start shows in its health. */
  install(node: string, payload: Payload): Promise<void>;
  /** Puts back a program that the node had before, or nothing at all. */
  restore(node: string, checksum: string | null): Promise<void>;
  /** Has a node that has stopped run what is recorded for it; false where there was nothing to do. */
  revive(node: string): Promise<boolean>;
  /** Waits for the first healthy answer, as long as the lane allows. */
  becomesHealthy(node: string): Promise<Health>;
  /** One look. */
  isHealthy(node: string): Promise<Health>;
}
