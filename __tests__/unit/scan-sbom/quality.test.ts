import { expect, it } from 'vitest';
import { missingMinimumElements } from '../../../src/scan/sbom/quality.ts';
import { ownerOf, repositoryUrl } from '../../../src/scan/sbom/repository.ts';
import { supplierOf } from '../../../src/scan/sbom/supplier.ts';
import { BARE, SUBJECT } from './subject.ts';

it('counts what a document would lack', () => {
  expect(missingMinimumElements(SUBJECT)).toEqual(['2 components without version']);
  const nameless = { path: 'local', version: 'v1.0.0' };
  expect(missingMinimumElements({ ...SUBJECT, components: [nameless] })).toEqual([
    '1 component without supplier',
  ]);
  expect(missingMinimumElements(BARE)).toEqual(['1 component without supplier', 'no author of the SBOM']);
  expect(missingMinimumElements({ ...SUBJECT, components: [] })).toEqual([]);
  expect(missingMinimumElements({ ...SUBJECT, components: [], commitTime: '1970-01-01T00:00:00Z' })).toEqual([
    'no timestamp',
  ]);
  expect(missingMinimumElements({ ...SUBJECT, components: [], version: '(devel)' })).toEqual([
    '1 component without version',
  ]);
});

it.each([
  ['https://github.com/example/app', 'https://github.com/example/app', 'example'],
  ['git@github.com:example/app.git', 'ssh://git@github.com/example/app.git', 'example'],
  ['ssh://git@gitlab.com/group/app', 'ssh://git@gitlab.com/group/app', 'group'],
  ['https://git.example.org/team/my app', 'https://git.example.org/team/my%20app', 'git.example.org'],
  ['/srv/git/app', undefined, undefined],
  ['file:///srv/git/app', undefined, undefined],
  [undefined, undefined, undefined],
])('reads the repository %s', (repository, url, owner) => {
  expect(repositoryUrl(repository)).toBe(url);
  expect(ownerOf(repository)).toBe(owner);
});

it.each([
  ['stdlib', 'The Go Authors'],
  ['golang.org/x/net', 'The Go Authors'],
  ['github.com/Fork/lib', 'Fork'],
  ['github.com', undefined],
  ['gopkg.in/yaml.v3', 'go-yaml'],
  ['gopkg.in/user/pkg.v1', 'user'],
  ['go.uber.org/zap', 'go.uber.org'],
  ['local', undefined],
])('infers the supplier of %s', (path, supplier) => {
  expect(supplierOf(path)).toBe(supplier);
});
