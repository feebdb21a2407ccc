import { describe, expect, test } from 'vitest';
import type { Licences } from '../../../src/scan/licences/licences.ts';
import { licencesOfPackages } from '../../../src/scan/licences/packages.ts';
import type { LicenceFound } from '../../../src/scan/result.ts';

/** What is at hand of modules. */
const licences: Licences = {
  of: async ({ path }, kind) => {
    if (kind === 'stdlib') return { expression: 'BSD-3-Clause', evidence: 'the standard library' };
    return path === 'example.org/kept' ? { expression: 'MIT', evidence: 'LICENSE' } : { evidence: 'no file' };
  },
};

interface Listed {
  readonly purl?: string;
  readonly version?: string;
  readonly licenses?: readonly unknown[];
}

function sbom(...components: readonly Listed[]): string {
  const nameOf = (purl = '') => purl.replace(/^pkg:(?:golang|deb\/debian)\/|@.*$/g, '');
  return JSON.stringify({ components: components.map((it) => ({ name: nameOf(it.purl), ...it })) });
}

const of = async (
  component: Listed,
  overrides: Parameters<typeof licencesOfPackages>[2] = [],
): Promise<LicenceFound | undefined> => (await licencesOfPackages(sbom(component), licences, overrides))[0];

const CURL = 'pkg:deb/debian/curl@7.88?arch=amd64';

describe('a package', () => {
  test.each([
    ['with an id', [{ license: { id: 'MIT' } }], 'MIT'],
    ['with two: both bind', [{ license: { id: 'MIT' } }, { license: { id: 'curl' } }], 'MIT AND curl'],
    [
      'with an expression beside another',
      [{ expression: 'MIT OR ISC' }, { license: { id: 'Zlib' } }],
      '(MIT OR ISC) AND Zlib',
    ],
    ['with a name that is an id', [{ license: { name: 'MIT' } }], 'MIT'],
    [
      'with one that nobody knows',
      [{ license: { id: 'MIT' } }, { license: { name: 'public-domain' } }],
      undefined,
    ],
    ['with none', [], undefined],
  ])('%s', async (_, licenses, expression) => {
    expect((await of({ purl: CURL, version: '7.88', licenses }))?.expression).toBe(expression);
  });

  test('what somebody said comes first', async () => {
    const said = { license: 'curl', evidence: 'its homepage' };
    const found = await of({ purl: CURL, licenses: [{ license: { id: 'MIT' } }] }, [
      { ...said, purl: 'pkg:deb/debian/curl' },
    ]);
    expect(found).toMatchObject({ expression: 'curl', evidence: 'override of the policy: its homepage' });
    expect(await of({ purl: CURL }, [{ ...said, purl: 'pkg:deb/debian/curl@7.87' }])).not.toHaveProperty(
      'expression',
    );
  });
});

describe('a Go module', () => {
  test.each([
    ['by its own files', 'pkg:golang/example.org/kept@v1.0.0', [{ license: { id: 'ISC' } }], 'MIT'],
    ['else as listed', 'pkg:golang/example.org/other@v1.0.0', [{ license: { id: 'ISC' } }], 'ISC'],
    ['else unknown', 'pkg:golang/example.org/other@v1.0.0', [], undefined],
  ])('%s', async (_, purl, licenses, expression) => {
    expect((await of({ purl, version: 'v1.0.0', licenses }))?.expression).toBe(expression);
  });
});

test('each package once, whatever number of places it is in; what has no purl is no package', async () => {
  const found = await licencesOfPackages(
    sbom({ purl: CURL }, { purl: 'pkg:deb/debian/bash@5' }, { purl: `${CURL}&x=1` }, { licenses: [] }),
    licences,
    [],
  );
  expect(found.map(({ purl }) => purl)).toEqual(['pkg:deb/debian/bash@5', 'pkg:deb/debian/curl@7.88']);
});
