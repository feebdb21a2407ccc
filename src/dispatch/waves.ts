import { createHash } from 'node:crypto';

/**
 * Divides the nodes to change into waves. `sizes` are cumulative: a number of nodes, or a share rounded up;
 * every wave has at least one node more than the one before, and waves that would be empty are left out.
 * The order is fixed by the seed, the checksum of the release, so that it is not always the same machines
 * that go first, and yet the same plan comes out of the same release.
 */
export function planWaves(
  nodes: readonly string[],
  sizes: readonly (string | number)[],
  seed: string,
): string[][] {
  const order = shuffle(nodes, seed);
  const waves: string[][] = [];
  let covered = 0;
  for (const size of sizes) {
    const upTo = Math.min(order.length, Math.max(covered + 1, nodesOf(String(size), order.length)));
    if (upTo > covered) waves.push(order.slice(covered, upTo));
    covered = upTo;
  }
  return waves;
}

function nodesOf(size: string, total: number): number {
  const amount = Number.parseInt(size, 10);
  return size.endsWith('%') ? Math.ceil((total * amount) / 100) : amount;
}

function shuffle(nodes: readonly string[], seed: string): string[] {
  const place = (node: string): string => createHash('sha256').update(`${seed}\n${node}`).digest('hex');
  return nodes
    .map((node) => ({ node, place: place(node) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ node }) => node);
}
