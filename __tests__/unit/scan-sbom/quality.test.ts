import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycloneDxDocument } from '../../../src/scan/sbom/cyclonedx.ts';
import { documentQuality, qualityOf, tellMissing } from '../../../src/scan/sbom/quality.ts';
import { ownerOf, repositoryUrl } from '../../../src/scan/sbom/repository.ts';
import type { SbomSubject } from '../../../src/scan/sbom/subject.ts';
import { supplierOf } from '../../../src/scan/sbom/supplier.ts';
import { BARE, GRAPHED, SUBJECT } from './subject.ts';

const COMPLETE: SbomSubject = {
  ...GRAPHED,
  components: GRAPHED.components
    .filter(({ version, replacedBy }) => version !== '(devel)' && !replacedBy)
    .map((it) => ({ sum: 'h1:AAAA', expression: 'MIT', ...it })),
};
const told = (subject: SbomSubject) => qualityOf(subject).missing.map(tellMissing);
const minimum = (subject: SbomSubject) =>
  qualityOf(subject)
    .missing.filter((it) => it.minimum)
    .map(tellMissing);

describe('the quality of an SBOM', () => {
  it('is 10 where everything is said', () => {
    expect(qualityOf(COMPLETE)).toEqual({ score: 10, missing: [] });
  });

  it('is still above 9 where nothing tells what requires what', () => {
    const { graph: _, ...flat } = COMPLETE;
    expect(qualityOf(flat)).toEqual({
      score: 9.7,
      missing: [{ element: 'known completeness of the relationships', minimum: false, components: [] }],
    });
  });

  it('names what is missing, and which components lack it', () => {
    expect(told(SUBJECT)).toEqual([
      'license (3 components: pkg:golang/example.org/local, pkg:golang/example.org/made/by/hand, pkg:golang/github.com/Fork/lib@v1.0.1)',
      expect.stringMatching(/^component hash or go.sum \(6 components: .*, and 1 more\)$/),
      'identifier with a version, to look vulnerabilities up by (2 components: pkg:golang/example.org/local, pkg:golang/example.org/made/by/hand)',
      'known completeness of the relationships',
      'version (2 components: pkg:golang/example.org/local, pkg:golang/example.org/made/by/hand)',
    ]);
    expect(qualityOf(SUBJECT).score).toBeLessThan(9);
  });

  it('knows the seven minimum elements of the NTIA', () => {
    const nameless = { path: 'local', version: 'v1.0.0' };
    expect(minimum({ ...COMPLETE, components: [nameless] })).toEqual([
      'supplier (1 component: pkg:golang/local@v1.0.0)',
    ]);
    expect(minimum(BARE)).toEqual(['author of the SBOM', 'supplier (1 component: pkg:generic/app@1.4.0)']);
    expect(minimum({ ...COMPLETE, commitTime: '1970-01-01T00:00:00Z' })).toEqual(['timestamp']);
    expect(minimum({ ...COMPLETE, version: '(devel)' })).toEqual([
      'version (1 component: pkg:golang/github.com/example/app)',
    ]);
  });

  it('is taken from what a document says, whoever made it', () => {
    const found = documentQuality({
      bomFormat: 'CycloneDX',
      specVersion: '1.4',
      components: [{ name: 'a' }],
    });
    expect(found.score).toBeLessThan(3);
    expect(found.missing.map(({ element }) => element)).toEqual(
      expect.arrayContaining([
        'timestamp',
        'tool',
        'license',
        'CycloneDX 1.6 or later',
        'dependency relationship',
      ]),
    );
    expect(() => documentQuality({ spdxVersion: 'SPDX-2.3' })).toThrow();
  });

  it.each([
    [{ licenses: [{ license: { name: 'some licence' } }] }, 'license'],
    [{ licenses: [{ expression: 'NOASSERTION' }] }, 'license'],
    [{ supplier: { name: '' } }, 'supplier'],
    [{ 'bom-ref': 'pkg:golang/stdlib@1.27.3' }, 'references that lead somewhere'],
    [{ purl: 'pkg:golang/a.org/a' }, 'identifier with a version, to look vulnerabilities up by'],
  ])('does not take %j for an answer', (change, element) => {
    const document = cycloneDxDocument(COMPLETE);
    const [first, ...others] = document.components;
    const changed = { ...document, components: [{ ...first, ...change }, ...others] };
    expect(documentQuality(changed).missing.map((it) => it.element)).toEqual([element]);
  });

  it('is between 0 and 10, and falls with every licence that is not known', () => {
    fc.assert(
      fc.property(fc.subarray([...COMPLETE.components]), (unknown) => {
        const components = COMPLETE.components.map(({ expression, ...it }) =>
          unknown.some(({ path }) => path === it.path) || !expression ? it : { ...it, expression },
        );
        const { score, missing } = qualityOf({ ...COMPLETE, components });
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score < 10).toBe(unknown.length > 0);
        expect(missing.find(({ element }) => element === 'license')?.components.length ?? 0).toBe(
          unknown.length,
        );
      }),
    );
  });
});

it.each([
  ['https://github.com/example/app', 'https://github.com/example/app', 'example'],
  ['git@github.com:example/app.git', 'ssh://git@github.com/example/app.git', 'example'],
  ['ssh://git@gitlab.com/group/app', 'ssh://git@gitlab.com/group/app', 'group'],
  ['https://git.example.org/team/my app', 'https://git.example.org/team/my%20app', 'git.example.org'],
  ['https://me:secret@github.com/example/app', 'https://github.com/example/app', 'example'],
  ['ssh://git:secret@github.com/example/app', 'ssh://git@github.com/example/app', 'example'],
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
