import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { verifyModules } from '../../../../src/build/modules/verify.ts';
import { type Check, Checklist } from '../../../../src/model/check.ts';
import { localPorts } from '../../../../src/runner/ports.ts';
import { moduleProxy, programWithModule } from '../../../support/go-modules.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

/** A module proxy on loopback that wants to know who asks, with a certificate that SSL_CERT_FILE names. */
const modules = moduleProxy();
const certificates = temporaryFolder('certificate');
const WORD = 'pass-4711';
let server: Server;
let host: string;
beforeAll(async () => {
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
      .concat(['-keyout', 'key.pem', '-out', 'cert.pem', '-subj', '/CN=proxy'])
      .concat(['-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost']),
    { cwd: certificates, stdio: 'pipe' },
  );
  const read = (name: string): Buffer => readFileSync(join(certificates, name));
  server = createServer({ key: read('key.pem'), cert: read('cert.pem') }, (request, response) => {
    const expected = `Basic ${Buffer.from(`reader:${WORD}`).toString('base64')}`;
    if (request.headers.authorization !== expected) {
      response.writeHead(401).end('who are you?');
      return;
    }
    const path = join(modules.folder, new URL(request.url ?? '/', 'https://x').pathname);
    if (existsSync(path)) response.end(readFileSync(path));
    else response.writeHead(404).end('no such module');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  vi.stubEnv('GOMODCACHE', temporaryFolder('gomodcache'));
  vi.stubEnv('GOFLAGS', '-modcacherw');
  vi.stubEnv('SSL_CERT_FILE', join(certificates, 'cert.pem'));
});
afterEach(() => vi.unstubAllEnvs());

async function verify(): Promise<Check> {
  const { folder } = programWithModule(modules);
  const check = new Checklist('gates', Date.now).begin('mod-verify', 'source');
  const inputs = { workingDirectory: folder, output: join(folder, 'dist') };
  return verifyModules(check, inputs, localPorts({ offline: true }));
}

/** Offline, as it is on loopback: with a network the way to it is the same, and nothing is taken out. */
describe('a private proxy', () => {
  test('gives modules to who has the password in the address', async () => {
    vi.stubEnv('GOPROXY', `https://reader:${WORD}@${host},direct`);
    expect(await verify()).toMatchObject({ verdict: 'pass', measured: '1 module' });
  });

  test('gives them to who has it in NETRC', async () => {
    const netrc = join(temporaryFolder('netrc'), 'netrc');
    writeFileSync(
      netrc,
      `machine 127.0.0.1 login reader password ${WORD}\nmachine ${host} login reader password ${WORD}\n`,
    );
    vi.stubEnv('NETRC', netrc);
    vi.stubEnv('GOPROXY', `https://${host}`);
    expect(await verify()).toMatchObject({ verdict: 'pass', measured: '1 module' });
  });

  test('refuses others, who are told how to say who they are', async () => {
    vi.stubEnv('GOPROXY', `https://${host}`);
    const check = await verify();
    expect(check).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining(`${host} refused to give modules (401)`),
      remedy: expect.stringContaining('NETRC'),
    });
  });

  test('and no password is ever shown, nor who it belongs to', async () => {
    vi.stubEnv('GOPROXY', `https://s3cret-token:wrong-${WORD}@${host}`);
    const text = JSON.stringify(await verify());
    expect(text).toContain(`https://***@${host}`);
    expect(text).not.toMatch(/s3cret-token|pass-4711/);
  });
});
