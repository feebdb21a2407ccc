import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Services, startServices } from '../../support/services/services.ts';
import type { Permissions } from '../../support/services/tokens.ts';
import { relay } from './relay.ts';
import { type Ended, newSuite, notesOf, type Suite, start } from './suite.ts';

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.close());

/** A suite on the emulated GitHub, where its releases cannot change unless told otherwise. */
interface World {
  readonly suite: Suite;
  readonly name: string;
  readonly token: string;
  /** Of the repository on the server. */
  git(...args: string[]): string;
}

interface Settings {
  readonly immutable?: boolean;
  readonly may?: Permissions;
}

let hosted = 0;
function host(suite: Suite, { immutable = true, may = { contents: 'write' } }: Settings = {}): World {
  const name = `org/suite-${++hosted}`;
  const folder = services.addRepository(name, { from: suite.folder, immutableReleases: immutable });
  return {
    suite,
    name,
    token: services.token({ repository: name, permissions: may }),
    git: (...args) => suite.git('--git-dir', folder, ...args),
  };
}

function world(prepare: (suite: Suite) => void, settings?: Settings): World {
  const suite = newSuite();
  prepare(suite);
  return host(suite, settings);
}

function environment({ suite, name, token }: World, tag: string): Record<string, string> {
  return {
    GITHUB_API_URL: `${services.url}/api`,
    GITHUB_REPOSITORY: name,
    GITHUB_TOKEN: token,
    GITHUB_REF: `refs/tags/${tag}`,
    GITHUB_SHA: suite.git('rev-parse', `${tag}^{commit}`),
  };
}

async function release(
  within: World,
  tag: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  within.suite.git('checkout', '--quiet', tag);
  const ended = await start(within.suite, { ...environment(within, tag), ...changes }).ended;
  expect(ended.said).not.toContain(within.token);
  return ended;
}

/** All that the server keeps, but for ids and times. */
function state({ name, git }: World) {
  return {
    releases: services
      .releases(name)
      .map(({ tag, name: title, body, draft, prerelease, immutable, assets }) => ({
        tag,
        title,
        body,
        draft,
        prerelease,
        immutable,
        assets,
      })),
    tags: git('for-each-ref', '--format=%(refname:short) %(objectname)', 'refs/tags').split('\n'),
  };
}

function written({ name }: World): string[] {
  return services.requests
    .filter(({ method, path }) => method !== 'GET' && path.startsWith(`/api/repos/${name}/`))
    .map(({ method, path, status }) => `${method} ${path.replace(`/api/repos/${name}`, '')} ${status}`);
}

async function latest({ name, token }: World): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${services.url}/api/repos/${name}/releases/latest`, { headers });
  return ((await answer.json()) as { tag_name?: string }).tag_name;
}

/** As a person does in a browser. */
async function post({ name, token }: World, path: string, body: object): Promise<{ id: number }> {
  const answer = await fetch(`${services.url}/api/repos/${name}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as { id: number };
}

describe('a release', () => {
  test.each([
    ['of a tag that is an object of its own, as signed ones are', false],
    ['of a tag that is only a name', true],
  ])('%s', async (_, lightweight) => {
    const here = world((suite) => suite.tag('1.0.0', { lightweight }));
    const commit = here.suite.git('rev-parse', 'HEAD');
    const { exitCode, said } = await release(here, 'v1.0.0');
    expect(said.split('\n')).toEqual([
      `v1.0.0 is published: https://github.com/${here.name}/releases/tag/v1.0.0`,
      `v1 means v1.0.0, ${commit}`,
      '',
    ]);
    expect(exitCode).toBe(0);
    expect(state(here).releases).toEqual([
      {
        tag: 'v1.0.0',
        title: 'v1.0.0',
        body: notesOf('1.0.0'),
        draft: false,
        prerelease: false,
        immutable: true,
        assets: [],
      },
    ]);
    expect(here.git('rev-parse', 'v1')).toBe(commit);
    expect(await latest(here)).toBe('v1.0.0');
  });

  test('is a draft first, so that nothing half-done is ever public', async () => {
    const here = world((suite) => suite.tag('1.0.0'));
    await release(here, 'v1.0.0');
    const [{ id } = { id: 0 }] = services.releases(here.name);
    expect(written(here)).toEqual(['POST /releases 201', `PATCH /releases/${id} 200`, 'POST /git/refs 201']);
  });

  test('again changes nothing', async () => {
    const here = world((suite) => suite.tag('1.0.0'));
    await release(here, 'v1.0.0');
    const before = { state: state(here), written: written(here) };
    expect((await release(here, 'v1.0.0')).exitCode).toBe(0);
    expect({ state: state(here), written: written(here) }).toEqual(before);
  });

  test('moves the major tag along', async () => {
    const here = world((suite) => {
      suite.tag('1.0.0');
      suite.tag('1.1.0');
    });
    await release(here, 'v1.0.0');
    const { said } = await release(here, 'v1.1.0');
    expect(said).toContain('v1 means v1.1.0');
    expect(here.git('rev-parse', 'v1')).toBe(here.git('rev-parse', 'v1.1.0^{commit}'));
    expect(await latest(here)).toBe('v1.1.0');
  });

  test('takes the place of a major tag that was signed by hand', async () => {
    const here = world((suite) => {
      suite.tag('1.0.0');
      suite.git('tag', '--annotate', '--message', 'v1', 'v1');
      suite.tag('1.1.0');
    });
    expect((await release(here, 'v1.1.0')).exitCode).toBe(0);
    expect(here.git('rev-parse', 'v1')).toBe(here.git('rev-parse', 'v1.1.0^{commit}'));
  });

  test.each([
    ['of an old line', '1.0.1', 'v1 stays where it is: a higher one than v1.0.1 is published'],
    ['before the full one', '1.2.0-rc.1', 'v1 stays where it is: v1.2.0-rc.1 is a pre-release'],
  ])('%s leaves the major tag and the latest release', async (_, version, line) => {
    const here = world((suite) => {
      suite.tag('1.1.0');
      suite.tag(version);
    });
    await release(here, 'v1.1.0');
    const { exitCode, said } = await release(here, `v${version}`);
    expect({ exitCode, said }).toEqual({ exitCode: 0, said: expect.stringContaining(line) });
    expect(here.git('rev-parse', 'v1')).toBe(here.git('rev-parse', 'v1.1.0^{commit}'));
    expect(await latest(here)).toBe('v1.1.0');
    expect(services.releases(here.name).map(({ prerelease }) => prerelease)).toEqual([
      false,
      version.includes('-'),
    ]);
  });

  test('of the next major version begins a tag of its own', async () => {
    const here = world((suite) => {
      suite.tag('1.0.0');
      suite.tag('2.0.0');
    });
    await release(here, 'v1.0.0');
    await release(here, 'v2.0.0');
    expect(here.git('rev-parse', 'v1', 'v2').split('\n')).toEqual(
      here.git('rev-parse', 'v1.0.0^{commit}', 'v2.0.0^{commit}').split('\n'),
    );
  });

  test('warns where the server does not promise that it never changes', async () => {
    const here = world((suite) => suite.tag('1.0.0'), { immutable: false });
    const { exitCode, said } = await release(here, 'v1.0.0');
    expect(exitCode).toBe(0);
    expect(said).toMatch(/^::warning title=Not immutable::.*v1\.0\.0.*Switch immutable releases on/m);
  });

  test('is found among more tags than one answer holds', async () => {
    const here = world((suite) => {
      suite.tag('1.0.0');
      suite.git('fetch', '--quiet', '.', ...Array.from({ length: 120 }, (_, n) => `HEAD:refs/tags/w${n}`));
    });
    expect((await release(here, 'v1.0.0')).exitCode).toBe(0);
  });
});

describe('what is there already', () => {
  test('a draft is completed, whatever it said', async () => {
    const here = world((suite) => suite.tag('1.0.0'));
    const draft = { tag_name: 'v1.0.0', name: 'Soon', body: 'To be written.', draft: true, prerelease: true };
    const { id } = await post(here, '/releases', draft);
    expect((await release(here, 'v1.0.0')).exitCode).toBe(0);
    expect(services.releases(here.name)).toMatchObject([
      { id, name: 'v1.0.0', body: notesOf('1.0.0'), draft: false, prerelease: false },
    ]);
  });

  test('more drafts are named and left', async () => {
    const here = world((suite) => suite.tag('1.0.0'));
    const { id } = await post(here, '/releases', { tag_name: 'v1.0.0', draft: true });
    const more = await post(here, '/releases', { tag_name: 'v1.0.0', draft: true });
    const { exitCode, said } = await release(here, 'v1.0.0');
    expect(exitCode).toBe(0);
    expect(said).toMatch(
      new RegExp(`^::warning title=Too many drafts::.*untagged-${more.id}\\. Delete`, 'm'),
    );
    expect(said).not.toContain(`untagged-${id}`);
    expect(services.releases(here.name).map((one) => one.draft)).toEqual([false, true]);
  });

  test('a draft with files is not ours, and is not published', async () => {
    const here = world((suite) => suite.tag('1.0.0'));
    const { id } = await post(here, '/releases', { tag_name: 'v1.0.0', draft: true });
    const upload = `${services.url}/uploads/repos/${here.name}/releases/${id}/assets?name=extra`;
    const headers = { authorization: `Bearer ${here.token}`, 'content-length': '4' };
    expect((await fetch(upload, { method: 'POST', headers, body: 'evil' })).status).toBe(201);
    const { exitCode, said } = await release(here, 'v1.0.0');
    expect({ exitCode, said }).toEqual({ exitCode: 1, said: expect.stringMatching(/holds files: extra/) });
    expect(services.releases(here.name)).toMatchObject([{ draft: true }]);
  });

  test('a published one with other notes stops, and the major tag stays', async () => {
    const here = world((suite) => suite.tag('1.0.0'));
    await post(here, '/releases', { tag_name: 'v1.0.0', body: 'Other.' });
    const { exitCode, said } = await release(here, 'v1.0.0');
    expect({ exitCode, said }).toEqual({
      exitCode: 1,
      said: expect.stringMatching(/not as wanted: its notes are not those of CHANGELOG\.md .*by hand/),
    });
    expect(written(here)).toEqual(['POST /releases 201']);
  });

  test('a major tag that somebody made a release of cannot move, and that is said', async () => {
    const here = world((suite) => {
      suite.tag('1.0.0');
      suite.git('tag', 'v1');
      suite.tag('1.1.0');
    });
    await post(here, '/releases', { tag_name: 'v1' });
    const { exitCode, said } = await release(here, 'v1.1.0');
    expect({ exitCode, said }).toEqual({
      exitCode: 1,
      said: expect.stringMatching(
        /^::error title=STORE_CONFLICT::the server refuses \(PATCH .*tags\/v1: 422 .+\)/m,
      ),
    });
  });
});

describe('what is refused, with nothing written', () => {
  test.each([
    ['another version in package.json', { packageVersion: '0.9.0' }, /package\.json is at version 0\.9\.0/],
    ['no notes', { notes: '### Added' }, /CHANGELOG\.md says nothing below a heading `## 1\.0\.0`/],
  ])('%s', async (_, changes, message) => {
    const here = world((suite) => suite.tag('1.0.0', changes));
    const { exitCode, said } = await release(here, 'v1.0.0');
    expect({ exitCode, said }).toEqual({ exitCode: 2, said: expect.stringMatching(message) });
    expect(said).toMatch(
      /^::error title=INPUT_INVALID::[^\n]*tag that commit with the next version[^\n]*\n$/,
    );
    expect(services.requests.filter(({ path }) => path.includes(`${here.name}/`))).toEqual([]);
  });

  test('nothing of what the runner sets', async () => {
    const { exitCode, said } = await start(newSuite(), {}).ended;
    expect({ exitCode, said }).toEqual({
      exitCode: 2,
      said: expect.stringContaining('GITHUB_TOKEN must be'),
    });
  });

  test('a tag that is elsewhere by now', async () => {
    const here = world((suite) => {
      suite.tag('0.9.0');
      suite.tag('1.0.0');
    });
    const elsewhere = here.suite.git('rev-parse', 'v0.9.0^{commit}');
    const { exitCode, said } = await release(here, 'v1.0.0', { GITHUB_SHA: elsewhere });
    expect({ exitCode, said }).toEqual({
      exitCode: 1,
      said: expect.stringMatching(
        new RegExp(`tag v1\\.0\\.0 is at \\w{40}, and this run is of ${elsewhere}`),
      ),
    });
    expect(written(here)).toEqual([]);
  });

  test('a tag that is gone', async () => {
    const here = world((suite) => suite.tag('1.0.0'));
    here.git('tag', '--delete', 'v1.0.0');
    const { exitCode, said } = await release(here, 'v1.0.0');
    expect({ exitCode, said }).toEqual({
      exitCode: 1,
      said: expect.stringContaining('tag v1.0.0 is not there'),
    });
    expect(written(here)).toEqual([]);
  });

  test.each([
    [
      'that may only read',
      { contents: 'read' },
      /may not do this in org\/.*\(POST \/releases: 403 .*contents: write/,
    ],
    ['that may nothing', {}, /may not do this in org\/.*\(GET \/tags/],
  ] as const)('a token %s', async (_, may, message) => {
    const here = world((suite) => suite.tag('1.0.0'), { may });
    const { exitCode, said } = await release(here, 'v1.0.0');
    expect({ exitCode, said }).toEqual({ exitCode: 2, said: expect.stringMatching(message) });
    expect(state(here).releases).toEqual([]);
  });

  test('a token that the server does not know', async () => {
    const here = world((suite) => suite.tag('1.0.0'));
    const { exitCode, said } = await release(here, 'v1.0.0', { GITHUB_TOKEN: 'ghs_stranger' });
    expect({ exitCode, said }).toEqual({
      exitCode: 2,
      said: expect.stringContaining('does not know the token'),
    });
    expect(said).not.toContain('ghs_stranger');
  });
});

describe('a server that', () => {
  const listening = async (status: number, headers: Record<string, string>, body: string) => {
    const server = createServer((_, outgoing) => outgoing.writeHead(status, headers).end(body));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };

  test.each([
    ['is down', 503, {}, 'busy', 3, 'could not answer (GET /tags?per_page=100&page=1: 503)'],
    ['counts requests', 403, { 'retry-after': '60' }, '{"message":"slow down"}', 3, 'left alone for a while'],
    ['is a portal', 200, {}, '<html>', 3, 'no answer to GET /tags'],
    ['leads elsewhere', 302, { location: 'https://example.com' }, '', 3, 'no answer to GET /tags'],
    [
      'says which permission it wants',
      403,
      { 'x-accepted-github-permissions': 'x=y' },
      '',
      2,
      'takes x=y (GET',
    ],
    ['tells a workflow command', 422, {}, '{"message":"a\\n::warning::b"}', 1, '422 a)'],
  ])('%s', async (_, status, headers, body, exitCode, message) => {
    const { server, url } = await listening(status, headers, body);
    const here = world((suite) => suite.tag('1.0.0'));
    const ended = await release(here, 'v1.0.0', { GITHUB_API_URL: url });
    server.close();
    expect(ended).toEqual({ exitCode, said: expect.stringContaining(message) });
    expect(ended.said.split('\n')).toEqual([expect.stringMatching(/^::error title=[A-Z_]+::/), '']);
  });

  test('is not there', async () => {
    const { server, url } = await listening(200, {}, '');
    await new Promise((done) => server.close(done));
    const here = world((suite) => suite.tag('1.0.0'));
    const { exitCode, said } = await release(here, 'v1.0.0', { GITHUB_API_URL: url });
    expect({ exitCode, said }).toEqual({
      exitCode: 3,
      said: expect.stringMatching(/no answer to GET \/tags.*ECONNREFUSED.*run the failed job again/),
    });
  });
});

describe('stopped and run again, it ends as if nothing had been', () => {
  const firstRelease = (suite: Suite) => suite.tag('1.0.0');
  const laterRelease = (suite: Suite) => {
    suite.tag('0.9.0');
    suite.git('tag', 'v1');
    suite.tag('1.0.0');
  };

  /** Loses the answer to the request with this number, which the server has done. */
  const stopped = async (here: World, lost: number, how: 'killed' | 'cut off'): Promise<Ended> => {
    const between = await relay(services.url, lost, () => how === 'killed' && run.child.kill('SIGKILL'));
    const changes = { GITHUB_API_URL: `${between.url}/api` };
    const run = start(here.suite, { ...environment(here, 'v1.0.0'), ...changes });
    const ended = await run.ended;
    await between.close();
    return ended;
  };

  test.each([
    ['a first release', firstRelease],
    ['a later release', laterRelease],
  ])('%s, killed after each of its requests', async (_, prepare) => {
    const whole = world(prepare);
    expect((await release(whole, 'v1.0.0')).exitCode).toBe(0);
    const count = services.requests.filter(({ path }) => path.startsWith(`/api/repos/${whole.name}/`)).length;
    expect(count).toBeGreaterThan(6);

    for (let lost = 1; lost <= count; lost += 1) {
      const here = host(whole.suite);
      expect((await stopped(here, lost, 'killed')).exitCode).toBe(137);
      expect((await release(here, 'v1.0.0')).exitCode).toBe(0);
      expect(state(here), `killed after request ${lost}`).toEqual(state(whole));
    }
  });

  test('a connection that breaks when the draft is made', async () => {
    const here = world(firstRelease);
    const { exitCode, said } = await stopped(here, 3, 'cut off');
    expect({ exitCode, said }).toEqual({
      exitCode: 3,
      said: expect.stringMatching(/no answer to POST \/releases: .*run the failed job again/),
    });
    expect(services.releases(here.name)).toMatchObject([{ draft: true }]);
    expect((await release(here, 'v1.0.0')).exitCode).toBe(0);
    expect(services.releases(here.name)).toMatchObject([{ draft: false }]);
  });
});
