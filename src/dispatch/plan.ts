import type { Artifact, Planned } from './events.ts';
import type { Fleet } from './fleet.ts';
import { planWaves } from './waves.ts';

export type Installed = ReadonlyMap<string, string | null>;

/** What every node of a fleet has, in the order of the nodes. */
export async function installedOn(fleet: Fleet): Promise<Installed> {
  const found = new Map<string, string | null>();
  for (const node of fleet.nodes) found.set(node, await fleet.installed(node));
  return found;
}

/** Freezes which nodes change and when; nodes that have the checksum already are no work. */
export function planRollout(
  { name, version, checksum }: Artifact,
  installed: Installed,
  sizes: readonly (string | number)[],
  soakSeconds: number,
): Planned {
  const nodes = [...installed.keys()];
  const unchanged = nodes.filter((node) => installed.get(node) === checksum);
  const work = nodes.filter((node) => installed.get(node) !== checksum);
  return {
    type: 'planned',
    artifact: { name, version, checksum },
    waves: planWaves(work, sizes, checksum),
    unchanged,
    soakSeconds,
  };
}
