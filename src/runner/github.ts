import { open } from 'node:fs/promises';
import { ReleaseError } from '../model/errors.ts';
import type {
  Clock,
  HostedAsset,
  HostedRelease,
  HostedRepository,
  ReleaseContent,
  Releases,
  RepositoryReleases,
} from '../ports.ts';
import { onDisk } from './disk.ts';
import { pauseAsked, refusal, statusOf } from './github-answers.ts';

type Octokit = InstanceType<typeof import('@actions/github/lib/utils')['GitHub']>;

const ONE_MINUTE = 60_000;
/** 2 GiB, the largest asset there is, at 10 Mbit/s. */
const THIRTY_MINUTES = 1_800_000;
/** A server that wants more patience than this, in milliseconds, is not waited for. */
const MAX_PAUSE = 120_000;
const LOOPBACK = /^(127\.0\.0\.1|\[::1\]|localhost|.+\.localhost)$/;

interface Surroundings {
  readonly offline: boolean;
  readonly interrupted: AbortSignal;
  readonly clock: Clock;
}

/** The Releases port over GitHub's REST API; what speaks it is loaded with the first question. */
export function localReleases(surroundings: Surroundings): Releases {
  return {
    of: (repository, token) => {
      requireAllowed(repository.api, surroundings.offline);
      return repositoryReleases(repository, token, surroundings);
    },
  };
}

function repositoryReleases(
  { api, owner, name: repo }: HostedRepository,
  token: string | undefined,
  { offline, interrupted, clock }: Surroundings,
): RepositoryReleases {
  const client = once(async () => {
    const { GitHub, getOctokitOptions } = await import('@actions/github/lib/utils');
    return new GitHub({ baseUrl: api, ...(token && getOctokitOptions(token)) });
  });

  /** One question; asked again only where the server did nothing but ask to be given time. */
  const ask = async <Answer>(
    question: (octokit: Octokit, request: { signal: AbortSignal }) => Promise<Answer>,
    timeoutMs = ONE_MINUTE,
  ): Promise<Answer> => {
    const octokit = await client();
    for (let waited = 0; ; ) {
      interrupted.throwIfAborted();
      try {
        return await question(octokit, {
          signal: AbortSignal.any([interrupted, AbortSignal.timeout(timeoutMs)]),
        });
      } catch (error) {
        interrupted.throwIfAborted();
        const pause = pauseAsked(error, clock.now());
        if (pause === undefined || waited + pause > MAX_PAUSE) throw refusal(error, { api, owner, repo });
        await clock.sleep(pause);
        waited += pause;
      }
    }
  };

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

/** A token is sent there, so it is https or this machine. */
function requireAllowed(address: string, offline: boolean): URL {
  const url = new URL(address);
  const loopback = LOOPBACK.test(url.hostname);
  if (url.protocol !== 'https:' && !(loopback && url.protocol === 'http:')) {
    throw new ReleaseError(
      'INPUT_INVALID',
      `${address} is not https`,
      'set GITHUB_API_URL to the https address of the server; plain http is for loopback only',
    );
  }
  if (offline && !loopback) {
    throw new ReleaseError(
      'OFFLINE',
      `${url.host} was not asked: the run is offline`,
      'use dir:path, or run without offline',
    );
  }
  return url;
}

function undefinedWhenMissing(error: unknown): undefined {
  if (error instanceof ReleaseError && statusOf(error.cause) === 404) return undefined;
  throw error;
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
