import { join } from 'node:path';
import * as z from 'zod/mini';
import { Sha256 } from './artifact.ts';
import { ReleaseError } from './errors.ts';

/** `release.json` of a write-once folder, the last file written: a release without it is not published. */
export const ReleaseRecord = z.object({
  schema: z.literal(1),
  project: z.string(),
  version: z.string(),
  tag: z.optional(z.string()),
  commit: z.string(),
  files: z.record(z.string(), z.object({ sha256: Sha256, size: z.number() })),
});
export type ReleaseRecord = z.infer<typeof ReleaseRecord>;

/**
 * Where everything is in a write-once folder: contents under `blobs/sha256/<digest>`, releases as lists of names and
 * digests under `releases/<project>/<version>/release.json`.
 */
export function storeLayout(store: string) {
  return {
    releases: join(store, 'releases'),
    record: (project: string, version: string) => join(store, 'releases', project, version, 'release.json'),
    blob: (sha256: string) => join(store, 'blobs', 'sha256', sha256),
  };
}

/** Reads the text of a record; `path` is how messages call it. Throws STORE_CONFLICT for a damaged one. */
export function parseRecord(text: string, path: string): ReleaseRecord {
  try {
    return ReleaseRecord.parse(JSON.parse(text));
  } catch (cause) {
    throw new ReleaseError(
      'STORE_CONFLICT',
      `${path} is damaged`,
      'find out who can write to the store; restore this file from a backup',
      cause,
    );
  }
}
