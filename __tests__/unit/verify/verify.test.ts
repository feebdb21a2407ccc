import { copyFile, cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import { digestOfBytes } from '../../../src/model/digest.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { generateKeyPair } from '../../../src/trust/cosign-key.ts';
import { run } from '../../../src/verify/verify.ts';
import { type Fixture, sealedRelease } from '../../support/release.ts';

let fixture: Fixture;
let names: string[];
beforeAll(async () => {
  fixture = await sealedRelease();
  names = await readdir(fixture.release);
});
afterAll(() => fixture.remove());

const verify = (directory: string, publicKey?: string) => run({ directory, publicKey }, localPorts());
const failures = (checks: readonly Check[]) => checks.filter(({ verdict }) => verdict === 'fail');
const subjects = (checks: readonly Check[]) => failures(checks).map(({ subject }) => subject);

describe('a sealed release', () => {
  test('passes, by its folder or by its output folder, with the key beside it or pinned', async () => {
    for (const directory of [fixture.release, fixture.output]) {
      const result = await verify(directory);
      expect(result.checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
      expect(result).toMatchObject({ directory: fixture.release, version: '1.2.3', files: names.length });
      expect(result.checks.find(({ name }) => name === 'public-key')?.detail).toMatch(
        /came with the files.*pin it/,
      );
    }
    const pinned = await verify(fixture.release, join(fixture.output, 'cosign.pub'));
    expect(pinned.checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(pinned.checks.find(({ name }) => name === 'public-key')?.detail).toBeUndefined();
  });

  test('every file is covered by a check of each kind that applies to it', async () => {
    const { checks } = await verify(fixture.release);
    const count = (name: string) => checks.filter((check) => check.name === name).length;
    expect({
      sha256: count('checksum-sha256'),
      sha512: count('checksum-sha512'),
      digestFiles: count('digest-file'),
      formats: count('format'),
      sboms: count('sbom'),
      signatures: count('signature'),
      subjects: count('provenance-subject'),
      manifest: count('manifest'),
    }).toEqual({
      sha256: 26,
      sha512: 26,
      digestFiles: 6,
      formats: 6,
      sboms: 12,
      signatures: 23,
      subjects: 9,
      manifest: 7,
    });
  });

  test('one changed byte at the beginning, middle or end of any file fails, and the file is named', async () => {
    for (const name of names) {
      const path = join(fixture.release, name);
      const original = await readFile(path);
      const last = original.length - 1;
      for (const at of [0, Math.floor(last / 2), last]) {
        const changed = Buffer.from(original);
        changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
        await writeFile(path, changed);
        expect.soft(subjects((await verify(fixture.release)).checks), `${name} at ${at}`).toContain(name);
      }
      await writeFile(path, original);
    }
    expect(failures((await verify(fixture.release)).checks)).toEqual([]);
  });
});

describe('any file of a release', () => {
  let two: Fixture;
  let files: string[];
  beforeAll(async () => {
    two = await sealedRelease({}, ['linux/amd64', 'windows/amd64']);
    files = await readdir(two.release);
  });
  afterAll(() => two.remove());

  test('longer, shorter, empty or with a byte beyond ASCII fails, and is named', async () => {
    for (const name of files) {
      const path = join(two.release, name);
      const original = await readFile(path);
      const odd = Buffer.from(original);
      odd.writeUInt8(odd.readUInt8(odd.length >> 2) ^ 0x80, odd.length >> 2);
      const variants = [
        Buffer.concat([original, Buffer.from('\n')]),
        original.subarray(0, -1),
        Buffer.alloc(0),
        odd,
      ];
      for (const [index, changed] of variants.entries()) {
        await writeFile(path, changed);
        expect.soft(subjects((await verify(two.release)).checks), `${name} ${index}`).toContain(name);
      }
      await writeFile(path, original);
    }
  });

  test('removed or renamed fails, and the names are named', async () => {
    for (const name of files) {
      const path = join(two.release, name);
      const aside = join(two.output, 'aside');
      await rename(path, aside);
      expect.soft(subjects((await verify(two.release)).checks), `without ${name}`).toContain(name);
      const other = `x${name}`;
      await rename(aside, join(two.release, other));
      const renamed = subjects((await verify(two.release)).checks);
      expect.soft(renamed, `${name} renamed`).toEqual(expect.arrayContaining([name, other]));
      await rename(join(two.release, other), path);
    }
  });
});

describe('fails on', () => {
  let copy: string;
  beforeEach(async () => {
    copy = join(fixture.output, 'copy');
    await cp(fixture.release, copy, { recursive: true });
  });
  afterEach(() => rm(copy, { recursive: true, force: true }));

  const at = (name: string) => join(copy, name);
  const edit = async (name: string, change: (text: string) => string) =>
    writeFile(at(name), change(await readFile(at(name), 'utf8')));

  const cases: [string, () => Promise<unknown>, { name: string; subject: string }][] = [
    ['an extra file', () => writeFile(at('notes.txt'), ''), { name: 'set', subject: 'notes.txt' }],
    ['a hidden file', () => writeFile(at('.hidden'), ''), { name: 'set', subject: '.hidden' }],
    ['an unsafe name', () => writeFile(at('a b'), ''), { name: 'set', subject: 'a b' }],
    [
      'an extra binary',
      () => copyFile(at('small-linux-amd64'), at('small-linux-riscv64')),
      { name: 'set', subject: 'small-linux-riscv64' },
    ],
    [
      'an extra bundle',
      () => copyFile(at('checksums.txt.sigstore.json'), at('x.sigstore.json')),
      { name: 'set', subject: 'x.sigstore.json' },
    ],
    ['a folder', () => mkdir(at('more')), { name: 'set', subject: 'more' }],
    [
      'a symbolic link to the very bytes',
      async () => {
        await rm(at('small-linux-amd64'));
        await symlink(join(fixture.release, 'small-linux-amd64'), at('small-linux-amd64'));
      },
      { name: 'set', subject: 'small-linux-amd64' },
    ],
    ['a dangling link', () => symlink('nowhere', at('link')), { name: 'set', subject: 'link' }],
    [
      'swapped binaries, whose headers tell',
      async () => {
        await copyFile(join(fixture.release, 'small-linux-arm64'), at('small-linux-amd64'));
        await copyFile(join(fixture.release, 'small-linux-amd64'), at('small-linux-arm64'));
      },
      { name: 'format', subject: 'small-linux-amd64' },
    ],
    [
      'a bundle of another file',
      () => copyFile(at('small-linux-arm64.sigstore.json'), at('small-linux-amd64.sigstore.json')),
      { name: 'signature', subject: 'small-linux-amd64' },
    ],
    [
      'all signatures taken away',
      async () => {
        for (const name of names.filter((it) => it.endsWith('.sigstore.json'))) await rm(at(name));
      },
      { name: 'set', subject: 'checksums.txt.sigstore.json' },
    ],
    [
      'the provenance and its bundle taken away',
      async () => {
        for (const name of names.filter((it) => it.startsWith('provenance'))) await rm(at(name));
      },
      { name: 'set', subject: 'provenance.intoto.json' },
    ],
    [
      'a line more in the checksums',
      () => edit('checksums.txt', (text) => `${text}${'0'.repeat(64)}  zzz\n`),
      { name: 'checksum-sha256', subject: 'zzz' },
    ],
    [
      'a line less in the checksums',
      () => edit('checksums.sha512.txt', (text) => text.replace(/^.*small-linux-amd64\n/m, '')),
      { name: 'checksum-sha512', subject: 'small-linux-amd64' },
    ],
    [
      'a binary less in the manifest',
      () =>
        edit('artifact-manifest.yaml', (text) =>
          text.replace(/ {2}- name: small-linux-amd64\n( {4}.*\n)+/, ''),
        ),
      { name: 'set', subject: 'small-linux-amd64' },
    ],
    [
      'two versions in the manifest',
      () => edit('artifact-manifest.yaml', (text) => text.replace('version: 1.2.3', 'version: 1.2.4')),
      { name: 'manifest', subject: 'artifact-manifest.yaml' },
    ],
    [
      'another platform in the manifest',
      () =>
        edit('artifact-manifest.yaml', (text) =>
          text.replace('linux-ppc64le\n    version', 'linux-riscv64\n    version'),
        ),
      { name: 'manifest', subject: 'small-linux-ppc64le' },
    ],
    [
      'another version in the build insight',
      () => edit('build-insight.json', (text) => text.replace('"1.2.3"', '"1.2.4"')),
      { name: 'build-insight', subject: 'build-insight.json' },
    ],
    [
      'another binary in the build insight',
      () => edit('build-insight.json', (text) => text.replace('small-linux-amd64"', 'other-linux-amd64"')),
      { name: 'build-insight', subject: 'build-insight.json' },
    ],
    [
      'no build insight, though it is listed',
      () => rm(at('build-insight.json')),
      { name: 'set', subject: 'build-insight.json' },
    ],
    [
      'another version in an SBOM',
      () => edit('small-linux-amd64.spdx.json', (text) => text.replace('1.2.3', '1.2.4')),
      { name: 'sbom', subject: 'small-linux-amd64.spdx.json' },
    ],
    [
      'another commit in the provenance',
      () => edit('provenance.intoto.json', (text) => text.replace(/"gitCommit": "0/, '"gitCommit": "1')),
      { name: 'provenance', subject: 'provenance.intoto.json' },
    ],
    [
      'a subject more in the provenance',
      () =>
        edit('provenance.intoto.json', (text) =>
          text.replace('"name": "small-linux-amd64"', '"name": "other"'),
        ),
      { name: 'provenance-subject', subject: 'small-linux-amd64' },
    ],
    [
      'a subject twice in the provenance',
      () =>
        edit('provenance.intoto.json', (text) =>
          text.replace('"name": "small-linux-arm64"', '"name": "small-linux-amd64"'),
        ),
      { name: 'provenance-subject', subject: 'small-linux-amd64' },
    ],
    [
      'an empty folder',
      async () => {
        for (const name of names) await rm(at(name));
      },
      { name: 'set', subject: 'checksums.txt' },
    ],
  ];
  test.each(cases)('%s', async (_, spoil, expected) => {
    await spoil();
    const { checks } = await verify(copy);
    expect(failures(checks)).toContainEqual(expect.objectContaining(expected));
    expect(failures(checks).every(({ remedy }) => remedy)).toBe(true);
  });

  test('an attacker without the key: a binary replaced and every digest made to fit', async () => {
    const name = 'small-linux-amd64';
    const before = digestOfBytes(await readFile(at(name)));
    await writeFile(at(name), Buffer.concat([await readFile(at(name)), Buffer.from('evil')]));
    const after = digestOfBytes(await readFile(at(name)));
    const fit = (text: string) =>
      text
        .replaceAll(before.sha256, after.sha256)
        .replaceAll(before.sha512, after.sha512)
        .replace(`"size":${before.size}`, `"size":${after.size}`)
        .replace(new RegExp(`(${after.sha512}\\n +size: )\\d+`), `$1${after.size}`);
    const relisted = [
      `${name}.digest.json`,
      `${name}.cdx.json`,
      `${name}.spdx.json`,
      'artifact-manifest.yaml',
    ];
    for (const file of relisted) {
      const old = digestOfBytes(await readFile(at(file)));
      await edit(file, fit);
      const now = digestOfBytes(await readFile(at(file)));
      await edit('checksums.txt', (text) => text.replace(old.sha256, now.sha256));
      await edit('checksums.sha512.txt', (text) => text.replace(old.sha512, now.sha512));
    }
    await edit('checksums.txt', fit);
    await edit('checksums.sha512.txt', fit);
    const { checks } = await verify(copy);
    const other = ['signature', 'provenance-subject', 'build-insight'];
    expect(failures(checks).filter((check) => !other.includes(check.name))).toEqual([]);
    const signatures = failures(checks).filter((check) => check.name === 'signature');
    expect(signatures.map(({ subject }) => subject).sort()).toEqual(
      [
        name,
        `${name}.cdx.json`,
        `${name}.spdx.json`,
        'artifact-manifest.yaml',
        'checksums.sha512.txt',
        'checksums.txt',
      ].sort(),
    );
  });

  test('another key than the pinned one', async () => {
    const { publicPem } = await generateKeyPair('');
    const { checks } = await verify(copy, publicPem);
    expect(failures(checks)).toHaveLength(23);
    expect(failures(checks)[0]).toMatchObject({
      name: 'signature',
      measured: expect.stringContaining('another key'),
    });
  });
});

describe('without a key', () => {
  let alone: string;
  beforeAll(async () => {
    alone = join(fixture.output, 'deeper', 'alone');
    await cp(fixture.release, alone, { recursive: true });
  });

  test('signatures are not run, and everything else is checked', async () => {
    const { checks } = await verify(alone);
    expect(checks.filter(({ verdict }) => verdict !== 'pass')).toMatchObject([
      { name: 'signature', subject: 'release', verdict: 'not-run' },
    ]);
  });

  test('a bundle for other bytes still fails', async () => {
    const path = join(alone, 'checksums.txt.sigstore.json');
    const original = await readFile(path);
    await copyFile(join(alone, 'artifact-manifest.yaml.sigstore.json'), path);
    expect(subjects((await verify(alone)).checks)).toEqual(['checksums.txt']);
    await writeFile(path, original);
  });

  test('a release without signatures says so, and a key demands them', async () => {
    const unsigned = await sealedRelease({ sign: 'none' });
    const { checks } = await verify(unsigned.release);
    expect(checks.filter(({ verdict }) => verdict !== 'pass')).toMatchObject([
      { name: 'signature', verdict: 'not-run', detail: expect.stringContaining('carries no signature') },
    ]);
    const demanded = await verify(unsigned.release, join(fixture.output, 'cosign.pub'));
    expect(subjects(demanded.checks)).toContain('checksums.txt.sigstore.json');
    await unsigned.remove();
  });
});

describe('bad arguments', () => {
  test.each([
    ['no such folder', () => verify(join(fixture.output, 'nowhere')), 'FILE_MISSING'],
    ['a file', () => verify(join(fixture.release, 'checksums.txt')), 'FILE_MISSING'],
    ['a missing key', () => verify(fixture.release, join(fixture.output, 'nowhere.pub')), 'KEY_UNREADABLE'],
    [
      'a key that is none',
      () => verify(fixture.release, join(fixture.release, 'checksums.txt')),
      'KEY_UNREADABLE',
    ],
    ['a private key', () => verify(fixture.release, fixture.key), 'KEY_UNREADABLE'],
  ])('%s', async (_, act, code) => {
    await expect(act()).rejects.toMatchObject({ code, exitCode: 2 });
  });
});
