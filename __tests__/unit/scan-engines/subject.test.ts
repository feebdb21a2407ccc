import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { localFiles } from '../../../src/runner/files.ts';
import { imageFileName, isImageReference, kindOf, kindOfBytes } from '../../../src/scan/engines/subject.ts';
import { memberNames } from '../../../src/scan/engines/tar.ts';
import { bytesSource } from '../../support/bytes-source.ts';
import { helloProgram, toolPath } from '../../support/go-programs.ts';
import { temporaryFolder } from '../../support/temporary.ts';

async function tar(members: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, text] of Object.entries(members)) archive.entry({ name }, text);
  archive.finalize();
  return buffer(archive);
}

describe('kindOf', () => {
  test.each([
    [{ 'manifest.json': '[]', 'a/layer.tar': 'x'.repeat(2000) }, 'docker-archive'],
    [{ 'a/layer.tar': 'x'.repeat(2000), './manifest.json': '[]', 'oci-layout': '{}' }, 'docker-archive'],
    [{ 'blobs/sha256/aa': 'x', 'index.json': '{}', 'oci-layout': '{}' }, 'oci-archive'],
    [{ 'readme.txt': 'x' }, 'file'],
  ])('a tar of %o is a %s', async (members, kind) => {
    expect(kindOfBytes(bytesSource(await tar(members)))).toBe(kind);
  });

  test('a Go program, a folder, and what is neither', async () => {
    const folder = temporaryFolder('kinds');
    writeFileSync(join(folder, 'text'), 'hello');
    writeFileSync(join(folder, 'elf'), '\x7fELF');
    mkdirSync(join(folder, 'folder'));
    expect(await kindOf(helloProgram('linux/amd64'), localFiles)).toBe('go-binary');
    expect(await kindOf(helloProgram('windows/amd64'), localFiles)).toBe('go-binary');
    expect(await kindOf(join(folder, 'folder'), localFiles)).toBe('directory');
    expect(await kindOf(join(folder, 'text'), localFiles)).toBe('file');
    await expect(kindOf(join(folder, 'none'), localFiles)).rejects.toMatchObject({ code: 'FILE_MISSING' });
  });

  test.each([
    ['ELF', '\x7fELF'],
    ['Mach-O', '\xcf\xfa\xed\xfe'],
    ['PE', 'MZ and no more'],
  ])('a damaged %s is refused: others may read a part of it', (_, text) => {
    expect(kindOfBytes(bytesSource(Buffer.from(text, 'latin1')))).toMatchObject({
      refusal: expect.any(String),
      remedy: expect.stringContaining('go build'),
    });
  });
});

describe('what UPX packed', () => {
  const upx = toolPath('upx');

  test.skipIf(!upx)('is refused, whichever engine is asked for', () => {
    const packed = join(temporaryFolder('packed'), 'hello');
    execFileSync(upx ?? '', ['-q', '-o', packed, helloProgram('linux/amd64')], { stdio: 'pipe' });
    expect(kindOfBytes(bytesSource(readFileSync(packed)))).toMatchObject({
      refusal: expect.stringContaining('packed with UPX'),
    });
  });
});

describe('memberNames', () => {
  test('reads no further than a damaged header', async () => {
    const whole = await tar({ a: '1', b: '2', c: '3' });
    const header = whole.subarray(1024, 1536);
    expect(header.toString('latin1', 0, 1)).toBe('b');
    header[0] = 'x'.charCodeAt(0);
    expect([...memberNames(bytesSource(whole))]).toEqual(['a']);
  });

  test('never throws, whatever bytes change', async () => {
    const whole = await tar({ 'manifest.json': '[]', 'a/b': 'x'.repeat(600) });
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.nat({ max: whole.length }), (changes, end) => {
        const bytes = Buffer.from(whole.subarray(0, end));
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        expect(memberNames(bytesSource(bytes)).size).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('a reference to an image', () => {
  const digest = `@sha256:${'0a'.repeat(32)}`;

  test.each(['registry.example.org/app', '127.0.0.1:5000/a/b', 'registry.example.org/app:1.2.3'])(
    '%s with a digest',
    (name) => expect(isImageReference(name + digest)).toBe(true),
  );

  test.each([
    ['a tag alone', 'registry.example.org/app:latest'],
    ['no registry', `app${digest}`],
    ['an option', `--config/x${digest}`],
    ['two words', `registry.example.org/app /x${digest}`],
    ['another digest', 'registry.example.org/app@md5:00'],
    ['too long', `registry.example.org/${'a'.repeat(600)}${digest}`],
  ])('%s is refused', (_, reference) => {
    expect(isImageReference(reference)).toBe(false);
  });

  test.each([
    ['registry.example.org/app', 'app-0a0a0a0a0a0a'],
    ['127.0.0.1:5000/team/app', 'team-app-0a0a0a0a0a0a'],
    ['registry.example.org/team/app:1.2.3', 'team-app-0a0a0a0a0a0a'],
  ])('%s with a digest is called by name and digest', (name, expected) => {
    expect(imageFileName(name + digest)).toBe(expected);
  });
});
