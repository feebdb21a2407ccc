import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localPorts } from '../../src/runner/ports.ts';
import { type Database, openDatabase } from '../../src/scan/database/database.ts';
import type { RawEntry } from '../../src/scan/database/entries.ts';
import { readFolder } from '../../src/scan/database/folder.ts';
import { readTgz } from '../../src/scan/database/tgz.ts';
import { readZip } from '../../src/scan/database/zip.ts';
import { findVulnerabilities } from '../../src/scan/findings.ts';
import { readProgram } from '../../src/scan/program.ts';
import { LEVELS, type Level, type VulnerabilityFinding } from '../../src/scan/result.ts';
import { goVersion, toolPath } from '../support/go-programs.ts';

/**
 * Our verdict on a stripped program against that of the real govulncheck on the same program unstripped; with
 * ORACLE_RELEASE_VULNDB over the whole database, else over the entries of the fixtures.
 */
const FIXTURES = join(import.meta.dirname, '../fixtures/scan');
const TARGETS = ['linux/amd64', 'linux/ppc64le', 'windows/amd64', 'darwin/arm64'];

const govulncheck = toolPath('govulncheck');
const { files } = localPorts();
const wholeDatabase = process.env.ORACLE_RELEASE_VULNDB;

type Ids = Record<Level, string[]>;

let folder = '';
let program = '';
let database: Database;
/** Why the program cannot be built here. */
let unbuildable = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'govulncheck-'));
  program = join(folder, 'program');
  await cp(join(FIXTURES, 'vulnerable-program'), program, { recursive: true });
  const entries = await databaseEntries();
  database = openDatabase(entries);
  await mkdir(join(folder, 'db'));
  for (const { name, text } of entries) await writeFile(join(folder, 'db', basename(name)), text);
  if (goVersion) unbuildable = modulesMissing();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function databaseEntries(): Promise<RawEntry[]> {
  if (!wholeDatabase) return readFolder(join(FIXTURES, 'osv-go'), files);
  if (wholeDatabase.endsWith('.tgz')) return readTgz(await files.read(wholeDatabase));
  if (wholeDatabase.endsWith('.zip')) return readZip(await files.read(wholeDatabase));
  return readFolder(wholeDatabase, files);
}

function go(args: readonly string[], target = ''): void {
  const [GOOS, GOARCH] = target.split('/');
  const platform = target ? { GOOS, GOARCH } : {};
  const env = {
    ...process.env,
    ...platform,
    CGO_ENABLED: '0',
    GOTOOLCHAIN: 'local',
    GOFLAGS: '',
    GOWORK: 'off',
  };
  execFileSync('go', args, { cwd: program, env, stdio: 'pipe' });
}

/** The old modules come from the module cache or the module proxy. */
function modulesMissing(): string {
  try {
    go(['mod', 'download']);
    return '';
  } catch (error) {
    return `the modules cannot be had: ${error instanceof Error ? error.message : error}`;
  }
}

/** Entries that name no packages, which govulncheck reports on every level and we on the level of modules. */
function namesPackages(id: string, findings: readonly VulnerabilityFinding[]): boolean {
  return findings.some((finding) => finding.id === id && finding.functionsNamed);
}

function idsOf(found: readonly { id: string; level: Level }[]): Ids {
  const at = (level: Level) =>
    found.filter((it) => LEVELS.indexOf(it.level) >= LEVELS.indexOf(level)).map(({ id }) => id);
  const sorted = (level: Level) => [...new Set(at(level))].sort();
  return { module: sorted('module'), package: sorted('package'), symbol: sorted('symbol') };
}

interface Message {
  readonly finding?: {
    readonly osv: string;
    readonly trace: readonly { readonly package?: string; readonly function?: string }[];
  };
}

/** govulncheck prints one indented JSON object after the other. */
function reported(path: string): { id: string; level: Level }[] {
  const args = ['-mode=binary', '-format', 'json', '-db', `file://${join(folder, 'db')}`, path];
  const output = execFileSync(govulncheck ?? '', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const messages: Message[] = JSON.parse(`[${output.trim().replace(/\n}\n{/g, '\n},\n{')}]`);
  return messages.flatMap(({ finding }) => {
    const [frame] = finding?.trace ?? [];
    if (!finding || !frame) return [];
    return { id: finding.osv, level: frame.function ? 'symbol' : frame.package ? 'package' : 'module' };
  });
}

const absent = [!goVersion && 'go', !govulncheck && 'govulncheck'].filter((tool) => tool !== false);
const reason = absent.length > 0 ? ` (skipped: no ${absent.join(' and no ')})` : '';

describe.skipIf(absent.length > 0)(`against govulncheck${reason}`, () => {
  test.for(TARGETS)('%s', async (target, context) => {
    context.skip(unbuildable !== '', unbuildable);
    const [full, stripped] = ['full', 'stripped'].map((kind) =>
      join(folder, `${kind}-${target.replace('/', '-')}`),
    );
    go(['build', '-trimpath', '-o', full ?? '', '.'], target);
    go(['build', '-trimpath', '-ldflags=-s -w -buildid=', '-o', stripped ?? '', '.'], target);

    const read = await readProgram(stripped ?? '', files);
    if ('refusal' in read) throw new Error(read.refusal);
    const { findings } = findVulnerabilities(read, database, Date.now());
    const theirs = reported(full ?? '');
    const comparable = theirs.filter(({ id, level }) => level === 'module' || namesPackages(id, findings));
    const ours = idsOf(findings);
    console.log(`${target}: ${LEVELS.map((level) => `${ours[level].length} ${level}`).join(', ')}`);
    expect(ours).toEqual(idsOf(comparable));
    expect(ours.symbol.length).toBeGreaterThan(0);
    expect(ours.module.length).toBeGreaterThan(ours.symbol.length);
  });
});
