import { join } from 'node:path';
import type { Files } from '../ports.ts';

/**
 * Puts files into a folder, all or none as far as a disk allows: everything is written beside it first, then
 * renamed in. Files that are already there with the same bytes are not touched.
 */
export async function place(
  staged: ReadonlyMap<string, Uint8Array>,
  stale: readonly string[],
  folder: string,
  files: Files,
): Promise<void> {
  const changed: string[] = [];
  for (const [name, bytes] of staged) {
    if (!(await holds(join(folder, name), bytes, files))) changed.push(name);
  }
  const staging = await files.temporaryFolder(join(folder, '..'));
  try {
    for (const name of changed) await files.write(join(staging, name), staged.get(name) ?? '');
    for (const name of stale) await files.remove(join(folder, name));
    for (const name of changed) await files.rename(join(staging, name), join(folder, name));
  } finally {
    await files.remove(staging);
  }
}

async function holds(path: string, bytes: Uint8Array, files: Files): Promise<boolean> {
  const found = await files.stat(path);
  return (
    found?.kind === 'file' &&
    found.size === bytes.length &&
    (await files.read(path, found.size)).equals(bytes)
  );
}
