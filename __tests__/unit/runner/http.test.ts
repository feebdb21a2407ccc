import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localHttp } from '../../../src/runner/http.ts';

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/slow') return;
    response.statusCode = request.url === '/ill' ? 503 : 200;
    response.end('0123456789');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const http = (offline = false) => localHttp(offline, new AbortController().signal);

describe('http', () => {
  test('an answer is a status and a body, whatever the status', async () => {
    expect(await http().get(`${base}/ill`)).toMatchObject({ status: 503, body: Buffer.from('0123456789') });
  });

  test('offline, loopback is still asked and nothing else is', async () => {
    expect((await http(true).get(base)).status).toBe(200);
    await expect(http(true).get('https://example.org/')).rejects.toMatchObject({ code: 'OFFLINE' });
  });

  test('plain http is for loopback only', async () => {
    await expect(http().get('http://example.org/')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  test('a body beyond the cap is refused', async () => {
    await expect(http().get(base, { maxBytes: 9 })).rejects.toMatchObject({ code: 'FILE_INVALID' });
  });

  test('one that does not answer, and one that is not there', async () => {
    await expect(http().get(`${base}/slow`, { timeoutMs: 50 })).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      exitCode: 3,
    });
    await expect(http().get('http://127.0.0.1:1/')).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      message: expect.stringContaining('127.0.0.1:1'),
    });
  });
});
