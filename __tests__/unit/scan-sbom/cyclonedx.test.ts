import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import fc from 'fast-check';
import { PackageURL } from 'packageurl-js';
import { describe, expect, it } from 'vitest';
import { digestOfBytes } from '../../../src/model/digest.ts';
import { sbomSubject } from '../../../src/model/sbom-subject.ts';
import { cycloneDx } from '../../../src/scan/sbom/cyclonedx.ts';
import { goPurl } from '../../../src/scan/sbom/purl.ts';
import { spdx } from '../../../src/scan/sbom/spdx.ts';
import type { SbomSubject } from '../../../src/scan/sbom/subject.ts';
import { bindSbom } from '../../../src/seal/sbom.ts';
import { BARE, GRAPHED, SUBJECT } from './subject.ts';

const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
const released = digestOfBytes(Buffer.from('packed'));
const bound = (text: string) =>
  bindSbom(text, { released, plain: SUBJECT.digest, plainName: 'build/linux-amd64/app' });

interface Document {
  serialNumber: string;
  metadata: { timestamp: string; component: { hashes: unknown[]; purl: string; pedigree?: unknown } };
  components: {
    'bom-ref': string;
    name: string;
    version?: string;
    licenses?: unknown[];
    properties?: { name: string; value: string }[];
  }[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}
const read = (text: string) => JSON.parse(text) as Document;
const byName = (name: string) => read(cycloneDx(SUBJECT)).components.find((it) => it.name === name);
const propertiesOf = (name: string) =>
  Object.fromEntries((byName(name)?.properties ?? []).map((it) => [it.name, it.value]));

describe('CycloneDX', () => {
  it.each([
    ['a full subject', cycloneDx(SUBJECT)],
    ['a bare subject', cycloneDx(BARE)],
    ['a subject with its graph', cycloneDx(GRAPHED)],
    ['a subject with C code and a supplier', cycloneDx({ ...GRAPHED, cgo: true, supplier: 'ACME' })],
    [
      'a repository in the short form',
      cycloneDx({ ...SUBJECT, repository: 'git@github.com:example/app.git' }),
    ],
    ['a full subject, bound to the packed file', bound(cycloneDx(SUBJECT))],
  ])('is valid 1.6: %s', async (_, text) => {
    expect(await validator.validate(text)).toBeNull();
  });

  it('is refused by the validator when broken', async () => {
    expect(await validator.validate(cycloneDx(SUBJECT).replace('post-build', 'after lunch'))).not.toBeNull();
  });

  it('has the same bytes for the same subject, whatever the order of the modules', () => {
    const reversed = { ...SUBJECT, components: [...SUBJECT.components].reverse() };
    expect(cycloneDx(reversed)).toBe(cycloneDx(SUBJECT));
  });

  it('has another serial number for another file', () => {
    const other = { ...SUBJECT, digest: digestOfBytes(Buffer.from('other')) };
    expect(read(cycloneDx(other)).serialNumber).not.toBe(read(cycloneDx(SUBJECT)).serialNumber);
  });

  it('takes its time from the commit, in UTC', () => {
    expect(read(cycloneDx(SUBJECT)).metadata.timestamp).toBe('2026-11-20T10:30:00Z');
  });

  it('names the plain file, and after binding the released one with the plain as ancestor', () => {
    const text = cycloneDx(SUBJECT);
    expect(sbomSubject(text)).toEqual({
      version: '1.4.0',
      sha256: SUBJECT.digest.sha256,
      sha512: SUBJECT.digest.sha512,
    });
    expect(sbomSubject(bound(text)).sha256).toBe(released.sha256);
    expect(read(bound(text)).metadata.component.pedigree).toEqual({
      ancestors: [
        { type: 'file', name: 'build/linux-amd64/app', hashes: read(text).metadata.component.hashes },
      ],
    });
  });

  it('makes the program depend on everything, and gives each component an entry', () => {
    const { metadata, components, dependencies } = read(cycloneDx(SUBJECT));
    const refs = components.map((it) => it['bom-ref']);
    expect(dependencies[0]).toEqual({ ref: metadata.component.purl, dependsOn: refs });
    expect(dependencies.map(({ ref }) => ref)).toEqual([metadata.component.purl, ...refs]);
    expect(new Set(refs).size).toBe(refs.length);
  });

  it('says of a flat list that it does not know what depends on what, of a graph whether it is all', () => {
    const aggregate = (subject: SbomSubject) =>
      (JSON.parse(cycloneDx(subject)) as { compositions: { aggregate: string }[] }).compositions.map(
        (it) => it.aggregate,
      );
    expect(aggregate(SUBJECT)).toEqual(['unknown']);
    expect(aggregate(GRAPHED)).toEqual(['complete']);
    expect(aggregate({ ...GRAPHED, cgo: true })).toEqual(['incomplete']);
  });

  it('names the supplier that somebody gave, and then infers none for the program', () => {
    const text = cycloneDx({ ...SUBJECT, supplier: 'ACME GmbH' });
    const { metadata } = JSON.parse(text) as { metadata: Record<string, unknown> };
    expect(metadata).toMatchObject({
      authors: [{ name: 'ACME GmbH' }],
      supplier: { name: 'ACME GmbH' },
      component: { supplier: { name: 'ACME GmbH' } },
    });
    expect(JSON.stringify(metadata)).not.toContain('inferred-from');
    expect(JSON.stringify(JSON.parse(cycloneDx(SUBJECT)).metadata)).toContain('inferred-from');
  });

  it.each(['/home/me/lib', 'C:\\work\\lib', '\\\\server\\lib', '~/lib'])(
    'does not tell where %s lies on the machine that built',
    (path) => {
      const local = { path: 'example.org/local', version: 'v0.1.0', replacedBy: { path, version: '' } };
      for (const write of [cycloneDx, spdx]) {
        expect(write({ ...SUBJECT, components: [local] })).not.toContain(JSON.stringify(path).slice(1, -1));
        expect(write({ ...SUBJECT, components: [local] })).toContain('outside the repository');
      }
    },
  );

  it('keeps the sum of a module out of the hashes', () => {
    expect(propertiesOf('gopkg.in/yaml.v3')['oracle-release:go:h1']).toMatch(/^h1:/);
    expect(byName('gopkg.in/yaml.v3')).not.toHaveProperty('hashes');
  });

  it('lists what was compiled, and says what it replaces', () => {
    expect(byName('github.com/asked/lib')).toBeUndefined();
    expect(byName('github.com/Fork/lib')?.version).toBe('v1.0.1');
    expect(propertiesOf('github.com/Fork/lib')['oracle-release:go:replaces']).toBe(
      'github.com/asked/lib@v1.0.0',
    );
    expect(byName('example.org/local')).not.toHaveProperty('version');
    expect(propertiesOf('example.org/local')['oracle-release:go:local-folder']).toBe('../local');
  });

  it.each([
    ['github.com/BurntSushi/toml', [{ license: { id: 'MIT', acknowledgement: 'concluded' } }]],
    ['github.com/x/y/v2', [{ expression: 'MIT OR Apache-2.0', acknowledgement: 'concluded' }]],
    ['example.org/made/by/hand', undefined],
    ['stdlib', [{ license: { id: 'BSD-3-Clause', acknowledgement: 'concluded' } }]],
  ])('writes the licence of %s', (name, licenses) => {
    expect(byName(name)?.licenses).toEqual(licenses);
  });
});

describe('purl', () => {
  it.each([
    ['1.4.0', 'pkg:golang/github.com/example/app@v1.4.0'],
    ['v1.4.0', 'pkg:golang/github.com/example/app@v1.4.0'],
    ['(devel)', 'pkg:golang/github.com/example/app'],
    ['', 'pkg:golang/github.com/example/app'],
  ])('of the program in version %j', (version, purl) => {
    expect(read(cycloneDx({ ...SUBJECT, version })).metadata.component.purl).toBe(purl);
  });

  it.each([
    [
      'github.com/BurntSushi/toml',
      'v0.4.1+incompatible',
      'pkg:golang/github.com/BurntSushi/toml@v0.4.1%2Bincompatible',
    ],
    [
      'golang.org/x/net',
      'v0.0.0-20191009170851-d66e71096ffb',
      'pkg:golang/golang.org/x/net@v0.0.0-20191009170851-d66e71096ffb',
    ],
    ['gopkg.in/yaml.v3', 'v3.0.1', 'pkg:golang/gopkg.in/yaml.v3@v3.0.1'],
    ['github.com/x/y/v2', '(devel)', 'pkg:golang/github.com/x/y/v2'],
    ['stdlib', 'devel go1.28-0123abcd', 'pkg:golang/stdlib@devel%20go1.28-0123abcd'],
    ['evil?x#y@z', 'v1', 'pkg:golang/evil%3Fx%23y%40z@v1'],
  ])('of %s %s', (path, version, purl) => {
    expect(goPurl(path, version)).toBe(purl);
  });

  it('is read back by a parser of the standard', () => {
    const element = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._~?#@ %-]{0,12}[A-Za-z0-9]$/);
    fc.assert(
      fc.property(fc.array(element, { minLength: 2, maxLength: 5 }), fc.nat(99), (path, minor) => {
        const { namespace, name, version } = PackageURL.fromString(
          goPurl(path.join('/'), `v1.${minor}.0+incompatible`),
        );
        expect(`${namespace}/${name}`).toBe(path.join('/'));
        expect(version).toBe(`v1.${minor}.0+incompatible`);
      }),
    );
  });
});
