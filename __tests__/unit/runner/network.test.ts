import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { localExec } from '../../../src/runner/exec.ts';
import { closedNetwork } from '../../../src/runner/network.ts';
import { isLoopback, localProxies } from '../../../src/runner/offline.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { smallProgram } from '../../support/go-project.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const offline = () => closedNetwork(localExec(new AbortController().signal));
/** Prints variables as a child sees them. */
const show = (...names: string[]) => ({
  file: process.execPath,
  args: ['-p', `JSON.stringify(${JSON.stringify(names)}.map((name) => process.env[name]))`],
});

let server: Server;
let loopback: string;
beforeAll(async () => {
  server = createServer((_, response) => response.end('here'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  loopback = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => vi.unstubAllEnvs());

describe('programs of an offline run', () => {
  test('what asks for a host is refused, and named with the program that asked', async () => {
    const { exec, network } = offline();
    const [secure, plain] = await Promise.all([
      exec.run({ file: 'curl', args: ['-sS', 'https://secure.example.org/x'] }),
      exec.run({
        file: 'curl',
        args: ['-sS', '--write-out', '%{http_code}', '--max-time', '5', 'http://plain.example.org:8080/x'],
      }),
    ]);
    expect(secure.exitCode).not.toBe(0);
    expect(plain.stdout).toContain('403');
    expect([...network.attempts()].sort((a, b) => a.host.localeCompare(b.host))).toEqual([
      { host: 'plain.example.org:8080', command: 'curl -sS … http://plain.example.org:8080/x' },
      { host: 'secure.example.org', command: 'curl -sS https://secure.example.org/x' },
    ]);
  });

  test('git is one of them, and a host is told once a program', async () => {
    const { exec, network } = offline();
    const finished = await exec.run({
      file: 'git',
      args: ['ls-remote', 'https://code.example.org/a/b'],
      cwd: temporaryFolder('offline'),
    });
    expect(finished.exitCode).not.toBe(0);
    expect(network.attempts()).toEqual([
      { host: 'code.example.org', command: expect.stringContaining('ls-remote') },
    ]);
  });

  test('a Go test that asks is named by its command', async () => {
    const asking = `package main

import (
	"net/http"
	"testing"
)

func TestAsks(t *testing.T) {
	if _, err := http.Get("https://api.example.org/price"); err == nil {
		t.Fatal("answered")
	}
}
`;
    const { folder } = smallProgram({ 'asks_test.go': asking });
    const { exec, network } = offline();
    const finished = await exec.run({ file: 'go', args: ['test', '-count=1', './...'], cwd: folder });
    expect(finished).toMatchObject({ exitCode: 0 });
    expect(network.attempts()).toEqual([{ host: 'api.example.org', command: 'go test -count=1 ./...' }]);
  });

  test('loopback is asked as ever and is no attempt', async () => {
    const { exec, network } = offline();
    expect(await exec.run({ file: 'curl', args: ['-sS', loopback] })).toMatchObject({ stdout: 'here' });
    const forced = { file: 'curl', args: ['-sS', '--noproxy', '', loopback] };
    expect(await exec.run(forced)).toMatchObject({ stdout: expect.stringContaining('offline') });
    expect(network.attempts()).toEqual([]);
  });

  test('their own words about proxies do not count, and what is no proxy request harms nothing', async () => {
    vi.stubEnv('https_proxy', 'http://corporate.example.org:3128');
    const { exec, network } = offline();
    const seen = await exec.run({ ...show('https_proxy', 'ALL_PROXY'), env: { ALL_PROXY: 'socks5://x' } });
    const [proxy, all] = JSON.parse(seen.stdout) as string[];
    expect(proxy).toMatch(/^http:\/\/0:-@127\.0\.0\.1:\d+$/);
    expect(all).toBe(proxy);
    await new Promise<void>((done) => {
      const socket = connect(Number(new URL(proxy as string).port), '127.0.0.1');
      socket.on('close', () => done()).on('error', () => done());
      socket.resume().end(Buffer.from([5, 1, 0, 0, 0, 255, 10]));
    });
    expect(await exec.run({ file: 'curl', args: ['-sS', 'http://after.example.org'] })).toMatchObject({
      exitCode: 0,
    });
    expect(network.attempts().map(({ host }) => host)).toEqual(['after.example.org']);
  });

  test('Go takes modules from where no network is needed, however that was said', async () => {
    const { exec } = offline();
    const asked = show('GOPROXY', 'GONOPROXY', 'GOTOOLCHAIN', 'GOFLAGS', 'GOSUMDB');
    vi.stubEnv('GOFLAGS', '-mod=vendor');
    vi.stubEnv('GOSUMDB', 'sum.example.org');
    vi.stubEnv('GOPROXY', '');
    const configuration = join(temporaryFolder('goenv'), 'env');
    writeFileSync(configuration, 'GOPROXY=file:///srv/modules,direct\n');
    vi.stubEnv('GOENV', configuration);
    const rest = ['none', 'local', '-mod=vendor', 'sum.example.org'];
    expect(JSON.parse((await exec.run(asked)).stdout)).toEqual(['file:///srv/modules', ...rest]);
    const own = { ...asked, env: { GOPROXY: 'https://proxy.example.org' } };
    expect(JSON.parse((await exec.run(own)).stdout)).toEqual(['off', ...rest]);
  });

  test('without Go they run all the same', async () => {
    vi.stubEnv('PATH', temporaryFolder('empty-path'));
    expect(await offline().exec.run(show('GOPROXY'))).toMatchObject({ stdout: '["off"]\n' });
  });

  test('with a network nothing is laid over their environment', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://corporate.example.org:3128');
    const { exec, network } = localPorts();
    expect(await exec.run(show('HTTPS_PROXY'))).toMatchObject({
      stdout: '["http://corporate.example.org:3128"]\n',
    });
    expect(network).toMatchObject({ offline: false });
    expect(localPorts({ offline: true }).network.offline).toBe(true);
  });
});

describe('GOPROXY without a network', () => {
  test.each([
    [undefined, 'off'],
    ['', 'off'],
    ['off', 'off'],
    ['direct', 'off'],
    ['https://modules.example.org,direct', 'off'],
    ['file:///srv/modules', 'file:///srv/modules'],
    ['file:///srv/modules|direct', 'file:///srv/modules'],
    ['https://proxy.example.org,file:///a | file:///b', 'file:///a,file:///b'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['https://user:password@localhost:8443/go,off', 'https://user:password@localhost:8443/go'],
    ['https://127.0.0.1.example.org', 'off'],
    ['https://localhost@example.org', 'off'],
  ])('%s is %s', (given, left) => {
    expect(localProxies(given)).toBe(left);
  });

  test.each([
    ['localhost', true],
    ['LOCALHOST:80', true],
    ['127.9.9.9:1', true],
    ['[::1]:443', true],
    ['localhost.example.org', false],
    ['1127.0.0.1', false],
    ['10.0.0.1', false],
    ['', false],
  ])('%s is loopback: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
