import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileInRepository, placesOf, readSourceTree } from '../../../../src/build/gates/source-tree.ts';
import { localPorts } from '../../../../src/runner/ports.ts';
import { smallProgram } from '../../../support/go-project.ts';
import { temporaryFolder } from '../../../support/temporary.ts';
import { TREE } from './recorded.ts';

const ports = localPorts();
const withEnv = (known: Readonly<Record<string, string>>) => ({
  ...ports,
  host: { ...ports.host, env: (name: string) => known[name] },
});

describe('a path in the repository', () => {
  test.each([
    ['/repo/a/b.go', '', 'a/b.go'],
    ['/repo/svc/a.go', 'svc/', 'svc/a.go'],
    ['a.go', '', 'a.go'],
    ['./a.go', 'svc/', 'svc/a.go'],
    ['../lib/a.go', 'svc/', 'lib/a.go'],
    ['b\\a.go', 'svc/', 'svc/b/a.go'],
    ['../../a.go', 'svc/', undefined],
    ['/repository/a.go', '', undefined],
    ['/etc/passwd', '', undefined],
    ['/repo', '', undefined],
    ['/goroot/src/testing/testing.go', '', undefined],
    ['/gopath/pkg/mod/example.com/m@v1.0.0/m.go', '', undefined],
    ['/repo/vendor/example.com/m/m.go', '', undefined],
    ['/repo/..a/b.go', '', '..a/b.go'],
  ])('%s seen from %j is %s', (file, prefix, path) => {
    expect(fileInRepository(file, { ...TREE, prefix })).toBe(path);
  });

  test("Go's own folders may lie in the repository", () => {
    const tree = { ...TREE, foreign: ['/repo/.go/pkg/mod', '/repo/.tools/go'] };
    expect(fileInRepository('/repo/.go/pkg/mod/m@v1/m.go', tree)).toBeUndefined();
    expect(fileInRepository('/repo/.tools/go/src/fmt/print.go', tree)).toBeUndefined();
    expect(fileInRepository('/repo/.tools/gone.go', tree)).toBe('.tools/gone.go');
  });
});

test('places are in the order of the source, each once, their messages of bounded length', () => {
  const at = (file: string, line: number, message = 'm') => ({ file, line, message });
  const { places, elsewhere } = placesOf(
    [at('b.go', 2), at('b.go', 10, 'x'.repeat(9000)), at('a.go', 3), at('/repo/b.go', 2), at('/etc/x.go', 1)],
    TREE,
  );
  expect(places.map(({ file, line, message }) => [file, line, message.length])).toEqual([
    ['a.go', 3, 1],
    ['b.go', 2, 1],
    ['b.go', 10, 500],
  ]);
  expect(elsewhere).toEqual([at('/etc/x.go', 1)]);
});

describe('the source tree', () => {
  test('is that of git, with the working directory in it, also by a symbolic link', async () => {
    const project = smallProgram({ 'svc/go.mod': 'module example.org/svc\n\ngo 1.24\n' });
    const link = join(temporaryFolder('link'), 'here');
    symlinkSync(project.folder, link);
    const root = realpathSync(project.folder);
    for (const folder of [project.folder, link]) {
      const tree = await readSourceTree(join(folder, 'svc'), withEnv({ GITHUB_WORKSPACE: '/other' }));
      expect(tree).toMatchObject({ root, prefix: 'svc/', goVersion: expect.stringMatching(/^go1\.\d+/) });
      expect(tree.foreign).toHaveLength(2);
    }
  });

  test('is the workspace where git does not know it, else the working directory', async () => {
    const workspace = temporaryFolder('plain');
    const folder = join(workspace, 'svc');
    mkdirSync(folder);
    writeFileSync(join(folder, 'go.mod'), 'module example.org/svc\n\ngo 1.24\n');
    expect(await readSourceTree(folder, withEnv({ GITHUB_WORKSPACE: workspace }))).toMatchObject({
      root: workspace,
      prefix: 'svc',
    });
    expect(await readSourceTree(folder, withEnv({ GITHUB_WORKSPACE: '/other' }))).toMatchObject({
      root: folder,
      prefix: '',
    });
    expect(await readSourceTree(folder, withEnv({}))).toMatchObject({ root: folder, prefix: '' });
  });
});
