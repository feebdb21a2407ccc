import { ReleaseError } from '../../model/errors.ts';
import type { HostedRelease, HostedRepository, Ports, ReleaseContent } from '../../ports.ts';
import type { Channel, Concern, Published, Release } from '../channel.ts';
import type { GitHubDestination } from '../inputs.ts';
import { MAX_FILES, SIZE_BOUND } from '../limits.ts';
import { patience } from '../patience.ts';
import { complete, differing, type Hosting } from './assets.ts';
import { defaultNotes, givenNotes } from './notes.ts';

/** A release on its way to GitHub. */
interface Work extends Hosting {
  readonly release: Release;
  readonly content: ReleaseContent;
  readonly staysDraft: boolean;
}

/**
 * Publishes to the releases of a repository: a draft first, which the public does not see; all files into it; each
 * read back; then the draft is published as a whole. Throws INPUT_INVALID for what GitHub would not take.
 */
export async function githubChannel(
  destination: GitHubDestination,
  repository: HostedRepository,
  release: Release,
  ports: Pick<Ports, 'releases' | 'files' | 'clock' | 'log' | 'host'>,
): Promise<Channel> {
  refuseUnfit(release.files);
  const tag = requireTag(release);
  const token = destination.token ?? ports.host.env('GITHUB_TOKEN');
  const work: Work = {
    release,
    content: {
      tag,
      commit: release.commit,
      title: tag,
      notes: await givenNotes(destination.notes, ports.files),
      prerelease: isPrerelease(release.version, destination.prerelease),
    },
    staysDraft: destination.draft,
    releases: ports.releases.of(repository, requireToken(token)),
    files: ports.files,
    patiently: patience(ports),
  };
  return { name: 'github', publish: () => publish(work) };
}

async function publish(work: Work): Promise<Published> {
  const { release, content, staysDraft, releases, patiently } = work;
  const earlier = await patiently(() => releases.byTag(content.tag));
  if (earlier) {
    await refuseOther(earlier, work);
    return { url: earlier.url, published: [], unchanged: release.files.map(({ name }) => name) };
  }
  const { draft, others } = await patiently(() => openDraft(work));
  const files = await complete(draft, release.files, work);
  await readBack(draft, work);
  const concern = others > 0 ? { concern: moreDrafts(content.tag, others) } : {};
  if (staysDraft) return { url: draft.url, ...files, ...concern };

  const published = await patiently(() => makePublic(draft, work));
  await refuseOther(published, work);
  return { url: published.url, ...files, ...concern };
}

/** The draft to complete, the oldest where there are several: runs that began together then agree. */
async function openDraft({
  release,
  content,
  releases,
}: Work): Promise<{ draft: HostedRelease; others: number }> {
  const [draft, ...others] = await releases.drafts(content.tag);
  if (draft) return { draft, others: others.length };
  const notes = content.notes ?? defaultNotes(release);
  return { draft: await releases.createDraft({ ...content, notes }), others: 0 };
}

async function makePublic(draft: HostedRelease, { content, releases }: Work): Promise<HostedRelease> {
  const already = await releases.byTag(content.tag);
  if (already) return already;
  await releases.publish(draft, content);
  const published = await releases.byTag(content.tag);
  if (published) return published;
  throw new ReleaseError(
    'NETWORK_FAILED',
    `${content.tag} was published, but is not shown yet`,
    'run again: nothing is written twice',
  );
}

/** Throws STORE_CONFLICT naming the files that differ from those that are published. */
async function refuseOther(published: HostedRelease, work: Work): Promise<void> {
  const names = await differing(published, work.release.files, work);
  if (names.length === 0) return;
  throw new ReleaseError(
    'STORE_CONFLICT',
    `${work.content.tag} is published with other bytes: ${names.join(', ')} (${published.url})`,
    'a published release never changes: release under a new version',
  );
}

/** Nothing is published that did not arrive as it was sent. */
async function readBack(draft: HostedRelease, work: Work): Promise<void> {
  const names = await differing(draft, work.release.files, work);
  if (names.length === 0) return;
  throw new ReleaseError(
    'DIGEST_MISMATCH',
    `the draft of ${work.content.tag} does not hold what was sent: ${names.join(', ')} (${draft.url})`,
    'nothing was published; make sure that nothing else writes to this release, then run again',
  );
}

function requireTag({ tag, version }: Release): string {
  if (tag) return tag;
  throw new ReleaseError(
    'INPUT_INVALID',
    `${version} has no tag, and a release on GitHub needs one`,
    'tag the commit, such as v1.2.3, and plan again; or give tag. A snapshot can be published to dir:path',
  );
}

function requireToken(token: string | undefined): string {
  if (token) return token;
  throw new ReleaseError(
    'INPUT_INVALID',
    'there is no token to publish to GitHub with',
    'give token or set GITHUB_TOKEN; in a workflow the job needs `permissions: contents: write`',
  );
}

function refuseUnfit(files: Release['files']): void {
  const large = files.filter(({ size }) => size >= SIZE_BOUND).map(({ name }) => name);
  if (files.length <= MAX_FILES && large.length === 0) return;
  throw new ReleaseError(
    'INPUT_INVALID',
    large.length > 0
      ? `too large for GitHub: ${large.join(', ')}`
      : `${files.length} files are too many for GitHub`,
    `GitHub takes ${MAX_FILES} files a release, each below 2 GiB; publish to dir:path instead`,
  );
}

function isPrerelease(version: string, asked: GitHubDestination['prerelease']): boolean {
  if (asked !== 'auto') return asked === 'true';
  // A hyphen after the build metadata says nothing.
  return /^[^+]*-/.test(version);
}

function moreDrafts(tag: string, others: number): Concern {
  return {
    detail: `there ${others === 1 ? 'is 1 more draft' : `are ${others} more drafts`} of ${tag}, left as found`,
    remedy: 'look at the drafts of the repository and delete those that nobody needs',
  };
}
