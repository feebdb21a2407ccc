import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CliResult, oracleRelease, startOracleRelease } from '../support/cli.ts';
import { type GoProject, oracleNode } from '../support/go-project.ts';
import { ROOT } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** The whole way of a real program: six targets, every stage, a real fleet. */
const project: GoProject = oracleNode();
const dist = join(project.folder, 'dist');
const release = join(dist, 'release');
const key = join(temporaryFolder('keys'), 'cosign');
const database = process.env.ORACLE_RELEASE_VULNDB || join(ROOT, '__tests__/fixtures/scan/osv-go');

const run = (...more: string[]): Promise<CliResult> =>
  oracleRelease([
    'run',
    '--working-directory',
    project.folder,
    '--key',
    `${key}.key`,
    '--db',
    database,
    ...more,
  ]);

interface Check {
  readonly stage: string;
  readonly name: string;
  readonly subject: string;
  readonly verdict: string;
  readonly detail?: string;
}

function evidence(): Check[] {
  return readFileSync(join(dist, 'evidence.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Check);
}

interface Snapshot {
  readonly [file: string]: { readonly bytes: string; readonly inode: number };
}

function snapshot(folder: string): Snapshot {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, { bytes: readFileSync(path).toString('base64'), inode: statSync(path).ino }];
    }),
  );
}

interface LedgerEntry {
  readonly event: { readonly type: string; readonly node?: string };
}

function ledger(): LedgerEntry[] {
  return readFileSync(join(dist, 'ledger.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LedgerEntry);
}

beforeAll(async () => {
  project.tag('v1.0.0');
  await oracleRelease(['init', '--key-pair', key]);
});

afterAll(async () => {
  await oracleRelease(['fleet-down', '--working-directory', project.folder]);
});

describe('a release', () => {
  let first: CliResult;
  let released: Snapshot;

  test('passes every stage', async () => {
    first = await run();
    expect(first.exitCode, first.stdout + first.stderr).toBe(0);
    expect(first.stdout).toContain('release-report.html');
    expect(
      readdirSync(release).filter((name) => /^oracle-node-[a-z]+-[a-z0-9]+(\.exe)?$/.test(name)),
    ).toEqual([
      'oracle-node-darwin-amd64',
      'oracle-node-darwin-arm64',
      'oracle-node-linux-amd64',
      'oracle-node-linux-arm64',
      'oracle-node-linux-ppc64le',
      'oracle-node-windows-amd64.exe',
    ]);
  });

  test('no check failed, and what did not run says why', () => {
    const checks = evidence();
    expect(new Set(checks.map(({ stage }) => stage)).size).toBe(9);
    expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    for (const check of checks.filter(({ verdict }) => verdict === 'skip' || verdict === 'not-run'))
      expect(check.detail, JSON.stringify(check)).toBeTruthy();
  });

  test('is accepted by sha256sum and sha512sum', () => {
    expect(() =>
      execFileSync('sha256sum', ['-c', 'checksums.txt', '--strict'], { cwd: release }),
    ).not.toThrow();
    expect(() =>
      execFileSync('sha512sum', ['-c', 'checksums.sha512.txt', '--strict'], { cwd: release }),
    ).not.toThrow();
  });

  test('go version -m reads every plain binary', () => {
    for (const target of readdirSync(join(dist, 'build'))) {
      const name = readdirSync(join(dist, 'build', target))[0] ?? '';
      expect(execFileSync('go', ['version', '-m', join(dist, 'build', target, name)]).toString()).toContain(
        'github.com/oracle-release/oracle-node',
      );
    }
  });

  test.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
    'the released native binary runs and knows its version',
    () => {
      const answer = JSON.parse(
        execFileSync(join(release, 'oracle-node-linux-amd64'), ['version', '--json']).toString(),
      );
      expect(answer).toMatchObject({ version: '1.0.0' });
    },
  );

  test('verify agrees, with the key and from the files alone', async () => {
    const verified = await oracleRelease(['verify', release, '--public-key', `${key}.pub`, '--json']);
    expect(verified.exitCode, verified.stdout).toBe(0);
    expect(JSON.parse(verified.stdout).verdict).toBe('pass');
  });

  test('again: the same bytes, and nothing changes in the store or the fleet', async () => {
    released = snapshot(release);
    const store = snapshot(join(dist, 'store'));
    const plain = snapshot(join(dist, 'build'));
    const pids = nodePids();
    const second = await run();
    expect(second.exitCode, second.stdout).toBe(0);
    expect(bytesOf(snapshot(join(dist, 'build')))).toEqual(bytesOf(plain));
    expect(bytesOf(snapshot(release))).toEqual(bytesOf(released));
    expect(snapshot(join(dist, 'store'))).toEqual(store);
    expect(nodePids()).toEqual(pids);
  });

  test('from a clean folder, with the same key: still the same bytes', async () => {
    const output = join(temporaryFolder('output'), 'dist');
    const third = await run('--output', output, '--until', 'verify', '--gates', 'none');
    expect(third.exitCode, third.stdout).toBe(0);
    const again = Object.fromEntries(
      Object.entries(snapshot(join(output, 'release'))).map(([path, { bytes }]) => [
        path.replace(output, dist),
        bytes,
      ]),
    );
    expect(again).toEqual(bytesOf(released));
  });
});

describe('verify finds', () => {
  const verify = () => oracleRelease(['verify', release, '--public-key', `${key}.pub`, '--json']);
  const failing = (result: CliResult): Check[] =>
    (JSON.parse(result.stdout).checks as Check[]).filter(({ verdict }) => verdict === 'fail');

  test('one byte changed, in any kind of file', async () => {
    const kinds = [
      'oracle-node-linux-amd64',
      'oracle-node-darwin-arm64',
      'oracle-node-windows-amd64.exe.cdx.json',
      'oracle-node-linux-arm64.spdx.json',
      'oracle-node-linux-amd64.digest.json',
      'oracle-node-linux-amd64.sigstore.json',
      'checksums.txt',
      'checksums.sha512.txt',
      'checksums.txt.sigstore.json',
      'artifact-manifest.yaml',
      'provenance.intoto.json',
      'provenance.intoto.json.sigstore.json',
    ];
    for (const name of kinds) {
      const path = join(release, name);
      const bytes = readFileSync(path);
      const changed = Buffer.from(bytes);
      const middle = Math.floor(bytes.length / 2);
      changed.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
      writeFileSync(path, changed);
      const result = await verify();
      writeFileSync(path, bytes);
      expect(result.exitCode, name).toBe(1);
      expect(
        failing(result).map(({ subject }) => subject),
        name,
      ).toContain(name);
    }
    expect((await verify()).exitCode).toBe(0);
  });

  test('a file added, missing, or renamed', async () => {
    const path = join(release, 'oracle-node-linux-arm64');
    const other = join(release, 'oracle-node-linux-arm46');
    copyFileSync(path, other);
    expect(failing(await verify()).map(({ subject }) => subject)).toContain('oracle-node-linux-arm46');
    rmSync(other);
    renameSync(path, other);
    expect(failing(await verify()).map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['oracle-node-linux-arm64', 'oracle-node-linux-arm46']),
    );
    renameSync(other, path);
    expect((await verify()).exitCode).toBe(0);
  });
});

describe('the fleet', () => {
  const installed = (): Map<string, string> =>
    new Map(
      nodes().map((node) => [
        node,
        JSON.parse(readFileSync(join(dist, 'fleet', node, 'node.json'), 'utf8')).checksum as string,
      ]),
    );

  test('a version that is not healthy stops after the first wave and goes back', async () => {
    const before = installed();
    project.edit('internal/server/health.go', (text) =>
      text.replace('healthy := len(reasons) == 0', 'healthy := false'),
    );
    project.commit('break health');
    project.tag('v1.1.0');
    const broken = await run('--gates', 'vet,staticcheck', '--method', 'none');
    expect(broken.exitCode, broken.stdout).toBe(1);
    expect(broken.stdout).toMatch(/restored: node-\d/);
    expect(installed()).toEqual(before);
    const healthy = await Promise.all(
      nodes().map(async (node) => (await fetch(`http://127.0.0.1:${portOf(node)}/healthz`)).status),
    );
    expect(healthy).toEqual(nodes().map(() => 200));
    expect(
      evidence().find(({ stage, verdict }) => stage === 'dispatch' && verdict === 'fail')?.detail,
    ).toMatch(/503/);
  });

  test('a manifest that nobody signed is not dispatched', async () => {
    const path = join(release, 'artifact-manifest.yaml');
    const manifest = readFileSync(path, 'utf8');
    const before = installed();
    writeFileSync(path, manifest.replaceAll('channel: gray', 'channel: stable'));
    const forged = await oracleRelease([
      'dispatch',
      'resume',
      '--working-directory',
      project.folder,
      '--wait',
      'true',
    ]);
    writeFileSync(path, manifest);
    expect(forged.exitCode, forged.stdout + forged.stderr).toBe(1);
    expect(forged.stdout).toContain('artifact-manifest.yaml');
    expect(installed()).toEqual(before);
  });

  test('killed in the middle, run again: it completes and installs nothing twice', async () => {
    project.edit('internal/server/health.go', (text) =>
      text.replace('healthy := false', 'healthy := len(reasons) == 0'),
    );
    project.edit('README.md', (text) => `${text}\nA new version.\n`);
    project.commit('mend health');
    project.tag('v1.2.0');
    expect((await run('--gates', 'none', '--until', 'publish')).exitCode).toBe(0);
    const entriesBefore = ledger().length;
    const dispatch = ['dispatch', '--working-directory', project.folder, '--wait', 'true'];
    const { child, done } = startOracleRelease(dispatch);
    while (ledger().length < entriesBefore + 8) await sleep(20);
    child.kill('SIGKILL');
    expect((await done).exitCode).toBe(137);
    const again = await oracleRelease(dispatch);
    expect(again.exitCode, again.stdout + again.stderr).toBe(0);
    const installs = ledger()
      .slice(entriesBefore)
      .filter(({ event }) => event.type === 'installed')
      .map(({ event }) => event.node);
    expect(installs.toSorted()).toEqual(nodes());
    expect(new Set(installed().values()).size).toBe(1);
  });

  function nodes(): string[] {
    return readdirSync(join(dist, 'fleet'))
      .filter((name) => existsSync(join(dist, 'fleet', name, 'node.json')))
      .sort();
  }

  function portOf(node: string): number {
    return JSON.parse(readFileSync(join(dist, 'fleet', node, 'node.json'), 'utf8')).port as number;
  }
});

describe('what a user gets wrong: one message, exit 2, nothing written', () => {
  const empty = join(temporaryFolder('no-key'), 'none.key');
  test.each([
    { name: 'an unknown target', args: ['--targets', 'linux/amd46'], says: 'did you mean linux/amd64?' },
    { name: 'a version that is not semver', args: ['--version', 'one'], says: 'not a semantic version' },
    { name: 'an unreadable key', args: ['--key', empty], says: 'KEY_UNREADABLE' },
    { name: 'a UPX that is not there', args: ['--upx', '/no/such/upx'], says: 'the input upx names' },
    { name: 'a lane there is not', args: ['--lane', 'nope'], says: 'there is no lane "nope"' },
    { name: 'a flag there is not', args: ['--target', 'x'], says: '--targets' },
    {
      name: 'a number out of bounds',
      args: ['--max-ratio-percent', '0', '--race-timeout-seconds', 'x'],
      says: 'max-ratio-percent is "0"',
    },
  ])('$name', async ({ args, says }) => {
    const output = join(temporaryFolder('output'), 'dist');
    const result = await run('--output', output, ...args);
    expect(result.exitCode, result.stderr).toBe(2);
    expect(result.stderr).toContain(says);
    expect(existsSync(output)).toBe(false);
  });

  test.each([
    { name: 'broken YAML', config: 'version: [1\nproject: x\n', says: '.oracle-release.yml:2:1' },
    {
      name: 'an empty fleet',
      config:
        'version: 1\ndispatch: {fleet: {nodes: 0, run: [serve], health: "http://127.0.0.1:{{ .Port }}/healthz"}}\n',
      says: 'FLEET_EMPTY',
    },
    { name: 'an unknown key', config: 'version: 1\nprojekt: x\n', says: 'did you mean project?' },
  ])('$name', async ({ config, says }) => {
    const other = oracleNode();
    other.write('.oracle-release.yml', config);
    const result = await oracleRelease(['run', '--working-directory', other.folder, '--key', `${key}.key`]);
    expect(result.exitCode, result.stderr).toBe(2);
    expect(result.stderr).toContain(says);
    expect(existsSync(join(other.folder, 'dist'))).toBe(false);
  });

  test('an output folder that is the repository', async () => {
    const other = oracleNode();
    const result = await oracleRelease(['plan', '--working-directory', other.folder, '--output', '.']);
    expect(result.exitCode, result.stderr).toBe(2);
    expect(result.stderr).toContain('is the repository itself');
    expect(readFileSync(join(other.folder, '.gitignore'), 'utf8')).not.toBe('*\n');
  });

  test('no Go at all', async () => {
    const onlyGit = temporaryFolder('path');
    execFileSync('ln', ['-s', execFileSync('which', ['git']).toString().trim(), join(onlyGit, 'git')]);
    const other = oracleNode();
    const result = await oracleRelease(['run', '--working-directory', other.folder, '--key', `${key}.key`], {
      env: { PATH: onlyGit },
    });
    expect(result.exitCode, result.stderr).toBe(2);
    expect(result.stderr).toContain('Go was not found');
    expect(existsSync(join(other.folder, 'dist'))).toBe(false);
  });

  test('a tag that is not semver', async () => {
    const other = oracleNode();
    other.tag('release-7');
    const result = await oracleRelease(['run', '--working-directory', other.folder, '--key', `${key}.key`]);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain('release-7');
  });
});

function bytesOf(files: Snapshot): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, { bytes }]) => [path, bytes]));
}

/** Processes of the nodes; the same after a run that had nothing to do. */
function nodePids(): string[] {
  const pids = execFileSync('pgrep', ['-f', join(dist, 'fleet')])
    .toString()
    .trim()
    .split('\n')
    .sort();
  expect(pids.length).toBeGreaterThanOrEqual(8);
  return pids;
}
