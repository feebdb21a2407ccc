/**
 * A release about to be published to one place, where it is written once: the same bytes again are fine,
 * others are not. Opening a channel throws where the release cannot be published there; it asks nobody and
 * writes nothing.
 */
export interface Channel {
  /** As the user wrote it: `dir:store`. */
  readonly name: string;
  /**
   * Publishes and reads back what was written. A run that was stopped half-way is completed by the next. Throws
   * STORE_CONFLICT, with nothing written, when the place holds other bytes under the same release.
   */
  publish(): Promise<Published>;
}

/** A sealed release on disk, its files checked against their checksums. */
export interface Release {
  readonly project: string;
  /** Semantic version without a leading v. */
  readonly version: string;
  readonly tag: string | undefined;
  readonly commit: string;
  readonly files: readonly ReleaseFile[];
}

export interface ReleaseFile {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

export interface Published {
  readonly url: string;
  /** Names of the files newly written. */
  readonly published: readonly string[];
  /** Names of the files that were there already, with the same bytes. */
  readonly unchanged: readonly string[];
  /** What is published as it should be and yet wants a look. */
  readonly concern?: Concern;
}

export interface Concern {
  readonly detail: string;
  readonly remedy: string;
}
