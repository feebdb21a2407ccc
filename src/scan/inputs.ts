import { SHA256 } from '../model/digest.ts';
import { InputReader, type RawInputs } from '../model/inputs.ts';
import { readWanted, type Wanted } from '../subject/inputs.ts';
import { ENGINE_CHOICES, type EngineChoice } from './engines/choose.ts';
import { IMAGE_PREFIX, isImageReference } from './engines/subject.ts';
import { FORMATS, type SbomFormat } from './result.ts';

/** What is wanted may be a folder too. */
export interface ScanInputs extends Wanted {
  /** Images in registries, by name and digest. */
  readonly images: readonly string[];
  readonly engine: EngineChoice;
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
  const images = input.list('files').filter(isImage);
  const inputs: ScanInputs = {
    ...readWanted(input),
    files: input
      .list('files')
      .filter((entry) => !isImage(entry))
      .map((entry) => input.absolute(entry)),
    images: images.map((entry) => entry.slice(IMAGE_PREFIX.length)),
    engine: input.choice('engine', ENGINE_CHOICES),
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
  for (const image of inputs.images.filter((it) => !isImageReference(it))) {
    input.fault('files', `has ${IMAGE_PREFIX}${image.slice(0, 200)}; name it as ${IMAGE_AS}`);
  }
  if (inputs.images.length > 0 && inputs.offline) {
    input.fault('files', 'names an image in a registry, and offline is asked for; scan a saved archive');
  }
  return input.done(inputs);
}

/** A tag alone names other bytes tomorrow. */
const IMAGE_AS = `${IMAGE_PREFIX}registry/name@sha256:digest`;

function isImage(entry: string): boolean {
  return entry.startsWith(IMAGE_PREFIX);
}
