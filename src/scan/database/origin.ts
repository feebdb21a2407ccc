import { ReleaseError } from '../../model/errors.ts';

/** The one that the Go security team publishes (go.dev/doc/security/vuln/database). */
export const OFFICIAL = 'https://vuln.go.dev/vulndb.zip';

/** Which database it is. Nothing in it names a folder of this machine, so that it can stand in evidence. */
export interface Origin {
  /** The address it was fetched from, or the name of the file or folder that was given. */
  readonly source: string;
  /** Of the archive, in lower-case hex; of a folder, of what `sha256sum` prints of its files in the order of names. */
  readonly sha256: string;
}

/** Says in a check which database was used, as checks name tools: name, version, digest. */
export function databaseName({ source, sha256 }: Origin): string {
  return `go-vulnerability-database ${source} sha256:${sha256}`;
}

/** The error for a database that cannot be used. An entry that cannot be read may be the one that matters. */
export function unusable(source: string, what: string, cause?: unknown): ReleaseError {
  return new ReleaseError(
    'FILE_INVALID',
    `the database ${source} ${what}`,
    `give a folder of OSV files, a .tgz or a .zip, such as ${OFFICIAL}; or take it again`,
    cause,
  );
}
