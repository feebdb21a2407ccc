import { dirname, join } from 'node:path';
import type { ManifestEntry } from '../model/artifact.ts';
import type { Checklist } from '../model/check.ts';
import { ReleaseError } from '../model/errors.ts';
import type { Dispatch } from '../model/lanes.ts';
import { readManifest } from '../model/manifest.ts';
import type { Ports } from '../ports.ts';

/** The program of a release that a lane gets. */
export interface Offer {
  readonly name: string;
  readonly version: string;
  readonly checksum: string;
  /** Where its bytes lie. */
  readonly path: string;
  /** Its name without the platform: how the nodes call it. */
  readonly program: string;
}

/**
 * Picks the artifact of this machine's platform from a manifest; undefined, with a check that says so, where the
 * release has none. Throws CONFIG_INVALID where it has several and the configuration does not tell which.
 */
export async function offerOf(
  manifest: string,
  { fleet, lane }: Dispatch,
  checklist: Checklist,
  { files, host }: Pick<Ports, 'files' | 'host'>,
): Promise<Offer | undefined> {
  const platform = `${host.goos}-${host.goarch}`;
  const { artifacts } = readManifest(await files.readText(manifest), manifest);
  const candidates = artifacts
    .filter((entry) => entry.platform === platform)
    .filter((entry) => fleet.binary === undefined || programOf(entry) === fleet.binary);
  const [entry] = candidates;
  if (!entry) {
    const what = [fleet.binary, 'for', platform].join(' ').trim();
    checklist
      .begin('artifact', lane)
      .notRun(`the release has nothing ${what}, so no node of this machine takes part`);
    return undefined;
  }
  if (candidates.length > 1) throw ambiguous(platform, candidates);
  const { name, version, checksum } = entry;
  return { name, version, checksum, path: join(dirname(manifest), name), program: programOf(entry) };
}

/** Checks the bytes against the manifest: what differs never gets near a node. */
export async function verifyOffer(
  offer: Offer,
  checklist: Checklist,
  { files }: Pick<Ports, 'files'>,
): Promise<boolean> {
  const check = checklist.begin('artifact', offer.name);
  const bound = `sha256 ${offer.checksum}`;
  if (!(await files.stat(offer.path))) {
    check.fail({
      bound,
      measured: 'no file',
      remedy: `put ${offer.name} beside its manifest; seal the release again`,
    });
    return false;
  }
  const { sha256 } = await files.digest(offer.path);
  if (sha256 === offer.checksum) {
    check.pass({ measured: `sha256 ${sha256}`, bound });
    return true;
  }
  check.fail({
    measured: `sha256 ${sha256}`,
    bound,
    detail: 'the file is not the one that the manifest tells of; no node was touched',
    remedy: 'find out what changed the file after it was sealed, then build and seal the release again',
  });
  return false;
}

function programOf({ name, platform }: ManifestEntry): string {
  const program = name.replace(/\.exe$/, '');
  return program.endsWith(`-${platform}`) ? program.slice(0, -platform.length - 1) : program;
}

function ambiguous(platform: string, entries: readonly ManifestEntry[]): ReleaseError {
  return new ReleaseError(
    'CONFIG_INVALID',
    `the release has several programs for ${platform}: ${entries.map(programOf).join(', ')}`,
    'name one of them as dispatch.fleet.binary',
  );
}
