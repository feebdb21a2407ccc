import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zip } from '../__tests__/support/archives.ts';
import { buildElf, goBuildInfo, goFunctionTable } from '../__tests__/support/binaries.ts';
import { grypeDatabase } from '../__tests__/support/grype-database.ts';
import { buildStranger, STRANGERS, wrapperOf } from '../__tests__/support/strangers.ts';
import { layOutDatabase } from './govulndb.ts';
import { type Measurable, measure, median } from './measure.ts';
import { pathOf } from './peers.ts';
import { ROOT } from './project.ts';
import type { Bench, Row, Runs } from './rows.ts';
import { findings, type Scanned, type Tool } from './scan-findings.ts';

/** The most of the time of govulncheck that a scan should take. */
const GOAL = 0.2;
const TARGET = 'linux/amd64';

/**
 * Scanning programs that many people use, at versions of which much became known since: by govulncheck, with symbols as
 * it needs them and stripped as they are released, by Grype, and by us, stripped. Then what should stay bounded: a
 * program of 100 MB, and one of 5,000 modules.
 */
export async function scan(folder: string): Promise<Bench> {
  const { ORACLE_RELEASE_VULNDB: given } = process.env;
  if (!given) throw new Error('the scan needs a database in ORACLE_RELEASE_VULNDB');
  const place = join(folder, 'scan');
  mkdirSync(place);
  const laidOut = fileURLToPath(await layOutDatabase(given, join(place, 'database')));
  const database = { folder: laidOut, archive: join(place, 'database.zip') };
  writeFileSync(database.archive, zipOf(laidOut));
  const tools = toolsOn(database, place);
  const programs = await built(place);
  const everything = programs.map(({ stripped }) => stripped);
  const large = makeLarge(join(place, 'large'));
  const many = makeMany(join(place, 'many'));
  return {
    title: 'scanning',
    rows: [
      ...programs.flatMap((program) => rowsOf(program, tools)),
      { name: 'govulncheck, all', run: tools.govulncheck && (() => measure(sideBySide(programs, tools))) },
      {
        name: 'ours, all',
        against: 'govulncheck, all',
        goal: GOAL,
        run: () => measure(tools.ours.command(everything)),
      },
      ...rowsOf(large, { ...tools, grype: undefined }),
      { name: 'ours, 5,000 modules', run: () => measure(tools.ours.command([many])) },
      { name: NO_FILE, run: () => measure(engine(database.archive, [])) },
      ...programs.map(({ name, stripped }): Row => {
        const files = new Array<string>(TIMES).fill(stripped);
        return { name: repeated(name), run: () => measure(engine(database.archive, files)) };
      }),
    ],
    remark: (runs) =>
      [
        ...programs.map(({ name }) => furtherOne(name, runs)),
        findings(
          programs,
          Object.values(tools).flatMap((tool) => tool ?? []),
          laidOut,
        ),
      ].join('\n'),
  };
}

/** Finding is over before a process has started. */
const TIMES = 20;
const NO_FILE = 'ours, no file';
const repeated = (name: string): string => `ours, ${name} x ${TIMES}`;

/** Reading a program and finding what is known of it, without what a scan does beside that. */
function engine(database: string, programs: readonly string[]): Measurable {
  const script = join(import.meta.dirname, 'find-vulnerabilities.ts');
  return { file: process.execPath, args: [script, database, ...programs], cwd: import.meta.dirname };
}

/** What one more program costs in a run that has begun. CPU time, for that tells most on a busy machine. */
function furtherOne(name: string, runs: Runs): string {
  const of = (row: string): number | undefined => median(runs.get(row) ?? [])?.cpuMs;
  const [all, none, theirs] = [of(repeated(name)), of(NO_FILE), of(`govulncheck, ${name}`)];
  if (!all || !none || !theirs) return `finding in one more, ${name}: not-run`;
  const each = Math.max(0, all - none) / TIMES;
  return `finding in one more, ${name}: ${each.toFixed(0)} ms of CPU, ${(each / theirs).toFixed(2)} of govulncheck`;
}

interface Program extends Scanned {
  readonly name: string;
}

interface Tools {
  readonly govulncheck: Tool | undefined;
  readonly onStripped: Tool | undefined;
  readonly grype: Tool | undefined;
  readonly ours: Tool;
}

function rowsOf(program: Program, tools: Tools): Row[] {
  const row = (tool: Tool | undefined, name: string, compared = true): Row => ({
    name: `${name}, ${program.name}`,
    ...(compared && { against: `govulncheck, ${program.name}` }),
    ...(tool === tools.ours && { goal: GOAL }),
    run: tool && (() => measure(tool.command([program[tool.reads]]))),
  });
  return [
    row(tools.govulncheck, 'govulncheck', false),
    row(tools.onStripped, 'on stripped'),
    ...(tools.grype ? [row(tools.grype, 'grype')] : []),
    row(tools.ours, 'ours'),
  ];
}

interface Databases {
  /** As it is published, with its index. */
  readonly folder: string;
  /** The same as one file. */
  readonly archive: string;
}

function toolsOn({ folder, archive }: Databases, place: string): Tools {
  const command = (file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Measurable => ({
    file,
    args,
    cwd: place,
    env: { ...process.env, ...env },
  });
  const govulncheck = pathOf('govulncheck');
  const json = ['-mode=binary', '-format', 'json', '-db', `file://${folder}`];
  const vulncheck = (reads: 'full' | 'stripped', name: string): Tool | undefined =>
    govulncheck === undefined
      ? undefined
      : { name, kind: 'govulncheck', reads, command: (paths) => command(govulncheck, [...json, ...paths]) };
  const grype = pathOf('grype');
  const output = join(place, 'output');
  const ours = (paths: readonly string[]): string[] => [
    ...[join(ROOT, 'dist/cli/index.js'), 'scan', '--json', '--offline', '--enforce', 'false'],
    ...['--db', archive, '--db-max-age-days', '3650', '--files', paths.join('\n'), '--output', output],
  ];
  return {
    govulncheck: vulncheck('full', 'govulncheck, with symbols'),
    onStripped: vulncheck('stripped', 'govulncheck, stripped'),
    grype: grype === undefined ? undefined : grypeOn(grype, folder, place),
    ours: {
      name: 'ours, stripped',
      kind: 'ours',
      reads: 'stripped',
      command: (paths) => command(process.execPath, ours(paths)),
    },
  };
}

/** With a database made of the same entries. */
function grypeOn(grype: string, database: string, place: string): Tool {
  const cache = join(place, 'grype');
  grypeDatabase(grype, join(database, 'ID'), cache);
  const env = {
    ...process.env,
    GRYPE_DB_CACHE_DIR: cache,
    GRYPE_DB_AUTO_UPDATE: 'false',
    GRYPE_DB_VALIDATE_AGE: 'false',
    GRYPE_CHECK_FOR_APP_UPDATE: 'false',
  };
  return {
    name: 'grype, stripped',
    kind: 'grype',
    reads: 'stripped',
    command: ([path = '']) => ({
      file: grype,
      args: [`file:${path}`, '--quiet', '--output', 'json'],
      cwd: place,
      env,
    }),
  };
}

/** As many at once as there are cores. */
function sideBySide(programs: readonly Program[], { govulncheck }: Tools): Measurable {
  const { file, args, cwd, env } = govulncheck?.command([]) ?? { file: '', args: [], cwd: '' };
  const each = `printf "%s\\0" "$@" | xargs -0 -P ${availableParallelism()} -n 1 "$0" ${args.join(' ')}`;
  const paths = programs.map(({ full }) => full);
  return { file: 'sh', args: ['-ec', each, file, ...paths], cwd, ...(env && { env }) };
}

async function built(place: string): Promise<Program[]> {
  const programs: Program[] = [];
  for (const stranger of STRANGERS) {
    process.stderr.write(`build ${stranger.package}@${stranger.version}\n`);
    const wrapper = join(place, stranger.name);
    mkdirSync(wrapper);
    const missing = await wrapperOf(stranger, wrapper);
    if (missing !== '') throw new Error(`${stranger.name}: ${missing}`);
    programs.push({ name: stranger.name, ...(await buildStranger(stranger, TARGET, wrapper)) });
  }
  return programs;
}

function zipOf(database: string): Buffer {
  const names = readdirSync(database, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  return zip(names.map((name) => ({ name, text: readFileSync(join(database, name), 'utf8') })));
}

const PAYLOAD = 90 << 20;

/** A server with 90 MiB embedded. */
function makeLarge(folder: string): Program {
  mkdirSync(folder);
  writeFileSync(join(folder, 'go.mod'), 'module example.test/large\n\ngo 1.21\n');
  writeFileSync(join(folder, 'main.go'), EMBEDDING);
  writeFileSync(join(folder, 'payload'), randomFillSync(Buffer.alloc(PAYLOAD)));
  const build = (name: string, ...flags: readonly string[]): string => {
    const env = {
      ...process.env,
      GOOS: 'linux',
      GOARCH: 'amd64',
      CGO_ENABLED: '0',
      GOWORK: 'off',
      GOFLAGS: '',
    };
    execFileSync('go', ['build', '-trimpath', ...flags, '-o', name, '.'], { cwd: folder, env });
    return join(folder, name);
  };
  return { name: '100 MB', full: build('full'), stripped: build('stripped', '-ldflags=-s -w') };
}

const EMBEDDING = `package main

import (
	"embed"
	"net/http"
)

//go:embed payload
var payload embed.FS

func main() {
	http.ListenAndServe("127.0.0.1:0", http.FileServerFS(payload))
}
`;

/** Functions of each module. */
const FUNCTIONS = 8;

/** Only the tables of a program, for none that is real has so many modules. */
function makeMany(folder: string): string {
  mkdirSync(folder);
  const modules = Array.from({ length: 5_000 }, (_, index) => `example.test/module-${index}`);
  const info = goBuildInfo('go1.26.8', [
    'path\texample.test/many',
    'mod\texample.test/many\tv1.0.0',
    ...modules.map((path) => `dep\t${path}\tv1.0.0\th1:${'A'.repeat(43)}=`),
    'build\tGOARCH=amd64',
    'build\tGOOS=linux',
  ]);
  const names = modules.flatMap((path) =>
    Array.from({ length: FUNCTIONS }, (_, index) => `${path}.Do${index}`),
  );
  const path = join(folder, 'many');
  const pieces = [
    { name: '.gopclntab', data: goFunctionTable(names) },
    { name: '.go.buildinfo', data: info, writable: true },
  ];
  writeFileSync(path, buildElf({ pieces }));
  return path;
}
