import type { Digest } from '../../model/artifact.ts';
import type { ModuleGraph } from './graph.ts';

/** Everything an SBOM of one released Go program says, whatever its format. */
export interface SbomSubject {
  /** Name of the program. */
  readonly name: string;
  readonly version: string;
  /** Name of the released file, `app-linux-amd64`. */
  readonly file: string;
  /** `linux/amd64`. */
  readonly target: string;
  /** Of the file that was looked at, before packing. */
  readonly digest: Digest;
  /** RFC 3339; the only time in the document. */
  readonly commitTime: string;
  readonly commit: string;
  /** `https://github.com/owner/name`, where it is known. */
  readonly repository?: string;
  readonly mainModule: { readonly path: string; readonly version: string; readonly expression?: string };
  /** As the toolchain writes it, `go1.27.3`. */
  readonly goVersion: string;
  /** Who supplies the program and its SBOM, where somebody said so; else it is inferred from the repository. */
  readonly supplier?: string;
  readonly components: readonly SbomComponent[];
  /** Which component requires which, by the paths asked for; absent where nobody knows. */
  readonly graph?: ModuleGraph;
  /** C code is linked in or loaded, which no list of Go modules names. */
  readonly cgo: boolean;
  readonly tool: { readonly name: 'oracle-release'; readonly version: string };
}

/** A module that is linked in; where it is replaced, path and version are those that the program asked for. */
export interface SbomComponent {
  readonly path: string;
  /** Empty where Go did not record one. */
  readonly version: string;
  /** Go's `h1:` sum of the module, of the replacement where there is one. */
  readonly sum?: string;
  /** SPDX; absent where it is not known. */
  readonly expression?: string;
  /** What was really compiled; a local folder has no version. */
  readonly replacedBy?: { readonly path: string; readonly version: string };
}
