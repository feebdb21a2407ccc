import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workingTree } from '../../scripts/export/suite.ts';
import { oracleRelease } from '../support/cli.ts';
import { blocksOf } from '../support/pages.ts';
import { ROOT } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Somebody who does what the README says, from the first line to the last, in one shell and a fresh clone. */
const home = temporaryFolder('home');
const clone = join(home, 'oracle-release');
const example = join(clone, 'examples/oracle-node');
const commands = blocksOf('README.md').filter(({ info }) => info === 'sh');
let printed: string;

beforeAll(async () => {
  cloneTo(clone);
  const script = commands.map(({ text }, index) => `echo 'block ${index + 1}'\n${text}`).join('\n');
  printed = await bash(script);
});

afterAll(() => oracleRelease(['fleet-down', '-C', example]));

test('every block ends well', () => {
  expect(printed.match(/^block \d+$/gm)).toHaveLength(commands.length);
  expect(commands.length).toBeGreaterThan(3);
});

test('there is a key pair, and neither half is in the clone', () => {
  expect(readFileSync(join(home, 'cosign.key'), 'utf8')).toContain('PRIVATE KEY');
  expect(readFileSync(join(home, 'cosign.pub'), 'utf8')).toContain('PUBLIC KEY');
});

test('the release ends in a table of targets and stages, and the path of a report', () => {
  for (const target of SIX) expect(printed).toMatch(new RegExp(`^${target} .*pass`, 'm'));
  expect(printed).toContain('release-report.html');
});

test('eight nodes ran it, and are stopped', () => {
  const events = readFileSync(join(example, 'dist/ledger.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event: { type: string; node?: string } }).event);
  const healthy = events.filter(({ type }) => type === 'healthy').map(({ node }) => node);
  expect(healthy.toSorted()).toEqual(NODES);
  expect(events.at(-1)).toEqual({ type: 'completed' });
  expect(printed).toContain(`stopped ${NODES.join(', ')}\n`);
  const running = spawnSync('pgrep', ['--full', '--list-full', join(example, 'dist/fleet')], {
    encoding: 'utf8',
  });
  expect(running).toMatchObject({ stdout: '', status: 1 });
});

test('the release verifies, by us and by sha256sum', () => {
  expect(printed).toMatch(/^Verified examples\/oracle-node\/dist\/release/m);
  const listed = readFileSync(join(example, 'dist/release/checksums.txt'), 'utf8').trim().split('\n');
  expect(printed.match(/^\S+: OK$/gm)).toHaveLength(listed.length);
  expect(listed.length).toBeGreaterThan(SIX.length);
});

test('nothing but ignored folders was written to', () => {
  expect(execFileSync('git', ['status', '--porcelain'], { cwd: clone, encoding: 'utf8' })).toBe('');
});

const SIX = ['linux/amd64', 'linux/arm64', 'linux/ppc64le', 'darwin/amd64', 'darwin/arm64', 'windows/amd64'];

const NODES = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `node-${number}`);

/** The working tree as a repository of its own, with what `make` would else fetch from a network. */
function cloneTo(folder: string): void {
  for (const file of workingTree()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(ROOT, file), join(folder, file));
  }
  const git = (...args: string[]): void => {
    const identity = [
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.org',
      '-c',
      'commit.gpgsign=false',
    ];
    execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'pipe' });
  };
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'clone');
  // Copied last: make asks whether what was installed is newer than package.json.
  execFileSync('cp', ['-R', join(ROOT, 'node_modules'), join(ROOT, '.tools'), folder]);
}

/** Runs a script to its end, or to the first command that fails. Throws with all it printed. */
async function bash(script: string): Promise<string> {
  const limits = { timeout: 800_000, maxBuffer: 64 << 20 };
  const run = promisify(execFile)('bash', ['-e', '-c', script], {
    cwd: clone,
    env: environment(),
    ...limits,
  });
  return run.then(
    ({ stdout, stderr }) => `${stdout}\n${stderr}`,
    ({ code, stdout, stderr }) => {
      throw new Error(`bash ended with ${code}\n${stdout}\n${stderr}`);
    },
  );
}

/** Of a machine with the Node that the README asks for and nothing else of this checkout; Go keeps its caches. */
function environment(): NodeJS.ProcessEnv {
  const others = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(ROOT));
  const go = JSON.parse(
    execFileSync('go', ['env', '-json', 'GOENV', 'GOCACHE', 'GOMODCACHE'], { encoding: 'utf8' }),
  ) as Record<string, string>;
  return {
    ...process.env,
    ...go,
    // This test may itself have been started by make.
    MAKEFLAGS: undefined,
    MAKELEVEL: undefined,
    HOME: home,
    PATH: [dirname(process.execPath), ...others].join(delimiter),
    ORACLE_RELEASE_VULNDB: join(ROOT, '__tests__/fixtures/scan/osv-go'),
    ORACLE_RELEASE_POLICY: join(ROOT, 'examples/policies/laptop.yml'),
  };
}
