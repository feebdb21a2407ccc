import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import licenceList from 'spdx-license-list/full.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Module } from '../../../src/binary/buildinfo.ts';
import { localFiles } from '../../../src/runner/files.ts';
import { type LicenceOverride, openLicences } from '../../../src/scan/licences/licences.ts';
import { cacheFolder } from '../../../src/scan/licences/places.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'licences-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}
const text = (id: string) => licenceList[id]?.licenseText ?? '';
const open = (files = localFiles, overrides: readonly LicenceOverride[] = []) =>
  openLicences(
    {
      gomodcache: join(root, 'mod'),
      vendor: join(root, 'vendor'),
      mainFolders: [join(root, 'repo/cmd'), join(root, 'repo')],
    },
    files,
    overrides,
  );
const expressionOf = async (module: Module) => (await open().of(module, 'dependency')).expression;
const LIB = { path: 'github.com/BurntSushi/toml', version: 'v1.0.0-RC1' };
const LIB_FOLDER = 'mod/github.com/!burnt!sushi/toml@v1.0.0-!r!c1';

it('finds a module in the cache, with the digest of the file as evidence', async () => {
  await put(`${LIB_FOLDER}/COPYING`, text('MIT'));
  const found = await open().of(LIB, 'dependency');
  expect(found.expression).toBe('MIT');
  expect(found.evidence).toMatch(/^COPYING sha256:[0-9a-f]{64}$/);
});

it('prefers the cache to vendor, and vendor to nothing', async () => {
  await put('vendor/github.com/BurntSushi/toml/LICENSE.md', text('ISC'));
  expect(await expressionOf(LIB)).toBe('ISC');
  await put(`${LIB_FOLDER}/LICENSE`, text('MIT'));
  expect(await expressionOf(LIB)).toBe('MIT');
});

it('looks for the replacement in the cache and for the replaced in vendor', async () => {
  await put('mod/example.org/fork@v1.0.1/LICENSE', text('Zlib'));
  expect(await expressionOf({ ...LIB, replace: { path: 'example.org/fork', version: 'v1.0.1' } })).toBe(
    'Zlib',
  );
  await put('vendor/github.com/BurntSushi/toml/LICENSE', text('ISC'));
  expect(await expressionOf({ ...LIB, replace: { path: '../toml', version: '' } })).toBe('ISC');
});

it('looks for a local replacement in its folder, as far up as the repository goes', async () => {
  const local = (path: string, version = '(devel)') => ({ ...LIB, replace: { path, version } });
  await put('repo/cmd/lib/main.go', '');
  await put('LICENSE', text('ISC'));
  expect(await expressionOf(local('./lib'))).toBeUndefined();
  await put('repo/LICENSE', text('MIT'));
  expect(await expressionOf(local('./lib'))).toBe('MIT');
  expect(await expressionOf(local('../other', ''))).toBe('MIT');
  expect(await expressionOf(local(join(root, 'repo/cmd/lib')))).toBe('MIT');
  await put('repo/cmd/lib/LICENSE', text('Zlib'));
  expect(await expressionOf(local('./lib'))).toBe('Zlib');
  expect(await expressionOf(local('../../elsewhere'))).toBeUndefined();
  expect(await expressionOf(local('/'))).toBeUndefined();
});

it('joins several files, equal ones once; one unknown leaves all unknown', async () => {
  await put(`${LIB_FOLDER}/LICENSE-MIT`, text('MIT'));
  await put(`${LIB_FOLDER}/LICENSE-APACHE`, text('Apache-2.0'));
  await put(`${LIB_FOLDER}/LICENCE`, text('MIT'));
  await put(`${LIB_FOLDER}/license.go`, 'package toml');
  await put(`${LIB_FOLDER}/LICENSES/MIT.txt`, text('MIT'));
  expect(await expressionOf(LIB)).toBe('Apache-2.0 AND MIT');
  await put(`${LIB_FOLDER}/LICENSE-THIRD-PARTY`, 'ask our lawyers');
  const found = await open().of(LIB, 'dependency');
  expect(found.expression).toBeUndefined();
  expect(found.evidence).toContain('LICENSE-THIRD-PARTY sha256:');
  expect(found.evidence).toContain('is no known licence');
});

it('says a licence once that two files hold', async () => {
  // As gopkg.in/yaml.v3 has it: one file that holds two licences, and one of them beside it.
  const two = 'This project is covered by two different licenses: MIT and Apache.';
  await put(`${LIB_FOLDER}/LICENSE`, two);
  await put(`${LIB_FOLDER}/LICENSE.libyaml`, text('MIT'));
  expect(await expressionOf(LIB)).toBe('Apache-2.0 AND MIT');
});

it('believes an override before any file, one of a version before one of all', async () => {
  await put(`${LIB_FOLDER}/LICENSE`, text('MIT'));
  const purl = 'pkg:golang/github.com/BurntSushi/toml';
  const all = { purl, license: 'ISC', evidence: 'LICENSE sha256:00' };
  const one = { purl: `${purl}@v1.0.0-RC1`, license: 'MIT OR Apache-2.0', evidence: 'README' };
  const of = async (module: Module, ...overrides: LicenceOverride[]) =>
    open(localFiles, overrides).of(module, 'dependency');
  expect(await of(LIB, all)).toEqual({
    expression: 'ISC',
    evidence: 'override of the policy: LICENSE sha256:00',
  });
  expect(await of(LIB, one, all)).toMatchObject({ expression: 'MIT OR Apache-2.0' });
  expect(await of({ ...LIB, version: 'v1.0.0' }, one)).toEqual({
    evidence: 'no licence file in the module cache or in vendor',
  });
  // Of the module that is compiled, not of the one asked for.
  const fork = { path: 'fork.org/f', version: 'v1.0.0' };
  expect(await of({ ...LIB, replace: fork }, all)).not.toHaveProperty('expression');
  expect(await of({ ...LIB, replace: fork }, { ...all, purl: 'pkg:golang/fork.org/f' })).toMatchObject({
    expression: 'ISC',
  });
  expect(await of({ ...LIB, replace: { path: '../toml', version: '' } }, all)).toMatchObject({
    expression: 'ISC',
  });
});

it('takes what is no SPDX expression for unknown, also from an override', async () => {
  const said = { purl: 'pkg:golang/github.com/BurntSushi/toml', license: 'NOASSERTION', evidence: 'README' };
  expect(await open(localFiles, [said]).of(LIB, 'dependency')).toEqual({
    evidence: 'override of the policy: NOASSERTION is no SPDX expression',
  });
});

it('takes the nearest licence of the repository for the program', async () => {
  await put('repo/LICENSE', text('Apache-2.0'));
  expect((await open().of({ path: 'example.org/app', version: '' }, 'main')).expression).toBe('Apache-2.0');
  await put('repo/cmd/UNLICENSE', text('Unlicense'));
  expect((await open().of({ path: 'example.org/app', version: '' }, 'main')).expression).toBe('Unlicense');
});

it('knows the standard library', async () => {
  expect((await open().of({ path: 'stdlib', version: '1.27.3' }, 'stdlib')).expression).toBe('BSD-3-Clause');
});

it('says why when nothing is there', async () => {
  expect(await open().of(LIB, 'dependency')).toEqual({
    evidence: 'no licence file in the module cache or in vendor',
  });
  expect(await open().of(LIB, 'main')).toEqual({ evidence: 'no licence file in the repository' });
});

it('takes a file in the place of a folder for no licence', async () => {
  await put('vendor/github.com/BurntSushi', '');
  expect(await expressionOf(LIB)).toBeUndefined();
});

it('follows no link and reads no giant', async () => {
  await put('secret', text('MIT'));
  await put(`${LIB_FOLDER}/README`, '');
  symlinkSync(join(root, 'secret'), join(root, LIB_FOLDER, 'LICENSE'));
  expect(await expressionOf(LIB)).toBeUndefined();
  await put(`${LIB_FOLDER}/COPYING`, text('MIT') + ' '.repeat(256 * 1024));
  expect((await open().of(LIB, 'dependency')).evidence).toBe('COPYING is larger than 262144 bytes');
});

it('reads a module once', async () => {
  await put(`${LIB_FOLDER}/LICENSE`, text('MIT'));
  const reads: string[] = [];
  const licences = open({
    ...localFiles,
    read(path, maxBytes) {
      reads.push(path);
      return localFiles.read(path, maxBytes);
    },
  });
  await Promise.all([licences.of(LIB, 'dependency'), licences.of(LIB, 'dependency')]);
  await licences.of({ ...LIB }, 'dependency');
  expect(reads).toHaveLength(1);
});

it.each([
  ['../../etc', 'v1.0.0'],
  ['/etc', 'v1.0.0'],
  ['example.org/..', 'v1.0.0'],
  ['example.org//x', 'v1.0.0'],
  ['example.org/.git', 'v1.0.0'],
  ['example.org/x', 'v1/../../../etc'],
  ['example.org/x', '(devel)'],
  ['example.org/x', ''],
  ['example.org/x\0', 'v1.0.0'],
  ['example.org\\x', 'v1.0.0'],
  ['', 'v1.0.0'],
  [`example.org/${'A'.repeat(200)}`, 'v1.0.0'],
])('no module of a cache is %j %j', (path, version) => {
  expect(cacheFolder('/cache', { path, version })).toBeUndefined();
});
