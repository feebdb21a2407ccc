/**
 * Wall time and memory of the main job and of each stage, on the example, beside six plain `go build` commands
 * measured in the same run. Quote the ratios; the seconds are this machine's.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { SIX_TARGETS } from '../src/model/target.ts';
import { type Measured, measure, median } from './measure.ts';

const ROOT = join(import.meta.dirname, '..');
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const project = join(folder, 'oracle-node');
const env = { ...process.env, COSIGN_PASSWORD: '' };

cpSync(join(ROOT, 'examples/oracle-node'), project, {
  recursive: true,
  filter: (path) => !/[/\\]dist$/.test(path),
});
// The fleet is not measured here: its time is the soak that was asked for.
rmSync(join(project, '.oracle-release.yml'));
for (const args of [
  ['init', '-q'],
  ['add', '-A'],
  ['-c', 'user.name=b', '-c', 'user.email=b@example.org', 'commit', '-qm', 'bench'],
  ['tag', 'v1.0.0'],
]) {
  execFileSync('git', args, { cwd: project });
}

const rows: { name: string; runs: Measured[] }[] = [
  { name: 'node, empty program', runs: [] },
  { name: 'six go build, one by one', runs: [] },
  ...[
    'plan',
    'build, no gates',
    'gates and one target',
    'scan',
    'pack',
    'pack, unchanged',
    'seal',
    'verify',
    'publish',
    'run, no gates',
    'run, with gates',
  ].map((name) => ({ name, runs: [] as Measured[] })),
];
const add = (name: string, measured: Measured): void => {
  rows.find((row) => row.name === name)?.runs.push(measured);
};
const ours = (...args: string[]): Promise<Measured> =>
  measure(process.execPath, [join(ROOT, 'dist/cli/index.js'), ...args], { cwd: project, env });
const key = ['--key', join(ROOT, '.demo/cosign.key')];

await plainBuilds();
for (let round = 0; round < ROUNDS; round++) {
  process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`);
  rmSync(join(project, 'dist'), { recursive: true, force: true });
  add('node, empty program', await measure(process.execPath, ['-e', '0'], { cwd: project }));
  add('six go build, one by one', await plainBuilds());
  add('plan', await ours('plan'));
  add('build, no gates', await ours('build', '--gates', 'none'));
  add('gates and one target', await ours('build', '--target', 'linux/amd64'));
  add('scan', await ours('scan'));
  add('pack', await ours('pack'));
  add('pack, unchanged', await ours('pack'));
  add('seal', await ours('seal', ...key));
  add('verify', await ours('verify'));
  add('publish', await ours('publish'));
  rmSync(join(project, 'dist'), { recursive: true, force: true });
  add('run, no gates', await ours('run', '--gates', 'none', ...key));
  rmSync(join(project, 'dist'), { recursive: true, force: true });
  add('run, with gates', await ours('run', ...key));
}
print();
rmSync(folder, { recursive: true });

/** What anyone would write first: the same flags, one target after the other, a warm cache. */
async function plainBuilds(): Promise<Measured> {
  const commands = SIX_TARGETS.map((target) => {
    const [goos, goarch] = target.split('/');
    return `GOOS=${goos} GOARCH=${goarch} CGO_ENABLED=0 go build -trimpath -ldflags '-s -w -buildid=' -o "${folder}/plain/${goos}-${goarch}" .`;
  });
  return measure('sh', ['-ec', commands.join('\n')], { cwd: project });
}

function print(): void {
  const baseline = median(rows.find(({ name }) => name.startsWith('six'))?.runs ?? []);
  const lines = rows.map(({ name, runs }) => {
    const { wallMs, ownPeakKiB, treePeakKiB } = median(runs);
    const cells = [
      `${(wallMs / 1000).toFixed(2)} s`,
      `${(wallMs / baseline.wallMs).toFixed(2)}x`,
      mebibytes(ownPeakKiB),
      mebibytes(treePeakKiB),
    ];
    return `${name.padEnd(26)}${cells.map((cell) => cell.padStart(12)).join('')}`;
  });
  const heading = `${`median of ${ROUNDS}, warm caches`.padEnd(26)}${['wall', 'of builds', 'own peak', 'with tools'].map((cell) => cell.padStart(12)).join('')}`;
  console.log([styleText('bold', heading), ...lines].join('\n'));
}

function mebibytes(kib: number): string {
  return kib > 0 ? `${(kib / 1024).toFixed(0)} MiB` : 'not-run';
}
