import type { Ports } from '../../ports.ts';
import { nodePaths, readRecord } from './record.ts';

/** How long a node may take to end by itself. */
export const GRACE_MS = 5_000;

/** Stops every node of the fleet in a folder; their files stay. Gives the nodes that were running. */
export async function stopFleet(
  folder: string,
  { files, processes }: Pick<Ports, 'files' | 'processes'>,
): Promise<string[]> {
  const stopped = await Promise.all(
    (await files.list(folder)).map(async (node) => {
      const paths = nodePaths(folder, node);
      if (!(await readRecord(paths.record, files))) return [];
      const running = await processes.find(paths.tag);
      await Promise.all(running.map((process) => processes.stop(process, GRACE_MS)));
      return running.length > 0 ? [node] : [];
    }),
  );
  return stopped.flat();
}
