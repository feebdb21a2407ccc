import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import type { Check } from '../src/model/check.ts';
import { type Measurable, type Measured, measure, measureAll, median } from './measure.ts';
import { isOnPath } from './peers.ts';
import { ROOT } from './project.ts';
import type { Bench, Row, Runs } from './rows.ts';

const CORES = availableParallelism();
const ALONE = 'upx, one by one';
const ALONGSIDE = 'upx, side by side';
const STRATEGIES = ['quick', 'standard', 'full'] as const;

/** Packing of the example for the targets that UPX packs: by UPX alone, and by us with the proofs. */
export function packing(folder: string, plain: readonly string[]): Bench {
  const output = join(folder, 'packing');
  const shares = new Map<string, Shares[]>();
  const upx = isOnPath('upx');
  const afresh = (run: () => Promise<Measured>) => {
    rmSync(output, { recursive: true, force: true });
    mkdirSync(output);
    return run();
  };
  const ours = (name: string, strategy: string, against: string, cores = CORES): Row => ({
    name,
    against,
    run:
      upx && (cores === CORES || isOnPath('taskset'))
        ? () =>
            afresh(async () => {
              const pack = ['pack', '--strategy', strategy, '--files', plain.join('\n'), '--output', output];
              const found = await measure(
                onCores(cores, { file: process.execPath, args: [CLI, ...pack], cwd: folder }),
              );
              shares.set(name, [...(shares.get(name) ?? []), sharesOf(join(output, 'evidence.jsonl'))]);
              return found;
            })
        : undefined,
  });
  return {
    title: 'packing four targets',
    rows: [
      { name: ALONE, run: upx && (() => afresh(() => measureAll(plain.map((file) => upxOn(file, output))))) },
      {
        name: ALONGSIDE,
        against: ALONE,
        run: upx && (() => afresh(() => measure(upxOnAll(plain, output)))),
      },
      ...STRATEGIES.map((strategy) => ours(`ours, ${strategy}`, strategy, ALONGSIDE)),
      ...STRATEGIES.map((strategy) => ours(`ours, ${strategy}, one core`, strategy, ALONE, 1)),
    ],
    remark: (runs) =>
      [
        efficiency(ALONE, ALONGSIDE, plain.length, runs),
        ...STRATEGIES.map((strategy) =>
          efficiency(`ours, ${strategy}, one core`, `ours, ${strategy}`, plain.length, runs),
        ),
        ...[...shares].map(([name, found]) => told(name, found)),
      ].join('\n'),
  };
}

const CLI = join(ROOT, 'dist/cli/index.js');

function upxOn(file: string, output: string): Measurable {
  return { file: 'upx', args: ['-q', '-o', join(output, basename(file)), '--', file], cwd: output };
}

/** As many at once as there are cores. */
function upxOnAll(files: readonly string[], output: string): Measurable {
  const one = 'upx -q -o "$(basename "$0")" -- "$0"';
  const all = `printf "%s\\0" "$@" | xargs -0 -P "$0" -n 1 sh -c '${one}'`;
  return { file: 'sh', args: ['-ec', all, String(CORES), ...files], cwd: output };
}

/** The kernel's own bound: ours counts the cores that it may use. */
function onCores(cores: number, { file, args, cwd }: Measurable): Measurable {
  if (cores === CORES) return { file, args, cwd };
  return { file: 'taskset', args: ['-c', `0-${cores - 1}`, file, ...args], cwd };
}

/** Time one after the other over the time side by side and over the cores that had work. */
function efficiency(serial: string, parallel: string, files: number, runs: Runs): string {
  const [one, many] = [serial, parallel].map((name) => median(runs.get(name) ?? [])?.wallMs);
  if (!one || !many) return `efficiency of ${parallel}: not-run`;
  const cores = Math.min(CORES, files);
  return `efficiency of ${parallel} on ${cores} cores: ${(one / (cores * many)).toFixed(2)}`;
}

/** Milliseconds by what they were for, of all files together, as the checks were timed. */
interface Shares {
  readonly packing: number;
  readonly proofs: Readonly<Record<string, number>>;
  readonly measurements: Readonly<Record<string, number>>;
}

const PROOFS = ['upx-ratio', 'upx-test', 'upx-round-trip', 'upx-run'];
const MEASUREMENTS = ['upx-startup', 'upx-memory', 'upx-download'];

function sharesOf(evidence: string): Shares {
  const checks = readFileSync(evidence, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Check);
  const of = (name: string): number =>
    checks.filter((check) => check.name === name).reduce((sum, { ms }) => sum + ms, 0);
  const each = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, of(name)]));
  return { packing: of('upx-pack'), proofs: each(PROOFS), measurements: each(MEASUREMENTS) };
}

/** Of the round in which the proofs took the median share. */
function told(name: string, rounds: readonly Shares[]): string {
  const sorted = [...rounds].sort((a, b) => sum(a.proofs) / a.packing - sum(b.proofs) / b.packing);
  const found = sorted[Math.floor(sorted.length / 2)];
  if (!found) return `${name}: not-run`;
  const share = (ms: number): string => `${((100 * ms) / found.packing).toFixed(1)} %`;
  const parts = (of: Readonly<Record<string, number>>): string =>
    Object.entries(of)
      .filter(([, ms]) => ms / found.packing >= 0.0005)
      .map(([check, ms]) => `${check} ${share(ms)}`)
      .join(', ');
  return [
    `${name}, of the time of packing: proofs ${share(sum(found.proofs))} (${parts(found.proofs)})`,
    `measurements ${share(sum(found.measurements))} (${parts(found.measurements)})`,
  ].join('; ');
}

function sum(of: Readonly<Record<string, number>>): number {
  return Object.values(of).reduce((total, ms) => total + ms, 0);
}
