import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import { layout } from '../../../src/model/layout.ts';
import { sbomSubject } from '../../../src/model/sbom-subject.ts';
import type { Step } from '../../../src/model/step.ts';
import type { Ports } from '../../../src/ports.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { openContext } from '../../../src/scan/context.ts';
import type { ScanInputs } from '../../../src/scan/inputs.ts';
import { ScannedFile, totals } from '../../../src/scan/result.ts';
import { run, scanArtifact } from '../../../src/scan/scan.ts';
import { goSubject } from '../../../src/scan/subjects.ts';
import { plannedSubject } from '../../../src/subject/subject.ts';
import { zip } from '../../support/archives.ts';
import { buildElf, buildPackedElf, goPieces } from '../../support/binaries.ts';
import { goVersion, helloProgram } from '../../support/go-programs.ts';
import { smallPlan } from '../../support/release.ts';

const NOW = Date.parse('2026-08-25T00:00:00Z');
const PACKED = buildPackedElf({ format: 22, method: 8, originalSize: 1000 });
const plan = smallPlan({}, ['linux/amd64']);

/** An entry of the standard library that names one function; fixed in a Go that does not exist yet. */
function entry(id: string, path: string, symbol: string, fixed: boolean) {
  const events = [{ introduced: '0' }, ...(fixed ? [{ fixed: '1.99.0' }] : [])];
  const affected = {
    package: { name: 'stdlib', ecosystem: 'Go' },
    ranges: [{ type: 'SEMVER', events }],
    ecosystem_specific: { imports: [{ path, symbols: [symbol] }] },
  };
  const text = JSON.stringify({
    id,
    modified: '2026-08-24T00:00:00Z',
    aliases: ['CVE-2099-1'],
    affected: [affected],
  });
  return { name: `ID/${id}.json`, text };
}
const LINKED = entry('GO-2099-0001', 'fmt', 'Println', true);
const NOT_LINKED = entry('GO-2099-0002', 'net/http', 'Client.Do', true);
const NO_FIX = entry('GO-2099-0003', 'fmt', 'Println', false);

let folder = '';
let steps: Step[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scan-'));
  steps = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function ports(): Ports {
  const local = localPorts({ offline: true });
  return {
    ...local,
    clock: { ...local.clock, now: () => NOW },
    host: { ...local.host, env: (name) => (name === 'XDG_CACHE_HOME' ? join(folder, 'cache') : undefined) },
    progress: { report: (step) => void steps.push(step) },
    // Whether the scanners of others are on this machine is no matter here.
    tools: { find: async () => undefined },
  };
}

function inputs(changes: Partial<ScanInputs> = {}): ScanInputs {
  return {
    workingDirectory: folder,
    output: join(folder, 'dist'),
    files: [],
    images: [],
    engine: 'auto',
    manifest: undefined,
    db: undefined,
    dbSha256: undefined,
    policy: undefined,
    dbMaxAgeDays: 7,
    formats: ['cyclonedx-json', 'spdx-json'],
    gomodcache: join(folder, 'no-cache'),
    vendor: undefined,
    enforce: true,
    offline: true,
    ...changes,
  };
}

async function put(path: string, content: string | Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

const database = (...entries: { name: string; text: string }[]) => put(join(folder, 'db.zip'), zip(entries));
const verdicts = (checks: readonly Check[]) =>
  Object.fromEntries(checks.map(({ name, verdict }) => [name, verdict]));
const named = (checks: readonly Check[], name: string) => checks.find((check) => check.name === name);

/** The output folder of a release that has been planned and built. */
async function built(): Promise<void> {
  const paths = layout(join(folder, 'dist'));
  await put(paths.plan, JSON.stringify(plan));
  const plain = paths.planned('build/linux-amd64/small');
  await mkdir(dirname(plain), { recursive: true });
  await copyFile(helloProgram('linux/amd64'), plain);
}

describe.skipIf(!goVersion)(`a real Go program${goVersion ? '' : ' (skipped: no go)'}`, () => {
  test('what is linked in fails; the SBOMs describe the file', async () => {
    await built();
    await put(join(folder, 'LICENSE'), 'All rights reserved.\n');
    const db = await database(LINKED, NOT_LINKED);
    const {
      checks,
      data: { scanned, dbDate },
      documents,
    } = await run(inputs({ db }), ports());
    expect(verdicts(checks)).toMatchObject({
      'vulnerability-database-age': 'pass',
      'build-info': 'pass',
      vulnerabilities: 'fail',
      licences: 'pass',
    });
    expect(named(checks, 'build-info')).toMatchObject({
      subject: 'linux/amd64',
      measured: `${goVersion}, 0 dependencies`,
    });
    expect(named(checks, 'vulnerabilities')).toMatchObject({
      measured: '1 linked in, 1 in modules but not linked in',
      remedy: 'build with Go 1.99.0 or later',
    });
    expect(dbDate).toBe('2026-08-24T00:00:00.000Z');

    const [file] = scanned;
    expect(ScannedFile.parse(file)).toEqual(file);
    expect(file).toMatchObject({ file: 'small-linux-amd64', target: 'linux/amd64', components: 2 });
    expect(file?.findings.map(({ id, level, blocking, symbols }) => [id, level, blocking, symbols])).toEqual([
      ['GO-2099-0001', 'symbol', true, ['fmt.Println']],
      ['GO-2099-0002', 'module', false, []],
    ]);
    expect(totals(scanned)).toMatchObject({ vulnerabilities: 2, blocking: 1, licences: ['BSD-3-Clause'] });

    const { sha256 } = await ports().files.digest(helloProgram('linux/amd64'));
    const paths = layout(join(folder, 'dist'));
    expect(file?.sboms).toEqual(['cdx', 'spdx'].map((kind) => paths.sbom(`small-linux-amd64.${kind}.json`)));
    expect(documents).toEqual({ sarif: paths.sarif, vex: paths.vex, evidence: paths.scanEvidence });
    const [alerts, statements, evidence] = await Promise.all(
      Object.values(documents).map(async (path) => JSON.parse(await readFile(path, 'utf8'))),
    );
    expect(alerts.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['GO-2099-0001']);
    expect(statements.statements).toMatchObject([
      { vulnerability: { name: 'GO-2099-0002' }, status: 'not_affected' },
    ]);
    expect(evidence.claims).toMatchObject({
      verdict: 'fail',
      subjects: [{ digest: { sha256 }, sboms: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }, {}] }],
    });
    for (const path of file?.sboms ?? []) {
      expect(sbomSubject(await readFile(path, 'utf8'))).toMatchObject({ sha256, version: '1.2.3' });
    }
    expect(steps).toEqual([
      { stage: 'scan', target: 'linux-amd64', state: 'started' },
      { stage: 'scan', target: 'linux-amd64', state: 'fail' },
    ]);
  });

  test.each([
    ['not linked in', [NOT_LINKED], true, 'pass'],
    ['linked in without a fix', [NO_FIX], true, 'warn'],
    ['linked in, not enforced', [LINKED], false, 'warn'],
  ])('%s', async (_, entries, enforce, verdict) => {
    await built();
    const db = await database(...entries);
    const { checks } = await run(inputs({ db, enforce }), ports());
    expect(named(checks, 'vulnerabilities')?.verdict).toBe(verdict);
  });

  test('offline and without a database, vulnerabilities are not run and the rest is', async () => {
    await built();
    const {
      checks,
      data: { scanned, dbDate },
    } = await run(inputs(), ports());
    expect(verdicts(checks)).toMatchObject({ 'build-info': 'pass', vulnerabilities: 'not-run' });
    expect(named(checks, 'vulnerabilities')).toMatchObject({
      detail: expect.stringContaining('offline'),
      remedy: expect.stringContaining('ORACLE_RELEASE_VULNDB'),
    });
    expect(scanned[0]?.sboms).toHaveLength(2);
    expect(dbDate).toBeUndefined();
  });

  test('a file of its own, twice: the same bytes', async () => {
    const file = join(folder, 'hello');
    await copyFile(helloProgram('linux/arm64'), file);
    const read = async () => {
      const {
        data: { scanned },
      } = await run(inputs({ files: [file], db: await database(LINKED) }), ports());
      expect(scanned[0]).toMatchObject({ file: 'hello', target: 'linux/arm64' });
      return Promise.all((scanned[0]?.sboms ?? []).map((path) => readFile(path, 'utf8')));
    };
    expect(await read()).toEqual(await read());
  });

  test('one artifact of a plan', async () => {
    await built();
    const context = await openContext(inputs({ db: await database(LINKED), formats: [] }), plan, ports());
    const [artifact] = plan.artifacts;
    if (!artifact) throw new Error('the plan has no artifact');
    const subject = goSubject(plannedSubject(plan, artifact, join(folder, 'dist')));
    expect(subject).toMatchObject({ name: 'linux/amd64', file: 'small-linux-amd64', version: '1.2.3' });
    const { checks, result } = await scanArtifact(subject, context, ports());
    expect(verdicts(checks)).toMatchObject({ vulnerabilities: 'fail', sbom: 'skip' });
    expect(result.sboms).toEqual([]);
    expect(existsSync(join(folder, 'dist', 'sbom'))).toBe(false);
  });
});

describe('files that cannot be scanned', () => {
  const cases: readonly [string, Uint8Array, RegExp][] = [
    ['packed', PACKED, /packed with UPX/],
    ['damaged', Buffer.from('\x7fELF'), /ELF/],
    ['not Go', buildElf({}), /the embedded engine reads Go programs, and this is another file/],
    ['no program', Buffer.from('#!/bin/sh\n'), /the embedded engine reads Go programs/],
  ];
  test.each(cases)('%s', async (_, bytes, detail) => {
    const file = await put(join(folder, 'app'), bytes);
    const {
      checks,
      data: { scanned },
    } = await run(inputs({ files: [file], engine: 'embedded', db: await database(LINKED) }), ports());
    expect(named(checks, 'build-info')).toMatchObject({
      verdict: 'fail',
      detail: expect.stringMatching(detail),
    });
    expect(verdicts(checks)).toMatchObject({
      vulnerabilities: 'not-run',
      licences: 'not-run',
      sbom: 'not-run',
    });
    expect(scanned).toMatchObject([
      {
        file: 'app',
        digest: { ...(await ports().files.digest(file)) },
        components: 0,
        findings: [],
        functionsKnown: false,
        unassessed: [],
        licences: [],
        sboms: [],
      },
    ]);
  });

  test('the remedy of a packed file is to scan before packing', async () => {
    const file = await put(join(folder, 'app'), PACKED);
    const { checks } = await run(inputs({ files: [file] }), ports());
    expect(named(checks, 'build-info')?.remedy).toContain('scan before packing');
  });

  test('a program made by hand, with the tables of Go only', async () => {
    const bytes = buildElf({ pieces: goPieces({ info: '.go.buildinfo', table: '.gopclntab' }) });
    const file = await put(join(folder, 'app'), bytes);
    const {
      data: { scanned },
    } = await run(inputs({ files: [file], db: await database(LINKED) }), ports());
    expect(scanned[0]).toMatchObject({ components: 3, target: 'linux/amd64' });
    expect(scanned[0]?.findings).toMatchObject([{ id: 'GO-2099-0001', level: 'symbol', version: '1.26.8' }]);
  });
});

describe('what is not there', () => {
  test.each<[string, Partial<ScanInputs>, string]>([
    ['a plan', {}, 'FILE_MISSING'],
    ['a file', { files: ['/nowhere/app'] }, 'FILE_MISSING'],
    ['a manifest', { manifest: '/nowhere/artifact-manifest.yaml' }, 'FILE_MISSING'],
  ])('%s', async (_, changes, code) => {
    await expect(run(inputs(changes), ports())).rejects.toMatchObject({ code });
  });

  test('a database that was named', async () => {
    const file = await put(join(folder, 'app'), buildElf({}));
    const missing = { files: [file], engine: 'embedded' as const, db: join(folder, 'none.zip') };
    await expect(run(inputs(missing), ports())).rejects.toMatchObject({ code: 'FILE_MISSING' });
  });

  test('nothing built of the plan', async () => {
    await put(layout(join(folder, 'dist')).plan, JSON.stringify(plan));
    await expect(run(inputs(), ports())).rejects.toMatchObject({
      message: expect.stringContaining('has been built'),
    });
  });

  test('two files of one name', async () => {
    const files = [await put(join(folder, 'a', 'app'), 'x'), await put(join(folder, 'b', 'app'), 'y')];
    await expect(run(inputs({ files }), ports())).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});
