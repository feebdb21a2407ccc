import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReleaseError } from '../../../src/model/errors.ts';
import { localFiles } from '../../../src/runner/files.ts';
import { expandPaths } from '../../../src/subject/patterns.ts';
import { temporaryFolder } from '../../support/temporary.ts';

/** A folder with these files; a name that ends in `/` is a folder, `a -> b` a link. */
function folderOf(...names: readonly string[]): string {
  const root = temporaryFolder('patterns');
  for (const name of names) {
    const [path = '', target] = name.split(' -> ');
    mkdirSync(path.endsWith('/') ? join(root, path) : dirname(join(root, path)), { recursive: true });
    if (target !== undefined) symlinkSync(target, join(root, path));
    else if (!path.endsWith('/')) writeFileSync(join(root, path), '');
  }
  return root;
}

async function expanded(root: string, ...entries: readonly string[]): Promise<string[]> {
  const found = await expandPaths(
    entries.map((entry) => join(root, entry)),
    localFiles,
  );
  return found.map((path) => relative(root, path));
}

const BUILT = [
  'dist/build/linux-amd64/app',
  'dist/build/linux-amd64/app.unstripped',
  'dist/build/linux-arm64/app',
  'dist/build/windows-amd64/app.exe',
  'dist/build/README',
  'dist/.cache/app',
  'bin/b',
  'bin/a',
  'bin/deep/c',
  'bin/.hidden',
] as const;

describe('a pattern', () => {
  test.each<[string, string[]]>([
    [
      'dist/build/*/app*',
      [
        'dist/build/linux-amd64/app',
        'dist/build/linux-amd64/app.unstripped',
        'dist/build/linux-arm64/app',
        'dist/build/windows-amd64/app.exe',
      ],
    ],
    ['dist/build/linux-*/app', ['dist/build/linux-amd64/app', 'dist/build/linux-arm64/app']],
    ['dist/build/*/app.???', ['dist/build/windows-amd64/app.exe']],
    ['bin/[ab]', ['bin/a', 'bin/b']],
    ['bin/[!a]', ['bin/b']],
    ['bin/*', ['bin/a', 'bin/b']],
    ['bin/.*', ['bin/.hidden']],
    ['bin/**', ['bin/a', 'bin/b', 'bin/deep/c']],
    ['bin/**/*', ['bin/a', 'bin/b', 'bin/deep/c']],
    ['**/c', ['bin/deep/c']],
    ['**/**/c', ['bin/deep/c']],
    ['bi[n]/deep/c', ['bin/deep/c']],
    ['dist/**/app', ['dist/build/linux-amd64/app', 'dist/build/linux-arm64/app']],
  ])('%s', async (pattern, files) => {
    expect(await expanded(folderOf(...BUILT), pattern)).toEqual(files);
  });

  test.each(['bin/x*', 'bin/a/*', 'no/such/*', 'bin/dee?', '[', 'bin/[', '**/nothing'])(
    '%s, which no file has, is named',
    async (pattern) => {
      const root = folderOf(...BUILT);
      await expect(expanded(root, pattern)).rejects.toMatchObject({
        code: 'FILE_MISSING',
        message: `the input files has ${join(root, pattern)}, and no file is called so`,
      });
    },
  );

  test('is no pattern where something of that very name is there, file or folder', async () => {
    const root = folderOf('bin/*', 'bin/other', '[x]/app1', 'x/app2', '**/d', 'deep/d');
    expect(await expanded(root, 'bin/*')).toEqual(['bin/*']);
    expect(await expanded(root, '[x]/app*')).toEqual(['[x]/app1']);
    expect(await expanded(root, '**/?')).toEqual(['**/d']);
  });

  test('meets links to files, and follows none to a folder beyond its own', async () => {
    const root = folderOf('bin/a', 'bin/b -> a', 'bin/up -> ..', 'bin/broken -> nothing', 'other/c');
    expect(await expanded(root, 'bin/**')).toEqual(['bin/a', 'bin/b']);
    expect(await expanded(root, 'bin/up/other/*')).toEqual(['bin/up/other/c']);
  });
});

test('files are named once, in the order given', async () => {
  const root = folderOf('a', 'b', 'c');
  expect(await expanded(root, 'c', '?', 'a', 'missing')).toEqual(['c', 'a', 'b', 'missing']);
});

test('a folder that may not be read is told of', async () => {
  const root = folderOf('closed/a');
  const refused = new ReleaseError('DISK_FAILED', 'EACCES', 'check permissions');
  const files = { ...localFiles, list: async () => Promise.reject(refused) };
  await expect(expandPaths([join(root, 'closed', '*')], files)).rejects.toBe(refused);
});

test('one that leads everywhere is refused', async () => {
  const names = Array.from({ length: 120 }, (_, index) => `d${index}`);
  const folder = { kind: 'folder', link: false, size: 0, mode: 0o755, identity: '' } as const;
  // More than ten thousand folders.
  const files = {
    ...localFiles,
    stat: async (path: string) => (path.includes('*') ? undefined : folder),
    list: async (path: string) => (path.split('/').length < 5 ? names : []),
  };
  await expect(expandPaths(['/r/**/app'], files)).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    message: expect.stringContaining('/r/**/app, which leads into more than 10000 folders'),
  });
});

test('a name is always found by itself, and by itself with a star for any of its characters', async () => {
  const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9*?[\]._+-]{0,12}$/);
  await fc.assert(
    fc.asyncProperty(name, fc.nat(12), async (text, at) => {
      const root = folderOf(`bin/${text}`);
      expect(await expanded(root, `bin/${text}`)).toEqual([`bin/${text}`]);
      const place = Math.min(at, text.length - 1);
      const starred = `${text.slice(0, place)}*${text.slice(place + 1)}`;
      if (!/[?[\]]/.test(text)) expect(await expanded(root, `bin/${starred}`)).toEqual([`bin/${text}`]);
    }),
    { numRuns: 60 },
  );
});
