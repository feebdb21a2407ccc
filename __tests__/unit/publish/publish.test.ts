import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOfBytes } from '../../../src/model/digest.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { Ports } from '../../../src/ports.ts';
import type { PublishInputs } from '../../../src/publish/inputs.ts';
import { run } from '../../../src/publish/publish.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { run as seal } from '../../../src/seal/seal.ts';
import { type Fixture, gatherInsight, sealedRelease } from '../../support/release.ts';

let fixture: Fixture;
let store: string;
let names: string[];
beforeEach(async () => {
  fixture = await sealedRelease({}, ['linux/amd64', 'windows/amd64']);
  store = join(fixture.output, 'store');
  names = await readdir(fixture.release);
});
afterEach(() => fixture.remove());

const publish = (
  changes: Partial<PublishInputs> = {},
  ports: Ports = localPorts(),
  plan: Plan = fixture.plan,
) =>
  run(
    { directory: fixture.release, to: [{ kind: 'dir', path: store }], tag: undefined, ...changes },
    plan,
    ports,
  );
const blobs = () => readdir(join(store, 'blobs', 'sha256'));
const record = () => join(store, 'releases', 'small', '1.2.3', 'release.json');
const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Seals again so that the same version has other bytes. */
async function otherBytes(): Promise<void> {
  await seal({ ...fixture.inputs, channel: 'stable' }, fixture.plan, localPorts());
}

describe('publish to a folder', () => {
  test('stores every file under its digest, read-only, and lists them last', async () => {
    const result = await publish();
    expect(result.checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(result).toMatchObject({ published: names.length, unchanged: 0 });
    expect(result.urls.map((url) => fileURLToPath(url))).toEqual([record()]);
    const { files, ...release } = JSON.parse(await readFile(record(), 'utf8'));
    expect(release).toEqual({
      schema: 1,
      project: 'small',
      version: '1.2.3',
      tag: 'v1.2.3',
      commit: fixture.plan.commit,
    });
    expect(Object.keys(files)).toEqual(names);
    for (const name of names) {
      const bytes = await readFile(join(fixture.release, name));
      const { sha256, size } = digestOfBytes(bytes);
      expect(files[name]).toEqual({ sha256, size });
      expect(await readFile(join(store, 'blobs', 'sha256', sha256))).toEqual(bytes);
      expect((await stat(join(store, 'blobs', 'sha256', sha256))).mode & 0o777).toBe(0o444);
    }
  });

  test('the same release again changes nothing', async () => {
    await publish();
    const before = await stat(record());
    expect(await publish()).toMatchObject({ published: 0, unchanged: names.length });
    expect((await stat(record())).ino).toBe(before.ino);
  });

  test('other bytes under the same release stop, naming the files, with nothing written', async () => {
    await publish();
    const before = await blobs();
    await otherBytes();
    await expect(publish()).rejects.toMatchObject({
      code: 'STORE_CONFLICT',
      exitCode: 1,
      message: expect.stringMatching(/artifact-manifest\.yaml, .*checksums\.txt/),
    });
    expect(await blobs()).toEqual(before);
  });

  test('a file more or less than published before is a conflict too', async () => {
    await publish();
    await seal({ ...fixture.inputs, sign: 'none' }, fixture.plan, localPorts());
    await expect(publish()).rejects.toMatchObject({
      message: expect.stringContaining('checksums.txt.sigstore.json'),
    });
  });

  test('another version shares the store', async () => {
    await publish();
    const plan = { ...fixture.plan, version: '1.2.4', tag: 'v1.2.4' };
    await gatherInsight(fixture.output, plan);
    await seal({ ...fixture.inputs }, plan, localPorts());
    // The SBOMs of the fixture name 1.2.3; publish compares digests, not SBOMs.
    await publish({}, localPorts(), plan);
    expect(await readdir(join(store, 'releases', 'small'))).toEqual(['1.2.3', '1.2.4']);
  });

  test('a run killed at any write is completed by the next', async () => {
    for (const writes of [0, 1, 7, names.length - 1, names.length]) {
      await rm(store, { recursive: true, force: true });
      await expect(publish({}, killedAfter(writes))).rejects.toThrow('killed');
      expect(await exists(record())).toBe(false);
      expect(await publish()).toMatchObject({ published: names.length, unchanged: 0 });
      expect(await publish()).toMatchObject({ published: 0, unchanged: names.length });
    }
  });

  test('a blob that was changed in the store is found, by its file name', async () => {
    await publish();
    const { sha256 } = digestOfBytes(await readFile(join(fixture.release, 'checksums.txt')));
    const blob = join(store, 'blobs', 'sha256', sha256);
    await chmod(blob, 0o644);
    await writeFile(blob, 'changed');
    await expect(publish()).rejects.toMatchObject({
      code: 'STORE_CONFLICT',
      message: expect.stringContaining('stored bytes of checksums.txt'),
    });
  });

  test('a blob that was lost is written again', async () => {
    await publish();
    const { sha256 } = digestOfBytes(await readFile(join(fixture.release, 'checksums.txt')));
    await rm(join(store, 'blobs', 'sha256', sha256));
    expect(await publish()).toMatchObject({ published: 1, unchanged: names.length - 1 });
  });

  test('a disk that keeps other bytes than it was given is found by reading back', async () => {
    const ports = localPorts();
    const copy: Ports['files']['copy'] = async (from, to, mode) => {
      if (from.endsWith('checksums.txt')) await ports.files.write(to, 'rotten', mode);
      else await ports.files.copy(from, to, mode);
    };
    await expect(publish({}, { ...ports, files: { ...ports.files, copy } })).rejects.toMatchObject({
      code: 'STORE_CONFLICT',
    });
    expect(await exists(record())).toBe(false);
  });

  test('a release published by somebody else in between is no conflict when it is the same', async () => {
    const ports = localPorts();
    const create: Ports['files']['create'] = async (path, content, mode) => {
      await ports.files.create(path, content, mode);
      return ports.files.create(path, content, mode);
    };
    expect(await publish({}, { ...ports, files: { ...ports.files, create } })).toMatchObject({
      urls: [expect.any(String)],
    });
  });

  test('a damaged record stops', async () => {
    await publish();
    await chmod(record(), 0o644);
    await writeFile(record(), '{');
    await expect(publish()).rejects.toMatchObject({
      code: 'STORE_CONFLICT',
      message: expect.stringContaining('damaged'),
    });
  });

  test('two places get the same', async () => {
    const second = join(fixture.output, 'second');
    const to = [store, second].map((path) => ({ kind: 'dir' as const, path }));
    expect(await publish({ to })).toMatchObject({ published: 2 * names.length });
  });
});

describe('nothing is published when', () => {
  const at = (name: string) => join(fixture.release, name);
  const cases: [string, () => Promise<unknown>, { name: string; measured: unknown }][] = [
    [
      'a binary was changed',
      () => writeFile(at('small-linux-amd64'), 'x'),
      { name: 'checksums', measured: 'other bytes: small-linux-amd64' },
    ],
    [
      'a file is missing',
      () => rm(at('checksums.sha512.txt')),
      { name: 'set', measured: 'missing: checksums.sha512.txt' },
    ],
    [
      'a file is extra',
      () => writeFile(at('notes.txt'), ''),
      { name: 'set', measured: 'no part of the release: notes.txt' },
    ],
  ];
  test.each(cases)('%s', async (_, spoil, expected) => {
    await spoil();
    const { checks, urls } = await publish();
    expect(checks.filter(({ verdict }) => verdict === 'fail')).toMatchObject([expected]);
    expect(urls).toEqual([]);
    expect(await exists(store)).toBe(false);
  });

  test('the folder holds another release than the plan', async () => {
    const { checks } = await publish({}, localPorts(), { ...fixture.plan, version: '2.0.0' });
    expect(checks.filter(({ verdict }) => verdict === 'fail')).toMatchObject([{ name: 'version' }]);
    expect(await exists(store)).toBe(false);
  });

  test('the release was not sealed', async () => {
    await rm(at('checksums.txt'));
    await expect(publish()).rejects.toMatchObject({ code: 'FILE_MISSING', exitCode: 2 });
  });
});

/** Ports whose process dies after so many files were copied or created. */
function killedAfter(writes: number): Ports {
  const ports = localPorts();
  let left = writes;
  const mortal = <Arguments extends unknown[], Result>(act: (...args: Arguments) => Promise<Result>) => {
    return async (...args: Arguments): Promise<Result> => {
      if (left-- === 0) throw new Error('killed');
      return act(...args);
    };
  };
  const { copy, create } = ports.files;
  return { ...ports, files: { ...ports.files, copy: mortal(copy), create: mortal(create) } };
}
