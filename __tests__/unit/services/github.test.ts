import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { getOctokit } from '@actions/github';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type GoProject, smallProgram } from '../../support/go-project.ts';
import { type Services, startServices } from '../../support/services/services.ts';
import type { Permissions } from '../../support/services/tokens.ts';

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.close());

let count = 0;
let project: GoProject;
let at: { owner: string; repo: string };
/** Each test has a repository of its own. */
beforeEach(() => {
  at = { owner: 'acme', repo: `app-${++count}` };
  project = smallProgram({ '.github/workflows/dispatch.yml': WORKFLOW });
});

const WORKFLOW = `on:
  workflow_dispatch:
    inputs:
      mode: {type: choice, options: [step, abort], default: step}
      reason: {type: string, required: true}
jobs: {}
`;

function hosted({ immutableReleases = false } = {}): string {
  return services.addRepository(fullName(), { from: project.folder, immutableReleases });
}

function fullName(): string {
  return `${at.owner}/${at.repo}`;
}

function rest(permissions: Permissions) {
  const token = services.token({ repository: fullName(), permissions });
  return getOctokit(token, { baseUrl: `${services.url}/api`, log: QUIET }).rest;
}

const silent = () => undefined;
const QUIET = { debug: silent, info: silent, warn: silent, error: silent };
const WRITE: Permissions = { contents: 'write' };
const READ: Permissions = { contents: 'read' };

async function draftOf(tag: string) {
  return (await rest(WRITE).repos.createRelease({ ...at, tag_name: tag, draft: true })).data;
}

async function publish(id: number) {
  return (await rest(WRITE).repos.updateRelease({ ...at, release_id: id, draft: false })).data;
}

function upload(
  release: { id: number; upload_url: string },
  name: string,
  data: Buffer,
  permissions = WRITE,
) {
  return rest(permissions).repos.uploadReleaseAsset({
    ...at,
    release_id: release.id,
    // As publishers do: the address comes with the release.
    url: release.upload_url,
    name,
    // The client sends any body, its types know text alone.
    data: data as unknown as string,
  });
}

const status = (code: number, message = '') =>
  expect.objectContaining({ status: code, message: expect.stringContaining(message) });

describe('releases', () => {
  test('a draft is filled, published, and read back', async () => {
    const folder = hosted();
    const draft = await draftOf('v1.0.0');
    expect(draft).toMatchObject({ tag_name: 'v1.0.0', draft: true, published_at: null });
    const bytes = randomBytes(100_000);
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const { data: asset } = await upload(draft, 'app-linux', bytes);
    expect(asset).toMatchObject({ name: 'app-linux', state: 'uploaded', size: bytes.length, digest });

    const readers = rest(READ).repos;
    await expect(readers.getReleaseByTag({ ...at, tag: 'v1.0.0' })).rejects.toEqual(status(404));
    expect(execFileSync('git', ['-C', folder, 'tag'], { encoding: 'utf8' })).toBe('');
    await publish(draft.id);

    const { data: published } = await readers.getReleaseByTag({ ...at, tag: 'v1.0.0' });
    expect(published).toMatchObject({ id: draft.id, draft: false, immutable: false });
    expect(published.assets.map(({ digest: shown }) => shown)).toEqual([digest]);
    expect((await readers.getLatestRelease(at)).data.id).toBe(draft.id);
    // Publishing made the tag.
    const { data: tag } = await readers.listTags(at);
    expect(tag.map(({ name, commit }) => [name, commit.sha])).toEqual([['v1.0.0', headOf(project)]]);

    const { data: content } = await readers.getReleaseAsset({
      ...at,
      asset_id: asset.id,
      headers: { accept: 'application/octet-stream' },
    });
    expect(Buffer.from(content as unknown as ArrayBuffer).equals(bytes)).toBe(true);
    const [release] = services.releases(fullName());
    expect(release).toMatchObject({ tag: 'v1.0.0', draft: false, assets: [{ name: 'app-linux', digest }] });
  });

  test('drafts are for those who can write', async () => {
    hosted();
    const { id } = await draftOf('v1.0.0');
    const ids = async (permissions: Permissions) =>
      (await rest(permissions).repos.listReleases(at)).data.map((release) => release.id);
    expect(await ids(WRITE)).toEqual([id]);
    expect(await ids(READ)).toEqual([]);
    await expect(rest(READ).repos.getRelease({ ...at, release_id: id })).rejects.toEqual(status(404));
  });

  test('lists come in pages', async () => {
    hosted();
    for (let number = 0; number < 5; number++) await draftOf(`v${number}.0.0`);
    const octokit = getOctokit(services.token({ repository: fullName(), permissions: WRITE }), {
      baseUrl: `${services.url}/api`,
    });
    const first = await octokit.rest.repos.listReleases({ ...at, per_page: 2 });
    expect(first.data.map(({ tag_name }) => tag_name)).toEqual(['v4.0.0', 'v3.0.0']);
    expect(first.headers.link).toContain('page=3>; rel="last"');
    const all = await octokit.paginate(octokit.rest.repos.listReleases, { ...at, per_page: 2 });
    expect(all.map(({ tag_name }) => tag_name)).toEqual([4, 3, 2, 1, 0].map((number) => `v${number}.0.0`));
  });

  test('one tag is published once, and needs a commit', async () => {
    hosted();
    await publish((await draftOf('v1.0.0')).id);
    const twin = await draftOf('v1.0.0');
    await expect(publish(twin.id)).rejects.toEqual(status(422, 'already_exists'));
    expect(services.releases(fullName())).toMatchObject([{ draft: false }, { draft: true }]);
    const lost = { ...at, tag_name: 'v2.0.0', target_commitish: 'nowhere' };
    await expect(rest(WRITE).repos.createRelease(lost)).rejects.toEqual(status(422, 'target_commitish'));
  });

  test('a prerelease is never the latest', async () => {
    hosted();
    await rest(WRITE).repos.createRelease({ ...at, tag_name: 'v1.0.0' });
    await rest(WRITE).repos.createRelease({ ...at, tag_name: 'v2.0.0-rc.1', prerelease: true });
    const latest = async () => (await rest(READ).repos.getLatestRelease(at)).data;
    expect((await latest()).tag_name).toBe('v1.0.0');
    const { data: newer } = await rest(WRITE).repos.createRelease({ ...at, tag_name: 'v1.1.0' });
    expect((await latest()).tag_name).toBe('v1.1.0');
    await rest(WRITE).repos.deleteRelease({ ...at, release_id: newer.id });
    expect((await latest()).tag_name).toBe('v1.0.0');
  });

  test('an immutable release changes no more, and its tag is spent', async () => {
    hosted({ immutableReleases: true });
    const { repos, git } = rest(WRITE);
    const draft = await draftOf('v1.0.0');
    const { data: asset } = await upload(draft, 'app', Buffer.from('bytes'));
    expect((await publish(draft.id)).immutable).toBe(true);

    const release = { ...at, release_id: draft.id };
    await expect(upload(draft, 'more', Buffer.from('x'))).rejects.toEqual(
      status(422, 'Cannot upload assets to an immutable release'),
    );
    await expect(repos.deleteReleaseAsset({ ...at, asset_id: asset.id })).rejects.toEqual(
      status(422, 'Cannot delete asset from an immutable release'),
    );
    await expect(repos.updateRelease({ ...release, draft: true })).rejects.toEqual(
      status(422, 'state cannot be changed when release is immutable'),
    );
    await expect(repos.updateRelease({ ...release, tag_name: 'v9.0.0' })).rejects.toEqual(status(422));
    await expect(git.deleteRef({ ...at, ref: 'tags/v1.0.0' })).rejects.toEqual(status(422));
    expect((await repos.updateRelease({ ...release, body: 'notes' })).data.body).toBe('notes');

    await repos.deleteRelease(release);
    const again = await draftOf('v1.0.0');
    await expect(publish(again.id)).rejects.toEqual(status(422, 'tag_name was used by an immutable release'));
  });
});

describe('assets', () => {
  test('an upload that dies leaves its name taken until it is deleted', async () => {
    hosted();
    const draft = await draftOf('v1.0.0');
    const bytes = randomBytes(3_000_000);
    services.breakNextUpload(fullName());
    await expect(upload(draft, 'app', bytes)).rejects.toThrow();
    expect(services.requests.at(-1)).toMatchObject({ method: 'POST', status: 0 });

    const { repos } = rest(WRITE);
    const { data: left } = await repos.listReleaseAssets({ ...at, release_id: draft.id });
    expect(left).toEqual([expect.objectContaining({ name: 'app', state: 'starter', size: 0, digest: null })]);
    await expect(upload(draft, 'app', bytes)).rejects.toEqual(status(422, 'already_exists'));
    await repos.deleteReleaseAsset({ ...at, asset_id: left[0]?.id ?? 0 });
    expect((await upload(draft, 'app', bytes)).data).toMatchObject({ state: 'uploaded', size: bytes.length });
  });

  test('the length comes before the bytes, and odd names are changed', async () => {
    hosted();
    const draft = await draftOf('v1.0.0');
    await expect(upload(draft, 'empty', Buffer.alloc(0))).rejects.toEqual(status(400, 'Bad Content-Length'));
    const chunked = await fetch(draft.upload_url.replace(/\{.*/, '?name=app'), {
      method: 'POST',
      headers: { authorization: `token ${services.token({ repository: fullName(), permissions: WRITE })}` },
      body: new Blob(['bytes']).stream(),
      duplex: 'half',
    });
    expect(chunked.status).toBe(400);
    expect((await upload(draft, 'my app (1)', Buffer.from('x'))).data.name).toBe('my.app.1');
  });
});

describe('permissions', () => {
  const refused = status(403, 'Resource not accessible by integration');

  test.each<[string, (permissions: Permissions) => Promise<unknown>]>([
    ['listing releases', (given) => rest(given).repos.listReleases(at)],
    ['reading a ref', (given) => rest(given).git.getRef({ ...at, ref: 'heads/main' })],
  ])('%s needs contents: read', async (_, request) => {
    hosted();
    await expect(request({ actions: 'write' })).rejects.toEqual(refused);
    await expect(request(READ)).resolves.toMatchObject({ status: 200 });
  });

  test('writing needs contents: write, dispatching actions: write', async () => {
    hosted();
    const draft = await draftOf('v1.0.0');
    const release = { ...at, release_id: draft.id };
    const { repos, git, actions } = rest({ contents: 'read', actions: 'read' });
    await expect(repos.createRelease({ ...at, tag_name: 'v2.0.0' })).rejects.toEqual(refused);
    await expect(repos.updateRelease({ ...release, draft: false })).rejects.toEqual(refused);
    await expect(repos.deleteRelease(release)).rejects.toEqual(refused);
    await expect(upload(draft, 'app', Buffer.from('x'), READ)).rejects.toEqual(refused);
    const ref = { ...at, ref: 'refs/tags/v1', sha: headOf(project) };
    await expect(git.createRef(ref)).rejects.toEqual(refused);
    const dispatch = { ...at, workflow_id: 'dispatch.yml', ref: 'main' };
    await expect(actions.createWorkflowDispatch(dispatch)).rejects.toEqual(refused);
    expect(services.releases(fullName())).toMatchObject([{ draft: true, assets: [] }]);
  });

  test('a token is good for its own repository, and must have been handed out', async () => {
    hosted();
    const mine = at;
    at = { owner: 'acme', repo: `app-${++count}` };
    hosted();
    await expect(rest(WRITE).repos.get(mine)).rejects.toEqual(status(404));
    const stranger = getOctokit('ghs_neverHandedOut', { baseUrl: `${services.url}/api`, log: QUIET }).rest;
    await expect(stranger.repos.get(mine)).rejects.toEqual(status(401, 'Bad credentials'));
    const { data } = await rest({}).repos.get(at);
    expect(data).toMatchObject({ full_name: fullName(), default_branch: 'main', private: true });
  });
});

describe('refs', () => {
  test('are made, read and moved, forward or by force', async () => {
    hosted();
    const first = headOf(project);
    project.write('more.txt', 'more');
    project.commit('more');
    services.push(fullName());
    const second = headOf(project);
    const { git } = rest(WRITE);
    const ref = { ...at, ref: 'tags/v1' };
    await git.createRef({ ...at, ref: 'refs/tags/v1', sha: first });
    await expect(git.createRef({ ...at, ref: 'refs/tags/v1', sha: second })).rejects.toEqual(
      status(422, 'Reference already exists'),
    );
    await git.updateRef({ ...ref, sha: second });
    await expect(git.updateRef({ ...ref, sha: first })).rejects.toEqual(
      status(422, 'Update is not a fast forward'),
    );
    expect((await git.getRef(ref)).data.object).toEqual({ sha: second, type: 'commit' });
    expect((await git.updateRef({ ...ref, sha: first, force: true })).data.object.sha).toBe(first);
    await expect(git.updateRef({ ...ref, sha: 'b'.repeat(40), force: true })).rejects.toEqual(
      status(422, 'Object does not exist'),
    );
    await expect(git.updateRef({ ...at, ref: 'tags/v2', sha: first })).rejects.toEqual(
      status(422, 'Reference does not exist'),
    );
  });
});

describe('workflow starts', () => {
  test('are kept, with their inputs', async () => {
    hosted();
    const { actions } = rest({ actions: 'write' });
    const start = { ...at, workflow_id: 'dispatch.yml', ref: 'main' };
    await actions.createWorkflowDispatch({ ...start, inputs: { mode: 'abort', reason: 'errors' } });
    expect(services.dispatches(fullName())).toEqual([
      { workflow: 'dispatch.yml', ref: 'main', inputs: { mode: 'abort', reason: 'errors' } },
    ]);
  });

  test.each([
    [{ workflow_id: 'other.yml' }, 404, ''],
    [{ ref: 'nowhere' }, 422, 'No ref found for: nowhere'],
    [{ inputs: { reason: 'x', mood: 'y' } }, 422, 'Unexpected inputs provided: ["mood"]'],
    [{ inputs: {} }, 422, "Required input 'reason' not provided"],
    [{ inputs: { reason: 'x', mode: 'jump' } }, 422, 'not in the list of allowed values'],
  ])('%o is refused', async (wrong, code, message) => {
    hosted();
    const start = { ...at, workflow_id: 'dispatch.yml', ref: 'main', inputs: { reason: 'x' }, ...wrong };
    await expect(rest({ actions: 'write' }).actions.createWorkflowDispatch(start)).rejects.toEqual(
      status(code, message),
    );
    expect(services.dispatches(fullName())).toEqual([]);
  });
});

function headOf({ folder }: GoProject): string {
  return execFileSync('git', ['-C', folder, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
}
