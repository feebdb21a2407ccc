import { SHA256 } from '../model/digest.ts';
import { InputReader, type RawInputs } from '../model/inputs.ts';
import { readWanted, type Wanted } from '../subject/inputs.ts';
import { FORMATS, type SbomFormat } from './result.ts';

export interface ScanInputs extends Wanted {
  /** Absolute; the Go repository. */
  readonly workingDirectory: string;
  /** Absolute path of the vulnerability database: a folder, `.tgz` or `.zip`. */
  readonly db: string | undefined;
  /** Lower-case hex; the database must be a file with this digest. */
  readonly dbSha256: string | undefined;
  /** Absolute path of the policy; that of ORACLE_RELEASE_POLICY, else the default one, when undefined. */
  readonly policy: string | undefined;
  /** An older database is stale. */
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
  // There is one engine yet; the input is there so that workflows can name it.
  input.choice('engine', ['auto', 'embedded']);
  const inputs: ScanInputs = {
    ...readWanted(input),
    workingDirectory: input.text('working-directory'),
    db: input.path('db'),
    policy: input.path('policy'),
    dbSha256: input.optional('db-sha256')?.toLowerCase(),
    dbMaxAgeDays: input.integer('db-max-age-days', { min: 0, max: 3650 }) ?? DEFAULT_MAX_AGE_DAYS,
    formats: input.choices('formats', FORMATS),
    gomodcache: input.path('gomodcache'),
    vendor: input.path('vendor'),
    enforce: input.boolean('enforce'),
    offline: input.boolean('offline'),
  };
  if (inputs.dbSha256 !== undefined && !SHA256.test(inputs.dbSha256)) {
    input.fault('db-sha256', 'is not a sha256 digest of 64 hexadecimal digits');
  }
  return input.done(inputs);
}
