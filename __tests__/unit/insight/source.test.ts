import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { sourceInsight, type View } from '../../../src/insight/source.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { type GoProject, smallProgram } from '../../support/go-project.ts';

const ports = localPorts();
const LIB = (name: string) => `package ${name}\n\nfunc Name() string { return "${name}" }\n`;
const MOD = (name: string) => `module example.org/${name}\n\ngo 1.24\n`;

const view = (target: string): View => {
  const [GOOS = '', GOARCH = ''] = target.split('/');
  return { target, main: '.', tags: [], env: { GOOS, GOARCH, CGO_ENABLED: '0' } };
};
const insightOf = ({ folder }: GoProject, targets = ['linux/amd64', 'windows/amd64']) =>
  sourceInsight({ workingDirectory: folder, module: 'example.org/small', views: targets.map(view) }, ports);

/** Used by the program, by its build for Windows alone, by its tests alone, and by a tool beside it. */
function withModules(): GoProject {
  const requires = ['used', 'windows', 'tested', 'tool']
    .map((name) => `\texample.org/${name} v1.0.0`)
    .join('\n');
  const replaces = ['used', 'windows', 'tested', 'tool', 'deep']
    .map((name) => `replace example.org/${name} => ./modules/${name}`)
    .join('\n');
  const use = (pkg: string, name: string) =>
    `package ${pkg}\n\nimport "example.org/${name}"\n\nvar _ = ${name}.Name\n`;
  return smallProgram({
    'go.mod': `module example.org/small\n\ngo 1.24\n\nrequire (\n${requires}\n)\n\nrequire example.org/deep v1.0.0 // indirect\n\n${replaces}\n`,
    'used.go': use('main', 'used'),
    'only_windows.go': use('main', 'windows'),
    'main_test.go': use('main', 'tested'),
    'tools/tools.go': use('tools', 'tool'),
    ...Object.fromEntries(
      ['windows', 'tested', 'tool', 'deep'].flatMap((name) => [
        [`modules/${name}/go.mod`, MOD(name)],
        [`modules/${name}/${name}.go`, LIB(name)],
      ]),
    ),
    'modules/used/go.mod': `${MOD('used')}\nrequire example.org/deep v1.0.0\n`,
    'modules/used/used.go':
      'package used\n\nimport "example.org/deep"\n\nfunc Name() string { return deep.Name() }\n',
  });
}

describe('the modules of a program', () => {
  let project: GoProject;
  beforeAll(() => {
    project = withModules();
    // A file name that Go takes for a build constraint.
    execFileSync('git', ['mv', 'only_windows.go', 'only_x_windows.go'], { cwd: project.folder });
  });

  test('are told by who imports whom, for the first target', async () => {
    const { insight, checks } = await insightOf(project);
    expect(insight.modules).toEqual({
      target: 'linux/amd64',
      nodes: [
        { path: 'example.org/small', version: '', distance: 0 },
        { path: 'example.org/used', version: 'v1.0.0', distance: 1 },
        { path: 'example.org/deep', version: 'v1.0.0', distance: 2 },
      ],
      edges: [
        [0, 1],
        [1, 2],
      ],
    });
    expect(checks.map(({ name, verdict, measured }) => [name, verdict, measured])).toEqual([
      ['module-graph', 'pass', '2 modules beside the main one, 2 imports between them'],
      ['test-only-modules', 'pass', '1 module'],
    ]);
    const windows = (await insightOf(project, ['windows/amd64'])).insight.modules?.nodes;
    expect(windows?.map(({ path }) => path)).toContain('example.org/windows');
  });

  test('that only tests use are named', async () => {
    const { insight } = await insightOf(project);
    expect(insight.testOnly).toEqual([{ path: 'example.org/tested', version: 'v1.0.0' }]);
  });

  test('that are vendored and in no planned build are told with their size', async () => {
    const vendored = withModules();
    execFileSync('git', ['mv', 'only_windows.go', 'only_x_windows.go'], { cwd: vendored.folder });
    execFileSync('go', ['mod', 'vendor'], { cwd: vendored.folder, env: { ...process.env, GOFLAGS: '' } });
    const all = await insightOf(vendored);
    expect(all.insight.vendor).toMatchObject({ modules: 5 });
    expect(all.insight.vendor?.unused.map(({ path }) => path)).toEqual([
      'example.org/tested',
      'example.org/tool',
    ]);
    expect(all.checks.at(-1)).toMatchObject({
      name: 'vendor-trim',
      verdict: 'pass',
      measured: expect.stringMatching(/^2 of 5 vendored modules in no planned build, \d+ B of /),
      detail: 'example.org/tested@v1.0.0, example.org/tool@v1.0.0',
    });
    // A module of Windows alone is of no use to a release without Windows.
    const linux = await insightOf(vendored, ['linux/amd64']);
    expect(linux.insight.vendor?.unused.map(({ path }) => path)).toContain('example.org/windows');
    expect(linux.insight.modules?.nodes).toHaveLength(3);
  });

  test('cannot be told where Go cannot list them, and why', async () => {
    const broken = smallProgram({ 'missing.go': 'package main\n\nimport _ "example.org/missing"\n' });
    const { insight, checks } = await insightOf(broken);
    expect(insight).toEqual({});
    expect(checks.map(({ verdict }) => verdict)).toEqual(['not-run', 'not-run']);
    expect(checks[0]?.detail).toContain('example.org/missing');
    expect(checks[0]?.remedy).toContain('go list -deps .');
  });
});
