import { resolve } from 'node:path';
import { InputReader, type RawInputs } from '../model/inputs.ts';
import { FORMATS, type SbomFormat } from './result.ts';

export interface ScanInputs {
  /** Absolute; the Go repository. */
  readonly workingDirectory: string;
  /** Absolute. */
  readonly output: string;
  /** Plain binaries, absolute; those of the plan when empty and no manifest is given. */
  readonly files: readonly string[];
  /** Absolute path of an artifact manifest that lists the plain binaries beside it. */
  readonly manifest: string | undefined;
  /** Absolute path of the vulnerability database: a folder, `.tgz` or `.zip`. */
  readonly db: string | undefined;
  /** Lower-case hex; the database must be a file with this digest. */
  readonly dbSha256: string | undefined;
  /** An older database is warned of. */
  readonly dbMaxAgeDays: number;
  readonly formats: readonly SbomFormat[];
  /** Absolute; asked of `go env` when undefined. */
  readonly gomodcache: string | undefined;
  /** Absolute. */
  readonly vendor: string | undefined;
  /** False: what would fail only warns. */
  readonly enforce: boolean;
  readonly offline: boolean;
}

const DEFAULT_MAX_AGE_DAYS = 7;

export function readScanInputs(raw: RawInputs): ScanInputs {
  const input = new InputReader(raw);
  const workingDirectory = input.text('working-directory');
  const absolute = (path: string) => resolve(workingDirectory, path);
  const path = (name: string) => {
    const given = input.optional(name);
    return given === undefined ? undefined : absolute(given);
  };
  input.choice('engine', ['auto', 'embedded']);
  const inputs: ScanInputs = {
    workingDirectory,
    output: input.text('output'),
    files: input.list('files').map(absolute),
    manifest: path('manifest'),
    db: path('db'),
    dbSha256: input.optional('db-sha256')?.toLowerCase(),
    dbMaxAgeDays: input.integer('db-max-age-days', { min: 0, max: 3650 }) ?? DEFAULT_MAX_AGE_DAYS,
    formats: input.choices('formats', FORMATS),
    gomodcache: path('gomodcache'),
    vendor: path('vendor'),
    enforce: input.boolean('enforce'),
    offline: input.boolean('offline'),
  };
  if (inputs.manifest && inputs.files.length > 0) {
    input.fault('manifest', 'and files are both given; give one of them');
  }
  if (inputs.dbSha256 !== undefined && !/^[0-9a-f]{64}$/.test(inputs.dbSha256)) {
    input.fault('db-sha256', 'is not a sha256 digest of 64 hexadecimal digits');
  }
  return input.done(inputs);
}
