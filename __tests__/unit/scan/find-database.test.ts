import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Checklist } from '../../../src/model/check.ts';
import { ReleaseError } from '../../../src/model/errors.ts';
import type { HttpResponse, Ports } from '../../../src/ports.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { judgeAge, judgeMissing } from '../../../src/scan/database/age.ts';
import { findDatabase } from '../../../src/scan/database/find.ts';
import { OFFICIAL } from '../../../src/scan/database/origin.ts';
import { parseDatabase } from '../../../src/scan/database/read.ts';
import { keep } from '../../../src/scan/database/store.ts';
import { zip } from '../../support/archives.ts';

const NOW = Date.parse('2026-08-25T00:00:00Z');
const database = (date: string, id: string) =>
  zip([
    { name: 'index/db.json', text: `{"modified":"${date}"}` },
    {
      name: `ID/${id}.json`,
      text: `{"id":"${id}","affected":[{"package":{"name":"stdlib","ecosystem":"Go"}}]}`,
    },
  ]);
const FRESH = database('2026-08-24T00:00:00Z', 'GO-2026-0001');
const OLD = database('2026-01-01T00:00:00Z', 'GO-2025-0001');

let folder = '';
let asked: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'find-'));
  asked = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function ports(answer: HttpResponse | ReleaseError, env: Record<string, string> = {}): Ports {
  const local = localPorts();
  const variables: Record<string, string> = { XDG_CACHE_HOME: folder, ...env };
  return {
    ...local,
    clock: { ...local.clock, now: () => NOW },
    host: { ...local.host, env: (name) => variables[name] },
    http: {
      get: async (url) => {
        asked.push(url);
        if (answer instanceof ReleaseError) throw answer;
        return answer;
      },
    },
  };
}

const answered = (body: Buffer, status = 200): HttpResponse => ({ status, body });
const down = new ReleaseError('NETWORK_FAILED', 'vuln.go.dev did not answer', 'check the network');
interface Wish {
  readonly db?: string;
  readonly dbSha256?: string;
  readonly offline?: boolean;
}
const NO_WISH = {
  db: undefined,
  dbSha256: undefined,
  dbMaxAgeDays: 7,
  offline: false,
};
const store = () => join(folder, 'oracle-release', 'vulndb');
/** Keeps a database as an earlier run did. */
const kept = async (archive: Buffer) => {
  const world = ports(down);
  await keep(archive, await parseDatabase(archive, 'earlier.zip', undefined), world);
};
const only = () => readdirSync(store()).filter((name) => name !== 'current.json');

async function found(given: Wish, world: Ports): Promise<string> {
  const outcome = await findDatabase({ ...NO_WISH, ...given }, world);
  return 'missing' in outcome ? outcome.missing : (outcome.entriesOf('stdlib')[0]?.id ?? 'empty');
}

describe('findDatabase', () => {
  test('takes the official one and keeps it', async () => {
    expect(await found({}, ports(answered(FRESH)))).toBe('GO-2026-0001');
    expect(asked).toEqual([OFFICIAL]);
    expect(await found({}, ports(down))).toBe('GO-2026-0001');
    expect(asked).toHaveLength(1);
  });

  test('one that is kept and too old is renewed, or used where that cannot be', async () => {
    await kept(OLD);
    expect(await found({ offline: true }, ports(answered(FRESH)))).toBe('GO-2025-0001');
    expect(asked).toEqual([]);
    expect(await found({}, ports(down))).toBe('GO-2025-0001');
    expect(await found({}, ports(answered(FRESH)))).toBe('GO-2026-0001');
  });

  test('one that is kept and dated in the future is renewed', async () => {
    await kept(database('2099-01-01T00:00:00Z', 'GO-2025-0001'));
    expect(await found({}, ports(answered(FRESH)))).toBe('GO-2026-0001');
  });

  describe('what is kept and damaged', () => {
    const cases: [string, () => Promise<unknown>, string][] = [
      ['a byte', () => writeFile(join(store(), only()[0] ?? ''), 'PK damaged'), 'DIGEST_MISMATCH'],
      ['no archive', () => rm(join(store(), only()[0] ?? '')), 'FILE_INVALID'],
      ['a record cut short', () => writeFile(join(store(), 'current.json'), '{"sha256":'), 'FILE_INVALID'],
      ['a record of nothing', () => writeFile(join(store(), 'current.json'), '{}'), 'FILE_INVALID'],
    ];
    test.each(cases)('%s: is replaced, or an error where no other can be had', async (_, damage, code) => {
      await kept(FRESH);
      await damage();
      await expect(found({ offline: true }, ports(down))).rejects.toMatchObject({ code });
      await expect(found({}, ports(down))).rejects.toMatchObject({ code });
      expect(await found({}, ports(answered(FRESH)))).toBe('GO-2026-0001');
      expect(await found({ offline: true }, ports(down))).toBe('GO-2026-0001');
    });
  });

  test('one that is kept is held against the digest asked for', async () => {
    await kept(FRESH);
    const digest = { dbSha256: 'a'.repeat(64), offline: true };
    await expect(found(digest, ports(down))).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    expect(await found({ dbSha256: only()[0] ?? '', offline: true }, ports(down))).toBe('GO-2026-0001');
  });

  test('a path, then the variable, come first', async () => {
    const [given, named] = [join(folder, 'given.zip'), join(folder, 'named.zip')];
    const { files } = localPorts();
    await files.write(given, FRESH);
    await files.write(named, OLD);
    const world = ports(down, { ORACLE_RELEASE_VULNDB: named });
    expect(await found({ db: given }, world)).toBe('GO-2026-0001');
    expect(await found({}, world)).toBe('GO-2025-0001');
    expect(asked).toEqual([]);
  });

  test('one that was asked for and is not there is an error', async () => {
    await expect(found({ db: join(folder, 'none.zip') }, ports(down))).rejects.toMatchObject({
      code: 'FILE_MISSING',
    });
  });

  test.each<[string, HttpResponse | ReleaseError, Wish, RegExp]>([
    ['offline', answered(FRESH), { offline: true }, /offline/],
    ['no answer', down, {}, /did not answer/],
    ['an error page', answered(Buffer.from('no'), 503), {}, /answered 503/],
    ['no archive', answered(Buffer.from('<html>')), {}, /cannot be read/],
  ])('without one, because of %s, it says so', async (_, answer, given, message) => {
    expect(await found(given, ports(answer))).toMatch(message);
    expect(existsSync(store())).toBe(false);
  });

  test('another digest than the one asked for is an error', async () => {
    const digest = { dbSha256: 'a'.repeat(64) };
    await expect(found(digest, ports(answered(FRESH)))).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
  });
});

test.each([
  ['2026-08-25T12:00:00Z', 'pass', '0 days'],
  ['2026-08-23T12:00:00Z', 'pass', '1 day'],
  ['2026-08-18T00:00:00Z', 'pass', '7 days'],
  ['2026-08-17T00:00:00Z', 'warn', '8 days'],
  ['2026-08-25T20:00:00Z', 'pass', '0 days'],
  ['2026-08-27T00:00:00Z', 'warn', 'unknown'],
  [undefined, 'warn', 'unknown'],
])('a database of %s: %s', (date, verdict, measured) => {
  const origin = { source: 'vulndb.zip', sha256: 'f'.repeat(64) };
  const opened = { ...origin, date: date === undefined ? undefined : Date.parse(date) };
  for (const stale of ['block', 'review'] as const) {
    const action = verdict === 'pass' ? 'allow' : stale;
    expect(judgeAge(opened, 7, stale, NOW)).toMatchObject({
      action,
      measured,
      bound: '<= 7 days',
      tool: `go-vulnerability-database vulndb.zip sha256:${'f'.repeat(64)}`,
    });
  }
});

test('one that its makers offered as the newest is as old as that offer, however long ago they changed it', async () => {
  const world = ports(answered(OLD));
  const fetched = await findDatabase({ ...NO_WISH }, world);
  if ('missing' in fetched) throw new Error(fetched.missing);
  expect(judgeAge(fetched, 7, 'block', NOW)).toMatchObject({
    action: 'allow',
    measured: '0 days',
    detail: 'made on 2026-01-01, the newest on 2026-08-25',
  });
  // Kept, it need not be fetched again until then.
  await findDatabase({ ...NO_WISH }, world);
  expect(asked).toHaveLength(1);
  expect(judgeAge(fetched, 7, 'block', NOW + 8 * 86_400_000)).toMatchObject({
    action: 'block',
    measured: '8 days',
  });
});

test.each([
  ['block', true, 'fail'],
  ['block', false, 'not-run'],
  ['review', true, 'not-run'],
] as const)('no database, where that is to %s and enforced is %s: %s', (action, enforce, verdict) => {
  const checks = new Checklist('scan', () => NOW);
  const missing = { missing: 'none here', remedy: 'get one' };
  judgeMissing(missing, action, enforce, checks.begin('vulnerability-database-age', 'database'));
  expect(checks.checks).toMatchObject([{ verdict, detail: 'none here', remedy: 'get one' }]);
});
