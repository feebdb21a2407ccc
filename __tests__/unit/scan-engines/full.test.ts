import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Ports } from '../../../src/ports.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { scannerName } from '../../../src/scan/engines/engine.ts';
import { type FullReport, findFullTools, fullEngine } from '../../../src/scan/engines/full.ts';
import type { EngineSubject } from '../../../src/scan/engines/subject.ts';
import { helloProgram } from '../../support/go-programs.ts';
import { SCANNER_ANSWERS, type ScannerPrograms, scanners, WELL } from '../../support/scanners.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const TIME = '2026-01-02T03:04:05Z';

const subject: EngineSubject = {
  kind: 'go-binary',
  path: helloProgram('linux/amd64'),
  name: 'hello',
  version: '1.2.3',
};

/** The full engine over programs that do what is said; its scratch folder is looked at afterwards. */
async function scanWith(programs: ScannerPrograms, { offline = false, of = subject } = {}) {
  const { tools: there, environmentOf } = scanners(programs);
  const scratch = temporaryFolder('scratch');
  const ports: Ports = { ...localPorts({ offline }), tools: there };
  try {
    const tools = await findFullTools(ports);
    const report = await fullEngine({ tools, scratch, time: TIME }, ports).scan(of);
    return { report, environmentOf };
  } finally {
    expect(readdirSync(scratch)).toEqual([]);
  }
}

const failure = (programs: ScannerPrograms) =>
  scanWith(programs).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('the full engine', () => {
  test('with Syft, Grype and Trivy', async () => {
    const report = (await scanWith(WELL)).report as FullReport;
    expect(report.scanners.map(scannerName)).toEqual([
      `syft 1.52.0 sha256:${'ab'.repeat(32)}`,
      `grype 0.110.0 sha256:${'ab'.repeat(32)}, database of 2026-11-28`,
      `trivy 0.74.0 sha256:${'ab'.repeat(32)}, database of 2026-11-27`,
    ]);
    expect(report.packages).toBe(2);
    expect(report.unassessed).toEqual(['example.test/hello']);
    expect(report.findings.map(({ id, by }) => `${id} ${by}`)).toEqual([
      'GHSA-w73w-5m7g-f7qc grype',
      'GHSA-h395-qcrw-5vmq grype',
      'CVE-2024-45338 trivy',
      'GO-2025-3595 grype',
      'GO-2026-5942 grype',
      'CVE-2026-0001 trivy',
    ]);
    expect(JSON.parse(report.sboms['cyclonedx-json'].text).metadata.timestamp).toBe(TIME);
    expect(JSON.parse(report.sboms['spdx-json'].text).creationInfo.created).toBe(TIME);
    expect(report.sboms['cyclonedx-json'].raw).toBe(
      readFileSync(join(SCANNER_ANSWERS, 'syft-hello.cdx.json'), 'utf8'),
    );
  });

  test.each([['grype'], ['trivy']] as const)('%s alone is enough', async (name) => {
    const { report } = await scanWith({ syft: WELL.syft, [name]: WELL[name] });
    expect((report as FullReport).scanners.map((it) => it.name)).toEqual(['syft', name]);
  });

  test.each([
    ['nothing', {}, 'Syft and Grype or Trivy'],
    ['no Syft', { grype: WELL.grype }, 'needs Syft, '],
    ['Syft alone', { syft: WELL.syft }, 'needs Grype or Trivy, '],
  ])('%s there is an error that says what is missing', async (_, programs, missing) => {
    expect(await failure(programs)).toMatchObject({
      code: 'TOOL_MISSING',
      message: expect.stringContaining(missing),
      remedy: expect.stringContaining('go install'),
    });
  });

  test.each([
    ['Syft too old', { ...WELL, syft: `version) echo '{"version":"1.2.0"}'` }, '1.18.1 or later'],
    [
      'Syft of no version',
      { ...WELL, syft: `version) echo '{"version":"[not provided]"}'` },
      'unknown version',
    ],
    ['the malicious Trivy', { ...WELL, trivy: `version) echo '{"Version":"0.69.4"}'` }, '0.70.0 or later'],
  ])('%s is refused', async (_, programs, why) => {
    expect(await failure(programs)).toMatchObject({
      code: 'TOOL_MISSING',
      message: expect.stringContaining(why),
    });
  });

  const [syftVersion = '', syftScan = ''] = WELL.syft.split(';; ');
  const [grypeVersion = ''] = WELL.grype.split(';; ');
  const [trivyVersion = '', trivyScan = ''] = WELL.trivy.split(';; ');
  test.each([
    ['Syft crashes', { syft: `${syftVersion};; scan) echo boom >&2; exit 1` }, 'boom'],
    ['Syft writes nothing', { syft: `${syftVersion};; scan) exit 0` }, 'no answer'],
    ['Syft writes an empty file', { syft: `${syftVersion};; ${syftScan}; : > syft.spdx.json` }, 'empty'],
    [
      'Syft writes what is no SBOM',
      { syft: `${syftVersion};; ${syftScan}; echo '{}' > syft.cdx.json` },
      'format',
    ],
    ['Grype crashes', { grype: `${grypeVersion};; sbom:*) kill -SEGV $$` }, 'exit code 139'],
    ['Grype has no database', { grype: `${grypeVersion};; sbom:*) : > grype.json; exit 1` }, 'exit code 1'],
    ['Grype finds over a threshold', { grype: `${WELL.grype}; exit 2` }, 'exit code 2'],
    ['Grype writes an empty file', { grype: `${grypeVersion};; sbom:*) : > grype.json` }, 'empty'],
    ['Grype writes garbage', { grype: `${grypeVersion};; sbom:*) echo oops > grype.json` }, 'format'],
    ['Trivy crashes', { trivy: `${trivyVersion};; sbom) exit 1` }, 'exit code 1'],
    [
      'Trivy has no database',
      { trivy: `version) echo '{"Version":"0.74.0"}';; ${trivyScan}` },
      'no vulnerability',
    ],
  ])('%s: an error, never a report', async (_, programs, why) => {
    expect(await failure({ ...WELL, ...programs })).toMatchObject({
      code: 'TOOL_FAILED',
      message: expect.stringContaining(why),
    });
  });

  test('no package recognised is no report either', async () => {
    const none = `sed 's/"purl"/"no-purl"/' ${SCANNER_ANSWERS}/syft-hello.cdx.json > syft.cdx.json`;
    const { report } = await scanWith({ ...WELL, syft: `${WELL.syft}; ${none}` });
    expect(report).toMatchObject({ refusal: expect.stringContaining('recognised no package') });
  });

  test('offline, nobody is asked, and an image is an error', async () => {
    const { environmentOf } = await scanWith(WELL, { offline: true });
    expect(environmentOf('sbom:subject.cdx.json')).toContain('GRYPE_DB_AUTO_UPDATE=false\n');
    const image: EngineSubject = {
      ...subject,
      kind: 'image',
      path: `127.0.0.1:1/a@sha256:${'0'.repeat(64)}`,
    };
    await expect(scanWith(WELL, { offline: true, of: image })).rejects.toMatchObject({ code: 'OFFLINE' });
  });

  test('the scanners get no settings of the surroundings, but know where databases are', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      SYFT_EXCLUDE: '/**',
      GRYPE_IGNORE: 'x',
      GRYPE_DB_CACHE_DIR: '/srv/grype',
      TRIVY_SEVERITY: 'LOW',
      TRIVY_CACHE_DIR: '/srv/trivy',
      GITHUB_TOKEN: 'secret-of-the-job',
    });
    try {
      const { environmentOf } = await scanWith(WELL);
      const all = ['scan', 'sbom:subject.cdx.json', 'sbom'].map(environmentOf);
      expect(all.join('\n')).not.toMatch(/SYFT_EXCLUDE|GRYPE_IGNORE|TRIVY_SEVERITY|secret-of-the-job/);
      expect(all[0]).toContain('SYFT_CHECK_FOR_APP_UPDATE=false\n');
      expect(all[1]).toContain('GRYPE_DB_CACHE_DIR=/srv/grype\n');
      expect(all[1]).toContain('GRYPE_CHECK_FOR_APP_UPDATE=false\n');
      expect(all[2]).toContain('TRIVY_CACHE_DIR=/srv/trivy\n');
    } finally {
      process.env = before;
    }
  });
});
