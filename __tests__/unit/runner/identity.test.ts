import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Identity } from '../../../src/ports.ts';
import { checkIdentity } from '../../../src/preflight/identity.ts';
import { localIdentity } from '../../../src/runner/identity.ts';
import { type Services, startServices } from '../../support/services/services.ts';
import type { Job } from '../../support/services/tokens.ts';

const JOB: Job = {
  repository: 'acme/app',
  runId: '1',
  job: 'plan',
  permissions: { 'id-token': 'write' },
  ref: 'refs/tags/v1.2.3',
};

let services: Services;
let said: string;
beforeEach(async () => {
  services = await startServices();
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await services.close();
});

function identityIn(environment: Readonly<Record<string, string>>, offline = false): Identity {
  const env = (name: string) => environment[name];
  return localIdentity({ env }, offline, new AbortController().signal);
}

const clock = { now: () => 0, sleep: async () => {} };
const checkWith = async (identity: Identity) =>
  (await checkIdentity({ sign: 'key' }, { clock, identity }))[0];

describe('the identity of a job', () => {
  test('is what its token claims; the token is masked and never told', async () => {
    const identity = identityIn(services.jobEnvironment(JOB));
    expect(await identity.claims('sigstore')).toEqual({
      issuer: `${services.url}/oidc`,
      subject: 'repo:acme/app:ref:refs/tags/v1.2.3',
      audience: 'sigstore',
    });
    const [, token = ''] = /^::add-mask::(\S+)\n$/.exec(said) ?? [];
    expect(token.split('.')).toHaveLength(3);
    const check = await checkWith(identity);
    expect(check).toMatchObject({ verdict: 'pass', measured: 'repo:acme/app:ref:refs/tags/v1.2.3' });
    expect(JSON.stringify(check)).not.toContain(token);
  });

  test('is none without the permission', async () => {
    const identity = identityIn(services.jobEnvironment({ ...JOB, permissions: {} }));
    expect(await identity.claims('sigstore')).toBeUndefined();
    expect(await checkWith(identity)).toMatchObject({
      verdict: 'skip',
      detail: 'this job has no identity token; signing uses a key',
    });
  });

  test('is refused to who has no right to it', async () => {
    const identity = identityIn({ ...services.jobEnvironment(JOB), ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x' });
    await expect(identity.claims('sigstore')).rejects.toMatchObject({ code: 'TOKEN_REFUSED' });
    expect(await checkWith(identity)).toMatchObject({ verdict: 'not-run' });
  });

  test('is not asked for offline, nor over plain http', async () => {
    const ask = (url: string, offline: boolean) =>
      identityIn({ ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' }, offline).claims(
        'a',
      );
    await expect(ask('https://token.example.org/', true)).rejects.toMatchObject({ code: 'OFFLINE' });
    await expect(ask('http://token.example.org/', false)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('a service that', () => {
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
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  async function identityOf(answer: RequestListener): Promise<Identity> {
    const url = await serve(answer);
    return identityIn({ ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' });
  }

  const tokenOf = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;

  test.each([
    ['is ill', 500, '{}'],
    ['speaks no JSON', 200, '<html>'],
    ['gives nothing', 200, '{}'],
    ['gives a command for the runner', 200, JSON.stringify({ value: 'x\n::set-env name=A::b' })],
    ['gives no token', 200, JSON.stringify({ value: 'a.b.c' })],
    ['claims nothing', 200, JSON.stringify({ value: tokenOf({}) })],
    ['claims for many', 200, JSON.stringify({ value: tokenOf({ iss: 'i', sub: 's', aud: ['a', 'b'] }) })],
  ])('%s gives no identity', async (_, status, body) => {
    const identity = await identityOf((_request, response) => response.writeHead(status).end(body));
    await expect(identity.claims('sigstore')).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    expect(said).not.toContain('::set-env');
  });

  test('sends us elsewhere does not get the right sent along', async () => {
    let asked = 0;
    const elsewhere = await serve((_, response) => {
      asked += 1;
      response.end('{}');
    });
    const identity = await identityOf((_, response) =>
      response.writeHead(302, { location: elsewhere }).end(),
    );
    await expect(identity.claims('sigstore')).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    expect(asked).toBe(0);
  });

  test('makes it out to another is told of', async () => {
    const value = tokenOf({ iss: 'i', sub: 's', aud: 'other' });
    const identity = await identityOf((_, response) => response.end(JSON.stringify({ value })));
    expect(await checkWith(identity)).toMatchObject({ verdict: 'warn', measured: 'made out to other' });
  });
});
