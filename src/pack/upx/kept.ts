import { basename, isAbsolute, join } from 'node:path';
import * as z from 'zod/mini';
import { Sha256 } from '../../model/artifact.ts';
import { ReleaseError } from '../../model/errors.ts';
import type { Files, Host, Ports } from '../../ports.ts';
import type { Upx } from './find.ts';
import type { UpxRelease } from './pins.ts';
import { versionOf } from './upx.ts';

/**
 * Where a downloaded UPX is kept, best first: the runner's tool cache; the user's cache folder (XDG Base Directory
 * Specification; `LocalAppData` on Windows); the runner's temporary folder, which is emptied with the job.
 */
export function cacheFolders({ version, host: machine }: UpxRelease, { env, goos }: Host): string[] {
  const home = env('HOME');
  const own =
    goos === 'windows' ? env('LOCALAPPDATA') : (env('XDG_CACHE_HOME') ?? (home && join(home, '.cache')));
  const roots = [env('RUNNER_TOOL_CACHE'), own && join(own, 'oracle-release'), env('RUNNER_TEMP')];
  // Not under `upx`: what lies there is found as a tool, and this one is not used before its digest is known.
  const place = join('oracle-release-upx', version, machine.replace('/', '-'));
  return roots.flatMap((root) => (root && isAbsolute(root) ? [join(root, place)] : []));
}

/** What was recorded when UPX was kept; written last, so that a half-kept one has none. */
const Marker = z.object({ archive: Sha256, program: Sha256 });
type Marker = z.infer<typeof Marker>;

/** The one kept in a folder, when it is from the pinned archive, unchanged since, and answers. */
export async function keptIn(folder: string, release: UpxRelease, ports: Ports): Promise<Upx | undefined> {
  const { files, log } = ports;
  const path = programIn(folder, release);
  try {
    const marker = await markerIn(folder, files);
    if (marker?.archive !== release.sha256 || (await files.stat(path))?.kind !== 'file') return undefined;
    const { sha256 } = await files.digest(path);
    if (sha256 !== marker.program) log.warn(`${path} has changed since it was kept, so it is fetched anew`);
    else if ((await versionOf(path, ports)) === release.version)
      return { path, version: release.version, sha256 };
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.kind === 'interrupted') throw error;
    log.debug(`passed over ${path}: ${error.message}`);
  }
  return undefined;
}

/**
 * Keeps an unpacked program once it answers. Both files get their names by a rename, and equal ones are left alone,
 * so two jobs may do this at once, also while a third runs it. Throws TOOL_FAILED, or TOOL_MISSING where nothing can
 * be started from that disk.
 */
export async function keep(program: string, folder: string, release: UpxRelease, ports: Ports): Promise<Upx> {
  const { files } = ports;
  if ((await versionOf(program, ports)) !== release.version) {
    const what = `${basename(release.url)} does not answer as UPX ${release.version} does`;
    throw new ReleaseError('TOOL_FAILED', what, 'put UPX on PATH');
  }
  const { sha256 } = await files.digest(program);
  const path = programIn(folder, release);
  if (!(await isThere(path, sha256, files))) await files.rename(program, path);
  const marker: Marker = { archive: release.sha256, program: sha256 };
  await files.write(join(folder, MARKER), `${JSON.stringify(marker)}\n`);
  return { path, version: release.version, sha256 };
}

async function isThere(path: string, sha256: string, files: Files): Promise<boolean> {
  const { kind, mode = 0 } = (await files.stat(path)) ?? {};
  return kind === 'file' && (mode & 0o100) !== 0 && (await files.digest(path)).sha256 === sha256;
}

const MARKER = 'kept.json';

function programIn(folder: string, { program }: UpxRelease): string {
  return join(folder, basename(program));
}

async function markerIn(folder: string, files: Files): Promise<Marker | undefined> {
  const path = join(folder, MARKER);
  if ((await files.stat(path))?.kind !== 'file') return undefined;
  try {
    return Marker.safeParse(JSON.parse(await files.readText(path, 4096))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
