import { ReleaseError } from '../../model/errors.ts';
import type { Ports } from '../../ports.ts';
import { downloadedArchive } from './download.ts';
import type { Upx } from './find.ts';
import { cacheFolders, keep, keptIn } from './kept.ts';
import type { UpxRelease } from './pins.ts';
import { withUnpacked } from './unpack.ts';

/**
 * The pinned UPX: out of a cache folder, else downloaded and kept in the first that takes it. A text says why it
 * cannot be had. Throws DIGEST_MISMATCH or CHECK_FAILED for an archive that is not what it should be; of that nothing
 * is unpacked or kept.
 */
export async function releasedUpx(release: UpxRelease, ports: Ports): Promise<Upx | string> {
  const folders = cacheFolders(release, ports.host);
  for (const folder of folders) {
    const kept = await keptIn(folder, release, ports);
    if (kept) return kept;
  }
  if (ports.network.offline) return `${release.version} is not downloaded, because the run is offline`;
  if (folders.length === 0) return 'there is no folder to keep a downloaded one in, because HOME is not set';
  const archive = await downloadedArchive(release, ports);
  if (typeof archive === 'string') return archive;
  const obstacles = new Set<string>();
  for (const folder of folders) {
    const installed = await install(archive, release, folder, ports);
    if (typeof installed !== 'string') return installed;
    obstacles.add(installed);
  }
  return `the downloaded one cannot be used: ${[...obstacles].join('; ')}`;
}

/** How the pinned UPX will be had where none is on PATH; undefined where it will not be. Asks nobody. */
export async function outlook(release: UpxRelease, ports: Ports): Promise<string | undefined> {
  const folders = cacheFolders(release, ports.host);
  for (const folder of folders) {
    if (await keptIn(folder, release, ports)) return `${release.version} was downloaded before`;
  }
  if (ports.network.offline || folders.length === 0) return undefined;
  return `${release.version} is downloaded when it is needed`;
}

/** A folder may be full, read-only or one that nothing can be started from; then a text says so. */
async function install(
  archive: Buffer,
  release: UpxRelease,
  folder: string,
  ports: Ports,
): Promise<Upx | string> {
  try {
    return await withUnpacked(archive, release, folder, ports, (program) =>
      keep(program, folder, release, ports),
    );
  } catch (error) {
    const places = ['DISK_FAILED', 'TOOL_FAILED', 'TOOL_MISSING'];
    if (error instanceof ReleaseError && places.includes(error.code)) return error.message;
    throw error;
  }
}
