import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Check } from '../src/model/check.ts';
import type { PackedFile } from '../src/pack/result.ts';
import { ROOT } from './project.ts';
import PROGRAMS from './wild.json' with { type: 'json' };

/** A program that many people use, as the module proxy serves it. */
interface Program {
  readonly name: string;
  readonly package: string;
  readonly version: string;
  /** It says its version with these. */
  readonly args: string;
  /** It keeps running with these. */
  readonly serve?: string;
  /** Packed by LZMA too. */
  readonly lzma?: boolean;
}

interface Packed {
  readonly file: PackedFile;
  readonly checks: readonly Check[];
}

/**
 * Programs of others, built here, packed by our command and started: a table in markdown. A program is packed by
 * itself, so that nothing of ours runs beside the starts that are timed.
 */
export function wild(folder: string): string {
  const rows = (PROGRAMS as readonly Program[]).flatMap((program) => rowsOf(program, folder));
  return [HEADINGS, HEADINGS.map((_, index) => (index < TEXTS ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

const HEADINGS = [
  ...['program', 'version', 'method', 'what the checks say'],
  ...['plain, MB', 'packed, MB', 'packed, %'],
  ...[
    'gzip of plain, MB',
    'gzip of packed, MB',
    'start, factor',
    'start, ms added per MB',
    'anonymous memory, MB',
  ],
];
/** Columns of words come first. */
const TEXTS = 4;

function rowsOf(program: Program, folder: string): string[][] {
  const built = build(program, folder);
  if ('refusal' in built) return [[program.name, program.version, '', `not built: ${built.refusal}`]];
  const methods = program.lzma ? ['nrv', 'lzma'] : ['nrv'];
  return methods.map((method) => {
    process.stderr.write(`${program.name} by ${method}\n`);
    const packed = pack(program, built.path, method, join(folder, 'packed', method, program.name));
    const words = [program.name, program.version, method];
    return 'refusal' in packed ? [...words, packed.refusal] : [...words, ...cells(packed, program)];
  });
}

function build(
  { name, package: path, version }: Program,
  folder: string,
): { readonly path: string } | { readonly refusal: string } {
  process.stderr.write(`go install ${path}@${version}\n`);
  const bin = join(folder, 'wild', name);
  mkdirSync(bin, { recursive: true });
  const { status, stderr } = spawnSync(
    'nice',
    ['-n', '10', 'go', 'install', '-trimpath', '-ldflags=-s -w', `${path}@${version}`],
    { env: { ...process.env, GOBIN: bin, CGO_ENABLED: '0', GOTOOLCHAIN: 'local' }, encoding: 'utf8' },
  );
  return status === 0 ? { path: join(bin, name) } : { refusal: stderr.trim().slice(-200) };
}

function pack(
  { args, serve = '' }: Program,
  file: string,
  method: string,
  output: string,
): Packed | { readonly refusal: string } {
  const command = [
    'pack',
    '--json',
    '--strategy',
    'full',
    '--method',
    method,
    '--run-args',
    args,
    '--serve-args',
    serve,
  ];
  const { stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'dist/cli/index.js'), ...command, '--files', file, '--output', output],
    { encoding: 'utf8', maxBuffer: 64 << 20 },
  );
  const answer = JSON.parse(stdout) as {
    packed?: PackedFile[];
    checks?: Check[];
    error?: { message: string };
  };
  const found = answer.packed?.find((one) => one.file === basename(file));
  if (!found) return { refusal: answer.error?.message ?? 'no answer' };
  return { file: found, checks: answer.checks ?? [] };
}

function cells({ file, checks }: Packed, { serve }: Program): string[] {
  const { plainSize, packedSize, ratioPercent, startup, memory, download } = file;
  // The least of all starts: what else the machine does only adds to it.
  const added = startup && startup.packedLeastMs - startup.plainLeastMs;
  return [
    said(file, checks),
    megabytes(plainSize),
    megabytes(packedSize),
    ratioPercent?.toFixed(1) ?? 'not-run',
    megabytes(download?.gzip.plainBytes),
    megabytes(download?.gzip.packedBytes),
    startup ? `x ${(startup.packedLeastMs / startup.plainLeastMs).toFixed(1)}` : 'not-run',
    added === undefined ? 'not-run' : (added / (plainSize / 1e6)).toFixed(1),
    serve ? `${megabytes(memory?.plainAnonymousBytes)}, ${megabytes(memory?.packedAnonymousBytes)}` : '',
  ];
}

/** How many checks passed, and each by name that did not. */
function said({ state, reason }: PackedFile, checks: readonly Check[]): string {
  const passed = checks.filter(({ verdict }) => verdict === 'pass').length;
  const others = checks
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip')
    .map(({ name, verdict, detail }) => `${name} ${verdict}: ${detail ?? ''}`);
  return [...(state === 'packed' ? [] : [`${state}, ${reason}`]), `${passed} passed`, ...others]
    .join('; ')
    .replaceAll(/\s*\n\s*|\|/g, ' ');
}

function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? 'not-run' : (bytes / 1e6).toFixed(1);
}
