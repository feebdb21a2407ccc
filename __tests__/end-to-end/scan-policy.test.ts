import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Check } from '../../src/model/check.ts';
import type { ScannedFile } from '../../src/scan/result.ts';
import { oracleRelease, TOOL_PATH } from '../support/cli.ts';
import { goIn } from '../support/go-modules.ts';
import { goVersion, toolPath } from '../support/go-programs.ts';
import { moduleProxy } from '../support/module-proxy.ts';
import { ROOT } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Real programs, of modules from a proxy in a folder, through the command line and the policy that holds by default. */
const folder = temporaryFolder('scan-policy');
const proxy = moduleProxy();
const gomodcache = join(folder, 'modules');
const DAY = 86_400_000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const licence = (id: string): string =>
  JSON.parse(readFileSync(join(ROOT, `node_modules/spdx-license-list/licenses/${id}.json`), 'utf8'))
    .licenseText;

const PARSER = `package parser

import "os"

// Old has the flaw; New has not.
func Old(text string) string { return text + os.Args[0] }

//go:noinline
func New(text string) string { return text }
`;
const greeting = (name: string): string =>
  `package ${name}\n\nimport "os"\n\nfunc Hello() string { return "hello " + os.Args[0] }\n`;

/** Made up. */
const ENTRY = {
  id: 'GO-2099-0001',
  modified: new Date().toISOString(),
  aliases: ['CVE-2099-0001'],
  summary: 'Old reads too much',
  affected: [
    {
      package: { name: 'example.org/parser', ecosystem: 'Go' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.1.0' }] }],
      ecosystem_specific: { imports: [{ path: 'example.org/parser', symbols: ['Old'] }] },
    },
  ],
  database_specific: { review_status: 'REVIEWED' },
};

function databaseOf(modified: string): string {
  const database = temporaryFolder('vulndb');
  writeFileSync(join(database, 'GO-2099-0001.json'), JSON.stringify({ ...ENTRY, modified }));
  return database;
}

let fresh = '';

beforeAll(() => {
  fresh = databaseOf(ENTRY.modified);
  proxy.publish('example.org/parser', 'v1.0.0', PARSER, { LICENSE: licence('MIT') });
  proxy.publish('example.org/copyleft', 'v1.2.3', greeting('copyleft'), { COPYING: licence('GPL-3.0-only') });
  proxy.publish('example.org/silent', 'v1.0.0', greeting('silent'));
});

/** A stripped program that prints what an expression over one module gives. */
function program(name: string, module: string, expression: string): string {
  const binary = join(folder, name);
  if (existsSync(binary)) return binary;
  const [path = '', version = ''] = module.split('@');
  const project = join(folder, `${name}.d`);
  mkdirSync(project);
  writeFileSync(
    join(project, 'go.mod'),
    `module example.org/program\n\ngo 1.24\n\nrequire ${path} ${version}\n`,
  );
  const main = `package main\n\nimport (\n\t"fmt"\n\n\t"${path}"\n)\n\nfunc main() { fmt.Println(${expression}) }\n`;
  writeFileSync(join(project, 'main.go'), main);
  const env = {
    GOPROXY: proxy.url,
    GOMODCACHE: gomodcache,
    CGO_ENABLED: '0',
    GOWORK: 'off',
    GOOS: 'linux',
    GOARCH: 'amd64',
  };
  goIn(project, ['mod', 'tidy'], env);
  goIn(project, ['build', '-trimpath', '-ldflags=-s -w', '-o', binary, '.'], env);
  return binary;
}

const vulnerable = (): string => program('vulnerable', 'example.org/parser@v1.0.0', 'parser.Old("a")');
const unaffected = (): string => program('unaffected', 'example.org/parser@v1.0.0', 'parser.New("a")');
const copyleft = (): string => program('copyleft', 'example.org/copyleft@v1.2.3', 'copyleft.Hello()');
const silent = (): string => program('silent', 'example.org/silent@v1.0.0', 'silent.Hello()');

interface Verdict {
  readonly exitCode: number;
  /** Of the check with this name. */
  readonly of: (name: string) => Check | undefined;
  readonly failed: readonly string[];
  readonly scanned: readonly ScannedFile[];
}

interface Given {
  readonly db?: string;
  /** The text of the policy; the default one when absent. */
  readonly policy?: string;
}

async function scan(file: string, { db = fresh, policy }: Given = {}): Promise<Verdict> {
  const output = temporaryFolder('scanned');
  const named = join(output, 'policy.yml');
  if (policy !== undefined) writeFileSync(named, policy);
  const given = [...(db ? ['--db', db] : []), ...(policy === undefined ? [] : ['--policy', named])];
  const { exitCode, stdout, stderr } = await oracleRelease(
    ['scan', '--json', '--offline', '--files', file, '--output', output, ...given],
    {
      cwd: folder,
      env: {
        GOMODCACHE: gomodcache,
        ORACLE_RELEASE_POLICY: undefined,
        ORACLE_RELEASE_VULNDB: undefined,
        XDG_CACHE_HOME: join(output, 'cache'),
      },
    },
  );
  expect(stdout, stderr).not.toBe('');
  const { checks, scanned } = JSON.parse(stdout) as { checks: Check[]; scanned: ScannedFile[] };
  const failed = checks.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name);
  return { exitCode, failed, scanned, of: (name) => checks.find((check) => check.name === name) };
}

/** An exception for the copyleft module. */
const excepted = (expires: string): string => `version: 1
exceptions:
  - id: GPL-3.0-only
    purl: pkg:golang/example.org/copyleft@v1.2.3
    reason: it is released with its sources
    approver: '@legal'
    expires: ${expires}
`;

describe.skipIf(!goVersion)('vulnerabilities', () => {
  test('a vulnerable function that is linked in blocks', async () => {
    const { exitCode, failed, of } = await scan(vulnerable());
    expect([exitCode, failed]).toEqual([1, ['vulnerabilities']]);
    expect(of('vulnerabilities')).toMatchObject({
      measured: '1 linked in',
      detail: expect.stringContaining(
        'GO-2099-0001 CVE-2099-0001 (example.org/parser v1.0.0, fixed in 1.1.0)',
      ),
      remedy: 'go get example.org/parser@v1.1.0',
    });
  });

  test('the same version with the function not linked in is reported, and passes', async () => {
    const { exitCode, failed, of, scanned } = await scan(unaffected());
    expect([exitCode, failed]).toEqual([0, []]);
    expect(of('vulnerabilities')).toMatchObject({
      verdict: 'pass',
      measured: '0 linked in, 1 in modules but not linked in',
      detail: 'not linked in: GO-2099-0001',
    });
    expect(scanned[0]?.findings).toMatchObject([
      {
        id: 'GO-2099-0001',
        module: 'example.org/parser',
        version: 'v1.0.0',
        level: 'package',
        blocking: false,
      },
    ]);
  });

  test('without a database nothing passes', async () => {
    const { exitCode, failed } = await scan(unaffected(), { db: '' });
    expect([exitCode, failed]).toEqual([1, ['vulnerability-database-age']]);
  });

  test('with an old database nothing passes', async () => {
    const { exitCode, failed, of } = await scan(unaffected(), { db: databaseOf(dayFromNow(-60)) });
    expect([exitCode, failed]).toEqual([1, ['vulnerability-database-age']]);
    expect(of('vulnerability-database-age')?.measured).toBe('60 days');
  });
});

describe.skipIf(!goVersion)('licenses', () => {
  test('the GPL blocks', async () => {
    const { exitCode, failed, of } = await scan(copyleft());
    expect([exitCode, failed]).toEqual([1, ['licences']]);
    expect(of('licences')?.detail).toBe('example.org/copyleft@v1.2.3 is under GPL-3.0-only, not allowed');
  });

  test('an exception lets it pass, and says who answers for it and for how long', async () => {
    const { exitCode, failed, of } = await scan(copyleft(), { policy: excepted(dayFromNow(30)) });
    expect([exitCode, failed]).toEqual([0, []]);
    expect(of('licences')?.verdict).toBe('pass');
    expect(of('exceptions')).toMatchObject({
      verdict: 'pass',
      detail: 'GPL-3.0-only for pkg:golang/example.org/copyleft@v1.2.3: 30 days left, approved by @legal',
    });
  });

  test('an exception that has expired blocks by its name', async () => {
    const expired = dayFromNow(-1);
    const { exitCode, failed, of } = await scan(copyleft(), { policy: excepted(expired) });
    expect([exitCode, failed]).toEqual([1, ['licences', 'exceptions']]);
    expect(of('exceptions')?.detail).toContain(
      `GPL-3.0-only for pkg:golang/example.org/copyleft@v1.2.3: it expired on ${expired}`,
    );
  });

  test('an unknown one blocks', async () => {
    const { exitCode, failed, of } = await scan(silent());
    expect([exitCode, failed]).toEqual([1, ['licences']]);
    expect(of('licences')?.detail).toBe('example.org/silent@v1.0.0 has a license that is unknown');
  });
});

describe('what cannot be read', () => {
  test('a file that is no program blocks', async () => {
    const file = join(folder, 'text');
    writeFileSync(file, '#!/bin/sh\necho hello\n');
    const { exitCode, failed, of } = await scan(file);
    expect([exitCode, failed]).toEqual([1, ['packages']]);
    expect(of('vulnerabilities')?.verdict).toBe('not-run');
  });

  const upx = toolPath('upx');
  test.skipIf(!goVersion || !upx)('a packed program blocks, whatever is in it', async () => {
    const packed = join(folder, 'packed');
    copyFileSync(unaffected(), packed);
    const { status } = spawnSync(upx ?? '', ['-q', packed], { env: { ...process.env, PATH: TOOL_PATH } });
    expect(status).toBe(0);
    const { exitCode, failed, of } = await scan(packed);
    expect([exitCode, failed]).toEqual([1, ['build-info']]);
    expect(of('build-info')?.detail).toContain('packed with UPX');
  });
});
