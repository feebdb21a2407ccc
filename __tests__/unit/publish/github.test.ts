import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import { githubChannel } from '../../../src/publish/github/channel.ts';
import type { GitHubDestination, PublishInputs } from '../../../src/publish/inputs.ts';
import { SIZE_BOUND } from '../../../src/publish/limits.ts';
import { run } from '../../../src/publish/publish.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { run as seal } from '../../../src/seal/seal.ts';
import { type Fixture, gatherInsight, sealedRelease } from '../../support/release.ts';
import { Killed, type MemoryRelease, MemoryReleases } from './memory-releases.ts';
import { portsWith } from './ports.ts';

let fixture: Fixture;
let github: MemoryReleases;
let names: string[];
beforeEach(async () => {
  fixture = await sealedRelease({}, ['linux/amd64']);
  github = new MemoryReleases();
  names = await readdir(fixture.release);
});
afterEach(() => fixture.remove());

const GITHUB: GitHubDestination = {
  kind: 'github',
  token: undefined,
  draft: false,
  prerelease: 'auto',
  notes: undefined,
};

interface Given {
  readonly destination?: Partial<GitHubDestination>;
  readonly inputs?: Partial<PublishInputs>;
  readonly plan?: Partial<Plan>;
  readonly environment?: Readonly<Record<string, string>>;
}

const publish = ({ destination, inputs, plan, environment }: Given = {}) =>
  run(
    { directory: fixture.release, to: [{ ...GITHUB, ...destination }], tag: undefined, ...inputs },
    { ...fixture.plan, ...plan },
    portsWith(github, environment).ports,
  );

/** Seals again under another version. */
async function sealAs(version: string): Promise<Partial<Plan>> {
  const plan = { version, tag: `v${version}` };
  await gatherInsight(fixture.output, { ...fixture.plan, ...plan });
  await seal(fixture.inputs, { ...fixture.plan, ...plan }, localPorts());
  return plan;
}

async function expectComplete({ assets, content }: MemoryRelease): Promise<void> {
  expect(assets.map(({ name }) => name).sort()).toEqual(names);
  for (const { name, bytes, complete } of assets) {
    expect(complete, name).toBe(true);
    expect(bytes.equals(await readFile(join(fixture.release, name))), name).toBe(true);
  }
  expect(content.tag).toBe('v1.2.3');
}

describe('publish to GitHub', () => {
  test('a draft gets all files, is read back, and only then published', async () => {
    const result = await publish();
    expect(result.checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(result).toMatchObject({
      tag: 'v1.2.3',
      urls: ['https://github.example.org/o/r/releases/v1.2.3'],
      published: names.length,
      unchanged: 0,
    });
    await expectComplete(github.published);
    expect(github.published.content).toMatchObject({
      commit: fixture.plan.commit,
      title: 'v1.2.3',
      prerelease: false,
    });
    expect(github.calls).toEqual([
      'by-tag v1.2.3',
      'drafts v1.2.3',
      'create',
      'assets',
      ...names.map((name) => `upload ${name}`),
      'assets',
      'by-tag v1.2.3',
      'publish v1.2.3',
      'by-tag v1.2.3',
      'assets',
    ]);
  });

  test('the same release again changes nothing', async () => {
    await publish();
    github.writable = false;
    expect(await publish()).toMatchObject({
      urls: ['https://github.example.org/o/r/releases/v1.2.3'],
      published: 0,
      unchanged: names.length,
    });
  });

  test.each([
    [
      'other bytes',
      (release: MemoryRelease) => release.assets.map((asset) => ({ ...asset, bytes: Buffer.from('x') })),
    ],
    ['a file less', (release: MemoryRelease) => release.assets.slice(1)],
    [
      'a file more',
      (release: MemoryRelease) => [
        ...release.assets,
        { id: 99, name: 'z', bytes: Buffer.from(''), complete: true },
      ],
    ],
    [
      'an unfinished file',
      (release: MemoryRelease) => release.assets.map((asset) => ({ ...asset, complete: false })),
    ],
  ])('%s under the same published release stop, with nothing changed', async (_, change) => {
    await publish();
    const { published } = github;
    published.assets = change(published);
    const before = [...published.assets];
    await expect(publish()).rejects.toMatchObject({ code: 'STORE_CONFLICT', exitCode: 1 });
    expect(published.assets).toEqual(before);
    expect(github.releases).toHaveLength(1);
  });

  test('a conflict names the files', async () => {
    await publish();
    await seal({ ...fixture.inputs, channel: 'stable' }, fixture.plan, localPorts());
    await expect(publish()).rejects.toThrow(/artifact-manifest\.yaml, .*checksums\.txt/);
  });

  test('another version is another release', async () => {
    await publish();
    await publish({ plan: await sealAs('1.2.4') });
    expect(github.releases.map(({ content, draft }) => [content.tag, draft])).toEqual([
      ['v1.2.3', false],
      ['v1.2.4', false],
    ]);
  });

  test('where the server states no digests, every file is downloaded and compared', async () => {
    github.statesDigests = false;
    await publish();
    await expectComplete(github.published);
    const downloads = github.calls.filter((call) => call.startsWith('download'));
    expect(new Set(downloads)).toEqual(new Set(names.map((name) => `download ${name}`)));
    expect(await publish()).toMatchObject({ published: 0, unchanged: names.length });
    github.published.assets = github.published.assets.map((asset) => ({
      ...asset,
      bytes: Buffer.alloc(asset.bytes.length),
    }));
    await expect(publish()).rejects.toMatchObject({ code: 'STORE_CONFLICT' });
    expect(await readdir(fixture.output)).not.toContainEqual(expect.stringMatching(/^\.tmp-/));
  });

  test('a server that keeps other bytes than it was sent publishes nothing', async () => {
    const { ports } = portsWith(github);
    const of: typeof github.of = (...args) => {
      const releases = github.of(...args);
      return {
        ...releases,
        upload: async (draft, name, path, size) => {
          await releases.upload(draft, name, path, size);
          if (name !== 'checksums.txt') return;
          const [release] = github.releases;
          if (release)
            release.assets = release.assets.map((asset) =>
              asset.name === name ? { ...asset, bytes: Buffer.alloc(size) } : asset,
            );
        },
      };
    };
    await expect(
      run({ directory: fixture.release, to: [GITHUB], tag: undefined }, fixture.plan, {
        ...ports,
        releases: { of, about: github.about },
      }),
    ).rejects.toMatchObject({ code: 'DIGEST_MISMATCH', message: expect.stringContaining('checksums.txt') });
    expect(github.releases.map(({ draft }) => draft)).toEqual([true]);
    await publish();
    await expectComplete(github.published);
  });
});

describe('a run that was stopped', () => {
  const total = async (): Promise<number> => {
    await publish();
    const { length } = github.calls;
    github = new MemoryReleases();
    return length;
  };

  test.each(['before', 'after'] as const)(
    'is completed by the next, wherever it was killed (%s the call)',
    async (when) => {
      for (let call = 1, last = await total(); call <= last; call++) {
        github = new MemoryReleases();
        github.fault = { call, when, what: 'killed' };
        await expect(publish(), `call ${call}`).rejects.toThrow(Killed);
        github.fault = undefined;
        const { checks, published, unchanged } = await publish();
        expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
        expect(published + unchanged).toBe(names.length);
        await expectComplete(github.published);
        expect(github.releases, `call ${call}`).toHaveLength(1);
      }
    },
  );

  test.each(['before', 'after'] as const)(
    'goes on by itself where the network failed (%s the call)',
    async (when) => {
      for (let call = 1, last = await total(); call <= last; call++) {
        github = new MemoryReleases();
        github.fault = { call, when, what: 'network' };
        const { checks } = await publish();
        expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
        await expectComplete(github.published);
        expect(github.releases, `call ${call}`).toHaveLength(1);
      }
    },
  );

  test('does nothing twice whose answer was lost', async () => {
    for (let call = 1, last = await total(); call <= last; call++) {
      github = new MemoryReleases();
      github.fault = { call, when: 'after', what: 'network' };
      await publish();
      const done = github.calls.filter((one) => /^(create|upload|publish)/.test(one));
      expect(done).toEqual(['create', ...names.map((name) => `upload ${name}`), 'publish v1.2.3']);
    }
  });

  test('gives up on a network that stays away, with nothing published', async () => {
    const { ports, pauses } = portsWith({
      about: github.about,
      of: (...args) => ({
        ...github.of(...args),
        createDraft: async () => {
          github.fault = { call: github.calls.length + 1, when: 'before', what: 'network' };
          return github
            .of(...args)
            .createDraft({ tag: '', commit: '', title: '', notes: '', prerelease: false });
        },
      }),
    });
    await expect(
      run({ directory: fixture.release, to: [GITHUB], tag: undefined }, fixture.plan, ports),
    ).rejects.toMatchObject({ code: 'NETWORK_FAILED', exitCode: 3 });
    expect(pauses).toEqual([1_000, 4_000, 15_000]);
    expect(github.releases).toEqual([]);
  });

  test('left half a file, other bytes and a stranger in its draft', async () => {
    const draft = github.add({ tag: 'v1.2.3' });
    const [first = '', second = '', third = ''] = names;
    github.addAsset(draft, first, '', false);
    github.addAsset(draft, second, 'of another attempt');
    github.addAsset(draft, third, await readFile(join(fixture.release, third)));
    github.addAsset(draft, 'small-plan9-386', 'of another attempt');
    expect(await publish()).toMatchObject({ published: names.length - 1, unchanged: 1 });
    await expectComplete(github.published);
    expect(github.releases).toHaveLength(1);
  });

  test('left two drafts: the older is completed, the other is told of and not touched', async () => {
    const older = github.add({ tag: 'v1.2.3' });
    const newer = github.add({ tag: 'v1.2.3' });
    github.add({ tag: 'v1.2.4' });
    const { checks } = await publish();
    expect(checks.filter(({ verdict }) => verdict !== 'pass')).toMatchObject([
      { name: 'read-back', verdict: 'warn', detail: 'there is 1 more draft of v1.2.3, left as found' },
    ]);
    expect(github.published).toBe(older);
    expect(newer).toMatchObject({ draft: true, assets: [] });
  });
});

describe('what the release says', () => {
  test.each([
    ['1.2.4', 'auto', false],
    ['1.2.4-rc.1', 'auto', true],
    ['1.2.4+build-5', 'auto', false],
    ['1.2.4-rc.1', 'false', false],
    ['1.2.4', 'true', true],
  ] as const)('%s with prerelease %s', async (version, prerelease, expected) => {
    await publish({ plan: await sealAs(version), destination: { prerelease } });
    expect(github.published.content.prerelease).toBe(expected);
  });

  test('a tag that was given wins over that of the plan', async () => {
    expect(await publish({ inputs: { tag: 'small/v1.2.3' } })).toMatchObject({ tag: 'small/v1.2.3' });
    expect(github.published.content.tag).toBe('small/v1.2.3');
  });

  test('how to check the files, where nobody wrote notes', async () => {
    await publish();
    expect(github.published.content.notes?.split('\n')).toEqual(
      expect.arrayContaining([
        `small 1.2.3, built from commit ${fixture.plan.commit}.`,
        'sha256sum -c checksums.txt --strict',
        'cosign verify-blob --key cosign.pub --bundle checksums.txt.sigstore.json --insecure-ignore-tlog=true checksums.txt',
        'oracle-release verify . --public-key cosign.pub',
      ]),
    );
  });

  test('nothing of signatures where there are none', async () => {
    await seal({ ...fixture.inputs, sign: 'none' }, fixture.plan, localPorts());
    await publish();
    expect(github.published.content.notes).not.toMatch(/cosign/);
  });

  test('notes as text, and from a file', async () => {
    await publish({ destination: { notes: { text: '# Better' } } });
    expect(github.published.content.notes).toBe('# Better');
    const path = join(fixture.output, 'notes.md');
    await writeFile(path, '# Best\n');
    github = new MemoryReleases();
    await publish({ destination: { notes: { path } } });
    expect(github.published.content.notes).toBe('# Best\n');
  });

  test.each([
    [undefined, 'written by a person'],
    [{ text: 'given' }, 'given'],
  ])('notes of a draft that is there already stay unless others are given: %o', async (notes, expected) => {
    github.add({ tag: 'v1.2.3', notes: 'written by a person' });
    await publish({ destination: { notes } });
    expect(github.published.content.notes).toBe(expected);
  });

  test('a draft stays one where that is asked, and is published when it is not any more', async () => {
    expect(await publish({ destination: { draft: true } })).toMatchObject({ published: names.length });
    expect(github.releases.map(({ draft }) => draft)).toEqual([true]);
    expect(await publish({ destination: { draft: true } })).toMatchObject({ unchanged: names.length });
    expect(await publish()).toMatchObject({ published: 0, unchanged: names.length });
    await expectComplete(github.published);
  });
});

describe('which repository, with which token', () => {
  const api = 'https://api.github.com';
  const token = { GITHUB_TOKEN: 'of the environment' };
  test.each([
    [{ ...token, GITHUB_REPOSITORY: 'o/r' }, 'https://example.org/small.git', { api, owner: 'o', name: 'r' }],
    [
      { ...token, GITHUB_REPOSITORY: 'o/r', GITHUB_API_URL: 'https://ghes.example.org/api/v3' },
      undefined,
      { api: 'https://ghes.example.org/api/v3', owner: 'o', name: 'r' },
    ],
    [token, 'https://github.com/some/app.git', { api, owner: 'some', name: 'app' }],
    [token, 'https://github.com/some/app', { api, owner: 'some', name: 'app' }],
    [
      { ...token, GITHUB_API_URL: 'https://git.example.org/api/v3' },
      'https://git.example.org/some/app.git',
      { api: 'https://git.example.org/api/v3', owner: 'some', name: 'app' },
    ],
  ])('%o and a clone of %s', async (environment, repository, expected) => {
    await publish({ environment, plan: { ...(repository && { repository }) } });
    expect(github.repositories).toEqual([expected]);
    expect(github.tokens).toEqual(['of the environment']);
  });

  test('the token that was given wins', async () => {
    await publish({ destination: { token: 'given' } });
    expect(github.tokens).toEqual(['given']);
  });
});

describe('nothing is asked or written when', () => {
  const cases: [string, Given, string | RegExp][] = [
    ['there is no token', { environment: { GITHUB_REPOSITORY: 'o/r' } }, 'no token'],
    [
      'nothing names a repository',
      { environment: { GITHUB_TOKEN: 't' }, plan: { repository: 'nowhere' } },
      'which repository',
    ],
    ['nobody knows the API', { environment: { GITHUB_TOKEN: 't' } }, 'the API of example.org'],
    [
      'the repository is none',
      { environment: { GITHUB_TOKEN: 't', GITHUB_REPOSITORY: 'o' } },
      '"o" is not a repository',
    ],
    [
      'the notes are too long',
      { destination: { notes: { text: 'x'.repeat(125_001) } } },
      '125001 characters',
    ],
    [
      'the file of the notes is missing',
      { destination: { notes: { path: '/nowhere/notes.md' } } },
      '/nowhere/notes.md',
    ],
  ];
  test.each(cases)('%s', async (_, given, message) => {
    const to = [
      { kind: 'dir' as const, path: join(fixture.output, 'store') },
      { ...GITHUB, ...given.destination },
    ];
    const publishing = publish({ ...given, inputs: { to } });
    await expect(publishing).rejects.toMatchObject({ exitCode: 2 });
    await expect(publishing).rejects.toThrow(message);
    expect(github.calls).toEqual([]);
    await expect(stat(join(fixture.output, 'store'))).rejects.toThrow('ENOENT');
  });

  test('the release is a snapshot', async () => {
    const { tag: _, ...untagged } = fixture.plan;
    const to = [{ kind: 'dir' as const, path: join(fixture.output, 'store') }, GITHUB];
    const publishing = run(
      { directory: fixture.release, to, tag: undefined },
      { ...untagged, snapshot: true },
      portsWith(github).ports,
    );
    await expect(publishing).rejects.toMatchObject({ code: 'INPUT_INVALID', exitCode: 2 });
    await expect(publishing).rejects.toThrow('1.2.3 has no tag');
    expect(github.calls).toEqual([]);
    await expect(stat(join(fixture.output, 'store'))).rejects.toThrow('ENOENT');
  });

  test.each([
    [[SIZE_BOUND], 'too large for GitHub: file-0'],
    [[1, SIZE_BOUND - 1], undefined],
    [Array(1000).fill(1), undefined],
    [Array(1001).fill(1), '1001 files are too many for GitHub'],
  ])('the release is beyond what GitHub takes', async (sizes: number[], message) => {
    const files = sizes.map((size, index) => ({ name: `file-${index}`, path: '', sha256: '', size }));
    const opening = githubChannel(
      GITHUB,
      { api: 'https://api.github.com', owner: 'o', name: 'r' },
      { ...fixture.plan, tag: 'v1.2.3', files },
      portsWith(github).ports,
    );
    if (message) await expect(opening).rejects.toThrow(message);
    else expect((await opening).name).toBe('github');
    expect(github.calls).toEqual([]);
  });

  test('the token may not write: one message, and no draft', async () => {
    github.writable = false;
    await expect(publish()).rejects.toMatchObject({ code: 'TOKEN_REFUSED', exitCode: 2 });
    expect(github.releases).toEqual([]);
  });
});
