import { execFile } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../support/repository.ts';
import { type Services, startServices } from '../../support/services/services.ts';
import type { Job } from '../../support/services/tokens.ts';

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.close());

const job: Job = {
  repository: 'acme/app',
  runId: '9',
  job: 'seal',
  permissions: { contents: 'read', 'id-token': 'write' },
  ref: 'refs/tags/v1.2.3',
  sha: 'a'.repeat(40),
  workflow: 'org/oracle-release/.github/workflows/release.yml@refs/tags/v1',
};

/** Asks as an action does, in a process of its own. */
async function identityToken(environment: Record<string, string>): Promise<string> {
  const script = `import { getIDToken } from '@actions/core';
    process.stderr.write(await getIDToken('sigstore'));`;
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { cwd: ROOT, env: environment },
  );
  expect(stdout).toContain(`::add-mask::${stderr}`);
  return stderr;
}

async function json(path: string): Promise<Record<string, unknown>> {
  return (await (await fetch(path)).json()) as Record<string, unknown>;
}

test('a job with id-token: write gets a token that the published keys verify', async () => {
  const token = await identityToken(services.jobEnvironment(job));
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  expect(claims).toMatchObject({
    aud: 'sigstore',
    sub: 'repo:acme/app:ref:refs/tags/v1.2.3',
    repository: 'acme/app',
    run_id: '9',
    job_workflow_ref: job.workflow,
  });

  const discovery = await json(`${claims.iss}/.well-known/openid-configuration`);
  expect(discovery.issuer).toBe(claims.iss);
  const { keys } = await json(String(discovery.jwks_uri));
  const { kid, alg } = JSON.parse(Buffer.from(header, 'base64url').toString());
  expect(alg).toBe('RS256');
  const jwk = (keys as { kid: string }[]).find((one) => one.kid === kid) ?? {};
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const verified = (content: string) =>
    verify('sha256', Buffer.from(content), key, Buffer.from(signature, 'base64url'));
  expect(verified(`${header}.${payload}`)).toBe(true);
  expect(verified(`${header}.${payload}x`)).toBe(false);
});

test('a job in an environment is known by it', async () => {
  const token = await identityToken(services.jobEnvironment({ ...job, environment: 'signing' }));
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  expect(claims).toMatchObject({ sub: 'repo:acme/app:environment:signing', environment: 'signing' });
});

test('a job without the permission is not told where to ask, and no other token serves', async () => {
  const environment = services.jobEnvironment({ ...job, permissions: { 'id-token': 'read' } });
  expect(Object.keys(environment).filter((name) => name.includes('ID_TOKEN'))).toEqual([]);
  await expect(identityToken(environment)).rejects.toThrow('ACTIONS_ID_TOKEN_REQUEST_URL');

  const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '' } = services.jobEnvironment(job);
  const api = services.token({ repository: 'acme/app', permissions: { 'id-token': 'write' } });
  for (const token of [environment.ACTIONS_RUNTIME_TOKEN, api, 'made-up']) {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(401);
  }
});
