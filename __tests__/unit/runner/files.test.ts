import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { localFiles } from '../../../src/runner/files.ts';
import { temporaryFolder } from '../../support/temporary.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('files');
});

describe('files', () => {
  test('an equal file is left untouched, another is replaced, nothing temporary stays', async () => {
    const path = join(folder, 'deep/er/file');
    await localFiles.write(path, 'one');
    const first = statSync(path).ino;
    await localFiles.write(path, 'one');
    expect(statSync(path).ino).toBe(first);
    await localFiles.write(path, 'two', 0o755);
    expect(await localFiles.readText(path)).toBe('two');
    expect(statSync(path).mode & 0o777).toBe(0o755);
    expect(readdirSync(join(folder, 'deep/er'))).toEqual(['file']);
  });

  test('create never replaces', async () => {
    const path = join(folder, 'once');
    expect(await localFiles.create(path, 'one')).toBe(true);
    expect(await localFiles.create(path, 'two')).toBe(false);
    expect(await localFiles.readText(path)).toBe('one');
    expect(readdirSync(folder)).toEqual(['once']);
  });

  test('both digests and the size in one reading, whatever the length', async () => {
    for (const length of [0, 1, 256 * 1024, 256 * 1024 + 1, 1_000_000]) {
      const bytes = randomBytes(length);
      const path = join(folder, 'file');
      writeFileSync(path, bytes);
      const hash = (name: string): string => createHash(name).update(bytes).digest('hex');
      expect(await localFiles.digest(path)).toEqual({
        size: length,
        sha256: hash('sha256'),
        sha512: hash('sha512'),
      });
    }
  });

  test('a copy has the same bytes and the mode asked for', async () => {
    writeFileSync(join(folder, 'a'), 'bytes');
    await localFiles.copy(join(folder, 'a'), join(folder, 'b'), 0o755);
    expect(await localFiles.readText(join(folder, 'b'))).toBe('bytes');
    expect((await localFiles.stat(join(folder, 'b')))?.mode).toBe(0o755);
  });

  test('a copy of a folder has everything but what was excepted, and links stay links', async () => {
    const from = join(folder, 'from');
    await localFiles.write(join(from, '.hidden/deep'), 'deep', 0o755);
    await localFiles.write(join(from, 'left/out'), 'left out');
    symlinkSync('.hidden/deep', join(from, 'link'));
    symlinkSync('nowhere', join(from, 'dangling'));
    const to = join(folder, 'to');
    await localFiles.copyFolder(from, to, [join(from, 'left')]);
    expect(readdirSync(to).sort()).toEqual(['.hidden', 'dangling', 'link']);
    expect(await localFiles.readText(join(to, '.hidden/deep'))).toBe('deep');
    expect(statSync(join(to, '.hidden/deep')).mode & 0o777).toBe(0o755);
    expect(readlinkSync(join(to, 'link'))).toBe('.hidden/deep');
    await expect(localFiles.copyFolder(from, to, [])).rejects.toMatchObject({ code: 'DISK_FAILED' });
  });

  test('a missing file and one that is too large are told apart', async () => {
    writeFileSync(join(folder, 'large'), '12345');
    await expect(localFiles.read(join(folder, 'none'))).rejects.toMatchObject({
      code: 'FILE_MISSING',
      exitCode: 2,
    });
    await expect(localFiles.read(join(folder, 'large'), 4)).rejects.toMatchObject({ code: 'FILE_INVALID' });
  });

  test.each([
    ['a pipe that nobody writes to', (path: string) => execFileSync('mkfifo', [path])],
    ['a device without an end', (path: string) => symlinkSync('/dev/zero', path)],
    ['links in a circle', (path: string) => symlinkSync('odd', path)],
    ['a folder', (path: string) => mkdirSync(path)],
  ])('%s is no file, and nobody waits for it', async (_, make) => {
    make(join(folder, 'odd'));
    for (const read of [
      localFiles.read,
      localFiles.digest,
      (path: string) => localFiles.withSource(path, () => 0),
    ]) {
      await expect(read(join(folder, 'odd'))).rejects.toMatchObject({ code: 'FILE_MISSING' });
    }
  });

  test('ranges end where the file ends', async () => {
    writeFileSync(join(folder, 'f'), '0123456789');
    const parts = await localFiles.withSource(join(folder, 'f'), (source) =>
      [source.read(2, 3), source.read(8, 5), source.read(20, 1)].map((part) => Buffer.from(part).toString()),
    );
    expect(parts).toEqual(['234', '89', '']);
  });
});
