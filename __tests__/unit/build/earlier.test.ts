import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildMatrix } from '../../../src/commands/build-matrix.ts';
import { invoke } from '../../../src/commands/invoke.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { type GoProject, repositoryOf } from '../../support/go-project.ts';

const ports = localPorts();
const host = { ...ports.host, env: (name: string) => (name === 'CI' ? undefined : ports.host.env(name)) };

/** Three packages deep, so that a change at the bottom is none of what the program imports itself. */
const FILES = {
  'go.mod': 'module example.org/deep\n\ngo 1.24\n',
  'main.go': 'package main\n\nimport "example.org/deep/middle"\n\nfunc main() { println(middle.Text()) }\n',
  'middle/middle.go':
    'package middle\n\nimport "example.org/deep/bottom"\n\n//go:noinline\nfunc Text() string { return bottom.Text() }\n',
  'bottom/bottom.go':
    'package bottom\n\nimport _ "embed"\n\n//go:embed text.txt\nvar text string\n\n//go:noinline\nfunc Text() string { return text + "one" }\n',
  'bottom/text.txt': 'embedded',
};

let project: GoProject;
const path = (name: string): string => join(project.folder, 'dist', name);

/** Plans and builds; gives the sha256, and whether it was built. */
async function built(more: Record<string, string> = {}): Promise<{ sha256: string; anew: boolean }> {
  const given = {
    'working-directory': project.folder,
    targets: 'linux/arm64',
    gates: 'none',
    cache: 'off',
    ...more,
  };
  await invoke('build-matrix', buildMatrix, { ...given, mode: 'plan' }, { ...ports, host });
  const { outcome } = await invoke(
    'build-matrix',
    buildMatrix,
    { ...given, mode: 'build' },
    { ...ports, host },
  );
  expect(outcome.checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  const compiled = outcome.checks.find(({ name }) => name === 'compile');
  const sha256 = /sha256 (\w+)/.exec(compiled?.detail ?? '')?.[1] ?? '';
  return { sha256, anew: !compiled?.detail?.includes('unchanged') };
}

beforeEach(() => {
  project = repositoryOf('deep', FILES);
  project.tag('v1.0.0');
});

describe('a build into the same folder', () => {
  test('is not made again where nothing changed', async () => {
    const first = await built();
    expect(first.anew).toBe(true);
    expect(await built()).toEqual({ ...first, anew: false });
  });

  test.each<[string, () => void]>([
    [
      'code of a package far down',
      () => project.edit('bottom/bottom.go', (text) => text.replace('one', 'two')),
    ],
    ['an embedded file', () => project.write('bottom/text.txt', 'other')],
    ['the Go version of the module', () => project.edit('go.mod', (text) => text.replace('1.24', '1.23'))],
  ])('is made again when there is another %s', async (_, change) => {
    const first = await built();
    change();
    project.commit('change');
    project.tag('v1.0.1');
    const second = await built({ version: '1.0.0' });
    expect(second.anew).toBe(true);
    expect(second.sha256).not.toBe(first.sha256);
  });

  test('is made again for other flags and another version', async () => {
    const first = await built();
    expect((await built({ ldflags: '-X main.x=y' })).anew).toBe(true);
    expect((await built({ version: '2.0.0' })).anew).toBe(true);
    expect(await built()).toEqual(first);
  });

  test('is made again when the commit got a tag since, which Go stamps into the binary', async () => {
    project = repositoryOf('deep', FILES);
    const first = await built({ version: '1.0.0' });
    project.tag('v1.0.0');
    const second = await built({ version: '1.0.0' });
    expect(second.anew).toBe(true);
    expect(second.sha256).not.toBe(first.sha256);
  });

  test.each(['build/linux-arm64/deep', 'debug/linux-arm64/deep'])(
    'is made again when %s changed',
    async (name) => {
      const first = await built();
      const bytes = readFileSync(path(name));
      appendFileSync(path(name), 'x');
      expect(await built()).toEqual(first);
      expect(readFileSync(path(name))).toEqual(bytes);
    },
  );

  test('is made again when its record cannot be read', async () => {
    const first = await built();
    writeFileSync(
      path('stages/build.json'),
      '{"built":[{"artifact":{"file":"deep-linux-arm64"},"key":"x"}]}',
    );
    expect(await built()).toEqual(first);
  });

  test('with hooks is always made again', async () => {
    project.write('.oracle-release.yml', 'version: 1\nbuilds: [{ hooks: { pre: [go version] } }]\n');
    project.commit('hooks');
    await built({ version: '1.0.0' });
    expect((await built({ version: '1.0.0' })).anew).toBe(true);
  });
});
