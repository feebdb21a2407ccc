import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { digestOfBytes } from '../../../src/model/digest.ts';
import type { Ports } from '../../../src/ports.ts';
import { fetchRelease } from '../../../src/publish/fetch.ts';
import type { FetchInputs, Origin } from '../../../src/publish/inputs.ts';
import { run } from '../../../src/publish/publish.ts';
import { run as seal } from '../../../src/seal/seal.ts';
import { type Fixture, gatherInsight, sealedRelease } from '../../support/release.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { Killed, type MemoryRelease, MemoryReleases } from './memory-releases.ts';
import { portsWith } from './ports.ts';

let fixture: Fixture;
let store: string;
let names: string[];
beforeAll(async () => {
  fixture = await sealedRelease({}, ['linux/amd64']);
  store = join(fixture.output, 'store');
  names = await readdir(fixture.release);
  const to = [{ kind: 'dir' as const, path: store }];
  await run(
    { directory: fixture.release, to, tag: undefined },
    fixture.plan,
    portsWith(new MemoryReleases()).ports,
  );
});
afterAll(() => fixture.remove());

let github: MemoryReleases;
let release: MemoryRelease;
let directory: string;
beforeEach(async () => {
  github = new MemoryReleases();
  release = github.add({ tag: 'v1.2.3' }, false);
  for (const name of names) github.addAsset(release, name, await readFile(join(fixture.release, name)));
  directory = join(temporaryFolder('fetch'), 'got');
});

const GITHUB: Origin = { kind: 'github', token: undefined };

const fetchTo = (changes: Partial<FetchInputs> = {}, ports: Ports = portsWith(github).ports) =>
  fetchRelease(
    { from: GITHUB, tag: undefined, directory, files: [], ifMissing: 'fail', ...changes },
    undefined,
    ports,
  );

const read = async (folder: string): Promise<Map<string, string>> =>
  new Map(
    await Promise.all(
      (await readdir(folder)).map(
        async (name) => [name, digestOfBytes(await readFile(join(folder, name))).sha256] as const,
      ),
    ),
  );
/** The folder is not there, and nothing was left beside it. */
const expectNothing = async (): Promise<void> => {
  await expect(stat(directory)).rejects.toThrow('ENOENT');
  expect(await readdir(dirname(directory))).toEqual([]);
};

describe.each([
  ['github', () => GITHUB],
  ['a folder', (): Origin => ({ kind: 'dir', path: store })],
])('fetch from %s', (_, from) => {
  test('all files of the release, each as it was published', async () => {
    const result = await fetchTo({ from: from(), tag: 'v1.2.3' });
    expect(result).toMatchObject({ tag: 'v1.2.3', published: names.length, unchanged: 0 });
    expect(result.urls).toEqual([
      expect.stringContaining(from().kind === 'dir' ? 'release.json' : '/v1.2.3'),
    ]);
    expect(result.checks).toMatchObject([
      { name: 'fetched', verdict: 'pass', measured: `${names.length} of ${names.length} files` },
      { name: 'checksums', verdict: 'pass' },
    ]);
    expect(await read(directory)).toEqual(await read(fixture.release));
    expect(await readdir(dirname(directory))).toEqual(['got']);
    for (const name of names) expect((await stat(join(directory, name))).mode & 0o600, name).toBe(0o600);
  });

  test('what is there already is left, what differs is replaced', async () => {
    await fetchTo({ from: from() });
    const [first = '', second = ''] = names;
    await writeFile(join(directory, first), 'of another release');
    const before = await stat(join(directory, second));
    expect(await fetchTo({ from: from() })).toMatchObject({ published: 1, unchanged: names.length - 1 });
    expect((await stat(join(directory, second))).ino).toBe(before.ino);
    expect(await read(directory)).toEqual(await read(fixture.release));
  });

  test('only the files asked for, compared with the checksums all the same', async () => {
    const result = await fetchTo({ from: from(), files: ['small-linux-amd64'] });
    expect(result).toMatchObject({ published: 1, unchanged: 0 });
    expect(result.checks).toMatchObject([{ measured: `1 of ${names.length} files` }, { verdict: 'pass' }]);
    expect(await readdir(directory)).toEqual(['small-linux-amd64']);
  });

  test('a file or a tag that there is not', async () => {
    await expect(fetchTo({ from: from(), files: ['small-plan9-386'] })).rejects.toMatchObject({
      code: 'FILE_MISSING',
      message: 'the release v1.2.3 has no small-plan9-386',
    });
    await expect(fetchTo({ from: from(), tag: 'v9' })).rejects.toMatchObject({
      code: 'FILE_MISSING',
      exitCode: 2,
    });
    await expectNothing();
  });
});

describe('what may be missing', () => {
  test.each([
    [{ from: GITHUB, tag: 'v9' }, /has no published release v9/],
    [{ from: GITHUB, files: ['small-plan9-386'] }, /has no small-plan9-386/],
  ])('%o is skipped, and said', async (changes, message) => {
    const result = await fetchTo({ ...changes, ifMissing: 'skip' });
    expect(result).toMatchObject({ tag: '', urls: [], published: 0 });
    expect(result.checks).toMatchObject([
      { name: 'fetched', verdict: 'skip', detail: expect.stringMatching(message) },
    ]);
    await expectNothing();
  });

  test('what is there but wrong is not', async () => {
    const strange = { from: GITHUB, files: ['small-linux-amd64'], ifMissing: 'skip' as const };
    await mkdir(directory);
    await writeFile(join(directory, 'app-of-last-year'), '');
    await expect(fetchTo(strange)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('fetch from GitHub', () => {
  test('the newest release that is neither draft nor pre-release', async () => {
    github.add({ tag: 'v1.3.0-rc.1', prerelease: true }, false);
    github.add({ tag: 'v1.4.0' });
    expect(await fetchTo()).toMatchObject({ tag: 'v1.2.3' });
    await expect(fetchTo({ tag: 'v1.4.0' })).rejects.toMatchObject({ code: 'FILE_MISSING' });
  });

  test('a public repository needs no token', async () => {
    await fetchTo({}, portsWith(github, { GITHUB_REPOSITORY: 'o/r' }).ports);
    expect(github.tokens).toEqual([undefined]);
  });

  test('what is there with the digest that the server states is not downloaded again', async () => {
    await fetchTo();
    github.calls.length = 0;
    await fetchTo();
    expect(github.calls).toEqual(['latest', 'assets']);
  });

  test('without digests of the server, the checksums decide', async () => {
    github.statesDigests = false;
    expect(await fetchTo()).toMatchObject({ published: names.length });
    expect(await fetchTo()).toMatchObject({ published: 0, unchanged: names.length });
  });

  test('an upload that is not finished is no file of the release', async () => {
    github.addAsset(release, 'later.txt', '', false);
    expect(await fetchTo()).toMatchObject({ published: names.length });
  });

  test('a run killed at any call leaves nothing, and the next is whole', async () => {
    await fetchTo();
    const last = github.calls.length;
    for (let call = 1; call <= last; call++) {
      await rm(directory, { recursive: true });
      await writeFile(join(dirname(directory), 'other'), '');
      github.calls.length = 0;
      github.fault = { call, when: 'before', what: 'killed' };
      await expect(fetchTo(), `call ${call}`).rejects.toThrow(Killed);
      expect(await readdir(dirname(directory))).toEqual(['other']);
      github.fault = undefined;
      expect(await fetchTo()).toMatchObject({ published: names.length });
    }
  });

  test('a network that fails once is asked again, at any call', async () => {
    await fetchTo();
    const last = github.calls.length;
    for (let call = 1; call <= last; call++) {
      await rm(directory, { recursive: true });
      github.calls.length = 0;
      github.fault = { call, when: 'after', what: 'network' };
      expect(await fetchTo(), `call ${call}`).toMatchObject({ published: names.length });
    }
  });
});

describe('a release that is not what it says', () => {
  const replace = (name: string, content: string | Buffer): void => {
    release.assets = release.assets.filter((asset) => asset.name !== name);
    github.addAsset(release, name, content);
  };
  const failed = async (changes: Partial<FetchInputs> = {}) => {
    const { checks, published } = await fetchTo(changes);
    expect(published).toBe(0);
    await expectNothing();
    return checks.filter(({ verdict }) => verdict === 'fail');
  };

  test('a file with other bytes than its checksum', async () => {
    replace('small-linux-amd64', 'exchanged');
    expect(await failed()).toMatchObject([{ name: 'checksums', measured: 'other bytes: small-linux-amd64' }]);
    expect(await failed({ files: ['small-linux-amd64'] })).toHaveLength(1);
  });

  test('a file that the checksums list is missing', async () => {
    release.assets = release.assets.filter(({ name }) => name !== 'artifact-manifest.yaml');
    expect(await failed()).toMatchObject([
      { name: 'checksums', measured: 'missing: artifact-manifest.yaml' },
    ]);
  });

  test('other bytes arrive than the server states', async () => {
    const { ports } = portsWith(github);
    const of: Ports['releases']['of'] = (...args) => {
      const releases = github.of(...args);
      return {
        ...releases,
        download: async (asset, path) => {
          await releases.download(asset, path);
          if (asset.name === 'checksums.sha512.txt') await writeFile(path, Buffer.alloc(asset.size));
        },
      };
    };
    const { checks } = await fetchTo({}, { ...ports, releases: { ...ports.releases, of } });
    expect(checks).toMatchObject([
      { name: 'fetched', verdict: 'fail', measured: 'other bytes: checksums.sha512.txt' },
    ]);
    await expectNothing();
  });

  test('checksums that nobody of us wrote', async () => {
    replace('checksums.txt', 'nonsense\n');
    await expect(fetchTo()).rejects.toMatchObject({ code: 'FILE_INVALID' });
    await expectNothing();
  });

  test('no checksums at all: not a pass', async () => {
    release.assets = [];
    github.addAsset(release, 'tool', 'bytes');
    const { checks, published } = await fetchTo();
    expect(published).toBe(1);
    expect(checks).toMatchObject([{ verdict: 'pass' }, { name: 'checksums', verdict: 'not-run' }]);
  });

  test.each(['../../.bashrc', '/etc/passwd', 'a/b', '.hidden', '..', 'CON:', ''])(
    'a name like %j',
    async (name) => {
      github.addAsset(release, name, 'x');
      await expect(fetchTo()).rejects.toMatchObject({ code: 'NAME_UNSAFE', exitCode: 2 });
      await expectNothing();
    },
  );

  test('two files of one name where case does not count', async () => {
    github.addAsset(release, 'Checksums.txt', 'x');
    await expect(fetchTo()).rejects.toMatchObject({ code: 'FILE_INVALID' });
    await expectNothing();
  });

  test('more files than a release can have', async () => {
    for (let index = release.assets.length; index <= 1000; index++)
      github.addAsset(release, `file-${index}`, '');
    await expect(fetchTo()).rejects.toThrow('has 1001 files');
  });

  test('a file larger than any can be', async () => {
    const { ports } = portsWith(github);
    const of: Ports['releases']['of'] = (...args) => {
      const releases = github.of(...args);
      return {
        ...releases,
        assets: async (of) => (await releases.assets(of)).map((asset) => ({ ...asset, size: 2 * 1024 ** 3 })),
      };
    };
    await expect(fetchTo({}, { ...ports, releases: { ...ports.releases, of } })).rejects.toThrow(
      '2 GiB or more',
    );
    await expectNothing();
  });
});

describe('the folder to fetch into', () => {
  test.each([
    ['a file of another release', (path: string) => writeFile(path, ''), 'app-of-last-year'],
    ['a folder', (path: string) => mkdir(path), 'small-linux-amd64'],
    ['a link', (path: string) => symlink('/etc/hostname', path), 'small-linux-amd64'],
  ])('has %s: nothing is written', async (_, make, name) => {
    await mkdir(directory);
    await make(join(directory, name));
    await expect(fetchTo()).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: `${directory} has files that are no part of v1.2.3: ${name}`,
    });
    expect(await readdir(directory)).toEqual([name]);
  });

  test('has what a killed run left: it goes', async () => {
    await mkdir(directory);
    await writeFile(join(directory, '.checksums.txt.4711.abcd.tmp'), 'half');
    await fetchTo();
    expect(await readdir(directory)).toEqual(names);
  });
});

describe('fetch from a folder', () => {
  const publish = async (
    version: string,
    changes: { project?: string; tag?: string } = {},
  ): Promise<void> => {
    const plan = { ...fixture.plan, version, tag: `v${version}`, ...changes };
    await gatherInsight(fixture.output, plan);
    await seal(fixture.inputs, plan, portsWith(github).ports);
    const to = [{ kind: 'dir' as const, path: several }];
    await run({ directory: fixture.release, to, tag: undefined }, plan, portsWith(github).ports);
  };
  let several: string;
  beforeEach(() => {
    several = temporaryFolder('store');
  });
  const from = (): Partial<FetchInputs> => ({ from: { kind: 'dir', path: several } });

  test('the newest version, whatever was published last', async () => {
    for (const version of ['1.9.0', '1.10.0', '1.2.0', '2.0.0-rc.1']) await publish(version);
    expect(await fetchTo(from())).toMatchObject({ tag: 'v1.10.0' });
    expect(await fetchTo({ ...from(), tag: 'v2.0.0-rc.1' })).toMatchObject({ tag: 'v2.0.0-rc.1' });
  });

  test('a snapshot, by its version', async () => {
    const { tag: _, ...plan } = { ...fixture.plan, version: '1.2.4-snapshot.1' };
    await gatherInsight(fixture.output, plan);
    await seal(fixture.inputs, plan, portsWith(github).ports);
    const to = [{ kind: 'dir' as const, path: several }];
    await run({ directory: fixture.release, to, tag: undefined }, plan, portsWith(github).ports);
    await expect(fetchTo(from())).rejects.toMatchObject({ code: 'FILE_MISSING' });
    expect(await fetchTo({ ...from(), tag: '1.2.4-snapshot.1' })).toMatchObject({ tag: '1.2.4-snapshot.1' });
  });

  test('of several projects, the one that was planned', async () => {
    await publish('1.2.3');
    await publish('1.2.3', { project: 'other' });
    await expect(fetchTo(from())).rejects.toThrow('several projects: other, small');
    const { ports } = portsWith(github);
    const inputs = {
      from: { kind: 'dir' as const, path: several },
      tag: 'v1.2.3',
      directory,
      files: [],
      ifMissing: 'fail' as const,
    };
    const { urls } = await fetchRelease(inputs, { ...fixture.plan, project: 'other' }, ports);
    expect(urls[0]).toContain('/releases/other/1.2.3/');
  });

  test('a record that leads out of the store is damaged', async () => {
    await publish('1.2.3');
    const record = join(several, 'releases/small/1.2.3/release.json');
    const text = (await readFile(record, 'utf8')).replace(/[0-9a-f]{64}/, '../../../etc/passwd');
    await rm(record);
    await writeFile(record, text);
    await expect(fetchTo(from())).rejects.toMatchObject({ code: 'STORE_CONFLICT' });
    await expectNothing();
  });

  test('a blob with other bytes is never taken', async () => {
    await publish('1.2.3');
    const { sha256 } = digestOfBytes(await readFile(join(fixture.release, 'small-linux-amd64')));
    await rm(join(several, 'blobs/sha256', sha256));
    await writeFile(join(several, 'blobs/sha256', sha256), 'rotten');
    const { checks } = await fetchTo(from());
    expect(checks).toMatchObject([
      { name: 'fetched', verdict: 'fail', measured: 'other bytes: small-linux-amd64' },
    ]);
    await expectNothing();
  });
});
