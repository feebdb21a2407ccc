import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import { digestOfBytes } from '../../../src/model/digest.ts';
import { layout } from '../../../src/model/layout.ts';
import { sealedNames } from '../../../src/model/sealed.ts';
import type { Ports } from '../../../src/ports.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import type { SealInputs } from '../../../src/seal/inputs.ts';
import { run } from '../../../src/seal/seal.ts';
import { type Fixture, packedRelease } from '../../support/release.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await packedRelease();
});
afterEach(() => fixture.remove());

const seal = (changes: Partial<SealInputs> = {}, ports: Ports = localPorts()) =>
  run({ ...fixture.inputs, ...changes }, fixture.plan, ports);
const failures = (checks: readonly Check[]) => checks.filter(({ verdict }) => verdict === 'fail');
const paths = () => layout(fixture.output);
const read = (name: string) => readFile(join(fixture.release, name), 'utf8');

/** Every file in the output folder with its digest and the file it is on disk. */
async function snapshot(): Promise<Map<string, string>> {
  const names = (await readdir(fixture.output, { recursive: true, withFileTypes: true }))
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name));
  const facts = names.map(async (path) => {
    const { sha256 } = digestOfBytes(await readFile(path));
    return [path, `${sha256} ${(await stat(path)).ino}`] as const;
  });
  return new Map(await Promise.all(facts));
}

describe('seal', () => {
  test('leaves exactly the files of a sealed release, all checks passed', async () => {
    const { checks, files } = await seal();
    expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    const binaries = fixture.plan.artifacts.map(({ file }) => file);
    const sboms = binaries.flatMap((file) => [`${file}.cdx.json`, `${file}.spdx.json`]);
    const expected = sealedNames({ binaries, sboms, insight: true, provenance: true, signed: true });
    expect(await readdir(fixture.release)).toEqual(expected);
    expect(files.map(({ name }) => name)).toEqual(expected);
    expect(await readdir(fixture.output)).not.toContainEqual(expect.stringMatching(/^\.tmp/));
  });

  test('the same release and key give the same bytes, and equal files are not touched', async () => {
    await seal();
    const first = await snapshot();
    await seal();
    expect(await snapshot()).toEqual(first);
  });

  test('digest files, checksums and manifest agree with the bytes', async () => {
    await seal();
    const file = 'small-windows-amd64.exe';
    const digest = digestOfBytes(await readFile(join(fixture.release, file)));
    expect(await read(`${file}.digest.json`)).toBe(
      `{"artifact":"${file}","size":${digest.size},"sha256":"${digest.sha256}","sha512":"${digest.sha512}"}\n`,
    );
    expect(await read('checksums.txt')).toContain(`${digest.sha256}  ${file}\n`);
    expect(await read('checksums.sha512.txt')).toContain(`${digest.sha512}  ${file}\n`);
    expect(await read('artifact-manifest.yaml')).toContain(`checksum: ${digest.sha256}`);
    expect(await read('checksums.txt')).not.toMatch(/sigstore|provenance|checksums/);
  });

  test('the build insight is released, listed and signed', async () => {
    await seal();
    expect(JSON.parse(await read('build-insight.json'))).toMatchObject({ schema: 1, version: '1.2.3' });
    expect(await read('checksums.txt')).toMatch(/ {2}build-insight\.json\n/);
    expect(await readdir(fixture.release)).toContain('build-insight.json.sigstore.json');
  });

  test('without an insight there is none, and an earlier one goes', async () => {
    await seal();
    await rm(paths().buildInsight);
    const { checks } = await seal();
    expect(checks.find(({ name }) => name === 'build-insight')).toMatchObject({ verdict: 'skip' });
    expect(failures(checks)).toEqual([]);
    expect((await readdir(fixture.release)).filter((name) => name.startsWith('build-insight'))).toEqual([]);
  });

  test.each([
    ['of another version', (text: string) => text.replace('"1.2.3"', '"1.2.2"')],
    ['of other binaries', (text: string) => text.replace('small-linux-amd64"', 'other-linux-amd64"')],
    ['that is none', () => '{}'],
  ])('an insight %s is not sealed', async (_, change) => {
    const path = paths().buildInsight;
    await writeFile(path, change(await readFile(path, 'utf8')));
    const { checks, files } = await seal();
    expect(failures(checks).map(({ name }) => name)).toEqual(['build-insight']);
    expect(files).toEqual([]);
  });

  test('without signing there is no bundle and no key, and earlier ones go', async () => {
    await seal();
    const { checks } = await seal({ sign: 'none', key: undefined });
    expect((await readdir(fixture.release)).filter((name) => name.endsWith('.sigstore.json'))).toEqual([]);
    expect(await readdir(fixture.output)).not.toContain('cosign.pub');
    expect(checks.find(({ name }) => name === 'signature')).toMatchObject({ verdict: 'skip' });
  });

  test('without provenance there is none, and the manifest names none', async () => {
    await seal();
    const { checks } = await seal({ provenance: false });
    expect(await readdir(fixture.release)).not.toContain('provenance.intoto.json');
    expect(await read('artifact-manifest.yaml')).not.toContain('provenance');
    expect(checks.find(({ name }) => name === 'provenance')).toMatchObject({ verdict: 'skip' });
  });

  test('a missing SBOM is not run, not failed', async () => {
    await rm(paths().sbom('small-linux-amd64.cdx.json'));
    const { checks, files } = await seal();
    expect(checks.filter(({ verdict }) => verdict !== 'pass')).toMatchObject([
      { name: 'sbom-binding', subject: 'small-linux-amd64.cdx.json', verdict: 'not-run' },
    ]);
    expect(files.map(({ name }) => name)).not.toContain('small-linux-amd64.cdx.json');
  });

  test('artifacts.json and metadata.json read as GoReleaser writes them', async () => {
    await seal();
    const artifacts = JSON.parse(await readFile(paths().artifactsJson, 'utf8'));
    expect(artifacts.find((it: { name: string }) => it.name === 'small-linux-ppc64le')).toMatchObject({
      path: 'dist/release/small-linux-ppc64le',
      goos: 'linux',
      goarch: 'ppc64le',
      goppc64: 'power8',
      target: 'linux_ppc64le_power8',
      internal_type: 2,
      type: 'Binary',
      extra: {
        Binary: 'small',
        Ext: '',
        ID: 'small',
        Checksum: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      },
    });
    const types = new Set(artifacts.map((it: { type: string }) => it.type));
    expect([...types].sort()).toEqual(['Binary', 'Checksum', 'SBOM', 'Signature']);
    expect(JSON.parse(await readFile(paths().metadataJson, 'utf8'))).toMatchObject({
      project_name: 'small',
      tag: 'v1.2.3',
      version: '1.2.3',
      date: fixture.plan.commitTime,
    });
  });

  test('what a killed run left is cleared away', async () => {
    await writeFile(join(fixture.release, '.small-linux-amd64.123.abcdef01.tmp'), 'half');
    await writeFile(join(fixture.release, 'checksums.txt'), 'half');
    await seal();
    expect(await readdir(fixture.release)).not.toContainEqual(expect.stringMatching(/tmp$/));
    expect(await read('checksums.txt')).toContain('small-linux-amd64');
  });
});

describe('seal refuses and writes nothing', () => {
  const cases: [string, () => Promise<unknown>, { name: string; says: string }][] = [
    [
      'a missing binary',
      () => rm(join(fixture.release, 'small-linux-amd64')),
      { name: 'planned-set', says: 'missing: small-linux-amd64' },
    ],
    [
      'an extra file',
      () => writeFile(join(fixture.release, 'notes.txt'), ''),
      { name: 'planned-set', says: 'not planned: notes.txt' },
    ],
    [
      'a folder',
      () => mkdir(join(fixture.release, 'checksums.txt')),
      { name: 'planned-set', says: 'no plain files: checksums.txt' },
    ],
    [
      'a symbolic link',
      async () => {
        await rm(join(fixture.release, 'small-linux-amd64'));
        await symlink('small-linux-arm64', join(fixture.release, 'small-linux-amd64'));
      },
      { name: 'planned-set', says: 'no plain files: small-linux-amd64' },
    ],
    [
      'a file that is no program',
      () => writeFile(join(fixture.release, 'small-darwin-arm64'), 'hello'),
      { name: 'digest', says: 'neither ELF' },
    ],
    [
      'an SBOM of another binary',
      async () =>
        writeFile(
          paths().sbom('small-linux-amd64.cdx.json'),
          await readFile(paths().sbom('small-darwin-amd64.cdx.json')),
        ),
      { name: 'sbom-binding', says: 'neither the released file' },
    ],
    [
      'a damaged SBOM',
      () => writeFile(paths().sbom('small-linux-amd64.spdx.json'), '{}'),
      { name: 'sbom-binding', says: 'spdxVersion' },
    ],
  ];
  test.each(cases)('%s', async (_, spoil, { name, says }) => {
    await spoil();
    const before = await snapshot();
    const { checks, files } = await seal();
    expect(files).toEqual([]);
    expect(failures(checks)).toMatchObject([{ name }]);
    expect(JSON.stringify(failures(checks))).toContain(says);
    expect(await snapshot()).toEqual(before);
  });

  test.each<[string, Partial<SealInputs>, string]>([
    ['no key', { key: undefined }, 'INPUT_INVALID'],
    ['a missing key file', { key: 'nowhere.key' }, 'KEY_UNREADABLE'],
    ['a wrong password', { keyPassword: 'wrong' }, 'KEY_UNREADABLE'],
    ['a key that is none', { key: '-----BEGIN NOTHING-----' }, 'KEY_UNREADABLE'],
  ])('%s', async (_, changes, code) => {
    const before = await snapshot();
    await expect(seal(changes)).rejects.toMatchObject({ code, exitCode: 2 });
    expect(await snapshot()).toEqual(before);
  });

  test('when the disk is full while staging', async () => {
    const before = await snapshot();
    const ports = localPorts();
    let left = 10;
    const write: Ports['files']['write'] = async (...args) => {
      if (left-- === 0) throw new Error('no space left');
      await ports.files.write(...args);
    };
    await expect(seal({}, { ...ports, files: { ...ports.files, write } })).rejects.toThrow('no space left');
    expect(await snapshot()).toEqual(before);
  });
});

describe('the key', () => {
  test('comes from the environment when no input names one', async () => {
    const ports = localPorts();
    const environment: Record<string, string> = {
      COSIGN_PRIVATE_KEY: await readFile(fixture.key, 'utf8'),
      COSIGN_PASSWORD: 'fixture',
    };
    const host = { ...ports.host, env: (name: string) => environment[name] };
    const { files } = await seal({ key: undefined, keyPassword: undefined }, { ...ports, host });
    expect(files.length).toBeGreaterThan(0);
  });

  test('is found relative to the working directory', async () => {
    expect((await seal({ key: 'cosign.key' })).files.length).toBeGreaterThan(0);
  });
});
