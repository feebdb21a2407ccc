import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { digestOfBytes } from '../../src/model/digest.ts';
import { SIX_TARGETS } from '../../src/model/target.ts';
import { type CliResult, oracleRelease } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Programs that many people know, as the module proxy serves them. */
interface Program {
  readonly module: string;
  readonly version: string;
  readonly what: string;
  /** Its own `.oracle-release.yml`, where it has more than one program. */
  readonly config?: string;
  readonly binaries: readonly string[];
  /** What the first binary answers to `arguments` once it is released. */
  readonly arguments: readonly string[];
  readonly answer: RegExp;
}

const PROGRAMS: readonly Program[] = [
  {
    module: 'filippo.io/age',
    version: 'v1.2.1',
    what: 'several binaries',
    config: 'version: 1\nproject: age\nbuilds:\n  - main: ./cmd/age\n  - main: ./cmd/age-keygen\n',
    binaries: ['age', 'age-keygen'],
    arguments: ['--version'],
    answer: /v?1\.2\.1/,
  },
  {
    module: 'github.com/jesseduffield/lazygit',
    version: 'v0.44.1',
    what: 'embedded assets',
    binaries: ['lazygit'],
    arguments: ['--version'],
    answer: /version=0\.44\.1/,
  },
  {
    module: 'github.com/gohugoio/hugo',
    version: 'v0.140.2',
    what: 'a large one',
    binaries: ['hugo'],
    arguments: ['version'],
    answer: /hugo v0\.140\.2/,
  },
];

const ONE_HOUR = 3_600_000;
const host = `linux-${process.arch === 'arm64' ? 'arm64' : 'amd64'}`;

/** A repository of the module at its version, in a new folder; a text says why there is none. */
function cloneOf({ module, version, config }: Program): string | { readonly missing: string } {
  const asked = spawnSync('go', ['mod', 'download', '-json', `${module}@${version}`], { encoding: 'utf8' });
  if (asked.status !== 0) return { missing: asked.stdout.trim().slice(0, 300) };
  const folder = join(temporaryFolder('program'), 'repository');
  cpSync((JSON.parse(asked.stdout) as { Dir: string }).Dir, folder, { recursive: true });
  execFileSync('chmod', ['-R', 'u+w', folder]);
  // The proxy leaves vendored modules out and their list in.
  rmSync(join(folder, 'vendor'), { recursive: true, force: true });
  if (config) writeFileSync(join(folder, '.oracle-release.yml'), config);
  const when = { GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z', GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z' };
  const git = (...args: string[]): void => {
    const identity = [
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.org',
      '-c',
      'commit.gpgsign=false',
    ];
    execFileSync('git', [...identity, ...args], { cwd: folder, env: { ...process.env, ...when } });
  };
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all', '--force');
  git('commit', '--quiet', '--message', version);
  git('tag', version);
  const fetched = spawnSync('go', ['mod', 'download'], { cwd: folder, encoding: 'utf8' });
  return fetched.status === 0 ? folder : { missing: fetched.stderr.trim().slice(0, 300) };
}

/** Their findings are theirs to judge; everything else has to hold. */
function release(folder: string, key: string, ...more: readonly string[]): Promise<CliResult> {
  const flags = ['--gates', 'none', '--enforce', 'false', '--until', 'publish', '--json', '--key', key];
  return oracleRelease(['run', '--working-directory', folder, ...flags, ...more]);
}

const digests = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, 'dist/release')).map((name) => [
      name,
      digestOfBytes(readFileSync(join(folder, 'dist/release', name))).sha256,
    ]),
  );

describe.each(PROGRAMS)('$module, $what', (program) => {
  const key = join(temporaryFolder('key'), 'cosign');
  const first = cloneOf(program);
  const second = cloneOf(program);
  const missing = typeof first === 'string' ? '' : first.missing;
  let result: CliResult | undefined;

  beforeAll(async () => {
    if (typeof first !== 'string') return;
    await oracleRelease(['init', '--key-pair', key]);
    result = await release(first, `${key}.key`, '--reproduce', 'native');
  }, ONE_HOUR);

  test('is released for six targets, and every check holds', ({ skip }) => {
    if (typeof first !== 'string') return skip(missing);
    expect(result?.exitCode, result?.stderr).toBe(0);
    const { checks } = JSON.parse(result?.stdout ?? '') as { checks: { name: string; verdict: string }[] };
    expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    const again = checks.filter(({ name, verdict }) => name === 'reproducible' && verdict === 'pass');
    expect(again).toHaveLength(program.binaries.length);
    const files = Object.keys(digests(first));
    for (const binary of program.binaries) {
      for (const target of SIX_TARGETS)
        expect(files.join('\n')).toContain(`${binary}-${target.replace('/', '-')}`);
    }
  });

  test('says its own version', ({ skip }) => {
    if (typeof first !== 'string') return skip(missing);
    const binary = join(first, 'dist/release', `${program.binaries[0]}-${host}`);
    const { stdout, stderr } = spawnSync(binary, program.arguments, { encoding: 'utf8' });
    expect(stdout + stderr).toMatch(program.answer);
  });

  test('has the same bytes from another clone', { timeout: ONE_HOUR }, async ({ skip }) => {
    if (typeof first !== 'string' || typeof second !== 'string') return skip(missing);
    const again = await release(second, `${key}.key`);
    expect(again.exitCode, again.stderr).toBe(0);
    expect(digests(second)).toEqual(digests(first));
  });
});
