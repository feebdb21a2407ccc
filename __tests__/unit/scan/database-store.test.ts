import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { importFrom, info, pull } from '../../../src/commands/database.ts';
import { digestOfBytes } from '../../../src/model/digest.ts';
import { ReleaseError } from '../../../src/model/errors.ts';
import type { HttpResponse, Ports } from '../../../src/ports.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { OFFICIAL } from '../../../src/scan/database/origin.ts';
import { type ArchiveFile, tgz, zip } from '../../support/archives.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { publishedDatabase } from '../../support/vulnerability-database.ts';

const NOW = Date.parse('2026-08-25T00:00:00Z');
const WISH = { db: undefined, dbSha256: undefined, dbMaxAgeDays: 7 };

/** A database in its published layout, of as many entries as asked for. */
function published(date: string, count: number): ArchiveFile[] {
  const affected = [{ package: { name: 'stdlib', ecosystem: 'Go' } }];
  const entries = Array.from({ length: count }, (_, index) => ({ id: `GO-2026-000${index + 1}`, affected }));
  return publishedDatabase(date, entries);
}
const FILES = published('2026-08-24T00:00:00Z', 2);
const ARCHIVE = zip(FILES);
const DIGEST = digestOfBytes(ARCHIVE).sha256;

let folder = '';
beforeEach(() => {
  folder = temporaryFolder('store');
});

function ports(answer: HttpResponse | ReleaseError = down, env: Record<string, string> = {}): Ports {
  const local = localPorts();
  const variables: Record<string, string> = { XDG_CACHE_HOME: join(folder, 'cache'), ...env };
  return {
    ...local,
    clock: { ...local.clock, now: () => NOW },
    host: { ...local.host, goos: 'linux', env: (name) => variables[name] },
    http: {
      get: async () => {
        if (answer instanceof ReleaseError) throw answer;
        return answer;
      },
    },
  };
}
const down = new ReleaseError('NETWORK_FAILED', 'vuln.go.dev did not answer', 'check the network');
const served = (body = ARCHIVE): HttpResponse => ({ status: 200, body });
const store = () => join(folder, 'cache/oracle-release/vulndb');

async function placed(name: string, content: Buffer | string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

describe('pull', () => {
  test('keeps the official one, with what it is', async () => {
    const facts = {
      source: OFFICIAL,
      entries: 2,
      date: '2026-08-24T00:00:00.000Z',
      sha256: DIGEST,
      path: join(store(), DIGEST),
      kept: '2026-08-25T00:00:00.000Z',
    };
    expect(await pull(undefined, ports(served()))).toEqual({ ...facts, ageDays: 1 });
    expect(await info(WISH, ports())).toEqual({ ...facts, ageDays: 1, maxAgeDays: 7, stale: false });
    const { path: _, ...recorded } = facts;
    expect(JSON.parse(await readFile(join(store(), 'current.json'), 'utf8'))).toEqual(recorded);
  });

  test('to a file: that and its digest, and nothing is kept', async () => {
    const to = join(folder, 'carry', 'vulndb.zip');
    expect(await pull(to, ports(served()))).toMatchObject({ path: to, sha256: DIGEST });
    expect(await readFile(to)).toEqual(ARCHIVE);
    expect(await readFile(`${to}.sha256`, 'utf8')).toBe(`${DIGEST}  vulndb.zip\n`);
    await expect(info(WISH, ports())).rejects.toMatchObject({ exitCode: 3 });
  });

  test.each<[string, HttpResponse | ReleaseError, RegExp]>([
    ['no answer', down, /did not answer/],
    ['an error page', { status: 503, body: Buffer.from('no') }, /answered 503/],
    ['no archive', served(Buffer.from('<html>')), /cannot be read/],
    ['an archive without one of its entries', served(zip(FILES.slice(0, -1))), /GO-2026-0002.* missing/],
    [
      'a spoilt entry',
      served(zip([...FILES.slice(0, -1), { name: 'ID/GO-2026-0002.json', text: '{' }])),
      /OSV/,
    ],
  ])('%s: an error, exit 3, and the one before stays', async (_, answer, message) => {
    await pull(undefined, ports(served()));
    await expect(pull(undefined, ports(answer))).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(message),
    });
    expect(await info(WISH, ports())).toMatchObject({ entries: 2, sha256: DIGEST });
  });

  test('to a folder is refused', async () => {
    await expect(pull(folder, ports(served()))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('import', () => {
  test('an archive is kept as it is', async () => {
    for (const [name, bytes] of [
      ['a.zip', ARCHIVE],
      ['a.tgz', await tgz(FILES)],
    ] as const) {
      const { sha256 } = digestOfBytes(bytes);
      expect(await importFrom(await placed(name, bytes), sha256, ports())).toMatchObject({
        source: name,
        entries: 2,
        sha256,
      });
      expect(await readFile(join(store(), sha256))).toEqual(bytes);
      expect(await info(WISH, ports())).toMatchObject({ source: name, sha256 });
    }
  });

  test('a folder is kept as an archive, the same one each time', async () => {
    const path = join(folder, 'mirror');
    for (const { name, text } of FILES) {
      await mkdir(join(path, name, '..'), { recursive: true });
      await writeFile(join(path, name), text);
    }
    const facts = await importFrom(path, undefined, ports());
    expect(facts).toMatchObject({ source: 'mirror', entries: 2, date: '2026-08-24T00:00:00.000Z' });
    expect(await importFrom(path, undefined, ports())).toEqual(facts);
    expect(await info(WISH, ports())).toMatchObject({ sha256: facts.sha256, stale: false });
  });

  test('the digest is the one given, else the one beside', async () => {
    const path = await placed('vulndb.zip', ARCHIVE);
    const other = 'a'.repeat(64);
    await expect(importFrom(path, other, ports())).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    await placed('vulndb.zip.sha256', `${other}  vulndb.zip\n`);
    await expect(importFrom(path, undefined, ports())).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    await placed('vulndb.zip.sha256', 'no digest\n');
    await expect(importFrom(path, undefined, ports())).rejects.toMatchObject({ code: 'FILE_INVALID' });
    await placed('vulndb.zip.sha256', `${DIGEST.toUpperCase()}  vulndb.zip\n`);
    expect(await importFrom(path, undefined, ports())).toMatchObject({ sha256: DIGEST });
    expect(await importFrom(path, DIGEST, ports())).toMatchObject({ sha256: DIGEST });
  });

  test.each<[string, Buffer]>([
    ['no database', Buffer.from('text')],
    [
      'an entry that nobody asks for and that cannot be read',
      zip([...FILES, { name: 'GO-2099-0001.json', text: '[' }]),
    ],
  ])('%s is refused, and the one before stays', async (_, bytes) => {
    await importFrom(await placed('good.zip', ARCHIVE), undefined, ports());
    await expect(importFrom(await placed('bad.zip', bytes), undefined, ports())).rejects.toMatchObject({
      code: 'FILE_INVALID',
    });
    expect(await info(WISH, ports())).toMatchObject({ source: 'good.zip' });
  });

  test('stopped before the record is written: the one before stays', async () => {
    await importFrom(await placed('good.zip', ARCHIVE), undefined, ports());
    const world = ports();
    const write: Ports['files']['write'] = async (path, content) => {
      if (path.endsWith('current.json')) throw new ReleaseError('INTERRUPTED', 'stopped', 'run again');
      return world.files.write(path, content);
    };
    const next = await placed('next.zip', zip(published('2026-08-24T00:00:00Z', 1)));
    const stopped = importFrom(next, undefined, { ...world, files: { ...world.files, write } });
    await expect(stopped).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(await info(WISH, ports())).toMatchObject({ source: 'good.zip', entries: 2 });
  });

  test('where the user has no cache folder', async () => {
    const world = ports(down, { XDG_CACHE_HOME: '' });
    await expect(importFrom(await placed('a.zip', ARCHIVE), undefined, world)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('no folder to keep'),
    });
  });

  test('what was kept before goes only with the one after', async () => {
    const kept: string[] = [];
    for (const count of [1, 2, 3]) {
      const path = await placed('next.zip', zip(published('2026-08-24T00:00:00Z', count)));
      kept.push((await importFrom(path, undefined, ports())).sha256);
    }
    const there = readdirSync(store()).filter((name) => name !== 'current.json');
    expect(there).toEqual(kept.slice(1).toSorted());
  });
});

describe('info', () => {
  test('a file that is named comes before what is kept', async () => {
    await pull(undefined, ports(served()));
    const named = await placed('named.zip', zip(published('2026-01-01T00:00:00Z', 1)));
    expect(await info({ ...WISH, db: named }, ports())).toMatchObject({
      source: 'named.zip',
      entries: 1,
      stale: true,
    });
    const variable = ports(down, { ORACLE_RELEASE_VULNDB: named });
    expect(await info(WISH, variable)).toMatchObject({ path: named, ageDays: 236 });
    expect(await info(WISH, variable)).not.toHaveProperty('kept');
  });

  test('without a date it is stale', async () => {
    const flat = FILES.filter(({ name }) => name.startsWith('ID/'));
    const path = await placed('undated.tgz', await tgz(flat, new Date(0)));
    const facts = await info({ ...WISH, db: path }, ports());
    expect(facts).toMatchObject({ stale: true });
    expect(facts).not.toHaveProperty('date');
  });

  test('fetches nothing', async () => {
    await expect(info(WISH, ports(served()))).rejects.toMatchObject({
      message: expect.stringContaining('no vulnerability database is here'),
    });
  });
});
