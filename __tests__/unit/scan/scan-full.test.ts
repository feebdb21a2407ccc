import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scanReport } from '../../../src/commands/scan-part.ts';
import { type Check, overall } from '../../../src/model/check.ts';
import { layout } from '../../../src/model/layout.ts';
import { sbomSubject } from '../../../src/model/sbom-subject.ts';
import type { Ports } from '../../../src/ports.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { readScanInputs } from '../../../src/scan/inputs.ts';
import { ScannedFile } from '../../../src/scan/result.ts';
import { run } from '../../../src/scan/scan.ts';
import { goVersion, helloProgram } from '../../support/go-programs.ts';
import {
  SCANNER_ANSWERS,
  SCANNER_DIGEST,
  type ScannerPrograms,
  scanners,
  WELL,
} from '../../support/scanners.ts';
import { temporaryFolder } from '../../support/temporary.ts';

/** Three days after Grype's database in the recorded answer was made. */
const NOW = Date.parse('2026-12-01T00:00:00Z');
/** The recorded answer rates all as medium; here one without a fix is worse, and of those with one, one is not rated. */
const SYFT_AND_GRYPE = {
  syft: WELL.syft,
  grype: `${WELL.grype}; sed -i '8s/Medium/Critical/; 158s/Medium/High/; 235s/Medium/Unknown/' grype.json`,
};

interface Given {
  readonly programs?: ScannerPrograms;
  readonly policy?: string;
  readonly now?: number;
  readonly inputs?: Readonly<Record<string, string>>;
}

async function scan(files: string, { programs = SYFT_AND_GRYPE, policy, now = NOW, inputs }: Given = {}) {
  const folder = temporaryFolder('scan-full');
  const local = localPorts({ offline: inputs?.offline !== 'false' });
  const environment: Record<string, string> = { XDG_CACHE_HOME: join(folder, 'cache') };
  const ports: Ports = {
    ...local,
    clock: { ...local.clock, now: () => now },
    host: { ...local.host, env: (name) => environment[name] },
    tools: scanners(programs).tools,
  };
  if (policy !== undefined) writeFileSync(join(folder, 'policy.yml'), policy);
  writeFileSync(join(folder, 'GO-2099-0001.json'), JSON.stringify(ENTRY));
  const output = join(folder, 'dist');
  const read = readScanInputs({
    'working-directory': folder,
    output,
    files,
    formats: 'cyclonedx-json,spdx-json',
    enforce: 'true',
    offline: 'true',
    'db-max-age-days': '7',
    gomodcache: join(folder, 'none'),
    db: folder,
    ...(policy !== undefined && { policy: 'policy.yml' }),
    ...inputs,
  });
  const { checks, data, documents } = await run(read, ports);
  const of = (name: string, subject?: string): Check | undefined =>
    checks.find((check) => check.name === name && (subject ?? check.subject) === check.subject);
  await ports.files.write(layout(output).result('scan'), JSON.stringify(data));
  const failed = checks.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name);
  return { of, checks, failed, documents, output, scanned: data.scanned, data, ports };
}

/** Linked into every program. */
const ENTRY = {
  id: 'GO-2099-0001',
  modified: '2026-11-30T00:00:00Z',
  affected: [
    {
      package: { name: 'stdlib', ecosystem: 'Go' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.99.0' }] }],
      ecosystem_specific: { imports: [{ path: 'fmt', symbols: ['Println'] }] },
    },
  ],
};

/** A folder to scan; the programs in the place of the scanners do not look into it. */
function rootfs(): string {
  const folder = join(temporaryFolder('subject'), 'rootfs');
  mkdirSync(folder);
  return folder;
}

const LENIENT = 'version: 1\nlicenses: {unknown: review}\nvulnerabilities: {severe: review}\n';

describe('a folder', () => {
  test('is listed by Syft, looked up by Grype, and judged by how severe that rates it', async () => {
    const { of, scanned, output, checks } = await scan(rootfs());
    expect(checks.map(({ name, subject, verdict }) => `${name} ${subject} ${verdict}`)).toEqual([
      'vulnerability-database-age grype pass',
      'packages rootfs pass',
      'vulnerabilities rootfs fail',
      'licences rootfs fail',
      'sbom rootfs pass',
      'sbom-quality rootfs warn',
    ]);
    expect(of('packages')).toMatchObject({
      measured: '2 packages',
      tool: `syft 1.52.0 sha256:${SCANNER_DIGEST}`,
    });
    expect(of('vulnerabilities')).toMatchObject({
      measured: '2 severe with a fix, 2 others',
      bound: '0 severe with a fix',
      tool: `grype 0.110.0 sha256:${SCANNER_DIGEST}, database of 2026-11-28`,
      remedy: expect.stringContaining('go get golang.org/x/net@v'),
    });
    // The standard library by our own knowledge, the program's module by nobody's.
    expect(of('licences')?.detail).toBe('example.test/hello has a license that is unknown');

    const [file] = scanned;
    expect(ScannedFile.parse(file)).toEqual(file);
    expect(file).toMatchObject({ file: 'rootfs', kind: 'directory', components: 2, functionsKnown: false });
    expect(file).not.toHaveProperty('digest');
    expect(file).not.toHaveProperty('program');
    expect(file?.full?.scanners.map(({ name }) => name)).toEqual(['syft', 'grype']);
    expect(file?.licences).toMatchObject([
      { module: 'example.test/hello', decision: 'block' },
      { module: 'stdlib', expression: 'BSD-3-Clause', decision: 'allow' },
    ]);
    const paths = layout(output);
    expect(file?.sboms).toEqual(['cdx', 'spdx'].map((it) => paths.sbom(`rootfs.${it}.json`)));
    expect(readFileSync(paths.rawSbom('rootfs.cdx.json'), 'utf8')).toBe(
      readFileSync(join(SCANNER_ANSWERS, 'syft-hello.cdx.json'), 'utf8'),
    );
  });

  test('is in SARIF with what the scanner rates, in the evidence with the scanners, and in the report', async () => {
    const { documents, output, ports } = await scan(rootfs());
    expect(documents.vex).toBeUndefined();
    const log = JSON.parse(readFileSync(documents.sarif ?? '', 'utf8')).runs[0];
    expect(log.invocations[0]).toEqual({ executionSuccessful: true });
    expect(log.results).toHaveLength(4);
    expect(log.results[0].message.text).toContain('It was found by the version of the package');
    const { claims } = JSON.parse(readFileSync(documents.evidence, 'utf8'));
    expect(claims.scanners.map(({ name }: { name: string }) => name)).toEqual(['syft', 'grype']);
    const report = await scanReport(output, ports.files);
    expect(report?.files).toMatchObject([{ file: 'rootfs', readable: true, byOthers: true, modules: 2 }]);
    expect(report?.engines).toBeUndefined();
  });

  test('passes what the policy allows, and needs no Go vulnerability database', async () => {
    const policy =
      'version: 1\nlicenses: {unknown: allow}\nvulnerabilities: {severe: allow, lesser: allow}\n';
    const { checks, failed } = await scan(rootfs(), { policy, inputs: { db: '' } });
    expect(failed).toEqual([]);
    expect(checks.filter(({ name }) => name === 'vulnerability-database-age')).toHaveLength(1);
  });

  test.each([
    ['any version', 'pkg:golang/golang.org/x/net'],
    ['this version', 'pkg:golang/golang.org/x/net@v0.7.0'],
  ])('an exception holds for a package of %s', async (__, purl) => {
    const first = await scan(rootfs());
    const held = first.scanned[0]?.findings.find((it) => it.blocking && it.module === 'golang.org/x/net');
    const policy = `${LENIENT.replace('severe: review', 'severe: block')}exceptions:
  - {id: ${held?.id}, purl: '${purl}', reason: r, approver: a, expires: 2026-12-20}\n`;
    const { scanned, of } = await scan(rootfs(), { policy });
    const finding = scanned[0]?.findings.find(({ id }) => id === held?.id);
    expect(finding).toMatchObject({ blocking: false, exception: { approver: 'a' } });
    expect(of('exceptions')?.verdict).toBe('pass');
  });
});

describe('nothing passes', () => {
  const [syftVersion = '', syftScan = ''] = WELL.syft.split(';; ');
  const [grypeVersion = ''] = WELL.grype.split(';; ');

  test.each([
    ['Syft crashes', { syft: `${syftVersion};; scan) echo boom >&2; exit 1` }, /^syft failed.*boom/],
    ['Grype crashes', { grype: `${grypeVersion};; sbom:*) exit 1` }, /^grype failed.*exit code 1/],
    ['Grype answers garbage', { grype: `${grypeVersion};; sbom:*) echo oops > grype.json` }, /^grype failed/],
  ])('where %s', async (_name, programs, detail) => {
    const { of, failed, documents } = await scan(rootfs(), { programs: { ...SYFT_AND_GRYPE, ...programs } });
    expect(failed).toEqual(['vulnerabilities']);
    expect(of('vulnerabilities')?.detail).toMatch(detail);
    for (const name of ['packages', 'licences', 'sbom', 'sbom-quality'])
      expect(of(name)?.verdict).toBe('not-run');
    expect(documents.sarif).toBeUndefined();
  });

  test('where Syft recognises nothing', async () => {
    const none = `${syftVersion};; ${syftScan}; sed -i 's/"purl"/"no-purl"/' syft.cdx.json`;
    const { of, failed } = await scan(rootfs(), { programs: { ...SYFT_AND_GRYPE, syft: none } });
    expect(failed).toEqual(['packages']);
    expect(of('packages')?.detail).toContain('recognised no package');
    expect(of('vulnerabilities')?.verdict).toBe('not-run');
  });

  test.each([
    ['block', 'fail'],
    ['review', 'warn'],
  ])("where Grype's database is stale, which is to %s", async (stale, verdict) => {
    const { of } = await scan(rootfs(), {
      now: NOW + 6 * 86_400_000,
      policy: `${LENIENT}database: {stale: ${stale}}\n`,
    });
    expect(of('vulnerability-database-age', 'grype')).toMatchObject({
      verdict,
      measured: '8 days',
      remedy: expect.stringContaining('grype db update'),
    });
  });

  test('without the tools: what nobody named fails, beside what needs none', async () => {
    const files = `${rootfs()}\n${helloProgram('linux/amd64')}`;
    const { of, scanned } = await scan(files, { programs: {}, policy: LENIENT });
    expect(of('packages', 'rootfs')).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('needs Syft and Grype or Trivy'),
    });
    expect(scanned[1]?.program).toBeDefined();
  });

  test.each(['full', 'both'])(
    'without the tools, %s is an error before anything is written',
    async (engine) => {
      const output = join(temporaryFolder('nothing'), 'dist');
      const file = helloProgram('linux/amd64');
      await expect(scan(file, { programs: {}, inputs: { engine, output } })).rejects.toMatchObject({
        code: 'TOOL_MISSING',
        exitCode: 2,
      });
      expect(existsSync(output)).toBe(false);
    },
  );

  test('a folder for the embedded engine', async () => {
    const { of, failed } = await scan(rootfs(), { inputs: { engine: 'embedded' } });
    expect(failed).toEqual(['build-info']);
    expect(of('build-info')?.detail).toContain('and this is a folder');
  });

  test('the output folder itself', async () => {
    const output = rootfs();
    await expect(scan(output, { inputs: { output } })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('an image', () => {
  test('is called by its name and digest', async () => {
    const image = `registry.example.org/team/app@sha256:${'0a'.repeat(32)}`;
    const given = { policy: LENIENT, inputs: { offline: 'false' } };
    const { scanned, of } = await scan(`image:${image}`, given);
    expect(scanned).toMatchObject([{ file: 'team-app-0a0a0a0a0a0a', kind: 'image', image }]);
    expect(of('packages')?.verdict).toBe('pass');
  });
});

describe.skipIf(!goVersion)(`a Go program${goVersion ? '' : ' (skipped: no go)'}`, () => {
  test('with both: ours decides, the full engine is compared, and who is right is told', async () => {
    const { of, scanned, checks, output, ports } = await scan(helloProgram('linux/amd64'), {
      inputs: { engine: 'both' },
    });
    expect(of('vulnerabilities')).toMatchObject({
      verdict: 'fail',
      measured: '1 linked in',
      tool: expect.stringMatching(/^go-vulnerability-database scan-full\S* sha256:[0-9a-f]{64}$/),
    });
    // The recorded answer is of another program.
    expect(of('engines-agree')).toMatchObject({
      verdict: 'pass',
      measured: expect.stringContaining('0 of them undecided'),
    });
    expect(of('vulnerability-database-age', 'grype')?.verdict).toBe('pass');
    const [file] = scanned;
    expect(ScannedFile.parse(file)).toEqual(file);
    expect(file?.full?.comparison?.disagreements.length).toBeGreaterThan(3);
    const text = readFileSync(file?.sboms[0] ?? '', 'utf8');
    expect(text).not.toContain('syft');
    expect(existsSync(layout(output).rawSbom(''))).toBe(false);
    expect(overall(checks)).toBe('fail');
    const { engines } = (await scanReport(output, ports.files)) ?? {};
    expect(engines).toMatchObject({ scanners: ['grype 0.110.0'], agreed: 0 });
    expect(engines?.differences[0]).toMatchObject({ right: expect.any(String), files: [file?.file] });
  });

  test('with both: a scanner that fails is no agreement, and ours stands', async () => {
    const [version] = WELL.grype.split(';; ');
    const programs = { ...SYFT_AND_GRYPE, grype: `${version};; sbom:*) exit 1` };
    const { of } = await scan(helloProgram('linux/amd64'), { programs, inputs: { engine: 'both' } });
    expect(of('engines-agree')).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('grype failed'),
    });
    expect(of('vulnerabilities')?.measured).toBe('1 linked in');
  });

  test('with both and no Go database: that is told, and nothing agrees', async () => {
    const { of, failed } = await scan(helloProgram('linux/amd64'), { inputs: { engine: 'both', db: '' } });
    expect(failed).toContain('vulnerability-database-age');
    expect(of('engines-agree')?.verdict).toBe('not-run');
  });

  test('with full: by versions alone, its own license aside', async () => {
    const { of, scanned } = await scan(helloProgram('linux/amd64'), {
      inputs: { engine: 'full' },
      policy: LENIENT,
    });
    expect(of('build-info')).toBeUndefined();
    expect(scanned).toMatchObject([{ kind: 'go-binary', target: 'linux/amd64', components: 2 }]);
    const { sha256 } = await localPorts().files.digest(helloProgram('linux/amd64'));
    expect(sbomSubject(readFileSync(scanned[0]?.sboms[0] ?? '', 'utf8')).sha256).toBe(sha256);
  });
});
