import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Services, startServices } from '../../support/services/services.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const TWENTY_MIB = 20 * 1024 * 1024;

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.close());

const client = new DefaultArtifactClient();
let workspace: string;
beforeEach(() => {
  workspace = temporaryFolder('workspace');
  vi.stubEnv('GITHUB_WORKSPACE', workspace);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function inRun(runId: string, job = 'Build linux/amd64: 1'): Record<string, string> {
  const environment = services.jobEnvironment({ repository: 'acme/app', runId, job, permissions: {} });
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return environment;
}

async function upload(name: string, files: Readonly<Record<string, Buffer | string>>) {
  const paths = Object.entries(files).map(([path, content]) => {
    mkdirSync(join(workspace, path, '..'), { recursive: true });
    writeFileSync(join(workspace, path), content);
    return join(workspace, path);
  });
  return client.uploadArtifact(name, paths, workspace);
}

function call(method: string, message: object, environment: Record<string, string>): Promise<Response> {
  return fetch(`${services.url}/twirp/github.actions.results.api.v1.ArtifactService/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${environment.ACTIONS_RUNTIME_TOKEN}` },
    body: JSON.stringify(message),
  });
}

test('files of several blocks come back as they were, to another job of the run', async () => {
  inRun('1');
  const large = randomBytes(TWENTY_MIB);
  const { id = 0, size, digest } = await upload('bin', { 'build/large': large, 'notes.txt': 'small' });
  expect(services.artifacts('1')).toEqual([
    { id, name: 'bin', runId: '1', job: 'Build linux/amd64: 1', size, digest: `sha256:${digest}` },
  ]);

  inRun('1', 'gather');
  const { artifacts } = await client.listArtifacts();
  expect(artifacts).toEqual([expect.objectContaining({ id, name: 'bin', size, digest: `sha256:${digest}` })]);
  const path = join(workspace, 'down');
  const { digestMismatch } = await client.downloadArtifact(id, { path, expectedHash: `sha256:${digest}` });
  expect(digestMismatch).toBe(false);
  expect(readFileSync(join(path, 'build/large')).equals(large)).toBe(true);
  expect(readFileSync(join(path, 'notes.txt'), 'utf8')).toBe('small');
});

test('artifacts are found by name, and by number', async () => {
  inRun('2');
  const one = await upload('one', { 'one.txt': '1' });
  const two = await upload('two', { 'two.txt': '2' });
  expect((await client.getArtifact('two')).artifact.id).toBe(two.id);
  await client.downloadArtifact(one.id ?? 0, { path: join(workspace, 'down') });
  expect(readFileSync(join(workspace, 'down/one.txt'), 'utf8')).toBe('1');
  await expect(client.getArtifact('three')).rejects.toThrow('Artifact not found for name: three');
});

test('a name is taken once in a run, until it is deleted', async () => {
  inRun('3');
  await upload('bin', { 'a.txt': 'first' });
  await expect(upload('bin', { 'a.txt': 'second' })).rejects.toThrow(
    '(409) Conflict: an artifact with this name already exists on the workflow run',
  );
  await client.deleteArtifact('bin');
  expect(services.artifacts('3')).toEqual([]);
  await upload('bin', { 'a.txt': 'second' });
  expect(await services.artifactFiles('3', 'bin')).toEqual(new Map([['a.txt', Buffer.from('second')]]));
});

test('a run sees its own artifacts, and its token opens no other', async () => {
  inRun('4');
  await upload('bin', { 'a.txt': 'text' });
  const other = inRun('5');
  expect((await client.listArtifacts()).artifacts).toEqual([]);
  const forged = await call('ListArtifacts', { workflow_run_backend_id: '4' }, other);
  expect(forged.status).toBe(403);
  const unknown = await call('ListArtifacts', { workflow_run_backend_id: '4' }, {});
  expect(unknown.status).toBe(401);
});

test('a file can be stored as it is', async () => {
  inRun('6');
  writeFileSync(join(workspace, 'report.html'), '<p>');
  const { id = 0 } = await client.uploadArtifact('x', [join(workspace, 'report.html')], workspace, {
    skipArchive: true,
  });
  await client.downloadArtifact(id, { path: join(workspace, 'down') });
  expect(readFileSync(join(workspace, 'down/report.html'), 'utf8')).toBe('<p>');
});

test('someone who can write to the store changes files and digest together', async () => {
  inRun('7');
  const { id = 0, digest } = await upload('bin', { 'build/app': 'good', 'build/list': 'kept' });
  await services.replaceArtifact('7', 'bin', (files) => files.set('build/app', Buffer.from('evil')));
  const { artifact } = await client.getArtifact('bin');
  expect(artifact.digest).not.toBe(`sha256:${digest}`);
  const path = join(workspace, 'down');
  const { digestMismatch } = await client.downloadArtifact(id, { path, expectedHash: artifact.digest ?? '' });
  expect(digestMismatch).toBe(false);
  expect(readFileSync(join(path, 'build/app'), 'utf8')).toBe('evil');
  expect(readFileSync(join(path, 'build/list'), 'utf8')).toBe('kept');
});

describe('the store behind it', () => {
  const ids = { workflow_run_backend_id: '8', workflow_job_run_backend_id: 'build', name: 'raw' };

  test('blocks follow their list, whatever their order of arrival', async () => {
    const environment = inRun('8');
    const created = await (await call('CreateArtifact', { ...ids, version: 7 }, environment)).json();
    const { signed_upload_url: url } = created as { signed_upload_url: string };
    const put = (query: string, body: string) => fetch(`${url}&${query}`, { method: 'PUT', body });
    await put('comp=block&blockid=Yg%3D%3D', 'second');
    await put('comp=block&blockid=YQ%3D%3D', 'first ');
    const missing = '<BlockList><Latest>YQ==</Latest><Latest>Yw==</Latest></BlockList>';
    expect((await put('comp=blocklist', missing)).status).toBe(400);
    await put('comp=blocklist', '<BlockList><Latest>YQ==</Latest><Latest>Yg==</Latest></BlockList>');

    // Listed only when it is complete, and complete only when it is what the sender sent.
    expect(services.artifacts('8')).toEqual([]);
    const hash = `sha256:${createHash('sha256').update('first second').digest('hex')}`;
    const wrong = await call('FinalizeArtifact', { ...ids, size: '12', hash: 'sha256:0' }, environment);
    expect(wrong.status).toBe(400);
    expect((await call('FinalizeArtifact', { ...ids, size: '13', hash }, environment)).status).toBe(400);
    expect((await call('FinalizeArtifact', { ...ids, size: '12', hash }, environment)).status).toBe(200);
  });

  test('parts are given by range, for the signature alone', async () => {
    const signed = await (await call('GetSignedArtifactURL', ids, inRun('8'))).json();
    const { signed_url: url } = signed as { signed_url: string };
    const part = await fetch(url, { headers: { range: 'bytes=6-' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 6-11/12');
    expect(await part.text()).toBe('second');
    expect((await fetch(url, { headers: { range: 'bytes=12-' } })).status).toBe(416);
    expect((await fetch(url.replace(/sig=.*/, 'sig=guessed'))).status).toBe(403);
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect((await fetch(url, { headers: { authorization: 'Bearer x' } })).status).toBe(400);
  });
});
