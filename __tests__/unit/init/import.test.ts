import fc from 'fast-check';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { configText } from '../../../src/init/config-text.ts';
import { type Import, importGoReleaser } from '../../../src/init/goreleaser/import.ts';
import { renderRemarks } from '../../../src/init/remarks.ts';
import { blocksOf } from '../../support/pages.ts';
import { textOf } from '../../support/repository.ts';
import { facts } from './facts.ts';

const FILE = '.goreleaser.yaml';

function imported(text: string, given: Parameters<typeof facts>[0] = {}, base = '.'): Import {
  return importGoReleaser({ name: FILE, text, base }, facts(given));
}

/** The configuration as it reads back from its text. */
async function configOf(text: string, given: Parameters<typeof facts>[0] = {}, base = '.') {
  return parseConfig(configText(imported(text, given, base).draft), '.oracle-release.yml');
}

/** `group path:line` of each remark. */
function told({ remarks }: Import): string[] {
  return remarks.map(({ group, path, line }) => `${group} ${path}:${line}`);
}

describe('a build for each system', () => {
  const text = textOf('__tests__/fixtures/goreleaser/one-per-system.yaml');

  test('becomes one build with what differs in overrides', async () => {
    expect(await configOf(text)).toEqual({
      version: 1,
      project: 'tool',
      builds: [
        {
          main: '.',
          binary: 'tool',
          ldflags: [
            '-X example.org/tool/cmd.version=v{{.Version}}',
            '-X example.org/tool/cmd.date={{.Date}}',
          ],
          tags: ['netgo'],
          overrides: [
            { targets: ['darwin/*'], tags: [] },
            { targets: ['windows/*'], flags: ['-buildmode=pie'], tags: [] },
          ],
        },
      ],
      targets: ['linux/amd64', 'linux/arm64', 'linux/arm', 'darwin/amd64', 'darwin/arm64', 'windows/amd64'],
      pack: false,
      publish: { draft: true },
    });
  });

  test('all else is told of, with its line', () => {
    expect(told(imported(text))).toEqual([
      'not-needed env[0]:5',
      'not-needed env[1]:6',
      'not-needed before.hooks[0]:9',
      'otherwise before.hooks[1]:10',
      'not-needed builds[0].id:12',
      'not-needed builds[0].flags[0]:16',
      'not-needed builds[0].ldflags[0]:18',
      'otherwise builds[0].ldflags[1]:19',
      'not-needed builds[1].id:21',
      'not-needed builds[1].flags[0]:24',
      'not-needed builds[1].ldflags[0]:26',
      'otherwise builds[1].ldflags[1]:27',
      'not-needed builds[2].id:28',
      'not-needed builds[2].flags[0]:31',
      'not-needed builds[2].ldflags[0]:33',
      'otherwise builds[2].ldflags[1]:34',
      'not-taken archives:35',
      'otherwise changelog:44',
    ]);
  });

  test('the list begins with what is lost, and names each reason once', () => {
    const list = renderRemarks(imported(text).remarks);
    expect(list.match(/^\S.*:$/gm)).toEqual(['Not taken over:', 'Do it otherwise:', 'Not needed here:']);
    expect(list.match(/`-trimpath` is always there/g)).toHaveLength(1);
    expect(list).toContain('builds[0].flags[0] (line 16), builds[1].flags[0] (line 24)');
  });
});

describe('anchors, variables and hooks', () => {
  const text = textOf('__tests__/fixtures/goreleaser/anchors.yaml');
  const given = { modulePath: 'example.org/suite', mains: ['./cmd/agent', './cmd/server'] };

  test('become what they stand for', async () => {
    expect(await configOf(text, given)).toEqual({
      version: 1,
      project: 'suite',
      'tag-prefix': 'suite/',
      builds: [
        {
          main: './cmd/agent',
          binary: 'agent',
          targets: ['linux/amd64', 'linux/arm64', 'darwin/amd64', 'darwin/arm64', 'windows/amd64'],
          ldflags: [
            "-extldflags '-static'",
            '-X "example.org/suite/internal/version.Version={{ .Version }}"',
          ],
          hooks: {
            post: [
              {
                cmd: ['./scripts/check.sh', '{{ .Path }}', '--target={{ .Target }}'],
                env: ['LOG=/tmp/check-{{ .Target }}.log'],
              },
            ],
          },
        },
        {
          id: 'server',
          main: './cmd/server',
          binary: 'suite-server',
          targets: {
            os: ['linux', 'darwin', 'windows'],
            arch: ['amd64', 'amd64/v3', 'arm64'],
            exclude: ['windows/arm64'],
          },
          ldflags: [
            "-extldflags '-static'",
            '-X "example.org/suite/internal/version.Version={{ .Version }}"',
          ],
          overrides: [{ targets: ['darwin/arm64'], env: ['CGO_ENABLED=1'], tags: ['keychain'] }],
        },
      ],
      pack: { method: 'best' },
    });
  });

  test('what cannot be filled in is left out and told of', () => {
    const { remarks } = imported(text, given);
    const why = (path: string): string[] => remarks.flatMap((one) => (one.path === path ? one.why : []));
    expect(why('builds[0].ldflags')).toEqual(
      expect.arrayContaining([
        expect.stringContaining('takes BUILD_NUMBER from the environment'),
        expect.stringContaining(
          '{{ if .IsSnapshot }}-X example.org/suite/internal/version.Snapshot=yes{{ end }}: ',
        ),
      ]),
    );
    expect(why('builds[2]')[0]).toContain('./cmd/gone is no main package');
    expect(why('builds[3]')[0]).toContain('not those of rust');
    expect(why('unheard_of')).toEqual(['it has no counterpart that is known']);
    expect(why('defaults')).toEqual(['it has no counterpart that is known']);
    expect(why('signs[0]')[0]).toContain('signed with a key');
  });

  test('the tag prefix is that of the workflow too', () => {
    expect(imported(text, given).workflow.tagPattern).toBe('suite/*');
  });
});

test('the example of the page becomes what the page says', async () => {
  const blocks = blocksOf('docs/recipes/from-goreleaser.md');
  const [from, to] = ['yaml fragment', 'yaml config'].map((info) =>
    blocks.find((block) => block.info === info),
  );
  const given = { modulePath: 'example.com/app', mains: ['./cmd/app'] };
  expect(await configOf(from?.text ?? '', given)).toEqual(load(to?.text ?? ''));
});

describe('targets', () => {
  test.each([
    {
      name: 'the defaults of GoReleaser, where it names none',
      build: '',
      targets: {
        os: ['linux', 'darwin', 'windows'],
        arch: ['amd64', 'arm64', '386'],
        exclude: ['darwin/386'],
      },
    },
    { name: 'arm is that of GoReleaser', build: 'goos: [linux], goarch: [arm]', targets: ['linux/arm/6'] },
    {
      name: 'variants',
      build: 'goos: linux, goarch: [amd64, ppc64le], goamd64: [v2, v3], goppc64: [power9]',
      targets: ['linux/amd64/v2', 'linux/amd64/v3', 'linux/ppc64le/power9'],
    },
    {
      name: 'ignored without a system',
      build:
        'goos: [linux, windows], goarch: [amd64, arm64, arm], goarm: [6, 7], ignore: [{goarm: 6}, {goarch: arm64}]',
      targets: ['linux/amd64', 'linux/arm', 'windows/amd64'],
    },
    {
      name: 'a list',
      build: 'targets: [linux_amd64_v1, linux_arm, darwin_arm64_v8.0]',
      targets: ['linux/amd64', 'linux/arm/6', 'darwin/arm64'],
    },
    {
      name: 'the six',
      build: 'targets: [linux_amd64, linux_arm64, linux_ppc64le, darwin_amd64, darwin_arm64, windows_amd64]',
      targets: ['six'],
    },
    {
      name: 'first class',
      build: 'targets: [go_first_class], goos: [linux]',
      targets: [
        'darwin/amd64',
        'darwin/arm64',
        'linux/386',
        'linux/amd64',
        'linux/arm/6',
        'linux/arm64',
        'windows/386',
        'windows/amd64',
      ],
    },
  ])('$name', async ({ build, targets }) => {
    expect((await configOf(`builds: [{${build}}]`)).targets).toEqual(targets);
  });

  test.each([
    ['goos: [linux], goarch: [amd64, arm], goarm: ["7,softfloat"]', 'goarch', '7,softfloat'],
    ['targets: [linux_amd64, plan10_amd64]', 'targets', 'plan10_amd64'],
  ])('what is no target is told of: %s', (build, key, name) => {
    const { remarks } = imported(`builds: [{${build}}]`);
    expect(remarks).toContainEqual(
      expect.objectContaining({
        path: `builds[0].${key}`,
        group: 'not-taken',
        why: expect.stringContaining(name),
      }),
    );
  });
});

describe('programs', () => {
  const mains = ['./cmd/agent', './cmd/server'];

  test.each([
    { main: './cmd/agent', found: ['./cmd/agent'] },
    { main: 'cmd/agent/', found: ['./cmd/agent'] },
    { main: './cmd/agent/main.go', found: ['./cmd/agent'] },
    { main: './cmd/...', found: mains },
    { main: '"./cmd/{{ .ProjectName }}"', found: ['./cmd/agent'] },
  ])('$main', async ({ main, found }) => {
    const { builds } = await configOf(`project_name: agent\nbuilds: [{main: ${main}}]`, { mains });
    expect(builds?.map((build) => build.main)).toEqual(found);
  });

  test('the file is at the root, the module in a folder', async () => {
    const text = 'builds: [{dir: agent, main: ./cmd/agent, binary: a}, {dir: other, binary: b}]';
    const given = { mains: ['./cmd/agent'], prefix: 'agent/' };
    expect((await configOf(text, given, '..')).builds).toEqual([{ main: './cmd/agent', binary: 'a' }]);
    const { remarks } = imported(text, given, '..');
    expect(remarks.find(({ path }) => path === 'builds[1]')?.why).toContain('../other is no main package');
  });

  test('the only program is built where the named one is made by a hook', () => {
    const result = imported('builds: [{dir: ./made, binary: tool, tags: [x]}]', { mains: ['./cmd/tool'] });
    expect(result.draft.config.builds).toEqual([{ main: './cmd/tool', binary: 'tool', tags: ['x'] }]);
    expect(told(result)).toContain('otherwise builds[0].dir:1');
  });

  test('where none can be taken over, those of the repository are written', async () => {
    const text = 'builds: [{main: ./x}, {main: ./y}]';
    expect((await configOf(text, { mains })).builds?.map((build) => build.main)).toEqual(mains);
  });

  test('two of one name for one target are told apart', async () => {
    const text =
      'builds: [{id: plain, goos: linux, goarch: amd64}, {id: fips, goos: linux, goarch: amd64, tags: fips}]';
    expect((await configOf(text)).builds).toEqual([
      { id: 'plain', main: '.', binary: 'tool' },
      { main: '.', binary: 'fips', tags: ['fips'] },
    ]);
    expect(told(imported(text))).toContain('otherwise builds[1].binary:1');
  });

  test('hooks that differ between the builds of one program are not taken', () => {
    const result = imported(
      'builds:\n- {goos: linux, hooks: {pre: ./a.sh}}\n- {goos: darwin, hooks: {pre: ./b.sh}}\n',
    );
    expect(result.draft.config.builds?.[0]?.hooks).toBeUndefined();
    expect(told(result)).toEqual(
      expect.arrayContaining(['not-taken builds[0].hooks:2', 'not-taken builds[1].hooks:3']),
    );
  });
});

describe('flags', () => {
  test.each([
    { build: 'env: [CGO_ENABLED=1]', cgo: true },
    { build: 'flags: "-trimpath -tags=a,b -mod=vendor"', flags: ['-mod=vendor'], tags: ['a', 'b'] },
    { build: "flags: ['-ldflags=-s -X a.b=c']", ldflags: ['-X a.b=c'] },
    {
      build: 'gcflags: ["all=-l"], asmflags: ["all=-trimpath=x"]',
      flags: ['-gcflags=all=-l', '-asmflags=all=-trimpath=x'],
    },
    {
      build: 'ldflags: "-s -w -X main.version={{.Version}} -X main.commit={{ .ShortCommit }}"',
      ldflags: ['-X main.commit={{ .ShortCommit }}'],
    },
    {
      build: `ldflags: ["-X 'main.name={{ .ProjectName }} x' -linkmode external"]`,
      ldflags: ["-X 'main.name={{ .ProjectName }} x'", '-linkmode external'],
    },
    { build: 'buildmode: pie', flags: ['-buildmode=pie'] },
    { build: 'env: [GOAMD64=v3, GOEXPERIMENT=jsonv2]', env: ['GOEXPERIMENT=jsonv2'] },
  ])('$build', async ({ build, ...expected }) => {
    const { builds } = await configOf(`builds: [{${build}}]`);
    expect(builds).toEqual([{ main: '.', binary: 'tool', ...expected }]);
  });

  test.each([
    'env: [HOME=$HOME]',
    'env: [NOTHING]',
    'flags: ["-X={{ .Env.TOKEN }}"]',
    'tags: ["{{ if .IsNightly }}x{{ end }}"]',
    'ldflags: ["-X main.d={{ .Now.Year }}"]',
    'hooks: {pre: "echo {{ readFile \\"x\\" }}"}',
    'hooks: {post: "it\'s open"}',
  ])('left out and told of: %s', async (build) => {
    expect((await configOf(`builds: [{${build}}]`)).builds).toEqual([{ main: '.', binary: 'tool' }]);
    expect(imported(`builds: [{${build}}]`).remarks.some(({ group }) => group === 'not-taken')).toBe(true);
  });

  test('an override replaces what it names, and adds to the environment', async () => {
    const build = [
      'env: [CGO_ENABLED=1, A=1], ldflags: ["-X a.b=c"], tags: [x], goos: [linux], goarch: [amd64, arm64]',
      'overrides: [{goos: linux, goarch: arm64, env: [CC=cross], tags: [y]}, {goos: linux, tags: [z]}]',
    ].join(', ');
    expect((await configOf(`builds: [{${build}}]`)).builds?.[0]?.overrides).toEqual([
      { targets: ['linux/arm64'], env: ['CGO_ENABLED=1', 'A=1', 'CC=cross'], tags: ['y'] },
    ]);
    expect(told(imported(`builds: [{${build}}]`))).toContain('not-needed builds[0].overrides[1]:1');
  });
});

describe('what is beside the builds', () => {
  test.each([
    { text: 'upx: [{enabled: true, lzma: true}]', config: { pack: { method: 'lzma' } } },
    { text: 'upx: [{enabled: false}]', config: { pack: false } },
    { text: 'upx: [{enabled: "{{ not .IsSnapshot }}"}]', config: { pack: { method: 'nrv' } } },
    {
      text: 'release: {draft: true, prerelease: true}',
      config: { publish: { draft: true, prerelease: true } },
    },
    { text: 'monorepo: {tag_prefix: a-}', config: { 'tag-prefix': 'a-' } },
    { text: 'release: {github: {owner: o, name: given}}', config: { project: 'given' } },
  ])('$text', async ({ text, config }) => {
    expect(await configOf(text)).toMatchObject(config);
  });

  test.each([
    ['signs: [{artifacts: all}]', 'otherwise signs[0]:1'],
    ['signs: [{cmd: cosign, args: [sign-blob]}]', 'otherwise signs[0]:1'],
    ['signs: [{artifacts: none}]', 'not-needed signs[0]:1'],
    ['checksum: {disable: true}', 'not-taken checksum.disable:1'],
    ['checksum: {algorithm: md5}', 'not-taken checksum.algorithm:1'],
    ['includes: [{from_file: {path: x}}]', 'not-taken includes:1'],
    ['before: {hooks: [{cmd: ./gen.sh}]}', 'otherwise before.hooks[0]:1'],
    ['builds: {a: 1}', 'not-taken builds.a:1'],
    ['builds: [a]', 'not-taken builds[0]:1'],
    ['release: x', 'not-taken release:1'],
  ])('%s', (text, remark) => {
    expect(told(imported(text))).toContain(remark);
  });

  test('a pre-release as the version says is the default', async () => {
    expect(await configOf('release: {prerelease: auto}')).not.toHaveProperty('publish');
  });

  test('a release that is not to be published is not', () => {
    expect(imported('release: {disable: true}').workflow.inputs).toEqual({ 'publish-to': 'none' });
  });

  test.each(['', '# nothing\n', 'version: 2\n'])(
    'an empty file stands for the defaults: %j',
    async (text) => {
      expect((await configOf(text)).builds).toEqual([{ main: '.', binary: 'tool' }]);
    },
  );

  test.each([
    ['[]', 'CONFIG_INVALID'],
    ['text', 'CONFIG_INVALID'],
    ['a: [', 'CONFIG_UNREADABLE'],
  ])('what is no configuration is refused: %s', (text, code) => {
    expect(() => imported(text)).toThrow(expect.objectContaining({ code }));
  });
});

describe('nothing is left out without a word', () => {
  const key = fc.constantFrom(
    ...[
      'builds',
      'release',
      'checksum',
      'upx',
      'signs',
      'before',
      'env',
      'gomod',
      'monorepo',
      'archives',
      'zzz',
    ],
    ...[
      'id',
      'main',
      'dir',
      'binary',
      'goos',
      'goarch',
      'goarm',
      'targets',
      'ignore',
      'flags',
      'ldflags',
      'tags',
    ],
    ...[
      'hooks',
      'pre',
      'post',
      'cmd',
      'overrides',
      'skip',
      'enabled',
      'draft',
      'github',
      'name',
      'disable',
      'args',
    ],
  );
  const scalar = fc.oneof(
    fc.constantFrom(
      'linux',
      'amd64',
      '.',
      '{{ .Version }}',
      '{{ .Nope }}',
      '{{',
      '-X a.b=c',
      'A=1',
      'true',
      'v3',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      scalar,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 5 }),
    ),
  }));
  const file = fc.dictionary(key, value, { minKeys: 1, maxKeys: 6 });

  /** Paths of all scalars, and of empty lists and maps. */
  function leaves(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
    const entries =
      typeof value === 'object' && value !== null
        ? Object.entries(value).map(
            ([step, one]) => [Array.isArray(value) ? Number(step) : step, one] as const,
          )
        : [];
    if (entries.length === 0) return [[...path]];
    return entries.flatMap(([step, one]) => leaves(one, [...path, step]));
  }

  const isTold = ({ told: paths }: Import, leaf: readonly (string | number)[]): boolean =>
    leaf.some((_, index) => paths.has(JSON.stringify(leaf.slice(0, index + 1))));

  test.each(['one-per-system', 'anchors'])('%s', (name) => {
    const text = textOf(`__tests__/fixtures/goreleaser/${name}.yaml`);
    const result = imported(text, { mains: ['.', './cmd/agent', './cmd/server'] });
    expect(
      leaves(load(text, { schema: CORE_SCHEMA.withTags(mergeTag) })).filter((leaf) => !isTold(result, leaf)),
    ).toEqual([]);
  });

  test('any file: each key is told of, and the configuration is one', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (any) => {
        const text = JSON.stringify(any);
        const result = imported(text, { mains: ['.', './cmd/agent'] });
        const untold = leaves(any).filter((leaf) => !isTold(result, leaf) && !isEmpty(any, leaf));
        expect(untold).toEqual([]);
        await parseConfig(configText(result.draft), 'config');
      }),
      { numRuns: 300 },
    );
  });

  /** A key without a value says nothing. */
  function isEmpty(root: unknown, leaf: readonly (string | number)[]): boolean {
    const value = leaf.reduce<unknown>((one, step) => (one as Record<string, unknown>)[step], root);
    return value === null || (typeof value === 'object' && Object.keys(value as object).length === 0);
  }
});
