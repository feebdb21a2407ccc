import { open } from 'node:fs/promises';
import { ReleaseError } from '../model/errors.ts';
import type {
  HostedAsset,
  HostedRelease,
  HostedRepository,
  ReleaseContent,
  Releases,
  RepositoryReleases,
} from '../ports.ts';
import { onDisk } from './disk.ts';
import {
  type Client,
  githubClient,
  requireAllowed,
  type Surroundings,
  undefinedWhenMissing,
} from './github-client.ts';
import { repositoryFacts } from './github-facts.ts';

/** 2 GiB, the largest asset there is, at 10 Mbit/s. */
const THIRTY_MINUTES = 1_800_000;

/** The Releases port over GitHub's REST API; what speaks it is loaded with the first question. */
export function localReleases(surroundings: Surroundings): Releases {
  const clientOf = (repository: HostedRepository, token: string | undefined): Client =>
    githubClient(repository, token, surroundings);
  return {
    of: (repository, token) => repositoryReleases(clientOf(repository, token), surroundings.offline),
    about: (repository, token) => repositoryFacts(clientOf(repository, token)),
  };
}

function repositoryReleases({ owner, repo, ask }: Client, offline: boolean): RepositoryReleases {
  return {
    byTag: (tag) =>
      ask(async ({ rest }, request) =>
        release((await rest.repos.getReleaseByTag({ owner, repo, tag, request })).data),
      ).catch(undefinedWhenMissing),

    latest: () =>
      ask(async ({ rest }, request) =>
        release((await rest.repos.getLatestRelease({ owner, repo, request })).data),
      ).catch(undefinedWhenMissing),

    drafts: (tag) =>
      ask(async ({ rest, paginate }, request) => {
        const all = await paginate(rest.repos.listReleases, { owner, repo, per_page: 100, request });
        return all
          .filter(({ draft, tag_name }) => draft && tag_name === tag)
          .map(release)
          .sort((one, other) => one.id - other.id);
      }),

    createDraft: (content) =>
      ask(async ({ rest }, request) =>
        release(
          (await rest.repos.createRelease({ owner, repo, draft: true, ...fields(content), request })).data,
        ),
      ),

    publish: ({ id }, content) =>
      ask(async ({ rest }, request) => {
        await rest.repos.updateRelease({
          owner,
          repo,
          release_id: id,
          draft: false,
          // A fix of an old line must not become the release that everybody gets.
          make_latest: 'legacy',
          ...fields(content),
          request,
        });
      }),

    assets: ({ id }) =>
      ask(async ({ rest, paginate }, request) => {
        const page = { owner, repo, release_id: id, per_page: 100, request };
        return (await paginate(rest.repos.listReleaseAssets, page)).map(asset);
      }),

    upload: ({ uploadUrl }, name, path, size) =>
      ask(async (octokit, request) => {
        // The server gives a template: `https://uploads.github.com/…/assets{?name,label}`.
        const address = requireAllowed(uploadUrl.replace(/\{.*$/, ''), offline);
        address.searchParams.set('name', name);
        const data = (await onDisk(path, () => open(path))).createReadStream();
        const headers = { 'content-type': 'application/octet-stream', 'content-length': size };
        try {
          await octokit.request({ method: 'POST', url: address.href, headers, data, request });
        } finally {
          data.destroy();
        }
      }, THIRTY_MINUTES),

    remove: ({ id }) =>
      ask(async ({ rest }, request) => {
        await rest.repos.deleteReleaseAsset({ owner, repo, asset_id: id, request });
      }).catch(undefinedWhenMissing),

    download: (wanted, path) =>
      ask(async ({ rest }, request) => {
        const { data } = await rest.repos.getReleaseAsset({
          owner,
          repo,
          asset_id: wanted.id,
          headers: { accept: 'application/octet-stream' },
          // The body as a stream. Where it leads to another host, fetch leaves our token behind.
          request: { ...request, parseSuccessResponseBody: false },
        });
        await receive(data as unknown as AsyncIterable<Uint8Array>, wanted, path);
      }, THIRTY_MINUTES),
  };
}

function fields({ tag, commit, title, notes, prerelease }: ReleaseContent) {
  return {
    tag_name: tag,
    target_commitish: commit,
    name: title,
    prerelease,
    ...(notes === undefined ? {} : { body: notes }),
  };
}

interface ReleaseAnswer {
  readonly id: number;
  readonly tag_name: string;
  readonly html_url: string;
  readonly upload_url: string;
}

function release({ id, tag_name, html_url, upload_url }: ReleaseAnswer): HostedRelease {
  return { id, tag: tag_name, url: html_url, uploadUrl: upload_url };
}

interface AssetAnswer {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly state: string;
  readonly digest?: string | null;
}

function asset({ id, name, size, state, digest }: AssetAnswer): HostedAsset {
  const [, sha256] = /^sha256:([0-9a-f]{64})$/.exec(digest ?? '') ?? [];
  return { id, name, size, complete: state === 'uploaded', sha256 };
}

/** Writes a body as it comes; it must be as long as the server said. */
async function receive(
  body: AsyncIterable<Uint8Array>,
  { name, size }: HostedAsset,
  path: string,
): Promise<void> {
  const file = await onDisk(path, () => open(path, 'w'));
  try {
    let seen = 0;
    for await (const chunk of body) {
      seen += chunk.length;
      if (seen > size) throw tooLong(name, size);
      await onDisk(path, () => file.writeFile(chunk));
    }
    if (seen < size) throw new Error(`${name} ended after ${seen} of ${size} bytes`);
  } finally {
    await file.close();
  }
}

function tooLong(name: string, size: number): ReleaseError {
  return new ReleaseError(
    'FILE_INVALID',
    `${name} has more than the ${size} bytes that the server states`,
    'do not use this release; find out what changed it',
  );
}
