import { ReleaseError } from '../../model/errors.ts';
import type { Files, Host, Ports } from '../../ports.ts';
import { fits, PROVEN_VERSION, pinnedFor, UPX_RELEASES, type UpxRelease } from './pins.ts';
import { releasedUpx } from './released.ts';
import { versionOf } from './upx.ts';

/** A UPX that answered. */
export interface Upx {
  readonly path: string;
  readonly version: string;
  /** Of the file at that path: where it is a script that starts UPX, of the script. */
  readonly sha256: string;
}

/** Why there is no UPX to use. */
export interface NoUpx {
  readonly reason: string;
  readonly remedy: string;
  /** What was downloaded is not what is pinned. That is no mere lack: nothing may go on as if it were. */
  readonly untrusted: boolean;
}

/** Says which UPX it is in a check. */
export function toolName(upx: Upx): string {
  return `upx ${upx.version} sha256:${upx.sha256}`;
}

/**
 * Finds UPX: at the path that was given, else the wanted version on PATH, else the pinned one out of our tool cache,
 * which is downloaded where it is not there yet. Where nobody wants a version, that is the proven one, and another on
 * PATH is better than none. Files are packed side by side, so all that ask through the same ports share
 * one search. A path that was given and is no UPX is the user's error, and so is one on PATH: TOOL_MISSING.
 */
export function findUpx(
  wanted: string | undefined,
  ports: Ports,
  releases: readonly UpxRelease[] = UPX_RELEASES,
): Promise<Upx | NoUpx> {
  const known = searches.get(ports) ?? new Map<string, Promise<Upx | NoUpx>>();
  searches.set(ports, known);
  const search = known.get(wanted ?? '') ?? searchFor(wanted, ports, releases);
  known.set(wanted ?? '', search);
  return search;
}

const searches = new WeakMap<Ports, Map<string, Promise<Upx | NoUpx>>>();

async function searchFor(
  wanted: string | undefined,
  ports: Ports,
  releases: readonly UpxRelease[],
): Promise<Upx | NoUpx> {
  await requireUpx(wanted, ports.files);
  if (wanted !== undefined && !isVersion(wanted)) {
    return answering({ path: wanted, sha256: (await ports.files.digest(wanted)).sha256 }, ports);
  }
  const here = await onPath(wanted ?? PROVEN_VERSION, ports);
  if (here && fits(here.version, wanted ?? PROVEN_VERSION)) return here;
  const lack = here ? `UPX ${wanted} is asked for; ${here.version} is there` : 'UPX is not on PATH';
  const pinned = await pinnedUpx(wanted, lack, ports, releases);
  const isNoWorse = here !== undefined && wanted === undefined && 'reason' in pinned && !pinned.untrusted;
  return isNoWorse ? here : pinned;
}

/** Out of our tool cache, downloaded where it is not there yet. `lack` says why it is looked for. */
async function pinnedUpx(
  wanted: string | undefined,
  lack: string,
  ports: Ports,
  releases: readonly UpxRelease[],
): Promise<Upx | NoUpx> {
  const release = pinnedFor(ports.host, wanted, releases);
  if (!release) return { reason: `${lack}, and ${unpinned(wanted, ports.host, releases)}`, ...LACKING };
  try {
    const released = await releasedUpx(release, ports);
    return typeof released === 'string' ? { reason: `${lack}, and ${released}`, ...LACKING } : released;
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.kind !== 'mismatch') throw error;
    return { reason: error.message, remedy: error.remedy, untrusted: true };
  }
}

const REMEDY = `install UPX ${PROVEN_VERSION} and put it on PATH, or name its path in the input upx`;
/** What to do about another version on PATH. */
export const ASK_FOR_PROVEN = `give ${PROVEN_VERSION} in the input upx: where it is not on PATH it is downloaded`;
const LACKING = { remedy: REMEDY, untrusted: false };

/** Debian calls it `upx-ucl`, and links `upx` to it only where nothing else is called so. */
const NAMES = ['upx', 'upx-ucl'];

/** The one of the version asked for, else any. */
async function onPath(wanted: string | undefined, ports: Ports): Promise<Upx | undefined> {
  let other: Upx | undefined;
  for (const name of NAMES) {
    const tool = await ports.tools.find(name);
    const upx = tool && (await answering(tool, ports));
    if (upx && fits(upx.version, wanted)) return upx;
    other ??= upx;
  }
  return other;
}

async function answering({ path, sha256 }: Omit<Upx, 'version'>, ports: Ports): Promise<Upx> {
  const version = await versionOf(path, ports);
  if (version !== undefined) return { path, version, sha256 };
  throw new ReleaseError('TOOL_MISSING', `${path} does not answer as UPX does`, REMEDY);
}

function unpinned(
  wanted: string | undefined,
  { goos, goarch }: Host,
  releases: readonly UpxRelease[],
): string {
  if (goos === 'darwin') return 'its authors release none for macOS: brew install upx';
  if (!releases.some(({ host }) => host === `${goos}/${goarch}`)) {
    return `none is pinned for ${goos}/${goarch}`;
  }
  return `no digest of ${wanted} is pinned, so it is not downloaded`;
}

export function isVersion(upx: string): boolean {
  return /^\d+\.\d+(\.\d+)?$/.test(upx);
}

/** Throws TOOL_MISSING where a path is named and no file is there. */
export async function requireUpx(wanted: string | undefined, files: Files): Promise<void> {
  if (wanted === undefined || isVersion(wanted) || (await files.stat(wanted))?.kind === 'file') return;
  throw new ReleaseError('TOOL_MISSING', `the input upx names ${wanted}, which is no file`, REMEDY);
}
