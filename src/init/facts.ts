/** What the repository says of how it is to be released. */
export interface RepositoryFacts {
  readonly modulePath: string;
  /** Main packages relative to the working directory: `.`, `./cmd/app`. */
  readonly mains: readonly string[];
  /** What `go tool dist list` prints. */
  readonly supported: readonly string[];
  /** The working directory in the repository, with a final slash; '' at the root. */
  readonly prefix: string;
  /** The `go.mod` relative to the working directory: `go.mod`, `../go.mod`. */
  readonly goMod: string;
  /** There is a module at the root of the repository. */
  readonly moduleAtRoot: boolean;
  /** All tags, newest first. */
  readonly tags: readonly string[];
  /** Clone address without credentials; undefined where git knows none. */
  readonly origin: string | undefined;
  /** The module's dependencies are in `vendor`. */
  readonly vendored: boolean;
  readonly cgo: CgoUse;
}

/** The packages in the programs that have C code; those of the standard library aside. */
export interface CgoUse {
  /** They do not compile without cgo. */
  readonly needed: readonly string[];
  /** They have Go files for builds without cgo, which may do less. */
  readonly optional: readonly string[];
}
