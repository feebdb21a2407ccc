import { join } from 'node:path';
import { byBytes } from '../../model/names.ts';
import type { Files, HostedAsset, HostedRelease, RepositoryReleases } from '../../ports.ts';
import type { Published, ReleaseFile } from '../channel.ts';
import type { Patience } from '../patience.ts';

/** What is needed to bring files and assets together. */
export interface Hosting {
  readonly releases: RepositoryReleases;
  readonly files: Files;
  readonly patiently: Patience;
}

/** Gives a draft these files and no others; what an earlier run got there is kept where its bytes are right. */
export async function complete(
  draft: HostedRelease,
  wanted: readonly ReleaseFile[],
  hosting: Hosting,
): Promise<Pick<Published, 'published' | 'unchanged'>> {
  const { releases, patiently } = hosting;
  const assets = await patiently(() => releases.assets(draft));
  const strangers = assets.filter(({ name }) => !wanted.some((file) => file.name === name));
  for (const stranger of strangers) await patiently(() => releases.remove(stranger));

  const published: string[] = [];
  const unchanged: string[] = [];
  // One after the other: GitHub slows down who sends much at once.
  for (const file of wanted) {
    const asset = assets.find(({ name }) => name === file.name);
    if (asset && (await holds(asset, file, hosting))) {
      unchanged.push(file.name);
      continue;
    }
    await send(file, asset, draft, hosting);
    published.push(file.name);
  }
  return { published, unchanged };
}

/** An upload that broke off leaves an asset behind that takes the name. */
async function send(
  file: ReleaseFile,
  asset: HostedAsset | undefined,
  draft: HostedRelease,
  hosting: Hosting,
): Promise<void> {
  const { releases, patiently } = hosting;
  await patiently(async (attempt) => {
    const taken =
      attempt === 0 ? asset : (await releases.assets(draft)).find(({ name }) => name === file.name);
    if (taken && attempt > 0 && (await holds(taken, file, hosting))) return;
    if (taken) await releases.remove(taken);
    await releases.upload(draft, file.name, file.path, file.size);
  });
}

/** Names of the files and assets that do not have the same bytes on both sides, sorted. */
export async function differing(
  release: HostedRelease,
  wanted: readonly ReleaseFile[],
  hosting: Hosting,
): Promise<string[]> {
  const assets = new Map(
    (await hosting.patiently(() => hosting.releases.assets(release))).map((asset) => [asset.name, asset]),
  );
  const names = new Set([...wanted.map(({ name }) => name), ...assets.keys()]);
  for (const file of wanted) {
    const asset = assets.get(file.name);
    if (asset && (await holds(asset, file, hosting))) names.delete(file.name);
  }
  return [...names].sort(byBytes);
}

async function holds(asset: HostedAsset, file: ReleaseFile, hosting: Hosting): Promise<boolean> {
  if (!asset.complete || asset.size !== file.size) return false;
  return (asset.sha256 ?? (await downloadedDigest(asset, file, hosting))) === file.sha256;
}

/** For servers that do not say which bytes they hold. */
async function downloadedDigest(
  asset: HostedAsset,
  file: ReleaseFile,
  { releases, files, patiently }: Hosting,
): Promise<string> {
  const folder = await files.temporaryFolder(join(file.path, '..', '..'));
  try {
    const path = join(folder, file.name);
    await patiently(() => releases.download(asset, path));
    return (await files.digest(path)).sha256;
  } finally {
    await files.remove(folder);
  }
}
