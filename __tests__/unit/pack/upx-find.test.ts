import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ReleaseError } from '../../../src/model/errors.ts';
import { findUpx, type NoUpx, type Upx } from '../../../src/pack/upx/find.ts';
import { outlook } from '../../../src/pack/upx/released.ts';
import type { Ports } from '../../../src/ports.ts';
import { localHttp } from '../../../src/runner/http.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { ANSWERING, archiveOf, machine, pinOf, Server } from './upx-archive.ts';

const ARCHIVE = archiveOf();
const PIN = pinOf(ARCHIVE);
const ANSWERING_SHA256 = pinOf(Buffer.from(ANSWERING)).sha256;
const DOWN = new ReleaseError('NETWORK_FAILED', 'upx.test did not answer', 'check the network');
const PLACE = 'oracle-release-upx/4.2.4/linux-amd64';

const find = (ports: Ports, wanted?: string, pin = PIN) => findUpx(wanted, ports, [pin]);
const reasonOf = (found: Upx | NoUpx) => ('reason' in found ? found.reason : `found ${found.path}`);

/** A program on this machine that answers with a version. */
function program(version: string, name = 'upx'): string {
  const path = join(temporaryFolder('upx-program'), name);
  writeFileSync(path, `#!/bin/sh\necho "${name} ${version}"\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A runner with an empty tool cache. */
function runner(server = new Server(ARCHIVE), more: Partial<Parameters<typeof machine>[0]> = {}) {
  const cache = temporaryFolder('tool-cache');
  const again = () => machine({ http: server, env: { RUNNER_TOOL_CACHE: cache }, ...more });
  return { server, cache, folder: join(cache, PLACE), ports: again(), again };
}

describe('the order', () => {
  test('a path that was given comes first, with its version and digest', async () => {
    const [given, other] = [program('5.2.1'), program('4.2.4')];
    const { server, ports } = runner(undefined, { path: { upx: other } });
    expect(await find(ports, given)).toEqual({
      path: given,
      version: '5.2.1',
      sha256: (await ports.files.digest(given)).sha256,
    });
    expect(server.asked).toBe(0);
  });

  test('then the proven version on PATH', async () => {
    const path = program('4.2.4');
    const { server, ports } = runner(undefined, { path: { upx: path } });
    expect(await find(ports)).toMatchObject({ path, version: '4.2.4' });
    expect(server.asked).toBe(0);
  });

  test('then the pinned one, and another on PATH only where that cannot be had', async () => {
    const path = program('3.96');
    const { folder, ports } = runner(undefined, { path: { upx: path } });
    expect(await find(ports)).toMatchObject({ path: join(folder, 'upx'), version: '4.2.4' });
    const offline = runner(undefined, { path: { upx: path }, offline: true });
    expect(await find(offline.ports)).toMatchObject({ path, version: '3.96' });
    expect(offline.server.asked).toBe(0);
  });

  test('where Debian calls it upx-ucl', async () => {
    const path = program('4.2.4', 'upx-ucl');
    expect(await find(runner(undefined, { path: { 'upx-ucl': path } }).ports)).toMatchObject({
      path,
      version: '4.2.4',
    });
  });

  test('a version that is asked for is looked for under both names, then downloaded', async () => {
    const [old, ucl] = [program('3.96'), program('4.2.4', 'upx-ucl')];
    const both = runner(undefined, { path: { upx: old, 'upx-ucl': ucl } });
    expect(await find(both.ports, '4.2')).toMatchObject({ path: ucl });
    const { folder, ports } = runner(undefined, { path: { upx: old } });
    expect(await find(ports, '4.2')).toMatchObject({ path: join(folder, 'upx'), version: '4.2.4' });
  });

  test('a version that nobody pinned is not downloaded', async () => {
    const { server, ports } = runner(undefined, { path: { upx: program('4.2.4') } });
    expect(reasonOf(await find(ports, '5.2.1'))).toBe(
      'UPX 5.2.1 is asked for; 4.2.4 is there, and no digest of 5.2.1 is pinned, so it is not downloaded',
    );
    expect(server.asked).toBe(0);
  });

  test('something on PATH that is no UPX is the user’s error', async () => {
    const path = join(temporaryFolder('upx-program'), 'upx');
    writeFileSync(path, '#!/bin/sh\necho "Universal Package eXchange"\n', { mode: 0o755 });
    await expect(find(runner(undefined, { path: { upx: path } }).ports)).rejects.toMatchObject({
      code: 'TOOL_MISSING',
    });
  });
});

describe('with nothing set up', () => {
  test('the pinned one is downloaded, verified, unpacked, and kept', async () => {
    const { server, folder, ports, again } = runner();
    const found = { path: join(folder, 'upx'), version: '4.2.4', sha256: ANSWERING_SHA256 };
    expect(await find(ports)).toEqual(found);
    expect(readdirSync(folder).sort()).toEqual(['kept.json', 'upx']);
    expect(JSON.parse(readFileSync(join(folder, 'kept.json'), 'utf8'))).toEqual({
      archive: PIN.sha256,
      program: ANSWERING_SHA256,
    });
    expect(await find(again())).toEqual(found);
    expect(server.asked).toBe(1);
  });

  test('many files ask once', async () => {
    const { server, ports } = runner();
    const found = await Promise.all(Array.from({ length: 7 }, () => find(ports)));
    expect(new Set(found).size).toBe(1);
    expect(server.asked).toBe(1);
  });

  test('offline nobody is asked, and what was kept is used', async () => {
    const { server, cache, ports } = runner();
    const env = { RUNNER_TOOL_CACHE: cache };
    const before = machine({ http: server, env, offline: true });
    expect(await find(before)).toEqual({
      reason: 'UPX is not on PATH, and 4.2.4 is not downloaded, because the run is offline',
      remedy: expect.stringContaining('install UPX 4.2.4'),
      untrusted: false,
    });
    expect(server.asked).toBe(0);
    await find(ports);
    expect(await find(machine({ http: server, env, offline: true }))).toMatchObject({ version: '4.2.4' });
    expect(server.asked).toBe(1);
  });

  test.each([
    [{ goos: 'darwin', goarch: 'arm64' }, /none for macOS: brew install upx$/],
    [{ goos: 'linux', goarch: 'ppc64le' }, /none is pinned for linux\/ppc64le$/],
  ])('on %o nobody is asked', async (host, reason) => {
    const { server, ports } = runner(undefined, { host });
    expect(reasonOf(await find(ports))).toMatch(reason);
    expect(server.asked).toBe(0);
  });
});

describe('what is not the pinned archive', () => {
  test.each([
    ['other bytes', archiveOf({ text: `${ANSWERING}#` })],
    ['a part of it', ARCHIVE.subarray(0, 100)],
    ['a page in its place', Buffer.from('<!doctype html><title>Log in</title>')],
    ['nothing', Buffer.alloc(0)],
    ['far too much', Buffer.alloc((8 << 20) + 1)],
  ])('%s: refused before it is unpacked, and nothing is kept', async (_, sent) => {
    const { server, cache, ports } = runner(new Server(sent));
    expect(await find(ports)).toMatchObject({
      untrusted: true,
      reason: expect.stringMatching(/is pinned|more than 8388608 bytes/),
    });
    expect(server.asked).toBe(1);
    expect(readdirSync(cache)).toEqual([]);
  });

  test.each([
    ['a link in place of the program', archiveOf({ linkTo: '/bin/sh' })],
    ['no program', archiveOf({ name: 'upx-4.2.4-amd64_linux/README' })],
    ['a folder in place of the program', archiveOf({ name: 'upx-4.2.4-amd64_linux/upx/upx' })],
  ])('with the pinned digest, %s', async (_, archive) => {
    const { folder, ports } = runner(new Server(archive));
    const found = await find(ports, undefined, pinOf(archive));
    expect('version' in found).toBe(false);
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });

  test('what else is in it, also above, stays in it', async () => {
    const archive = archiveOf({}, { name: '../outside', text: 'x' }, { name: 'upx-4.2.4-amd64_linux/doc' });
    const { cache, folder, ports } = runner(new Server(archive));
    expect(await find(ports, undefined, pinOf(archive))).toMatchObject({ version: '4.2.4' });
    const files = readdirSync(cache, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.map(({ name }) => name).sort()).toEqual(['kept.json', 'upx']);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('one that answers otherwise is not kept', async () => {
    const archive = archiveOf({ text: '#!/bin/sh\necho "upx 4.2.5"\n' });
    const { folder, ports } = runner(new Server(archive));
    expect(reasonOf(await find(ports, undefined, pinOf(archive)))).toMatch(
      /cannot be used: upx-4\.2\.4-amd64_linux\.tar\.xz does not answer as UPX 4\.2\.4 does$/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a server that does not give it', () => {
  test.each<[string, Server, RegExp, number]>([
    ['has none', new Server(404), /answered 404$/, 1],
    ['is in trouble', new Server(503), /answered 503$/, 2],
    ['does not answer', new Server(DOWN), /did not answer$/, 2],
  ])('%s', async (_, server, reason, asked) => {
    const { cache, ports } = runner(server);
    expect(await find(ports)).toMatchObject({ untrusted: false, reason: expect.stringMatching(reason) });
    expect(server.asked).toBe(asked);
    expect(readdirSync(cache)).toEqual([]);
  });

  test.each([
    ['was in trouble', new Server(503, ARCHIVE)],
    ['did not answer', new Server(DOWN, ARCHIVE)],
  ])('at first, because it %s, is asked again', async (_, server) => {
    expect(await find(runner(server).ports)).toMatchObject({ version: '4.2.4' });
  });

  test('and one that takes a connection and is silent', async () => {
    const silent = createServer();
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    const real = localHttp(false, new AbortController().signal);
    const http = { get: () => real.get(`http://127.0.0.1:${port}/`, { timeoutMs: 50 }) };
    expect(reasonOf(await find(runner(undefined, { http }).ports))).toMatch(/did not answer: .*timeout/);
    silent.closeAllConnections();
    silent.close();
  });
});

describe('the cache', () => {
  test.each<[string, (folder: string) => void]>([
    ['changed', (folder) => writeFileSync(join(folder, 'upx'), '#!/bin/sh\necho "upx 4.2.4" #\n')],
    ['cut short', (folder) => writeFileSync(join(folder, 'upx'), '')],
    ['gone', (folder) => rmSync(join(folder, 'upx'))],
    ['no longer executable', (folder) => chmodSync(join(folder, 'upx'), 0o644)],
  ])('a kept program that is %s is fetched anew', async (_, harm) => {
    const { server, folder, ports, again } = runner();
    await find(ports);
    harm(folder);
    expect(await find(again())).toEqual({
      path: join(folder, 'upx'),
      version: '4.2.4',
      sha256: ANSWERING_SHA256,
    });
    expect(server.asked).toBe(2);
    expect(statSync(join(folder, 'upx')).mode & 0o111).not.toBe(0);
  });

  test.each([
    '',
    '{',
    '[]',
    '{"archive":"x"}',
    JSON.stringify({ archive: 'a'.repeat(64), program: ANSWERING_SHA256 }),
  ])('one whose record is %j is fetched anew', async (record) => {
    const { server, folder, ports, again } = runner();
    await find(ports);
    writeFileSync(join(folder, 'kept.json'), record);
    expect(await find(again())).toMatchObject({ version: '4.2.4' });
    expect(server.asked).toBe(2);
  });

  test('one that was changed is not used where it cannot be fetched anew', async () => {
    const { cache, folder, ports } = runner();
    await find(ports);
    writeFileSync(join(folder, 'upx'), '#!/bin/sh\necho "upx 4.2.4"; touch /tmp/harm\n');
    const offline = machine({ http: new Server(DOWN), env: { RUNNER_TOOL_CACHE: cache }, offline: true });
    expect(reasonOf(await find(offline))).toMatch(/offline$/);
  });

  test('jobs at once, also on one that was changed, all end with a whole one', async () => {
    const { folder, ports, again } = runner();
    await find(ports);
    writeFileSync(join(folder, 'upx'), 'harmed');
    const found = await Promise.all(Array.from({ length: 6 }, () => find(again())));
    for (const one of found) expect(one).toMatchObject({ version: '4.2.4', sha256: ANSWERING_SHA256 });
    expect(readdirSync(folder).sort()).toEqual(['kept.json', 'upx']);
  });

  test('on a laptop it is the cache folder of the user', async () => {
    const [home, xdg] = [temporaryFolder('home'), temporaryFolder('xdg')];
    const at = async (env: Record<string, string>) => find(machine({ http: new Server(ARCHIVE), env }));
    expect(await at({ HOME: home })).toMatchObject({
      path: join(home, '.cache/oracle-release', PLACE, 'upx'),
    });
    expect(await at({ HOME: home, XDG_CACHE_HOME: xdg })).toMatchObject({
      path: join(xdg, 'oracle-release', PLACE, 'upx'),
    });
    expect(reasonOf(await at({}))).toMatch(/HOME is not set$/);
    expect(reasonOf(await at({ XDG_CACHE_HOME: 'relative' }))).toMatch(/HOME is not set$/);
  });

  test('where the first cannot be written the next is taken', async () => {
    const [folder, home] = [temporaryFolder('blocked'), temporaryFolder('home')];
    const blocked = join(folder, 'file');
    writeFileSync(blocked, '');
    const server = new Server(ARCHIVE);
    expect(
      await find(machine({ http: server, env: { RUNNER_TOOL_CACHE: blocked, HOME: home } })),
    ).toMatchObject({ path: join(home, '.cache/oracle-release', PLACE, 'upx') });
    expect(reasonOf(await find(machine({ http: server, env: { RUNNER_TOOL_CACHE: blocked } })))).toMatch(
      /the downloaded one cannot be used: .*file/,
    );
  });

  test('without tar it says so', async () => {
    const { ports } = runner();
    const exec: Ports['exec'] = {
      run: (command) =>
        ports.exec.run(command.file === 'tar' ? { ...command, file: 'no-such-tar' } : command),
    };
    expect(reasonOf(await find({ ...ports, exec }))).toMatch(/cannot be used: no-such-tar was not found$/);
  });

  test('Windows unpacks with the tar of the system', async () => {
    const { ports } = runner();
    const programs: string[] = [];
    const exec: Ports['exec'] = {
      run: (command) => {
        programs.push(command.file);
        return ports.exec.run({ ...command, file: 'no-such-tar' });
      },
    };
    const host = {
      ...ports.host,
      goos: 'windows',
      env: (name: string) => (name === 'SystemRoot' ? 'D:\\Win' : ports.host.env(name)),
    };
    await find({ ...ports, exec, host }, undefined, { ...PIN, host: 'windows/amd64' });
    expect(programs).toEqual(['D:\\Win\\System32\\tar.exe']);
  });
});

test('what will be had is told before it is needed, and nobody is asked', async () => {
  const { server, cache, ports } = runner();
  const env = { RUNNER_TOOL_CACHE: cache };
  expect(await outlook(PIN, ports)).toBe('4.2.4 is downloaded when it is needed');
  expect(await outlook(PIN, machine({ http: server, env, offline: true }))).toBeUndefined();
  expect(server.asked).toBe(0);
  await find(ports);
  expect(await outlook(PIN, machine({ http: server, env, offline: true }))).toBe(
    '4.2.4 was downloaded before',
  );
});
