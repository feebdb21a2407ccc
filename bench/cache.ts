import { mkdirSync, rmSync } from 'node:fs';

/** Works with an empty build cache in a folder, which is removed afterwards; modules are there already. */
export async function inEmptyCache<Result>(
  folder: string,
  work: (goCache: string) => Promise<Result>,
): Promise<Result> {
  mkdirSync(folder, { recursive: true });
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
