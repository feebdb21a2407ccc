import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localPorts } from '../../src/runner/ports.ts';
import { readDatabase } from '../../src/scan/database/read.ts';
import { readTgz } from '../../src/scan/database/tgz.ts';
import { findVulnerabilities } from '../../src/scan/findings.ts';
import { readProgram } from '../../src/scan/program.ts';
import { LEVELS, type Level } from '../../src/scan/result.ts';
import { goVersion, toolPath } from '../support/go-programs.ts';

/**
 * govulncheck over the unstripped program is the judge; we look at the stripped one and must say the same, at each
 * level. The database is the fixtures, and all of it where ORACLE_RELEASE_VULNDB names a .tgz.
 */
const govulncheck = toolPath('govulncheck');
const full = process.env.ORACLE_RELEASE_VULNDB;
const FIXTURES = resolve(import.meta.dirname, '../fixtures/scan/osv-go');
const DATABASES = ['fixtures', ...(full?.endsWith('.tgz') ? ['all'] : [])];
const TARGETS = ['linux/amd64', 'linux/ppc64le', 'darwin/arm64', 'windows/amd64'];

/** Old versions with known vulnerabilities; one module of a host that begins like the linker's own names. */
const GO_MOD = `module example.test/vulnerable

go 1.21

require (
	github.com/dgrijalva/jwt-go v3.2.0+incompatible
	github.com/gin-gonic/gin v1.6.2
	go.mongodb.org/mongo-driver v1.5.0
	golang.org/x/crypto v0.0.0-20200622213623-75b288015ac9
	golang.org/x/net v0.7.0
	gopkg.in/yaml.v2 v2.2.2
)
`;

const MAIN = `package main

import (
	"fmt"
	"strings"

	"github.com/dgrijalva/jwt-go"
	"github.com/gin-gonic/gin"
	"go.mongodb.org/mongo-driver/bson"
	"golang.org/x/crypto/ssh"
	"golang.org/x/net/html"
	"gopkg.in/yaml.v2"
)

func main() {
	router := gin.Default()
	router.GET("/", func(c *gin.Context) {
		var value map[string]any
		_ = yaml.Unmarshal([]byte(c.Query("yaml")), &value)
		node, _ := html.Parse(strings.NewReader(c.Query("html")))
		token, _ := jwt.Parse(c.Query("jwt"), func(*jwt.Token) (any, error) { return []byte("key"), nil })
		document, _ := bson.Marshal(bson.M{"value": value})
		client, _ := ssh.Dial("tcp", c.Query("host"), &ssh.ClientConfig{})
		c.String(200, fmt.Sprint(value, node, token, document, client))
	})
	_ = router.Run()
}
`;

let folder: string;
/** Why the programs could not be built, as where their modules cannot be downloaded. */
let unbuilt: string | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scan-govulncheck-'));
  if (!govulncheck || !goVersion) return;
  writeFileSync(join(folder, 'go.mod'), GO_MOD);
  writeFileSync(join(folder, 'main.go'), MAIN);
  const tidy = go(['mod', 'tidy'], {});
  if (tidy.status !== 0) {
    unbuilt = `the modules cannot be had: ${tidy.stderr.slice(0, 300)}`;
    return;
  }
  for (const target of TARGETS) build(target);
  await layDatabases();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!govulncheck || !goVersion)('govulncheck and the embedded engine agree', () => {
  test.for(TARGETS.flatMap((target) => DATABASES.map((database) => ({ target, database }))))(
    '$target, database: $database',
    async ({ target, database }, { skip }) => {
      if (unbuilt) skip(unbuilt);
      const entries = join(folder, 'database', database);
      const expected = judged(programPath(target, 'debug'), entries);
      const found = await ours(programPath(target, 'stripped'), entries);
      // Agreement on nothing would prove nothing.
      expect(expected.symbol.length).toBeGreaterThanOrEqual(3);
      for (const level of LEVELS)
        expect({ level, ids: found[level] }).toEqual({ level, ids: expected[level] });
    },
  );

  test('a module under a go.… host is seen to the function', async ({ skip }) => {
    if (unbuilt) skip(unbuilt);
    if (!DATABASES.includes('all')) skip('the fixtures have no such module: set ORACLE_RELEASE_VULNDB');
    const { symbol } = await ours(programPath('linux/amd64', 'stripped'), join(folder, 'database', 'all'));
    expect(symbol).toContain('GO-2021-0112 go.mongodb.org/mongo-driver');
  });
});

type ByLevel = Record<Level, string[]>;

/** What govulncheck finds: one finding a level, told by which of package and function is named. */
function judged(program: string, database: string): ByLevel {
  const output = execFileSync(
    govulncheck ?? '',
    ['-mode=binary', '-format=json', `-db=file://${database}`, program],
    { encoding: 'utf8', maxBuffer: 64 << 20 },
  );
  const found: Record<Level, Set<string>> = { module: new Set(), package: new Set(), symbol: new Set() };
  for (const { finding } of output.split(/\n(?=\{)/).map((text) => JSON.parse(text))) {
    const [frame] = finding?.trace ?? [];
    if (!frame) continue;
    const level = frame.function ? 'symbol' : frame.package ? 'package' : 'module';
    found[level].add(`${finding.osv} ${frame.module}`);
  }
  return {
    module: [...found.module].sort(),
    package: [...found.package].sort(),
    symbol: [...found.symbol].sort(),
  };
}

/** To govulncheck a vulnerable function is also a vulnerable package, and that a vulnerable module. */
async function ours(path: string, entries: string): Promise<ByLevel> {
  const { files } = localPorts();
  const program = await readProgram(path, files);
  if ('refusal' in program) throw new Error(program.refusal);
  const database = await readDatabase(entries, undefined, files);
  const { findings } = findVulnerabilities(program, database, Date.now());
  const from = (...levels: Level[]) =>
    findings
      .filter(({ level }) => levels.includes(level))
      .map(({ id, module }) => `${id} ${module}`)
      .sort();
  return { module: from(...LEVELS), package: from('package', 'symbol'), symbol: from('symbol') };
}

async function layDatabases(): Promise<void> {
  cpSync(FIXTURES, join(folder, 'database', 'fixtures'), {
    recursive: true,
    filter: (path) => !path.endsWith('README.md'),
  });
  if (!full || !DATABASES.includes('all')) return;
  const all = join(folder, 'database', 'all');
  mkdirSync(all, { recursive: true });
  for (const { name, text } of await readTgz(await readFile(full))) {
    writeFileSync(join(all, name.split('/').at(-1) ?? name), text);
  }
}

function build(target: string): void {
  const [GOOS = '', GOARCH = ''] = target.split('/');
  for (const [kind, ldflags] of [
    ['debug', ''],
    ['stripped', '-s -w'],
  ] as const) {
    const output = programPath(target, kind);
    const { status, stderr } = go(['build', '-trimpath', `-ldflags=${ldflags}`, '-o', output, '.'], {
      GOOS,
      GOARCH,
    });
    if (status !== 0) throw new Error(stderr);
  }
}

function programPath(target: string, kind: 'debug' | 'stripped'): string {
  return join(folder, 'programs', `${target.replace('/', '-')}-${kind}`);
}

function go(args: readonly string[], env: Readonly<Record<string, string>>) {
  return spawnSync('go', args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      CGO_ENABLED: '0',
      GOTOOLCHAIN: 'local',
      GOFLAGS: '-mod=mod',
      GOWORK: 'off',
      ...env,
    },
  });
}
