import * as z from 'zod/mini';
import type { Digest } from '../model/artifact.ts';
import { layout } from '../model/layout.ts';
import type { Files } from '../ports.ts';
import type { PackPolicy } from './inputs.ts';
import { PackedFile } from './result.ts';
import type { Upx } from './upx/find.ts';

/** What an earlier run left, by file name; empty where none ran or its record cannot be read. */
export async function earlierPacks(output: string, files: Files): Promise<ReadonlyMap<string, PackedFile>> {
  const path = layout(output).result('pack');
  if (!(await files.stat(path))) return new Map();
  const parsed = z.object({ packed: z.array(PackedFile) }).safeParse(asJson(await files.readText(path)));
  return new Map(parsed.data?.packed.map((entry) => [entry.file, entry]));
}

/**
 * Whether the released file can be proven again instead of being packed again: the earlier run proved it, from
 * the same plain bytes, by the same UPX and method, and it has not changed since.
 */
export async function isStillPacked(
  earlier: PackedFile | undefined,
  now: { plain: Digest; upx: Upx; method: PackPolicy['method']; release: string },
  files: Files,
): Promise<boolean> {
  const sameWork =
    earlier?.state === 'packed' &&
    earlier.plainSha256 === now.plain.sha256 &&
    earlier.upx?.sha256 === now.upx.sha256 &&
    earlier.upx.version === now.upx.version &&
    earlier.method === now.method;
  if (!sameWork || (await files.stat(now.release))?.kind !== 'file') return false;
  return (await files.digest(now.release)).sha256 === earlier.packedSha256;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A record that cannot be read costs a packing anew, no more.
    return undefined;
  }
}
