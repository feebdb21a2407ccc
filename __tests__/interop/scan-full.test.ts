import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Check } from '../../src/model/check.ts';
import type { Ports } from '../../src/ports.ts';
import { localPorts } from '../../src/runner/ports.ts';
import type { Database } from '../../src/scan/database/database.ts';
import { judgeAgreement } from '../../src/scan/engines/agreement.ts';
import { compareEngines, evidenceOf } from '../../src/scan/engines/compare.ts';
import { embeddedEngine } from '../../src/scan/engines/embedded.ts';
import { type EngineReport, scannerName } from '../../src/scan/engines/engine.ts';
import { type FullReport, findFullTools, fullEngine } from '../../src/scan/engines/full.ts';
import { idsOf } from '../../src/scan/engines/merge.ts';
import { type EngineSubject, kindOf } from '../../src/scan/engines/subject.ts';
import { readProgram } from '../../src/scan/program.ts';
import type { ScannedFile } from '../../src/scan/result.ts';
import { oracleRelease } from '../support/cli.ts';
import { goVersion, TOOLS, toolPath } from '../support/go-programs.ts';
import { grypeDatabase } from '../support/grype-database.ts';
import { type Image, imageOf, registryOf } from '../support/images.ts';
import { osvDatabase } from '../support/osv-database.ts';
import { temporaryFolder } from '../support/temporary.ts';

/**
 * The real Syft and the real Grype over one program in every shape. Grype's database is made of the Go vulnerability
 * database: the whole of it with ORACLE_RELEASE_VULNDB, else the entries of the fixtures.
 */
const FIXTURES = join(import.meta.dirname, '../fixtures/scan');
const TIME = '2026-01-02T03:04:05Z';

const [syft, grype] = [toolPath('syft'), toolPath('grype')];
const absent = [!goVersion && 'go', !syft && 'syft', !grype && 'grype'].filter((tool) => tool !== false);
const reason = absent.length > 0 ? ` (skipped: no ${absent.join(' and no ')})` : '';

const folder = temporaryFolder('scan-full');
const program = join(folder, 'vulnerable');
const cache = join(folder, 'grype');
const environment = { ...process.env };
let database: Database;
let entries = '';
let image: Image;
/** Why it cannot be tried here. */
let obstacle = '';

/** Made up, and in no Go database: some advisories are GitHub's alone. */
const GITHUB_ONLY = {
  id: 'GHSA-2222-3333-4444',
  summary: 'Only GitHub knows this one',
  affected: [
    {
      package: { name: 'golang.org/x/text', ecosystem: 'Go' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '0.99.0' }] }],
    },
  ],
};

beforeAll(async () => {
  if (absent.length > 0) return;
  process.env.PATH = `${TOOLS}:${process.env.PATH}`;
  process.env.GRYPE_DB_CACHE_DIR = cache;
  const known = await osvDatabase();
  database = known.database;
  entries = known.folder;
  await writeFile(join(entries, 'GHSA-2222-3333-4444.json'), JSON.stringify(GITHUB_ONLY));
  try {
    const env = { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '', GOWORK: 'off' };
    const args = ['build', '-trimpath', '-ldflags=-s -w -buildid=', '-o', program, '.'];
    execFileSync('go', args, {
      cwd: join(FIXTURES, 'vulnerable-program'),
      env: { ...env, GOOS: 'linux', GOARCH: 'amd64' },
      stdio: 'pipe',
    });
    grypeDatabase(grype ?? '', entries, cache);
  } catch (error) {
    obstacle = `modules or Grype's database cannot be had: ${error instanceof Error ? error.message : error}`;
    return;
  }
  image = await imageOf({
    'usr/bin/vulnerable': await readFile(program),
    'etc/os-release': 'ID=debian\nVERSION_ID="12"\nNAME="Debian GNU/Linux"\n',
    'var/lib/dpkg/status':
      'Package: base-files\nStatus: install ok installed\nArchitecture: amd64\nVersion: 12.4+deb12u5\nMaintainer: A <a@example.org>\n',
  });
});
afterAll(() => {
  process.env = environment;
});

async function subjectOf(path: string, name = 'vulnerable'): Promise<EngineSubject> {
  const kind = await kindOf(path, localPorts().files);
  if (typeof kind !== 'string') throw new Error(kind.refusal);
  return { kind, path, name, version: '1.2.3' };
}

/** Scanned without the network; nothing may even be asked of it. */
async function scanned(
  subject: EngineSubject,
  ports: Ports = localPorts({ offline: true }),
): Promise<FullReport> {
  const tools = await findFullTools(ports);
  // Not in a folder that is scanned, which would be without it.
  const report = await fullEngine({ tools, scratch: temporaryFolder('scratch'), time: TIME }, ports).scan(
    subject,
  );
  if ('refusal' in report) throw new Error(report.refusal);
  expect(ports.network.attempts()).toEqual([]);
  return report;
}

const inGo = ({ findings }: EngineReport) =>
  findings
    .filter(({ purl }) => purl.startsWith('pkg:golang/'))
    .map(({ id, package: name }) => `${id} ${name}`);

describe.skipIf(absent.length > 0)(`the full engine${reason}`, () => {
  test('on the binary: what is known of its modules, and SBOMs that are valid and the same everywhere', async ({
    skip,
  }) => {
    if (obstacle) skip(obstacle);
    const subject = await subjectOf(program);
    expect(subject.kind).toBe('go-binary');
    const report = await scanned(subject);
    console.log(report.scanners.map(scannerName).join('\n'));
    expect(report.scanners.map(({ name }) => name).slice(0, 2)).toEqual(['syft', 'grype']);
    const ids = report.findings.flatMap(idsOf);
    expect(ids).toEqual(expect.arrayContaining(['CVE-2020-28483', 'CVE-2024-45338', 'GHSA-2222-3333-4444']));
    const xnet = report.findings.find((it) => idsOf(it).includes('CVE-2024-45338'));
    expect(xnet).toMatchObject({
      package: 'golang.org/x/net',
      purl: 'pkg:golang/golang.org/x/net@v0.7.0',
      fixed: '0.33.0',
      by: ['grype'],
    });

    const copy = join(folder, 'elsewhere', 'vulnerable');
    await mkdir(join(folder, 'elsewhere'), { recursive: true });
    await writeFile(copy, await readFile(program));
    const again = await scanned(await subjectOf(copy));
    expect(again.findings).toEqual(report.findings);
    for (const format of ['cyclonedx-json', 'spdx-json'] as const) {
      const { text, raw } = report.sboms[format];
      expect(again.sboms[format].text).toBe(text);
      expect(again.sboms[format].raw).not.toBe(raw);
      expect(text).not.toContain(folder);
    }
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(report.sboms['cyclonedx-json'].text)).toBeNull();
  });

  test('on a folder, and on images: the same findings of the same program', async ({ skip }) => {
    if (obstacle) skip(obstacle);
    const expected = inGo(await scanned(await subjectOf(program)));
    expect(expected.length).toBeGreaterThan(8);

    const tree = join(folder, 'tree');
    await mkdir(join(tree, 'opt'), { recursive: true });
    await writeFile(join(tree, 'opt/vulnerable'), await readFile(program));
    // Syft follows the link, and would say where it leads to.
    await symlink(tree, join(folder, 'linked'));
    await writeFile(join(folder, 'docker.tar'), image.dockerArchive);
    await writeFile(join(folder, 'oci.tar'), image.ociArchive);
    for (const [path, kind] of [
      ['tree', 'directory'],
      ['linked', 'directory'],
      ['docker.tar', 'docker-archive'],
      ['oci.tar', 'oci-archive'],
    ] as const) {
      const subject = await subjectOf(join(folder, path), 'app');
      expect(subject.kind).toBe(kind);
      const report = await scanned(subject);
      expect(inGo(report), kind).toEqual(expected);
      const [first, second] = [report.sboms['cyclonedx-json'].text, report.sboms['spdx-json'].text];
      expect(first + second, kind).not.toContain(folder);
      if (kind === 'directory') continue;
      expect(first, kind).toContain('pkg:deb/debian/base-files@12.4%2Bdeb12u5');
      const again = await scanned(subject);
      expect(again.sboms['cyclonedx-json'].text, kind).toBe(first);
      expect(again.sboms['spdx-json'].text, kind).toBe(second);
    }
  });

  test('on an image in a registry, by its digest', async ({ skip }) => {
    if (obstacle) skip(obstacle);
    const { address, server } = await registryOf(image);
    // Nothing answers there, so that the database stays the one that was made here.
    process.env.GRYPE_DB_UPDATE_URL = 'http://127.0.0.1:1/';
    try {
      const path = `${address}/team/app@${image.digest}`;
      const subject: EngineSubject = { kind: 'image', path, name: 'app', version: undefined };
      const { network: _, ...online } = localPorts();
      const report = await scanned(subject, { ...online, network: { offline: false, attempts: () => [] } });
      expect(inGo(report).length).toBeGreaterThan(8);
      await expect(scanned(subject)).rejects.toMatchObject({ code: 'OFFLINE' });
    } finally {
      delete process.env.GRYPE_DB_UPDATE_URL;
      server.close();
    }
  });

  test('without a database: an error', async ({ skip }) => {
    if (obstacle) skip(obstacle);
    process.env.GRYPE_DB_CACHE_DIR = join(folder, 'no-database');
    try {
      await expect(scanned(await subjectOf(program))).rejects.toMatchObject({ code: 'TOOL_FAILED' });
    } finally {
      process.env.GRYPE_DB_CACHE_DIR = cache;
    }
  });

  test('a file in which Syft knows nothing is refused', async ({ skip }) => {
    if (obstacle) skip(obstacle);
    const text = join(folder, 'text');
    await writeFile(text, 'no program\n');
    await expect(scanned(await subjectOf(text))).rejects.toThrow('recognised no package');
  });

  test('both: the function table decides, and what only GitHub knows stays open', async ({ skip }) => {
    if (obstacle) skip(obstacle);
    const ports = localPorts({ offline: true });
    const subject = await subjectOf(program);
    const embedded = await embeddedEngine(database, ports).scan(subject);
    const read = await readProgram(program, ports.files);
    if ('refusal' in embedded || 'refusal' in read) throw new Error('it cannot be read');
    const full = await scanned(subject);
    const comparison = compareEngines(embedded, full, evidenceOf(read, database));
    const judged = judgeAgreement(comparison, []);
    console.log(`${judged.measured}\n${judged.detail?.replaceAll('; ', '\n')}`);

    const { agreed, disagreements } = comparison;
    expect(agreed.every(({ linked }) => linked !== false)).toBe(true);
    expect(agreed.flatMap(idsOf)).toEqual(expect.arrayContaining(['CVE-2024-45338', 'CVE-2020-28483']));
    const notLinked = disagreements.filter(({ why }) => why.includes('not in the function table'));
    expect(notLinked.every(({ right }) => right === 'embedded')).toBe(true);
    expect(notLinked.flatMap(({ finding }) => idsOf(finding))).toContain('CVE-2020-26160');
    const undecided = disagreements.filter(({ right }) => right === undefined);
    expect(undecided.map(({ finding, why }) => `${finding.id}: ${why}`)).toEqual([
      'GHSA-2222-3333-4444: not in the Go vulnerability database',
    ]);
    // What is linked in, Grype knows too: it has the same data.
    expect(disagreements.filter(({ reportedBy }) => reportedBy === 'embedded')).toEqual([]);
  });
});

/** The whole command; both databases are as old as they are. */
const POLICY_HERE = `version: 1
database: {stale: review}
licenses: {unknown: review}
`;

interface Told {
  readonly exitCode: number;
  readonly stderr: string;
  readonly scanned: readonly ScannedFile[];
  /** `pass: what was measured` of the check with this name. */
  of(name: string): string | undefined;
  detailOf(name: string): string;
}

async function command(
  engine: string,
  path: string,
  output: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const policy = join(folder, 'policy.yml');
  await writeFile(policy, POLICY_HERE);
  const given = [
    '--files',
    path,
    '--engine',
    engine,
    '--output',
    output,
    '--policy',
    policy,
    '--db',
    entries,
  ];
  const { exitCode, stdout, stderr } = await oracleRelease(['scan', '--json', '--offline', ...given], {
    cwd: folder,
    env: { GRYPE_DB_CACHE_DIR: cache, RUNNER_TOOL_CACHE: undefined, ...env },
  });
  const { checks = [], scanned = [] } = stdout.startsWith('{')
    ? (JSON.parse(stdout) as { checks: Check[]; scanned: ScannedFile[] })
    : {};
  const found = (name: string) => checks.find((check) => check.name === name);
  return {
    exitCode,
    stderr,
    scanned,
    of: (name) => {
      const check = found(name);
      return check && `${check.verdict}: ${check.measured ?? ''}`;
    },
    detailOf: (name) => found(name)?.detail ?? '',
  };
}

describe.skipIf(absent.length > 0)(`oracle-release scan${reason}`, () => {
  test('of a folder: the same at every run, also with the output folder in it', async ({ skip }) => {
    if (obstacle) skip(obstacle);
    const tree = join(temporaryFolder('scanned'), 'rootfs');
    await mkdir(join(tree, 'opt'), { recursive: true });
    await writeFile(join(tree, 'opt/vulnerable'), await readFile(program));
    const output = join(tree, 'out [1]');
    const first = await command('full', tree, output);
    expect(first.exitCode, first.stderr).toBe(0);
    expect(first.of('packages')).toMatch(/^pass: \d\d? packages$/);
    expect(first.of('vulnerabilities')).toMatch(/^warn: 0 severe with a fix, \d\d? others$/);
    expect(first.scanned).toMatchObject([{ file: 'rootfs', kind: 'directory' }]);
    const paths = first.scanned[0]?.sboms ?? [];
    expect(paths).toHaveLength(2);
    const sboms = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
    const second = await command('full', tree, output);
    expect(second.scanned).toEqual(first.scanned);
    expect(await Promise.all(paths.map((path) => readFile(path, 'utf8')))).toEqual(sboms);
  });

  test('of an archive, as auto takes it: the packages of the system too', async ({ skip }) => {
    if (obstacle) skip(obstacle);
    const archive = join(folder, 'image.tar');
    await writeFile(archive, image.dockerArchive);
    const { exitCode, scanned, of, stderr } = await command('auto', archive, temporaryFolder('archive'));
    expect(exitCode, stderr).toBe(0);
    expect(of('build-info')).toBeUndefined();
    expect(scanned[0]?.licences.map(({ purl }) => purl)).toContain(
      'pkg:deb/debian/base-files@12.4%2Bdeb12u5',
    );
    expect(scanned[0]?.findings.flatMap(({ id, aliases }) => [id, ...aliases])).toContain('CVE-2024-45338');
  });

  test('of a program by both: ours decides, and what only GitHub knows is for review', async ({ skip }) => {
    if (obstacle) skip(obstacle);
    const { exitCode, of, detailOf, scanned } = await command('both', program, temporaryFolder('both'));
    expect(exitCode).toBe(1);
    expect(of('vulnerabilities')).toMatch(/^fail: \d+ linked in/);
    expect(of('engines-agree')).toMatch(/^warn: \d+ agreed, \d+ disagreed, 1 of them undecided$/);
    expect(detailOf('engines-agree')).toContain('GHSA-2222-3333-4444 (golang.org/x/text');
    expect(scanned[0]?.full?.comparison?.disagreements.length).toBeGreaterThan(1);
  });

  test('of a program by full: by the versions alone', async ({ skip }) => {
    if (obstacle) skip(obstacle);
    const { of, scanned } = await command('full', program, temporaryFolder('full'));
    expect(of('vulnerabilities')).toMatch(/^warn: 0 severe with a fix/);
    expect(scanned[0]?.full?.comparison).toBeUndefined();
    expect(scanned[0]?.findings.some(({ aliases }) => aliases.includes('CVE-2020-26160'))).toBe(true);
  });

  test('without a database of Grype: exit code 1; without the tools: 2, and nothing is written', async ({
    skip,
  }) => {
    if (obstacle) skip(obstacle);
    const none = { GRYPE_DB_CACHE_DIR: join(folder, 'no-database') };
    const { exitCode, of, detailOf } = await command('full', program, temporaryFolder('none'), none);
    expect([exitCode, of('vulnerabilities')]).toEqual([1, 'fail: ']);
    expect(detailOf('vulnerabilities')).toContain('grype failed');

    const output = join(temporaryFolder('nothing'), 'dist');
    const missing = await command('both', program, output, { PATH: temporaryFolder('empty') });
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toContain('the full engine needs Syft and Grype or Trivy');
    expect(existsSync(output)).toBe(false);
  });
});
