import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localPorts } from '../../../src/runner/ports.ts';
import { openDatabase } from '../../../src/scan/database/database.ts';
import { LIMITS } from '../../../src/scan/database/entries.ts';
import { parseDatabase, readDatabase } from '../../../src/scan/database/read.ts';
import { type ArchiveFile, tgz, zip } from '../../support/archives.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/scan/osv-go');
const { files } = localPorts();
const MODULES = ['stdlib', 'golang.org/x/net', 'k8s.io/kubernetes', 'example.org/none'];

const entries: ArchiveFile[] = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, text: readFileSync(join(FIXTURES, name), 'utf8') }));
const under = (folder: string) => entries.map((entry) => ({ ...entry, name: folder + entry.name }));
const dbJson: ArchiveFile = { name: 'index/db.json', text: '{"modified":"2026-08-20T10:00:00Z"}' };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vulndb-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function placed(name: string, content: Buffer | readonly ArchiveFile[]): Promise<string> {
  const path = join(folder, name);
  if (Buffer.isBuffer(content)) await writeFile(path, content);
  else {
    for (const file of content) {
      await mkdir(dirname(join(path, file.name)), { recursive: true });
      await writeFile(join(path, file.name), file.text);
    }
  }
  return path;
}

describe('forms of one database', () => {
  const expected = openDatabase(entries.map((entry) => ({ ...entry, modified: undefined })));

  test.each<[string, () => Promise<string>, string | undefined]>([
    ['a flat folder', async () => FIXTURES, undefined],
    [
      'a folder as published',
      () => placed('published', [...under('ID/'), dbJson]),
      '2026-08-20T10:00:00.000Z',
    ],
    [
      'a tgz from git',
      async () => placed('git.tgz', await tgz(under('data/osv/'))),
      '2026-08-21T20:38:00.000Z',
    ],
    ['a flat zip', async () => placed('flat.zip', zip(entries)), '2026-08-21T20:38:00.000Z'],
    [
      'a zip as published',
      async () => placed('vulndb.zip', zip([dbJson, ...under('ID/')])),
      '2026-08-20T10:00:00.000Z',
    ],
  ])('%s', async (_, place, date) => {
    const database = await readDatabase(await place(), undefined, files);
    expect(database.size).toBe(69);
    expect(database.date && new Date(database.date).toISOString()).toBe(date);
    for (const module of MODULES) expect(database.entriesOf(module)).toEqual(expected.entriesOf(module));
  });

  test('the entries of a module are those that name it', () => {
    expect(expected.entriesOf('k8s.io/kubernetes').map(({ id }) => id)).toContain('GO-2022-0617');
    expect(expected.entriesOf('stdlib').length).toBeGreaterThan(10);
    expect(expected.entriesOf('example.org/none')).toEqual([]);
  });

  test('a name written with escapes is found', () => {
    const text = String.raw`{"id":"GO-2099-0001","affected":[{"package":{"name":"\u0065xample.org\/m","ecosystem":"Go"}}]}`;
    const database = openDatabase([{ name: 'GO-2099-0001.json', text, modified: undefined }]);
    expect(database.entriesOf('example.org/m')).toHaveLength(1);
  });
});

describe('a digest', () => {
  test('must be that of the file', async () => {
    const archive = await tgz(entries);
    const sha256 = createHash('sha256').update(archive).digest('hex');
    expect((await parseDatabase(archive, 'db', sha256)).size).toBe(69);
    await expect(parseDatabase(archive, 'db', 'a'.repeat(64))).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
    });
    await expect(readDatabase(FIXTURES, sha256, files)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('hostile archives', () => {
  const evil = (name: string): ArchiveFile => ({ name, text: '{"id":"GO-2099-0001"}' });
  const good: ArchiveFile = { name: 'ID/GO-2099-0002.json', text: '{"id":"GO-2099-0002"}' };
  const names = [
    '../GO-2099-0001.json',
    '/GO-2099-0001.json',
    'a/../../GO-2099-0001.json',
    'a\\GO-2099-0001.json',
    'GO-2099-0001.json.exe',
    'GO-1.json',
  ];

  test('names that lead out, and other files, are passed over', async () => {
    for (const archive of [await tgz([...names.map(evil), good]), zip([...names.map(evil), good])]) {
      expect((await parseDatabase(archive, 'db', undefined)).size).toBe(1);
    }
  });

  test('a link is no entry', async () => {
    const archive = await tgz([{ ...evil('GO-2099-0001.json'), type: 'symlink' }, good]);
    expect((await parseDatabase(archive, 'db', undefined)).size).toBe(1);
  });

  const large = { name: 'GO-2099-0001.json', text: 'a'.repeat(LIMITS.entryBytes + 1) };
  test.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
    ['nothing', () => Buffer.alloc(0), /neither gzip nor zip/],
    ['text', () => Buffer.from('not an archive'), /neither gzip nor zip/],
    ['no entries', () => tgz([{ name: 'README.md', text: 'x' }]), /holds no file GO-/],
    ['a large file in a tgz', () => tgz([large]), /it holds a file/],
    ['a large file in a zip', () => zip([large]), /it holds a file/],
    [
      'a zip that hides a size',
      () => zip([{ ...good, text: 'a'.repeat(10_000), claimedSize: 10 }]),
      /cannot be read/,
    ],
    ['a zip with a wrong sum', () => zip([{ ...good, claimedCrc: 1 }]), /damaged/],
    ['a cut tgz', async () => (await tgz(entries)).subarray(0, 5000), /cannot be read/],
    ['a cut zip', () => zip(entries).subarray(0, 5000), /cannot be read/],
  ])('%s is refused', async (_, archive, message) => {
    const refused = await parseDatabase(await archive(), 'db', undefined).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'FILE_INVALID', message: expect.stringMatching(message) });
  });

  test('damage anywhere is an error of ours or none', async () => {
    const archives = [await tgz(entries.slice(0, 3)), zip(entries.slice(0, 3))];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...archives), fc.nat(), fc.nat(255), async (archive, at, byte) => {
        const spoilt = Buffer.from(archive);
        spoilt[at % spoilt.length] = byte;
        const outcome = await parseDatabase(spoilt, 'db', undefined).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'FILE_INVALID' });
      }),
      { numRuns: 200 },
    );
  });
});
