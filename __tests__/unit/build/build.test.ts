import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildArtifact } from '../../../src/build/build.ts';
import { parseDigests } from '../../../src/build/gather.ts';
import { goBuildCommand } from '../../../src/build/go-build.ts';
import { type BuildInputs, GATES } from '../../../src/build/inputs.ts';
import { NO_CONFIG } from '../../../src/config/schema.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { run as plan } from '../../../src/plan/plan.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { type GoProject, smallProgram } from '../../support/go-project.ts';
import { PLAIN_BUILD } from '../../support/plans.ts';

const ports = localPorts();

function inputsOf({ folder }: GoProject, more: Partial<BuildInputs> = {}): BuildInputs {
  return {
    workingDirectory: folder,
    output: join(folder, 'dist'),
    targets: [],
    gates: GATES,
    raceTimeoutSeconds: 60,
    reproduce: 'off',
    cache: 'off',
    signedSums: undefined,
    ...more,
  };
}

async function planOf(project: GoProject, targets: string[]): Promise<Plan> {
  const inputs = {
    workingDirectory: project.folder,
    output: join(project.folder, 'dist'),
    targets,
    version: '1.2.3',
    tagPrefix: undefined,
    runners: {},
    fanOut: 'target' as const,
    build: undefined,
  };
  return (await plan(inputs, NO_CONFIG, ports)).plan;
}

describe('go build', () => {
  const build = { id: 'app', main: './cmd/app', binary: 'app' };
  const artifact = {
    ...PLAIN_BUILD,
    build: 'app',
    target: 'linux-arm64',
    plain: 'build/linux-arm64/app',
    debug: 'debug/linux-arm64/app',
    file: 'app-linux-arm64',
    flags: ['-mod=vendor'],
    ldflags: '-s -w -buildid= -X main.version=1',
    tags: ['a', 'b'],
    env: ['GOEXPERIMENT=x=y'],
  };
  const target = {
    id: 'linux-arm64',
    name: 'linux/arm64',
    goos: 'linux',
    goarch: 'arm64',
    variant: 'GOARM64=v8.0',
    runner: [],
  };
  const work = { workingDirectory: '/repo', artifact, build, target, output: '/out/app' };

  test('is reproducible, stripped, and for the target', () => {
    const { args, env } = goBuildCommand({ ...work, symbols: false });
    expect(args.join(' ')).toBe(
      'build -p=1 -trimpath -buildvcs=auto -ldflags -s -w -buildid= -X main.version=1 -tags a,b -mod=vendor -o /out/app ./cmd/app',
    );
    expect(env).toEqual({
      CGO_ENABLED: '0',
      GOOS: 'linux',
      GOARCH: 'arm64',
      GOARM64: 'v8.0',
      GOEXPERIMENT: 'x=y',
    });
  });

  test('cgo is on where the plan says so', () => {
    const command = goBuildCommand({ ...work, artifact: { ...artifact, cgo: true }, symbols: false });
    expect(command.env).toMatchObject({ CGO_ENABLED: '1' });
  });

  test('the companion keeps its symbols', () => {
    expect(goBuildCommand({ ...work, symbols: true }).args).toContain('-buildid= -X main.version=1');
  });
});

describe('one artifact', () => {
  test('is built with a companion, and every claim about it is measured from the bytes', async () => {
    const project = smallProgram();
    const planned = await planOf(project, ['linux/amd64']);
    const artifact = planned.artifacts[0] as Plan['artifacts'][0];
    const { checks, built } = await buildArtifact(artifact, planned, inputsOf(project), ports);
    expect(checks.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
      'compile pass',
      'architecture pass',
      'static pass',
      'build-info pass',
      'fips pass',
      'companion pass',
      ...(process.arch === 'x64' ? ['metadata pass'] : []),
      'package-sizes pass',
    ]);
    expect(built[0]?.unstrippedSize).toBeGreaterThan(built[0]?.digest.size ?? 0);
  });

  test('a program that does not compile is a failed check with what Go said, and leaves no file', async () => {
    const project = smallProgram({ 'broken.go': 'package main\n\nfunc broken() { undefinedName() }\n' });
    const planned = await planOf(project, ['linux/amd64']);
    const artifact = planned.artifacts[0] as Plan['artifacts'][0];
    const { checks, built } = await buildArtifact(artifact, planned, inputsOf(project), ports);
    expect(built).toEqual([]);
    expect(checks[0]).toMatchObject({
      name: 'compile',
      verdict: 'fail',
      detail: expect.stringContaining('undefinedName'),
    });
    expect(existsSync(join(project.folder, 'dist', artifact.plain))).toBe(false);
  });

  test('hooks run around the build, and the binary has its name only after them', async () => {
    const project = smallProgram();
    const planned = await planOf(project, ['linux/amd64']);
    const hooks = {
      pre: [{ command: ['sh', '-c', 'test ! -e dist/build/linux-amd64/small'], dir: '.', env: [] }],
      post: [
        {
          command: [
            'sh',
            '-c',
            'test -s "$1" && test ! -e dist/build/linux-amd64/small',
            'sh',
            '{{ .Path }}',
          ],
          dir: '.',
          env: [],
        },
      ],
    };
    const artifact = { ...(planned.artifacts[0] as Plan['artifacts'][0]), hooks };
    const { built } = await buildArtifact(artifact, planned, inputsOf(project), ports);
    expect(built).toHaveLength(1);
    const failing = { ...artifact, hooks: { pre: [], post: [{ command: ['false'], dir: '.', env: [] }] } };
    const { checks } = await buildArtifact(
      failing,
      planned,
      inputsOf(project, { output: join(project.folder, 'other') }),
      ports,
    );
    expect(checks[0]).toMatchObject({
      name: 'compile',
      verdict: 'fail',
      detail: expect.stringContaining('false'),
    });
    expect(existsSync(join(project.folder, 'other/build/linux-amd64/small'))).toBe(false);
  });

  test.skipIf(process.platform !== 'linux')('with cgo, the shared libraries it needs are told', async () => {
    const project = smallProgram({
      'c.go': 'package main\n\n// int one(void) { return 1; }\nimport "C"\n\nvar _ = C.one()\n',
    });
    const planned = await planOf(project, [`linux/${ports.host.goarch}`]);
    const artifact = { ...(planned.artifacts[0] as Plan['artifacts'][0]), cgo: true };
    const { checks } = await buildArtifact(artifact, planned, inputsOf(project), ports);
    expect(checks.find(({ name }) => name === 'libraries')).toMatchObject({
      verdict: 'pass',
      measured: expect.stringContaining('libc.so.6'),
      detail: expect.stringContaining('loaded by'),
    });
    expect(checks.find(({ name }) => name === 'companion')).toMatchObject({ verdict: 'pass' });
  });

  test.each([
    ['linux/amd64/v3', {}, 'no FIPS 140 mode'],
    ['linux/ppc64le/power9', {}, 'no FIPS 140 mode'],
    ['linux/arm/6', {}, 'no FIPS 140 mode'],
    ['linux/arm64', { env: ['GOFIPS140=latest'] }, 'GOFIPS140=latest, fips140=on'],
  ])('%s %j is built as planned, and its FIPS posture recorded', async (target, more, posture) => {
    const project = smallProgram();
    const planned = await planOf(project, [target]);
    const artifact = { ...(planned.artifacts[0] as Plan['artifacts'][0]), ...more };
    const { checks } = await buildArtifact(artifact, planned, inputsOf(project), ports);
    expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(checks.find(({ name }) => name === 'fips')).toMatchObject({ measured: posture });
  });

  test('a program for another target than planned is found out', async () => {
    const project = smallProgram();
    const planned = await planOf(project, ['linux/amd64']);
    const artifact = { ...(planned.artifacts[0] as Plan['artifacts'][0]), env: ['GOARCH=arm64'] };
    const { checks } = await buildArtifact(artifact, planned, inputsOf(project), {
      ...ports,
      host: { ...ports.host, goos: 'plan9' },
    });
    expect(checks.find(({ name }) => name === 'architecture')).toMatchObject({
      verdict: 'fail',
      measured: 'elf arm64',
      bound: 'elf amd64',
    });
    expect(checks.find(({ name }) => name === 'build-info')).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('GOARCH is arm64, not amd64'),
    });
  });
});

describe('reported digests', () => {
  const sha256 = 'a'.repeat(64);

  test('one map, or the maps of a matrix', () => {
    expect(parseDigests(JSON.stringify({ app: sha256 }))).toEqual({ app: sha256 });
    expect(parseDigests(JSON.stringify([{ app: sha256 }, { other: sha256 }]))).toEqual({
      app: sha256,
      other: sha256,
    });
    expect(parseDigests('')).toBeUndefined();
  });

  test.each(['{', '{"app":"abc"}', '{"app":1}'])('%s is refused', (text) => {
    expect(() => parseDigests(text)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

test('Go is there, or these tests prove nothing', () => {
  expect(execFileSync('go', ['version']).toString()).toContain('go version');
});
