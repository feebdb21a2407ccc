import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createProxy } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { toolPath } from './go-programs.ts';
import { temporaryFolder } from './temporary.ts';

export interface OfficialDatabase {
  /** With this environment a command finds the stand-in where it asks for the real server. */
  readonly env: Readonly<Record<string, string>>;
  /** Addresses that were asked for. */
  readonly asked: readonly string[];
  close(): void;
}

/** Why there can be no stand-in; undefined where there can. */
export const noOfficialDatabase = toolPath('openssl') ? undefined : 'no openssl to make a certificate with';

/** A stand-in for vuln.go.dev, behind a proxy that leads there, under a certificate of its own. */
export async function officialDatabase(archive: Buffer): Promise<OfficialDatabase> {
  const folder = temporaryFolder('official');
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=vuln.go.dev', '-addext', 'subjectAltName=DNS:vuln.go.dev'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', cert], {
    stdio: 'pipe',
  });
  const asked: string[] = [];
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    asked.push(`https://${request.headers.host}${request.url}`);
    response.end(archive);
  });
  const proxy = createProxy().on('connect', (_, socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    server.emit('connection', socket);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    asked,
    env: { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: `http://127.0.0.1:${port}`, NODE_EXTRA_CA_CERTS: cert },
    close() {
      for (const one of [proxy, server]) {
        one.closeAllConnections();
        one.close();
      }
    },
  };
}
