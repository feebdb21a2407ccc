import { parseRecord, type ReleaseRecord } from '../../model/store.ts';
import type { Files } from '../../ports.ts';

/** The record at a path, undefined where there is none. Throws STORE_CONFLICT for a damaged one. */
export async function readRecord(path: string, files: Files): Promise<ReleaseRecord | undefined> {
  if (!(await files.stat(path))) return undefined;
  return parseRecord(await files.readText(path), path);
}
