import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/model/canonical.ts';
import type { Check } from '../../../src/model/check.ts';
import { digestOfBytes } from '../../../src/model/digest.ts';
import { type EvidenceSource, scanEvidence } from '../../../src/scan/documents/evidence.ts';
import { smallPlan } from '../../support/release.ts';
import { EXCEPTION, EXCUSED, finding, scannedFile } from './sample.ts';

const SHA256 = 'a'.repeat(64);
const SBOM = '/home/me/dist/sbom/app-linux-amd64.cdx.json';

function check(name: string, changes: Partial<Check> = {}): Check {
  const made = { startedAt: '2026-11-20T12:00:00.000Z', ms: 12 };
  return { stage: 'scan', name, subject: 'linux/amd64', verdict: 'pass', ...made, ...changes };
}

function source(changes: Partial<EvidenceSource> = {}): EvidenceSource {
  const scanned = [{ ...scannedFile('linux/amd64', finding(EXCUSED)), sboms: [SBOM], quality: 9.8 }];
  return {
    data: {
      scanned,
      dbDate: '2026-11-19T00:00:00.000Z',
      database: { source: 'vulndb.zip', sha256: SHA256, date: '2026-11-19T00:00:00.000Z', entries: 4291 },
      policySha256: SHA256,
      exceptions: [{ ...EXCEPTION, daysLeft: 11, state: 'in-use' }],
    },
    checks: [
      check('vulnerability-database-age', { measured: '1 day', bound: '<= 7 days', detail: 'made on …' }),
      check('vulnerabilities', {
        verdict: 'warn',
        detail: 'excepted: … (11 days left)',
        remedy: 'update it',
      }),
      check('exceptions', { detail: '11 days left' }),
    ],
    plan: smallPlan({}, ['linux/amd64']),
    sboms: new Map([[SBOM, SHA256]]),
    scanners: [{ name: 'oracle-release', version: '0.1.0', databaseDate: '2026-11-19T00:00:00.000Z' }],
    run: { at: '2026-11-20T12:00:01.000Z', workflow: { id: '17', actor: 'me' } },
    ...changes,
  };
}

const parsed = (changes: Partial<EvidenceSource> = {}) => JSON.parse(scanEvidence(source(changes)));

test('says what was scanned, with what, against what, by which rules, and what came of it', () => {
  const { claims } = parsed();
  const { digest } = scannedFile('linux/amd64');
  expect(claims).toMatchObject({
    verdict: 'warn',
    release: { project: 'small', version: '1.2.3' },
    scanners: [{ name: 'oracle-release', version: '0.1.0' }],
    database: { source: 'vulndb.zip', sha256: SHA256, date: '2026-11-19T00:00:00.000Z', entries: 4291 },
    policy: { sha256: SHA256 },
    exceptions: [{ ...EXCEPTION, state: 'in-use' }],
    subjects: [
      {
        file: 'app-linux-amd64',
        os: 'linux',
        arch: 'amd64',
        digest,
        program: { name: 'app', commit: 'c'.repeat(40) },
        findings: [{ id: 'GO-2099-0001', exception: { approver: '@security', expires: '2026-12-01' } }],
        sboms: [{ file: 'app-linux-amd64.cdx.json', sha256: SHA256 }],
        quality: 9.8,
      },
    ],
  });
});

test('says of itself that it is no certificate', () => {
  expect(parsed().notice).toMatch(/^Supporting evidence .* It is not a certificate/);
});

test('is canonical JSON, for a signature', () => {
  const text = scanEvidence(source());
  expect(text).toBe(`${canonicalJson(JSON.parse(text))}\n`);
});

describe('the claims of another run', () => {
  const first = parsed();

  test('are the same on another day, in another folder; what differs stands apart', () => {
    const { data, checks } = source();
    const moved = SBOM.replace('/home/me', '/runner/work');
    const other = parsed({
      data: {
        ...data,
        scanned: data.scanned.map((file) => ({ ...file, sboms: [moved] })),
        exceptions: data.exceptions.map((one) => ({ ...one, daysLeft: 10 })),
      },
      sboms: new Map([[moved, SHA256]]),
      checks: checks.map((one) => ({
        ...one,
        startedAt: '2026-11-21T12:00:00.000Z',
        ms: 99,
        ...(one.measured && { measured: '2 days' }),
        ...(one.detail && { detail: one.detail.replace('11', '10') }),
      })),
      run: { at: '2026-11-21T12:00:01.000Z' },
    });
    expect(other.claims).toEqual(first.claims);
    expect(other.claimsSha256).toBe(first.claimsSha256);
    expect(first.claimsSha256).toBe(digestOfBytes(Buffer.from(canonicalJson(first.claims))).sha256);
    expect([first.run.at, other.run]).toEqual([
      '2026-11-20T12:00:01.000Z',
      { at: '2026-11-21T12:00:01.000Z' },
    ]);
    expect(JSON.stringify(first.claims)).not.toMatch(/home|runner|12:00:01|"17"/);
  });

  test.each<[string, Partial<EvidenceSource>]>([
    ['another verdict', { checks: [check('vulnerabilities', { verdict: 'fail' })] }],
    ['another SBOM', { sboms: new Map([[SBOM, 'b'.repeat(64)]]) }],
    ['another tool', { scanners: [{ name: 'oracle-release', version: '0.2.0' }] }],
  ])('are others with %s', (_, changes) => {
    expect(parsed(changes).claimsSha256).not.toBe(first.claimsSha256);
  });
});

test('without plan, policy file or database it says so', () => {
  const { data } = source();
  const { policySha256: _policy, dbDate: _date, ...rest } = data;
  const { claims } = parsed({
    plan: undefined,
    data: { ...rest, database: { missing: 'no database is here' } },
  });
  expect(claims).toMatchObject({ policy: { builtIn: true }, database: { missing: 'no database is here' } });
  expect(claims).not.toHaveProperty('release');
});
