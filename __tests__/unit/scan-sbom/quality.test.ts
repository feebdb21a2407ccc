import { expect, it } from 'vitest';
import { missingMinimumElements } from '../../../src/scan/sbom/quality.ts';
import { ownerOf, supplierOf } from '../../../src/scan/sbom/supplier.ts';
import { BARE, SUBJECT } from './subject.ts';

it('counts what a document would lack', () => {
  expect(missingMinimumElements(SUBJECT)).toEqual([
    '3 components without supplier',
    '2 components without version',
  ]);
  expect(missingMinimumElements(BARE)).toEqual(['1 component without supplier', 'no author of the SBOM']);
  expect(missingMinimumElements({ ...SUBJECT, components: [] })).toEqual([]);
  expect(missingMinimumElements({ ...SUBJECT, components: [], commitTime: '' })).toEqual(['no timestamp']);
});

it.each([
  ['https://github.com/example/app', 'example'],
  ['git@github.com:example/app.git', 'example'],
  ['ssh://git@gitlab.com/group/app', 'group'],
  ['https://git.example.org/team/app', undefined],
])('infers the owner of %s', (repository, owner) => {
  expect(ownerOf(repository)).toBe(owner);
});

it.each([
  ['stdlib', 'The Go Authors'],
  ['golang.org/x/net', 'The Go Authors'],
  ['github.com/Fork/lib', 'Fork'],
  ['github.com', undefined],
  ['gopkg.in/yaml.v3', undefined],
])('infers the supplier of %s', (path, supplier) => {
  expect(supplierOf(path)).toBe(supplier);
});
