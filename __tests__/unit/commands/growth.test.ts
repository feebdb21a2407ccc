import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildMatrix } from '../../../src/commands/build-matrix.ts';
import { invoke } from '../../../src/commands/invoke.ts';
import { type Outcome, verdictOf } from '../../../src/commands/outcome.ts';
import { runPipeline } from '../../../src/commands/run/run.ts';
import { layout } from '../../../src/model/layout.ts';
import { parsePlan } from '../../../src/model/plan.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { run as seal } from '../../../src/seal/seal.ts';
import { type GoProject, smallProgram } from '../../support/go-project.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const ports = localPorts();

async function matrix(project: GoProject, mode: string, more: Record<string, string> = {}): Promise<Outcome> {
  const given = {
    mode,
    'working-directory': project.folder,
    gates: 'none',
    cache: 'off',
    targets: 'linux/amd64\nwindows/amd64',
    ...more,
  };
  return (await invoke('build-matrix', buildMatrix, given, ports)).outcome;
}

/** Plans, builds and gathers; the release before is compared with where its manifest is given. */
async function gathered(project: GoProject, baseline = ''): Promise<Outcome> {
  await matrix(project, 'plan');
  await matrix(project, 'build');
  return matrix(project, 'gather', { baseline });
}

/** Seals what was built, as it would be published, and gives the path of its manifest. */
async function released(project: GoProject): Promise<string> {
  const output = join(project.folder, 'dist');
  const paths = layout(output);
  const plan = parsePlan(readFileSync(paths.plan, 'utf8'), paths.plan);
  mkdirSync(paths.release, { recursive: true });
  for (const { plain, file } of plan.artifacts) copyFileSync(paths.planned(plain), paths.released(file));
  const inputs = {
    workingDirectory: project.folder,
    output,
    sign: 'none' as const,
    key: undefined,
    keyPassword: undefined,
    provenance: false,
    channel: 'stable',
  };
  const { files } = await seal(inputs, plan, ports);
  const kept = temporaryFolder('release-before');
  for (const { name } of files) copyFileSync(paths.released(name), join(kept, name));
  return join(kept, 'artifact-manifest.yaml');
}

const growthIn = ({ checks }: Outcome) => checks.filter(({ name }) => name === 'growth');

describe('a program that grew by more than a fifth', () => {
  let project: GoProject;
  let baseline: string;

  beforeAll(async () => {
    project = smallProgram();
    project.tag('v1.0.0');
    await gathered(project);
    baseline = await released(project);

    const numbers = Array.from({ length: 150_000 }, (_, index) => (index * 2654435761) % 2 ** 32).join(',');
    project.write('internal/table/table.go', `package table\n\nvar Table = [...]uint32{${numbers}}\n`);
    project.edit('main.go', (text) =>
      text
        .replace('"os"\n', '"os"\n\n\t"example.org/small/internal/table"\n')
        .replace('os.Exit(2)', 'os.Exit(int(table.Table[len(os.Args)]))'),
    );
    project.commit('a table');
    project.tag('v1.1.0');
  }, 120_000);

  test('is held for review, and the package that grew is named', async () => {
    const outcome = await gathered(project, baseline);
    expect(verdictOf(outcome)).toBe('review');
    expect(Number(outcome.outputs['growth-percent'])).toBeGreaterThan(20);
    expect(growthIn(outcome)).toHaveLength(2);
    for (const check of growthIn(outcome)) {
      expect(check).toMatchObject({ verdict: 'warn', bound: '≤ 15 % over 1.0.0' });
      expect(check.detail).toMatch(
        /^\d+ bytes before, \d+ now: \+586 KiB example\.org\/small\/internal\/table \(new\)/,
      );
    }
    expect(outcome.checks.find(({ name }) => name === 'score')?.measured).toMatch(/^\d+ of 100$/);
  });

  test('is held as well where the release before has no insight, and why nothing is named', async () => {
    const bare = join(temporaryFolder('older'), 'artifact-manifest.yaml');
    copyFileSync(baseline, bare);
    const outcome = await gathered(project, bare);
    expect(verdictOf(outcome)).toBe('review');
    expect(growthIn(outcome)[0]?.detail).toContain(
      'which packages grew is not known: the release before has no build-insight.json',
    );
  });

  test('is held as well where the insight before cannot be read', async () => {
    const folder = temporaryFolder('other');
    copyFileSync(baseline, join(folder, 'artifact-manifest.yaml'));
    writeFileSync(join(folder, 'build-insight.json'), '{"schema":2}');
    const outcome = await gathered(project, join(folder, 'artifact-manifest.yaml'));
    expect(growthIn(outcome)[0]?.detail).toContain('is not a build insight');
  });

  test('ends a whole run before anything is sealed, until it is approved', async () => {
    const given = {
      ...{ 'working-directory': project.folder, output: 'run', targets: 'linux/amd64', gates: 'none' },
      ...{ sign: 'none', method: 'none', baseline, enforce: 'false' },
    };
    const db = join(import.meta.dirname, '../../fixtures/scan/osv-go');
    const stopped = await runPipeline({ ...given, db }, 'seal', ports);
    const grown = stopped.checks.filter(({ name }) => name === 'growth');
    expect(grown).toMatchObject([{ verdict: 'fail', remedy: expect.stringContaining('--approve-growth') }]);
    expect(stopped.checks.find(({ stage }) => stage === 'seal')).toMatchObject({ verdict: 'not-run' });
    const approved = await runPipeline({ ...given, db, 'approve-growth': 'true' }, 'seal', ports);
    expect(approved.checks.find(({ name }) => name === 'growth')).toMatchObject({ verdict: 'warn' });
    expect(approved.checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  });

  test('has the same insight when it is built again', async () => {
    const { buildInsight, insight } = layout(join(project.folder, 'dist'));
    const paths = [buildInsight, insight('small-linux-amd64'), insight('small-windows-amd64.exe')];
    await gathered(project);
    const first = paths.map((path) => readFileSync(path, 'utf8'));
    rmSync(join(project.folder, 'dist'), { recursive: true });
    await gathered(project);
    expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(first);
  });

  test('an insight of another binary is not released', async () => {
    await gathered(project);
    const { insight, buildInsight } = layout(join(project.folder, 'dist'));
    const path = insight('small-linux-amd64');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"sha256": "..../, '"sha256": "0000'));
    const outcome = await matrix(project, 'gather');
    expect(outcome.checks.find(({ name }) => name === 'build-insight')).toMatchObject({
      verdict: 'not-run',
      detail: 'the insight of small-linux-amd64 is that of another binary',
    });
    expect(await ports.files.stat(buildInsight)).toBeUndefined();
    expect(dirname(buildInsight)).toBe(join(project.folder, 'dist'));
  });
});
