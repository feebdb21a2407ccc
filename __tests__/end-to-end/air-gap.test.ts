import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { airGapped, noAirGap, withoutNetwork } from '../support/air-gap.ts';
import { zip } from '../support/archives.ts';
import { oracleRelease } from '../support/cli.ts';
import { goVersion, helloProgram } from '../support/go-programs.ts';
import { oracleNode, repositoryOf } from '../support/go-project.ts';
import { noOfficialDatabase, type OfficialDatabase, officialDatabase } from '../support/official-database.ts';
import { blocksOf } from '../support/pages.ts';
import { textOf } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { publishedDatabase } from '../support/vulnerability-database.ts';

/** Offline, nothing is asked of a network: there is none here, and the kernel counts who tries. */
const obstacle = noAirGap ?? (goVersion ? undefined : 'no Go');

const lab = temporaryFolder('air-gap');
const key = join(lab, 'cosign');
/** The policy that holds where nobody wrote one, a cache of its own, and no database but what a test says. */
const ALONE = {
  ORACLE_RELEASE_POLICY: '',
  ORACLE_RELEASE_VULNDB: '',
  XDG_CACHE_HOME: join(lab, 'cache'),
  // Go keeps what it built where it always does.
  ...(goVersion && { GOCACHE: execFileSync('go', ['env', 'GOCACHE'], { encoding: 'utf8' }).trim() }),
};

const NOT_LINKED = {
  id: 'GO-2099-0001',
  affected: [
    {
      package: { name: 'stdlib', ecosystem: 'Go' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.99.0' }] }],
      ecosystem_specific: { imports: [{ path: 'net/smtp', symbols: ['SendMail'] }] },
    },
  ],
};
const databaseOf = (date: Date): Buffer => zip(publishedDatabase(date.toISOString(), [NOT_LINKED]));

interface Printed {
  readonly checks: readonly { readonly name: string; readonly verdict: string; readonly tool?: string }[];
}
const verdicts = (json: string): Record<string, string> =>
  Object.fromEntries((JSON.parse(json) as Printed).checks.map(({ name, verdict }) => [name, verdict]));

beforeAll(async () => {
  await oracleRelease(['init', '--key-pair', key]);
});

describe.skipIf(obstacle)(`without a network${obstacle ? ` (skipped: ${obstacle})` : ''}`, () => {
  test('the kernel counts who tries', async () => {
    const connect = 'require("net").connect(80, "192.0.2.1").on("error", ({ code }) => console.log(code))';
    const tried = await withoutNetwork(process.execPath, ['--eval', connect]);
    expect(tried.stdout).toContain('ENETUNREACH');
    expect(tried.tried).toBeGreaterThan(0);
    expect((await withoutNetwork('true', [])).tried).toBe(0);
  });

  test('db pull tries, and says what is wrong', async () => {
    const pulled = await airGapped(['db', 'pull'], { env: ALONE });
    expect(pulled).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('vuln.go.dev did not answer'),
    });
    expect(pulled.tried).toBeGreaterThan(0);
  });

  const scan = (env: Readonly<Record<string, string>>, ...more: string[]) => {
    const program = helloProgram('linux/amd64');
    const output = join(temporaryFolder('output'), 'dist');
    const args = ['scan', '--offline', '--files', program, '--output', output, '--json', ...more];
    return airGapped(args, { cwd: lab, env });
  };

  test('scan: without a database it fails, and with one it passes; nothing is tried', async () => {
    const none = await scan(ALONE);
    expect(none, none.stderr).toMatchObject({ exitCode: 1, tried: 0 });
    expect(verdicts(none.stdout)).toMatchObject({
      'vulnerability-database-age': 'fail',
      vulnerabilities: 'not-run',
    });

    const fresh = join(lab, 'fresh.zip');
    writeFileSync(fresh, databaseOf(new Date()));
    const named = await scan(ALONE, '--db', fresh);
    expect(named, named.stdout + named.stderr).toMatchObject({ exitCode: 0, tried: 0 });
    expect(verdicts(named.stdout)).toMatchObject({
      'vulnerability-database-age': 'pass',
      vulnerabilities: 'pass',
    });
  });

  test('scan: a database that is stale fails, and is warned of where the policy says so', async () => {
    const old = join(lab, 'old.zip');
    writeFileSync(old, databaseOf(new Date('2026-01-01')));
    const env = { ...ALONE, ORACLE_RELEASE_VULNDB: old };
    expect(await scan(env)).toMatchObject({ exitCode: 1, tried: 0 });
    const policy = join(lab, 'policy.yml');
    writeFileSync(policy, 'version: 1\ndatabase:\n  stale: review\n');
    const reviewed = await scan({ ...env, ORACLE_RELEASE_POLICY: policy });
    expect(reviewed).toMatchObject({ exitCode: 0, tried: 0 });
    expect(verdicts(reviewed.stdout)).toMatchObject({ 'vulnerability-database-age': 'warn' });
  });

  test('run, from the plan to signed files; nothing is tried', async () => {
    const project = oracleNode();
    project.tag('v1.0.0');
    const fresh = join(lab, 'for-run.zip');
    writeFileSync(fresh, databaseOf(new Date()));
    const only = ['--targets', 'linux/amd64', '--gates', 'vet,modverify', '--until', 'seal'];
    const args = ['run', '--offline', '--db', fresh, '--key', `${key}.key`, ...only];
    const run = await airGapped(args, { cwd: project.folder, env: ALONE });
    expect(run, run.stdout + run.stderr).toMatchObject({ exitCode: 0, tried: 0 });
    expect(existsSync(join(project.folder, 'dist/release/checksums.txt.sigstore.json'))).toBe(true);
    expect(evidence(project.folder)).toMatchObject({
      network: 'pass',
      'vulnerability-database-age': 'pass',
      vulnerabilities: 'pass',
    });
  });
});

const unserved = obstacle ?? noOfficialDatabase;

describe.skipIf(unserved)(`the recipe${unserved ? ` (skipped: ${unserved})` : ''}`, () => {
  const [pull = '', take = '', run = ''] = blocksOf('docs/recipes/air-gapped.md')
    .filter(({ info }) => info === 'text')
    .map(({ text }) => text);
  let official: OfficialDatabase;
  const connected = temporaryFolder('connected');
  const gapped = temporaryFolder('gapped');

  beforeAll(async () => {
    official = await officialDatabase(databaseOf(new Date()));
  });
  afterAll(() => official.close());

  test('fetches the database where there is a network', async () => {
    const pulled = await oracleRelease(wordsOf(pull), { cwd: connected, env: { ...ALONE, ...official.env } });
    expect(pulled, pulled.stderr).toMatchObject({ exitCode: 0 });
    expect(official.asked).toEqual(['https://vuln.go.dev/vulndb.zip']);
    for (const file of ['vulndb.zip', 'vulndb.zip.sha256']) cpSync(join(connected, file), join(gapped, file));
  });

  test('takes it over where there is none', async () => {
    const [check = '', bring = '', show = ''] = take.trim().split('\n');
    expect(execFileSync('sh', ['-c', check], { cwd: gapped, encoding: 'utf8' })).toBe('vulndb.zip: OK\n');
    const brought = await airGapped(wordsOf(bring), { cwd: gapped, env: ALONE });
    expect(brought, brought.stderr).toMatchObject({ exitCode: 0, tried: 0 });
    const shown = await airGapped(wordsOf(show), { cwd: gapped, env: ALONE });
    expect(shown).toMatchObject({ exitCode: 0, tried: 0, stdout: brought.stdout });
    expect(shown.stdout).toMatch(/^source +vulndb\.zip\nentries +1 /);
  });

  test('releases from a vendor folder to a folder', async () => {
    const project = repositoryOf('vendored', {
      'go.mod':
        'module example.org/vendored\n\ngo 1.24\n\nrequire example.org/word v1.0.0\n\nreplace example.org/word => ./word\n',
      'main.go':
        'package main\n\nimport "example.org/word"\n\nvar version = "dev"\n\nfunc main() { println(word.Word, version) }\n',
      'word/go.mod': 'module example.org/word\n\ngo 1.24\n',
      'word/word.go': 'package word\n\nvar Word = "hello"\n',
      'word/LICENSE': textOf('LICENSE'),
      LICENSE: textOf('LICENSE'),
    });
    execFileSync('go', ['mod', 'vendor'], { cwd: project.folder, stdio: 'pipe' });
    project.commit('vendor');
    project.tag('v1.0.0');
    const store = join(gapped, 'releases');
    const here = run.replace('../cosign.key', `${key}.key`).replace('/srv/releases', store);
    const args = [...wordsOf(here), '--targets', 'linux/amd64', '--gates', 'vet'];
    const released = await airGapped(args, { cwd: project.folder, env: ALONE });
    expect(released, released.stdout + released.stderr).toMatchObject({ exitCode: 0, tried: 0 });
    expect(evidence(project.folder)).toMatchObject({
      network: 'pass',
      'vulnerability-database-age': 'pass',
      vulnerabilities: 'pass',
      licences: 'pass',
    });
    expect(existsSync(store)).toBe(true);
  });
});

/** Verdicts of the checks of a run, by their names. */
function evidence(folder: string): Record<string, string> {
  const lines = readFileSync(join(folder, 'dist/evidence.jsonl'), 'utf8').trim().split('\n');
  return verdicts(`{"checks":[${lines.join(',')}]}`);
}

/** The arguments of one command of ours, as a page has it. */
function wordsOf(block: string): string[] {
  const line = block
    .replaceAll('\\\n', ' ')
    .replace(/\s#.*$/gm, '')
    .trim();
  const [program, ...args] = line.split(/\s+/);
  expect(program).toBe('oracle-release');
  return args;
}
