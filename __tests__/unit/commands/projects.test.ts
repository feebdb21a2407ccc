import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildMatrix } from '../../../src/commands/build-matrix.ts';
import { invoke } from '../../../src/commands/invoke.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { type GoProject, repositoryOf } from '../../support/go-project.ts';

const MAIN = 'package main\n\nfunc main() {}\n';
const LIBRARY = 'package lib\n';
const mod = (name: string): string => `module example.org/mono/${name}\n\ngo 1.24\n`;

function monorepo(more: Readonly<Record<string, string>> = {}): GoProject {
  return repositoryOf('mono', {
    'agent/go.mod': mod('agent'),
    'agent/main.go': MAIN,
    'gateway/go.mod': mod('gateway'),
    'gateway/main.go': MAIN,
    'gateway/.oracle-release.yml': 'version: 1\nproject: gate\ntargets: [linux/amd64]\n',
    'lib/go.mod': mod('lib'),
    'lib/lib.go': LIBRARY,
    ...more,
  });
}

const planned = async (
  project: GoProject,
  projects: string,
  more: Record<string, string> = {},
  environment: Record<string, string> = {},
) => {
  const given = { mode: 'plan', projects, 'working-directory': project.folder, ...more };
  const ports = localPorts();
  const host = { ...ports.host, env: (name: string) => environment[name] };
  const { outcome } = await invoke('build-matrix', buildMatrix, given, { ...ports, host });
  return JSON.parse(outcome.outputs.projects ?? '');
};

describe('a repository with several programs', () => {
  test('each that a tag names is planned, in its own folder, by its own configuration', async () => {
    const project = monorepo();
    project.tag('gateway/v2.0.0');
    expect(await planned(project, 'tagged')).toEqual([
      { directory: 'gateway', project: 'gate', version: '2.0.0', tag: 'gateway/v2.0.0' },
    ]);
    const plan = JSON.parse(readFileSync(join(project.folder, 'gateway/dist/release-plan.json'), 'utf8'));
    expect(plan).toMatchObject({ version: '2.0.0', artifacts: [{ file: 'gateway-linux-amd64' }] });
    expect(existsSync(join(project.folder, 'agent/dist'))).toBe(false);
  });

  test('a pushed tag is for its own program, also where the commit has others', async () => {
    const project = monorepo();
    project.tag('agent/v1.0.0');
    project.tag('gateway/v2.0.0');
    expect(await planned(project, 'tagged')).toHaveLength(2);
    const pushed = { GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'agent/v1.0.0' };
    expect(await planned(project, 'tagged', {}, pushed)).toMatchObject([{ directory: 'agent' }]);
  });

  test('all are planned, libraries aside', async () => {
    const project = monorepo();
    project.tag('agent/v1.0.0');
    const found = await planned(project, 'all');
    expect(found).toMatchObject([
      { directory: 'agent', version: '1.0.0' },
      { directory: 'gateway', version: expect.stringContaining('snapshot'), tag: '' },
    ]);
  });

  test('two programs of one module have tags by their configuration', async () => {
    const project = repositoryOf('mono', {
      'go.mod': mod('one'),
      'cmd/agent/main.go': MAIN,
      'cmd/agent/.oracle-release.yml': 'version: 1\ntag-prefix: agent/\n',
      'cmd/gateway/main.go': MAIN,
      'cmd/gateway/.oracle-release.yml': 'version: 1\ntag-prefix: gateway/\n',
    });
    project.tag('agent/v1.2.3');
    expect(await planned(project, 'tagged')).toEqual([
      { directory: 'cmd/agent', project: 'agent', version: '1.2.3', tag: 'agent/v1.2.3' },
    ]);
  });

  test('what was asked for holds for all', async () => {
    const project = monorepo();
    await planned(project, 'agent,gateway', { targets: 'windows/amd64', output: 'out' });
    for (const name of ['agent', 'gateway']) {
      const plan = JSON.parse(readFileSync(join(project.folder, name, 'out/release-plan.json'), 'utf8'));
      expect(plan.targets).toMatchObject([{ name: 'windows/amd64' }]);
    }
  });

  test('the faults of all are told, each with its folder, and nothing is written', async () => {
    const project = monorepo({
      'agent/.oracle-release.yml': 'version: 1\ntargets: [linux/amd46]\n',
      'gateway/.oracle-release.yml': 'version: 2\n',
    });
    await expect(planned(project, 'all')).rejects.toMatchObject({
      message: expect.stringMatching(/agent: .*linux\/amd46.*gateway: /),
    });
    expect(existsSync(join(project.folder, 'agent/dist'))).toBe(false);
  });

  test('no tag that names a program is an error that says what to do', async () => {
    await expect(planned(monorepo(), 'tagged')).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      remedy: expect.stringContaining('agent/v1.2.3'),
    });
  });

  test('a program that has nothing but cgo is found', async () => {
    const project = repositoryOf('native', {
      'go.mod': 'module example.org/native\n\ngo 1.24\n',
      'main.go': 'package main\n\nimport "C"\n\nfunc main() {}\n',
    });
    expect(await planned(project, 'all')).toMatchObject([{ directory: '.', project: 'native' }]);
  });

  test.each(['../other', '/srv/other', 'agent/../../other'])(
    '%s is no folder of the repository',
    async (folder) => {
      await expect(planned(monorepo(), folder)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    },
  );

  test('a folder may be written in several ways', async () => {
    expect(await planned(monorepo(), './agent/')).toMatchObject([{ directory: 'agent' }]);
  });

  test('one output folder for several programs is refused', async () => {
    const project = monorepo();
    await expect(
      planned(project, 'all', { output: join(project.folder, 'everything') }),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining('everything') });
  });
});
