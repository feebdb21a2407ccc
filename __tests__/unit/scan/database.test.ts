import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localPorts } from '../../../src/runner/ports.ts';
import { type Database, openDatabase } from '../../../src/scan/database/database.ts';
import { LIMITS, type RawEntry } from '../../../src/scan/database/entries.ts';
import type { Origin } from '../../../src/scan/database/origin.ts';
import { parseDatabase, readDatabase } from '../../../src/scan/database/read.ts';
import { type ArchiveFile, tgz, zip } from '../../support/archives.ts';
import { type IndexedEntry, modulesIndex } from '../../support/vulnerability-database.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/scan/osv-go');
const { files } = localPorts();
const MODULES = ['stdlib', 'golang.org/x/net', 'k8s.io/kubernetes', 'example.org/none'];

const entries: ArchiveFile[] = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, text: readFileSync(join(FIXTURES, name), 'utf8') }));
const under = (folder: string) => entries.map((entry) => ({ ...entry, name: folder + entry.name }));
const parsed = (files: readonly ArchiveFile[]) => files.map(({ text }) => JSON.parse(text) as IndexedEntry);
const dbJson: ArchiveFile = { name: 'index/db.json', text: '{"modified":"2026-08-20T10:00:00Z"}' };
const modulesJson: ArchiveFile = {
  name: 'index/modules.json',
  text: JSON.stringify(modulesIndex(parsed(entries))),
};
const ORIGIN: Origin = { source: 'db', sha256: 'f'.repeat(64) };
const raw = (file: ArchiveFile): RawEntry => ({ ...file, modified: undefined });

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
  const expected = openDatabase(entries.map(raw), ORIGIN);

  test.each<[string, () => Promise<string>, string | undefined]>([
    ['a flat folder', async () => FIXTURES, undefined],
    [
      'a folder as published',
      () => placed('published', [...under('ID/'), dbJson, modulesJson]),
      '2026-08-20T10:00:00.000Z',
    ],
    [
      'a folder as published, without its index',
      () => placed('unindexed', [...under('ID/'), dbJson]),
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
      async () => placed('vulndb.zip', zip([dbJson, modulesJson, ...under('ID/')])),
      '2026-08-20T10:00:00.000Z',
    ],
  ])('%s', async (_, place, date) => {
    const path = await place();
    const database = await readDatabase(path, undefined, files);
    database.readAll();
    expect(database).toMatchObject({ size: 69, source: basename(path) });
    expect(database.sha256).toMatch(/^[0-9a-f]{64}$/);
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
    const database = openDatabase([raw({ name: 'GO-2099-0001.json', text })], ORIGIN);
    expect(database.entriesOf('example.org/m')).toHaveLength(1);
  });
});

describe('a digest', () => {
  test('must be that of the file', async () => {
    const archive = await tgz(entries);
    const sha256 = createHash('sha256').update(archive).digest('hex');
    expect(await parseDatabase(archive, 'db', sha256)).toMatchObject({ size: 69, sha256 });
    await expect(parseDatabase(archive, 'db', 'a'.repeat(64))).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
    });
    await expect(readDatabase(FIXTURES, sha256, files)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  test('of a folder is that of the list that sha256sum prints', async () => {
    const { sha256 } = await readDatabase(FIXTURES, undefined, files);
    const printed = execSync('LC_ALL=C; sha256sum GO-*.json | sha256sum', {
      cwd: FIXTURES,
      encoding: 'utf8',
    });
    expect(printed).toContain(sha256);
  });
});

describe('hostile archives', () => {
  const evil = (name: string): ArchiveFile => ({ name, text: '{"id":"GO-2099-0001"}' });
  const good: ArchiveFile = { name: 'ID/GO-2099-0002.json', text: '{"id":"GO-2099-0002"}' };
  test('other files are passed over', async () => {
    const others = ['GO-2099-0001.json.exe', 'GO-1.json', 'data/cve/v5/GO-2099-0002.json'].map(evil);
    for (const archive of [await tgz([...others, good]), zip([...others, good])]) {
      expect((await parseDatabase(archive, 'db', undefined)).size).toBe(1);
    }
  });

  test.each([
    '../GO-2099-0001.json',
    '/GO-2099-0001.json',
    'a/../../GO-2099-0001.json',
    'a\\GO-2099-0001.json',
    '../README.md',
  ])('a name that leads out is refused: %s', async (name) => {
    for (const archive of [await tgz([good, evil(name)]), zip([good, evil(name)])]) {
      await expect(parseDatabase(archive, 'db', undefined)).rejects.toMatchObject({
        code: 'FILE_INVALID',
        message: expect.stringContaining('a path that leads out of it'),
      });
    }
  });

  test('a link in the place of an entry is refused, elsewhere passed over', async () => {
    const link = (name: string): ArchiveFile => ({ ...evil(name), type: 'symlink' });
    const archive = (name: string) => [tgz([good, link(name)]), zip([good, link(name)])];
    for (const made of archive('README.md')) {
      expect((await parseDatabase(await made, 'db', undefined)).size).toBe(1);
    }
    for (const made of archive('GO-2099-0001.json')) {
      await expect(parseDatabase(await made, 'db', undefined)).rejects.toMatchObject({
        code: 'FILE_INVALID',
        message: expect.stringContaining('is not a file in it'),
      });
    }
  });

  test.each([
    ['a link', (path: string) => symlink(join(FIXTURES, 'README.md'), path)],
    ['a link to nowhere', (path: string) => symlink('/nowhere', path)],
    ['a folder', (path: string) => mkdir(path)],
  ])('%s among the files of a folder is refused', async (kind, make) => {
    const path = await placed(kind.replaceAll(' ', '-'), [{ ...good, name: 'GO-2099-0002.json' }]);
    await make(join(path, 'GO-2099-0001.json'));
    await expect(readDatabase(path, undefined, files)).rejects.toMatchObject({
      code: 'FILE_INVALID',
      message: expect.stringContaining('"GO-2099-0001.json" is not a file in it'),
    });
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
    [
      'an entry twice',
      () => zip([good, { ...good, name: 'GO-2099-0002.json' }]),
      /GO-2099-0002 more than once/,
    ],
    [
      'an index twice',
      () => zip([modulesJson, { ...modulesJson, name: 'a/index/modules.json' }, good]),
      /twice|once/,
    ],
    ['an entry of another name', () => zip([{ ...good, text: '{"id":"GO-2099-0003"}' }]), /in the place of/],
    [
      'an entry that is cut',
      () => zip([good, { ...evil('GO-2099-0001.json'), text: '{"id":"GO-20' }]),
      /GO-2099-0001/,
    ],
    ['an entry that is no text', () => zip([{ ...good, text: Buffer.of(0x22, 0xff, 0x22) }]), /not in UTF-8/],
    ['an index that is cut', () => zip([good, { ...modulesJson, text: '[{"path":' }]), /cannot be read/],
    ['a cut tgz', async () => (await tgz(entries)).subarray(0, 5000), /cannot be read/],
    ['a cut zip', () => zip(entries).subarray(0, 5000), /cannot be read/],
  ])('%s is refused', async (_, archive, message) => {
    const refused = await opened(await archive()).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'FILE_INVALID', message: expect.stringMatching(message) });
  });

  /** What a database says when it is asked for everything in it. */
  async function opened(archive: Buffer): Promise<Database> {
    const database = await parseDatabase(archive, 'db', undefined);
    database.readAll();
    return database;
  }

  test('damage anywhere is an error of ours or none', async () => {
    const some = entries.slice(0, 3);
    const index = { ...modulesJson, text: JSON.stringify(modulesIndex(parsed(some))) };
    const archives = [await tgz(some), zip(some), zip([index, ...some])];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...archives), fc.nat(), fc.nat(255), async (archive, at, byte) => {
        const spoilt = Buffer.from(archive);
        spoilt[at % spoilt.length] = byte;
        const outcome = await opened(spoilt).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'FILE_INVALID' });
        else expect(outcome).toMatchObject({ size: 3 });
      }),
      { numRuns: 500 },
    );
  });
});

describe('the index of the published layout', () => {
  const of = (module: string, ...ids: string[]) => ({ path: module, vulns: ids.map((id) => ({ id })) });
  const entry = (id: string, ...modules: string[]): ArchiveFile => ({
    name: `ID/${id}.json`,
    text: JSON.stringify({ id, affected: modules.map((name) => ({ package: { name, ecosystem: 'Go' } })) }),
  });
  const A = entry('GO-2099-0001', 'example.org/a', 'example.org/b');
  const B = entry('GO-2099-0002', 'example.org/b');
  const indexed = (index: object[], ...files: ArchiveFile[]) =>
    parseDatabase(
      zip([{ name: 'index/modules.json', text: JSON.stringify(index) }, ...files]),
      'db',
      undefined,
    );

  test('spares reading what is not asked for', async () => {
    const spoilt = { ...B, text: 'spoilt' };
    const index = [of('example.org/a', 'GO-2099-0001'), of('example.org/b', 'GO-2099-0001', 'GO-2099-0002')];
    const database = await indexed(index, A, spoilt);
    expect(database.entriesOf('example.org/a')).toHaveLength(1);
    expect(() => database.entriesOf('example.org/b')).toThrow(/GO-2099-0002 that is not in the OSV format/);
  });

  test('lists an entry that is missing', async () => {
    await expect(indexed([of('example.org/b', 'GO-2099-0002')], A)).rejects.toMatchObject({
      code: 'FILE_INVALID',
      message: expect.stringContaining(
        'its index lists "GO-2099-0002" for "example.org/b", which is missing',
      ),
    });
  });

  test('does not hide an entry that it does not know', async () => {
    const database = await indexed([of('example.org/a', 'GO-2099-0001')], A, B);
    expect(database.entriesOf('example.org/b').map(({ id }) => id)).toEqual(['GO-2099-0002']);
  });

  test('lists an entry for a module that it does not name', async () => {
    const database = await indexed([of('example.org/a', 'GO-2099-0002')], A, B);
    expect(() => database.entriesOf('example.org/a')).toThrow(/lists GO-2099-0002 for example.org\/a/);
  });

  test('lists not all modules of an entry: found where all are read', async () => {
    const database = await indexed([of('example.org/a', 'GO-2099-0001')], A, B);
    expect(() => database.readAll()).toThrow(/does not list GO-2099-0001 for example.org\/b/);
  });
});
