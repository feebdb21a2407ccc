import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOfBytes } from '../../../src/model/digest.ts';
import type {
  HostedAsset,
  HostedRelease,
  Ports,
  ReleaseContent,
  RepositoryReleases,
} from '../../../src/ports.ts';
import { fetchRelease } from '../../../src/publish/fetch.ts';
import type { GitHubDestination } from '../../../src/publish/inputs.ts';
import { run } from '../../../src/publish/publish.ts';
import { localReleases } from '../../../src/runner/github.ts';
import { smallProgram } from '../../support/go-project.ts';
import { sealedRelease } from '../../support/release.ts';
import { type Services, startServices } from '../../support/services/services.ts';
import type { Access } from '../../support/services/tokens.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { MemoryReleases } from './memory-releases.ts';
import { portsWith } from './ports.ts';

const REPOSITORY = 'o/r';
const BYTES = Buffer.from('the bytes of a tool');
const SIZE = BYTES.length;

let services: Services;
let commit: string;
let file: string;
beforeEach(async () => {
  services = await startServices();
  const { folder } = smallProgram();
  commit = execFileSync('git', ['-C', folder, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  services.addRepository(REPOSITORY, { from: folder });
  services.addRepository('o/immutable', { from: folder, immutableReleases: true });
  file = join(temporaryFolder('assets'), 'tool');
  await writeFile(file, BYTES);
});
afterEach(() => services.close());

function content(changes: Partial<ReleaseContent> = {}): ReleaseContent {
  return { tag: 'v1.2.3', commit, title: 'v1.2.3', notes: 'Better.', prerelease: false, ...changes };
}

function tokenFor(contents: Access, repository = REPOSITORY): string {
  return services.token({ repository, permissions: { contents } });
}

interface Client {
  readonly releases: RepositoryReleases;
  /** Every pause in milliseconds; none is waited for. */
  readonly pauses: number[];
}

function clientOf(
  token: string | undefined,
  { api = `${services.url}/api`, name = 'r', interrupted = new AbortController().signal } = {},
): Client {
  const { ports, pauses } = portsWith(new MemoryReleases());
  const releases = localReleases({ offline: false, interrupted, clock: ports.clock });
  return { releases: releases.of({ api, owner: 'o', name }, token), pauses };
}

async function draftWith(releases: RepositoryReleases, name = 'tool'): Promise<HostedRelease> {
  const draft = await releases.createDraft(content());
  await releases.upload(draft, name, file, SIZE);
  return draft;
}

async function onlyAsset(releases: RepositoryReleases, of: HostedRelease): Promise<HostedAsset> {
  const [asset, ...others] = await releases.assets(of);
  if (!asset || others.length > 0) throw new Error(`${others.length + (asset ? 1 : 0)} assets`);
  return asset;
}

describe('the REST interface of GitHub', () => {
  test('a draft is found by listing only, and becomes a release with its tag', async () => {
    const { releases } = clientOf(tokenFor('write'));
    const draft = await releases.createDraft(content());
    expect(draft).toMatchObject({ tag: 'v1.2.3', url: expect.stringContaining('/untagged-') });
    expect(await releases.byTag('v1.2.3')).toBeUndefined();
    expect(await releases.latest()).toBeUndefined();
    expect(await releases.drafts('v1.2.3')).toEqual([draft]);
    expect(await releases.drafts('v1.2.4')).toEqual([]);

    await releases.publish(draft, content({ notes: undefined }));
    const published = { ...draft, url: 'https://github.com/o/r/releases/tag/v1.2.3' };
    expect(await releases.byTag('v1.2.3')).toEqual(published);
    expect(await releases.latest()).toEqual(published);
    expect(await releases.drafts('v1.2.3')).toEqual([]);
    expect(services.releases(REPOSITORY)).toMatchObject([
      { tag: 'v1.2.3', target: commit, name: 'v1.2.3', body: 'Better.', draft: false, prerelease: false },
    ]);
  });

  test('a tag with a slash, and a pre-release that is not the latest', async () => {
    const { releases } = clientOf(tokenFor('write'));
    const fields = content({ tag: 'cmd/app/v1.2.3-rc.1', prerelease: true });
    await releases.publish(await releases.createDraft(fields), fields);
    expect(await releases.byTag('cmd/app/v1.2.3-rc.1')).toMatchObject({ tag: 'cmd/app/v1.2.3-rc.1' });
    expect(await releases.latest()).toBeUndefined();
  });

  test('drafts of every page, oldest first', async () => {
    const { releases } = clientOf(tokenFor('write'));
    const made: HostedRelease[] = [];
    for (let count = 0; count < 101; count++) made.push(await releases.createDraft(content()));
    expect(await releases.drafts('v1.2.3')).toEqual(made);
  });

  test('a file goes up as a stream with its length, and comes down as it went up', async () => {
    const { releases } = clientOf(tokenFor('write'));
    const large = Buffer.alloc(3_000_000, 'large');
    await writeFile(file, large);
    const draft = await releases.createDraft(content());
    await releases.upload(draft, 'app_1.2.3+x-amd64', file, large.length);
    const asset = await onlyAsset(releases, draft);
    expect(asset).toEqual({
      id: expect.any(Number),
      name: 'app_1.2.3+x-amd64',
      size: large.length,
      complete: true,
      sha256: digestOfBytes(large).sha256,
    });
    const path = join(temporaryFolder('downloads'), 'tool');
    await writeFile(path, Buffer.alloc(4_000_000));
    await releases.download(asset, path);
    expect((await readFile(path)).equals(large)).toBe(true);
  });

  test('what is removed is gone, and removing it again is nothing', async () => {
    const { releases } = clientOf(tokenFor('write'));
    const draft = await draftWith(releases);
    const asset = await onlyAsset(releases, draft);
    await releases.remove(asset);
    await releases.remove(asset);
    expect(await releases.assets(draft)).toEqual([]);
  });

  test('an upload that breaks off leaves its name behind, unfinished', async () => {
    const { releases } = clientOf(tokenFor('write'));
    const draft = await releases.createDraft(content());
    services.breakNextUpload(REPOSITORY);
    await expect(releases.upload(draft, 'tool', file, SIZE)).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
    });
    expect(await onlyAsset(releases, draft)).toMatchObject({
      name: 'tool',
      complete: false,
      sha256: undefined,
    });
    await expect(releases.upload(draft, 'tool', file, SIZE)).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      message: expect.stringContaining('begun before'),
    });
  });

  test('a file that is not there is a failure of the disk, not of the network', async () => {
    const { releases } = clientOf(tokenFor('write'));
    const draft = await releases.createDraft(content());
    await expect(releases.upload(draft, 'tool', '/nowhere/tool', 1)).rejects.toMatchObject({
      code: 'DISK_FAILED',
    });
    await releases.upload(draft, 'tool', file, SIZE);
    const asset = await onlyAsset(releases, draft);
    await expect(releases.download(asset, '/nowhere/tool')).rejects.toMatchObject({ code: 'DISK_FAILED' });
  });

  test('what was published already, and what cannot be published, each in one message', async () => {
    const { releases } = clientOf(tokenFor('write'));
    const [first, second, third] = [
      await releases.createDraft(content()),
      await releases.createDraft(content()),
      await releases.createDraft(content({ tag: 'v2.0.0' })),
    ];
    await releases.publish(first, content());
    await expect(releases.publish(second, content())).rejects.toMatchObject({
      code: 'STORE_CONFLICT',
      exitCode: 1,
    });
    const unpushed = content({ tag: 'v2.0.0', commit: 'f'.repeat(40) });
    await expect(releases.publish(third, unpushed)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('target_commitish'),
    });
  });

  test('an immutable release takes nothing more', async () => {
    const { releases } = clientOf(tokenFor('write', 'o/immutable'), { name: 'immutable' });
    const draft = await draftWith(releases);
    await releases.publish(draft, content());
    // The answer to the first may have been lost.
    await releases.publish(draft, content());
    await expect(releases.upload(draft, 'more', file, SIZE)).rejects.toMatchObject({
      code: 'STORE_CONFLICT',
    });
  });
});

describe('a token that', () => {
  const refused = async (
    token: string | undefined,
    ask: (releases: RepositoryReleases) => Promise<unknown>,
  ) => {
    const error = await ask(clientOf(token).releases).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    expect(error).toMatchObject({ code: 'TOKEN_REFUSED', exitCode: 2 });
    if (token) expect(inspect(error, { depth: 20 })).not.toContain(token);
    return error as Error & { remedy: string };
  };

  test('may only read', async () => {
    const error = await refused(tokenFor('read'), (releases) => releases.createDraft(content()));
    expect(error.message).toBe(
      'the token may not write releases of o/r (403: Resource not accessible by integration - https://docs.github.com/rest)',
    );
    expect(error.remedy).toContain('permissions: contents: write');
    expect(services.releases(REPOSITORY)).toEqual([]);
  });

  test('may do other things', async () => {
    const other = services.token({ repository: REPOSITORY, permissions: { issues: 'write' } });
    const error = await refused(other, (releases) => releases.byTag('v1.2.3'));
    expect(error.remedy).toContain('permissions: contents: read');
  });

  test('nobody knows', async () => {
    const error = await refused('ghs_made_up', (releases) => releases.byTag('v1.2.3'));
    expect(error.message).toContain('does not know the token');
  });

  test('is of another repository', async () => {
    const error = await refused(tokenFor('write', 'o/immutable'), (releases) =>
      releases.createDraft(content()),
    );
    expect(error.message).toContain('no such thing in o/r');
  });
});

describe('publish and fetch over it', () => {
  const GITHUB: GitHubDestination = {
    kind: 'github',
    token: undefined,
    draft: false,
    prerelease: 'auto',
    notes: undefined,
  };

  test('a release that broke off once is whole, comes back the same, and stays as it is', async () => {
    const fixture = await sealedRelease({}, ['linux/amd64']);
    try {
      const { plan } = fixture;
      const token = tokenFor('write');
      const environment = {
        GITHUB_API_URL: `${services.url}/api`,
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_TOKEN: token,
      };
      const { ports, pauses } = withClient(environment);
      const inputs = { directory: fixture.release, to: [GITHUB], tag: 'main-tag' };
      // The commit of the fixture is of no repository; a tag that exists needs none.
      await createTag(token, 'main-tag');
      services.breakNextUpload(REPOSITORY);

      const names = await readdir(fixture.release);
      const published = await run(inputs, plan, ports);
      expect(published).toMatchObject({
        urls: ['https://github.com/o/r/releases/tag/main-tag'],
        published: names.length,
        unchanged: 0,
      });
      expect(pauses).toEqual([1_000]);
      expect(services.releases(REPOSITORY)).toMatchObject([{ draft: false, tag: 'main-tag' }]);
      expect(await run(inputs, plan, ports)).toMatchObject({ published: 0, unchanged: names.length });

      const directory = join(temporaryFolder('fetched'), 'release');
      const fetched = await fetchRelease(
        {
          from: { kind: 'github', token: tokenFor('read') },
          tag: undefined,
          directory,
          files: [],
          ifMissing: 'fail',
        },
        undefined,
        ports,
      );
      expect(fetched.checks.map(({ name, verdict }) => [name, verdict])).toEqual([
        ['fetched', 'pass'],
        ['checksums', 'pass'],
      ]);
      for (const name of names) {
        const [one, other] = await Promise.all([
          readFile(join(directory, name)),
          readFile(join(fixture.release, name)),
        ]);
        expect(one.equals(other), name).toBe(true);
      }
    } finally {
      await fixture.remove();
    }
  });

  function withClient(environment: Readonly<Record<string, string>>): { ports: Ports; pauses: number[] } {
    const { ports, pauses } = portsWith(new MemoryReleases(), environment);
    const interrupted = new AbortController().signal;
    return {
      ports: { ...ports, releases: localReleases({ offline: false, interrupted, clock: ports.clock }) },
      pauses,
    };
  }

  async function createTag(token: string, name: string): Promise<void> {
    const response = await fetch(`${services.url}/api/repos/${REPOSITORY}/git/refs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ ref: `refs/tags/${name}`, sha: commit }),
    });
    expect(response.status).toBe(201);
  }
});

describe('a server that', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function serve(answer: RequestListener): Promise<string> {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const RELEASE = JSON.stringify({ id: 1, tag_name: 'v1', html_url: 'https://x.example', upload_url: '' });
  const asset: HostedAsset = { id: 1, name: 'tool', size: SIZE, complete: true, sha256: undefined };
  const json = { 'content-type': 'application/json' };

  test('is ill is told of as it is, after one attempt', async () => {
    let asked = 0;
    const api = await serve((_, response) => {
      asked += 1;
      response.writeHead(502, json).end('{"message":"Server Error"}');
    });
    await expect(clientOf('t', { api }).releases.byTag('v1')).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ answered 502: Server Error$/),
    });
    expect(asked).toBe(1);
  });

  test('is not there', async () => {
    const { releases } = clientOf('t', { api: 'http://127.0.0.1:1' });
    await expect(releases.byTag('v1')).rejects.toMatchObject({ code: 'NETWORK_FAILED', exitCode: 3 });
  });

  test.each([
    ['says how long', 429, { 'retry-after': '7' }, [7_000]],
    [
      'says until when',
      403,
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Date.parse('2026-01-02T03:05:00Z') / 1000),
      },
      [55_000],
    ],
    ['says only that', 403, {}, [60_000]],
    ['names a date', 429, { 'retry-after': 'Fri, 02 Jan 2026 03:05:00 GMT' }, [60_000]],
    ['names no time', 429, { 'retry-after': '0' }, [1_000]],
  ])('asks to be left alone and %s is left alone', async (_, status, headers, expected) => {
    let asked = 0;
    const api = await serve((_request, response) => {
      asked += 1;
      if (asked > 1) response.writeHead(200, json).end(RELEASE);
      else
        response
          .writeHead(status, { ...json, ...headers })
          .end('{"message":"You have exceeded a secondary rate limit"}');
    });
    const { releases, pauses } = clientOf('t', { api });
    expect(await releases.byTag('v1')).toMatchObject({ id: 1 });
    expect(pauses).toEqual(expected);
  });

  test.each([429, 403])('asks to be left alone for an hour (%i) is not waited for', async (status) => {
    const headers = { ...json, 'retry-after': '3600' };
    const api = await serve((_, response) => response.writeHead(status, headers).end('{}'));
    const { releases, pauses } = clientOf('t', { api });
    await expect(releases.byTag('v1')).rejects.toMatchObject({ code: 'NETWORK_FAILED', exitCode: 3 });
    expect(pauses).toEqual([]);
  });

  test('sends a download to another host does not get the token sent along', async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end(BYTES);
    });
    const api = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: `${elsewhere}/blob` }).end();
    });
    await clientOf('hush', { api }).releases.download(asset, file);
    expect(seen).toEqual(['token hush', undefined]);
  });

  test.each([
    ['more', Buffer.concat([BYTES, Buffer.from('x')]), 'FILE_INVALID'],
    ['fewer', BYTES.subarray(1), 'NETWORK_FAILED'],
  ])('sends %s bytes than it said', async (_, body, code) => {
    const api = await serve((_request, response) => void response.end(body));
    await expect(clientOf('t', { api }).releases.download(asset, file)).rejects.toMatchObject({ code });
  });

  test('takes its time is not waited for when we are told to stop', async () => {
    const controller = new AbortController();
    const api = await serve(() => controller.abort(new Error('stopped')));
    const { releases } = clientOf('t', { api, interrupted: controller.signal });
    await expect(releases.byTag('v1')).rejects.toThrow('stopped');
  });
});

describe('where nothing may be asked', () => {
  const open = (api: string, offline: boolean) => () => {
    const { ports } = portsWith(new MemoryReleases());
    const interrupted = new AbortController().signal;
    return localReleases({ offline, interrupted, clock: ports.clock }).of(
      { api, owner: 'o', name: 'r' },
      't',
    );
  };

  test('offline, only loopback is', () => {
    expect(open('https://api.github.com', true)).toThrow(expect.objectContaining({ code: 'OFFLINE' }));
    expect(open('http://127.0.0.1:9', true)).not.toThrow();
  });

  test('no token goes over plain http', () => {
    expect(open('http://ghes.example.org/api/v3', false)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
    expect(open('http://127.0.0.1.example.org', false)).toThrow('is not https');
    expect(open('http://github.localhost:3000/api', false)).not.toThrow();
  });

  test('uploads neither, whatever the server says', async () => {
    const { releases } = clientOf(tokenFor('write'));
    const draft = {
      ...(await releases.createDraft(content())),
      uploadUrl: 'http://uploads.example.org/{?name}',
    };
    await expect(releases.upload(draft, 'tool', file, SIZE)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});
