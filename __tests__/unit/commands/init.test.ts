import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type InitResult, init } from '../../../src/commands/init.ts';
import { loadConfig } from '../../../src/config/config.ts';
import type { Config } from '../../../src/config/schema.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { run as plan } from '../../../src/plan/plan.ts';
import { localFiles } from '../../../src/runner/files.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { type GoProject, smallProgram } from '../../support/go-project.ts';
import { ROOT, textOf } from '../../support/repository.ts';

const CONFIG = '.oracle-release.yml';
const WORKFLOW = '.github/workflows/release.yml';
const MAIN = 'package main\n\nfunc main() {}\n';
const PORTS = localPorts();

function initIn(project: GoProject, folder = '.', fromGoReleaser?: string | true): Promise<InitResult> {
  return init({ workingDirectory: join(project.folder, folder), fromGoReleaser }, PORTS);
}

/** What was written, read again as a release would, and planned. */
async function written(
  project: GoProject,
  folder = '.',
): Promise<{ config: Config; planned: Plan; workflow: string }> {
  const workingDirectory = join(project.folder, folder);
  const config = await loadConfig(workingDirectory, '', localFiles);
  const { plan: planned } = await plan(
    {
      workingDirectory,
      output: join(workingDirectory, 'dist'),
      targets: config.targets ?? ['six'],
      version: '1.2.3',
      tagPrefix: config['tag-prefix'],
      runners: {},
      fanOut: 'target',
      build: undefined,
    },
    config as Parameters<typeof plan>[1],
    PORTS,
  );
  const path = join(project.folder, WORKFLOW);
  execFileSync(join(ROOT, '.tools/bin/actionlint'), ['-shellcheck=', path], { cwd: project.folder });
  return { config, planned, workflow: readFileSync(path, 'utf8') };
}

describe('init', () => {
  test('one program: a configuration and a workflow that work', async () => {
    const project = smallProgram();
    const { files, remarks } = await initIn(project);
    expect(files).toEqual([join(project.folder, CONFIG), join(project.folder, WORKFLOW)]);
    expect(remarks).toEqual([]);
    const { config, planned, workflow } = await written(project);
    expect(config).toEqual({ version: 1, project: 'small' });
    expect(planned.artifacts).toHaveLength(6);
    expect(workflow).toContain("tags: ['v*']");
  });

  test('several programs, one of them a helper', async () => {
    const project = smallProgram({
      'main.go': 'package small\n',
      'cmd/agent/main.go': MAIN,
      'cmd/server/main.go': MAIN,
      'internal/gen/main.go': MAIN,
    });
    await initIn(project);
    const { planned } = await written(project);
    expect(planned.builds.map(({ main }) => main)).toEqual(['./cmd/agent', './cmd/server']);
  });

  test('a module in a folder is released from there, on its own tags', async () => {
    const project = smallProgram({
      'agent/go.mod': 'module example.org/small/agent\n\ngo 1.24\n',
      'agent/main.go': MAIN,
    });
    project.tag('v1.0.0');
    const { files } = await initIn(project, 'agent');
    expect(files).toEqual([join(project.folder, 'agent', CONFIG), join(project.folder, WORKFLOW)]);
    const { config, workflow } = await written(project, 'agent');
    expect(config.project).toBe('agent');
    expect(workflow).toContain("tags: ['agent/v*']");
    expect(workflow).toContain('      working-directory: agent\n      artifact-prefix: agent\n');
  });

  test('a folder of a module names the go.mod above', async () => {
    const project = smallProgram({ 'main.go': 'package small\n', 'cmd/app/main.go': MAIN });
    await initIn(project, 'cmd/app');
    expect((await written(project, 'cmd/app')).workflow).toContain('go-version-file: ../../go.mod');
  });

  test('tags, and a vendor folder', async () => {
    const project = smallProgram({ 'vendor/modules.txt': '' });
    project.tag('small-1.0.0');
    await initIn(project);
    const { config, workflow } = await written(project);
    expect(config).toMatchObject({ 'tag-prefix': 'small-', scan: { vendor: 'vendor' } });
    expect(workflow).toContain("tags: ['small-[0-9]*']");
  });

  test('C code without files for builds without cgo', async () => {
    const c =
      'package main\n\n// int one(void) { return 1; }\nimport "C"\n\nfunc one() int { return int(C.one()) }\n';
    const project = smallProgram({ 'one.go': c });
    await initIn(project);
    const { planned } = await written(project);
    expect(planned.artifacts.map(({ target, cgo }) => [target, cgo])).toEqual(
      ['linux-amd64', 'linux-arm64', 'darwin-amd64', 'darwin-arm64', 'windows-amd64'].map((id) => [id, true]),
    );
  });

  test('C code with files for builds without cgo', async () => {
    const c =
      'package main\n\n// int one(void) { return 1; }\nimport "C"\n\nfunc one() int { return int(C.one()) }\n';
    const go = '//go:build !cgo\n\npackage main\n\nfunc one() int { return 1 }\n';
    const project = smallProgram({ 'one.go': c, 'one_nocgo.go': go });
    await initIn(project);
    const { config } = await written(project);
    expect(config).toEqual({ version: 1, project: 'small' });
    expect(readFileSync(join(project.folder, CONFIG), 'utf8')).toContain('example.org/small can use C code');
  });

  test.each([CONFIG, WORKFLOW])('%s is there already: nothing is written', async (file) => {
    const project = smallProgram({ [file]: 'mine\n' });
    await expect(initIn(project)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: `${join(project.folder, file)} is there already; nothing was changed`,
    });
    expect(readFileSync(join(project.folder, file), 'utf8')).toBe('mine\n');
    expect([CONFIG, WORKFLOW].filter((name) => existsSync(join(project.folder, name)))).toEqual([file]);
  });

  test('a file that comes up in between leaves nothing half done', async () => {
    const project = smallProgram();
    const files = {
      ...localFiles,
      create: (path: string, content: string) =>
        path.endsWith('release.yml') ? Promise.resolve(false) : localFiles.create(path, content),
    };
    const inputs = { workingDirectory: project.folder, fromGoReleaser: undefined };
    await expect(init(inputs, { ...PORTS, files })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(existsSync(join(project.folder, CONFIG))).toBe(false);
  });
});

describe('init --from-goreleaser', () => {
  test('takes over the file that GoReleaser would find', async () => {
    const text = textOf('__tests__/fixtures/goreleaser/one-per-system.yaml');
    const project = smallProgram({
      '.config/goreleaser.yaml': text,
      '.goreleaser.yml': 'version: 2\nproject_name: other\n',
    });
    const { from, remarks } = await initIn(project, '.', true);
    expect(from).toBe('.config/goreleaser.yaml');
    expect(remarks.length).toBeGreaterThan(10);
    const { planned } = await written(project);
    expect(planned.project).toBe('tool');
    expect(planned.artifacts.map(({ file }) => file)).toEqual([
      'tool-linux-amd64',
      'tool-linux-arm64',
      'tool-linux-arm',
      'tool-darwin-amd64',
      'tool-darwin-arm64',
      'tool-windows-amd64.exe',
    ]);
    const windows = planned.artifacts.at(-1);
    expect(windows).toMatchObject({ flags: ['-buildmode=pie'], tags: [] });
    expect(windows?.ldflags).toContain('-X example.org/tool/cmd.version=v1.2.3');
    expect(planned.artifacts[0]).toMatchObject({ flags: [], tags: ['netgo'] });
  });

  test('anchors, hooks and variants are planned', async () => {
    const project = smallProgram({
      'main.go': 'package small\n',
      'cmd/agent/main.go': MAIN,
      'cmd/server/main.go': MAIN,
      'conf/release.yaml': textOf('__tests__/fixtures/goreleaser/anchors.yaml'),
    });
    await expect(initIn(project, '.', true)).rejects.toMatchObject({ code: 'FILE_MISSING' });
    project.write('.goreleaser.yaml', textOf('__tests__/fixtures/goreleaser/anchors.yaml'));
    await initIn(project, '.', '.goreleaser.yaml');
    const { planned } = await written(project);
    expect(planned.artifacts).toHaveLength(13);
    expect(planned.artifacts[0]?.hooks.post).toEqual([
      {
        command: ['./scripts/check.sh', '{{ .Path }}', '--target=linux_amd64_v1'],
        dir: '.',
        env: ['LOG=/tmp/check-linux_amd64_v1.log'],
      },
    ]);
    const keychain = planned.artifacts.find(({ file }) => file === 'suite-server-darwin-arm64');
    expect(keychain).toMatchObject({ cgo: true, tags: ['keychain'] });
  });

  test('a file of the root, for a module in a folder', async () => {
    const project = smallProgram({
      '.goreleaser.yaml': 'builds: [{dir: agent, binary: agent, goos: [linux], goarch: [amd64]}]\n',
      'agent/go.mod': 'module example.org/small/agent\n\ngo 1.24\n',
      'agent/main.go': MAIN,
    });
    await initIn(project, 'agent', '../.goreleaser.yaml');
    const { planned } = await written(project, 'agent');
    expect(planned.artifacts.map(({ file }) => file)).toEqual(['agent-linux-amd64']);
  });
});
