/** A place that published releases are fetched back from. */
export interface Source {
  /** As the user wrote it: `dir:store`. */
  readonly name: string;
  /** The release of a tag; without a tag, the newest that is no pre-release. Throws FILE_MISSING for none. */
  find(tag: string | undefined): Promise<StoredRelease>;
}

/** A published release as its place describes it; nothing in it is trusted yet. */
export interface StoredRelease {
  readonly tag: string;
  readonly url: string;
  readonly files: readonly StoredFile[];
}

export interface StoredFile {
  readonly name: string;
  readonly size: number;
  /** As the place states it; undefined where it does not. */
  readonly sha256: string | undefined;
  /** Writes the bytes to a path. */
  copyTo(path: string): Promise<void>;
}
