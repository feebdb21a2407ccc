import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { localPorts } from '../../src/runner/ports.ts';
import { readScanInputs } from '../../src/scan/inputs.ts';
import { run, type ScanResult } from '../../src/scan/scan.ts';
import { goVersion, toolPath } from '../support/go-programs.ts';
import { grypeDatabase } from '../support/grype-database.ts';
import { osvDatabase } from '../support/osv-database.ts';
import { temporaryFolder } from '../support/temporary.ts';

/**
 * What a scan hands out, before those who read it: the SARIF by the schema of OASIS, the OpenVEX by Grype. The database
 * is the whole one with ORACLE_RELEASE_VULNDB, else the entries of the fixtures.
 */
const folder = temporaryFolder('scan-documents');
const program = join(folder, 'vulnerable');
const source = join(folder, 'source');

/** A reader of SARIF that brings the schema in its source. */
const GO_SARIF = 'github.com/owenrumney/go-sarif/v3@v3.3.1';

/** Blocks otherwise: its functions are linked in. */
const POLICY = `
version: 1
exceptions:
  - id: CVE-2024-45338
    purl: pkg:golang/golang.org/x/net
    reason: no page of strangers is parsed
    approver: '@security'
    expires: ${new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)}
    status: not_affected
    justification: vulnerable_code_cannot_be_controlled_by_adversary
`;

let scanned: ScanResult;
let entries = '';
/** Why it cannot be tried here. */
let obstacle = goVersion ? '' : 'no go';

beforeAll(async () => {
  if (obstacle) return;
  cpSync(join(import.meta.dirname, '../fixtures/scan/vulnerable-program'), source, { recursive: true });
  // Go stamps the version of the program from the tag.
  const git = (...args: string[]) => execFileSync('git', args, { cwd: source, stdio: 'pipe' });
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'one');
  git('tag', 'v1.2.3');
  try {
    const env = {
      ...process.env,
      CGO_ENABLED: '0',
      GOOS: 'linux',
      GOARCH: 'amd64',
      GOFLAGS: '',
      GOWORK: 'off',
    };
    const args = ['build', '-trimpath', '-buildvcs=true', '-ldflags=-s -w -buildid=', '-o', program, '.'];
    execFileSync('go', args, { cwd: source, env, stdio: 'pipe' });
  } catch (error) {
    obstacle = `modules cannot be had: ${error instanceof Error ? error.message : error}`;
    return;
  }
  entries = (await osvDatabase()).folder;
  const policy = join(folder, 'policy.yml');
  writeFileSync(policy, POLICY);
  const inputs = readScanInputs({
    'working-directory': source,
    output: join(folder, 'dist'),
    files: program,
    policy,
    db: entries,
    engine: 'embedded',
    formats: 'cyclonedx-json',
    enforce: 'true',
    offline: 'true',
    'db-max-age-days': '3650',
  });
  scanned = await run(inputs, localPorts({ offline: true }));
});

const json = (path = '') => JSON.parse(readFileSync(path, 'utf8'));

test('the SARIF is valid by the schema of OASIS', ({ skip }) => {
  const validator = toolPath('check-jsonschema');
  if (obstacle || !validator) skip(obstacle || 'no check-jsonschema');
  const { documents } = scanned;
  const schema = join(folder, 'sarif-schema-2.1.0.json');
  try {
    writeFileSync(schema, sarifSchema());
  } catch (error) {
    skip(`the schema cannot be had: ${error instanceof Error ? error.message : error}`);
  }
  expect(json(schema).id).toMatch(/^https:\/\/docs\.oasis-open\.org\/sarif\/sarif\/v2\.1\.0\//);
  const judge = (path: string) =>
    spawnSync(validator ?? '', ['--schemafile', schema, path], { encoding: 'utf8' });
  const { status, stdout, stderr } = judge(documents.sarif ?? '');
  expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
  expect(json(documents.sarif).runs[0].results.length).toBeGreaterThan(3);

  const broken = join(folder, 'broken.sarif');
  writeFileSync(
    broken,
    readFileSync(documents.sarif ?? '', 'utf8').replace('"level": "error"', '"level": "bad"'),
  );
  expect(judge(broken).status).toBe(1);
});

function sarifSchema(): string {
  const env = { ...process.env, GOFLAGS: '', GOWORK: 'off' };
  const told = execFileSync('go', ['mod', 'download', '-json', GO_SARIF], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  const source = readFileSync(join(JSON.parse(told).Dir, 'pkg/report/v210/sarif/schema.go'), 'utf8');
  return source.split('`')[1] ?? '';
}

describe('Grype reads the OpenVEX', () => {
  interface Statement {
    readonly status: string;
    readonly justification?: string;
    readonly vulnerability: { readonly name: string; readonly aliases?: readonly string[] };
  }
  interface GrypeMatch {
    readonly vulnerability: { readonly id: string };
    readonly relatedVulnerabilities: readonly { readonly id: string }[];
    readonly artifact: { readonly name: string };
  }
  const [grype, syft] = [toolPath('grype'), toolPath('syft')];
  const cache = join(folder, 'grype');

  function grypeOn(
    sbom: string,
    ...more: string[]
  ): { matches: GrypeMatch[]; ignoredMatches?: GrypeMatch[] } {
    const env = {
      ...process.env,
      GRYPE_DB_CACHE_DIR: cache,
      GRYPE_DB_AUTO_UPDATE: 'false',
      GRYPE_DB_VALIDATE_AGE: 'false',
      GRYPE_CHECK_FOR_APP_UPDATE: 'false',
    };
    const args = [`sbom:${sbom}`, '-q', '-o', 'json', ...more];
    return JSON.parse(execFileSync(grype ?? '', args, { env, encoding: 'utf8' }));
  }

  /** Of the SBOMs of a file, Grype keeps name and version of the program in Syft's own format alone. */
  function syftOf(version: string): string {
    const sbom = join(folder, 'vulnerable.syft.json');
    const env = { ...process.env, SYFT_CHECK_FOR_APP_UPDATE: 'false' };
    const named = ['--source-name', 'vulnerable', '--source-version', version];
    const args = ['scan', '-q', `file:${program}`, ...named, '-o', `syft-json=${sbom}`];
    execFileSync(syft ?? '', args, { env, stdio: 'pipe' });
    return sbom;
  }

  const idsOf = ({ vulnerability, relatedVulnerabilities }: GrypeMatch) =>
    [vulnerability, ...relatedVulnerabilities].map(({ id }) => id);
  const namesOf = (matches: readonly GrypeMatch[] = []) =>
    [...new Set(matches.map((one) => `${idsOf(one)} ${one.artifact.name}`))].sort();

  test('it leaves out what is stated as not affected, and nothing else', ({ skip }) => {
    const absent = [!grype && 'grype', !syft && 'syft'].filter((tool) => tool !== false);
    if (obstacle || absent.length > 0) skip(obstacle || `no ${absent.join(' and no ')}`);
    mkdirSync(cache, { recursive: true });
    try {
      grypeDatabase(grype ?? '', entries, cache);
    } catch (error) {
      skip(`Grype's database cannot be had: ${error instanceof Error ? error.message : error}`);
    }
    const { documents, data } = scanned;
    const sbom = syftOf(data.scanned[0]?.program?.version ?? '');
    const before = grypeOn(sbom);
    const after = grypeOn(sbom, '--vex', documents.vex ?? '');

    const { statements }: { statements: Statement[] } = json(documents.vex);
    const stated = statements.filter(({ status }) => status === 'not_affected');
    const names = new Set(stated.flatMap(({ vulnerability: { name, aliases = [] } }) => [name, ...aliases]));
    const isStated = (one: GrypeMatch): boolean => idsOf(one).some((id) => names.has(id));
    const justifications = new Set(stated.map(({ justification }) => justification));
    expect([...justifications].sort()).toEqual([
      'vulnerable_code_cannot_be_controlled_by_adversary',
      'vulnerable_code_not_present',
    ]);
    expect(namesOf(after.ignoredMatches)).toEqual(namesOf(before.matches.filter(isStated)));
    expect(namesOf(after.matches)).toEqual(namesOf(before.matches.filter((one) => !isStated(one))));
    expect(Math.min(after.matches.length, after.ignoredMatches?.length ?? 0)).toBeGreaterThan(1);
    console.log(
      `Grype: ${before.matches.length} matches, ${after.matches.length} with our ${stated.length} statements`,
    );
  });
});
