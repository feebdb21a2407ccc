import { basename } from 'node:path';
import { ReleaseError } from '../../model/errors.ts';
import type { Files, Ports } from '../../ports.ts';
import { LIMITS } from './entries.ts';
import { folderEntries, parseDatabase, refuseDigestOfFolder } from './read.ts';
import { type KeptDatabase, keep } from './store.ts';
import { writeTgz } from './tgz.ts';

/**
 * Keeps the database at a path, an archive or a folder, as the one to use from now on. Its digest must be the one
 * that is given, else the one in `<path>.sha256` where there is such a file. Throws FILE_MISSING, FILE_INVALID where
 * an entry cannot be read, DIGEST_MISMATCH, and as `keep` does.
 */
export async function importDatabase(
  path: string,
  sha256: string | undefined,
  ports: Ports,
): Promise<KeptDatabase> {
  const { files } = ports;
  const source = basename(path);
  if ((await files.stat(path))?.kind === 'folder') {
    refuseDigestOfFolder(path, sha256);
    const packed = await writeTgz(await folderEntries(path, files));
    return keep(packed, await parseDatabase(packed, source, undefined), ports);
  }
  const archive = await files.read(path, LIMITS.archiveBytes);
  const stated = sha256 ?? (await digestBeside(path, files));
  return keep(archive, await parseDatabase(archive, source, stated), ports);
}

/** As `db pull --to` and `sha256sum` write it. */
async function digestBeside(path: string, files: Files): Promise<string | undefined> {
  const beside = `${path}.sha256`;
  if (!(await files.stat(beside))) return undefined;
  const [, digest] = /^([0-9a-f]{64})\s/i.exec(await files.readText(beside, 4096)) ?? [];
  if (digest !== undefined) return digest.toLowerCase();
  throw new ReleaseError(
    'FILE_INVALID',
    `${beside} does not begin with a sha256 digest`,
    'take it again, or remove it and give the digest with --db-sha256',
  );
}
