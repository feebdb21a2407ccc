import { expect, test } from 'vitest';
import { prefixOf, projectFolders } from '../../../src/plan/projects.ts';

test('programs are where a module or a configuration is, helpers aside', () => {
  expect(
    projectFolders([
      'go.mod',
      'gateway/go.mod',
      'agent/go.mod',
      'agent/.oracle-release.yml',
      'cmd/node/.oracle-release.yml',
      'agent/testdata/x/go.mod',
      'vendor/example.org/m/go.mod',
      'examples/go.mod',
      'internal/tools/go.mod',
      '_scratch/go.mod',
      '.github/go.mod',
    ]),
  ).toEqual(['.', 'agent', 'cmd/node', 'gateway']);
});

test.each([
  ['', '.', ''],
  ['', 'agent', 'agent/'],
  ['go/', 'cmd/agent', 'go/cmd/agent/'],
  ['go/', '.', 'go/'],
])('below %j the folder %s has tags that begin with %j', (prefix, folder, wanted) => {
  expect(prefixOf(prefix, folder)).toBe(wanted);
});
