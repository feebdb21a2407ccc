import { join } from 'node:path';
import * as z from 'zod/mini';
import { Sha256 } from '../../model/artifact.ts';
import { ReleaseError } from '../../model/errors.ts';
import { isSafeName } from '../../model/names.ts';
import type { Files } from '../../ports.ts';

/** `node.json`: what is to be remembered of a node. */
export const NodeRecord = z.object({
  id: z.string(),
  port: z.number().check(z.int(), z.positive(), z.maximum(65_535)),
  /** Name of the program's file. */
  program: z.string().check(z.refine(isSafeName)),
  /** What the node shall run, null for nothing. */
  checksum: z.nullable(Sha256),
  /** The versions kept, newest first. */
  kept: z.array(Sha256),
});
export type NodeRecord = z.infer<typeof NodeRecord>;

/** Where everything of a node is. */
export function nodePaths(fleet: string, node: string) {
  const folder = join(fleet, node);
  return {
    folder,
    record: join(folder, 'node.json'),
    binary: (program: string) => join(folder, 'bin', program),
    versions: join(folder, 'versions'),
    version: (checksum: string) => join(folder, 'versions', checksum),
    /** Where the program runs; the configuration made by `prepare` is here. */
    home: join(folder, 'home'),
    log: join(folder, 'node.log'),
    /** By which its process is found again. */
    tag: folder,
  };
}

/** Undefined for a node that was never set up. */
export async function readRecord(path: string, files: Files): Promise<NodeRecord | undefined> {
  if (!(await files.stat(path))) return undefined;
  const text = await files.readText(path);
  try {
    return NodeRecord.parse(JSON.parse(text));
  } catch (cause) {
    throw new ReleaseError(
      'FILE_INVALID',
      `${path} is not what was written there`,
      'stop the fleet, remove the folder of the node and dispatch again; the node begins anew',
      cause,
    );
  }
}

export async function writeRecord(path: string, record: NodeRecord, files: Files): Promise<void> {
  await files.write(path, `${JSON.stringify(record, null, 2)}\n`);
}
