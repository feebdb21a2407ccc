import { type Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, test } from 'vitest';
import { digestOfBytes } from '../../../src/model/digest.ts';
import { sbomSubject } from '../../../src/model/sbom-subject.ts';
import { bindSbom } from '../../../src/seal/sbom.ts';

const plain = digestOfBytes(Buffer.from('plain'));
const packed = digestOfBytes(Buffer.from('packed'));
const binding = { released: packed, plain, plainName: 'build/linux-amd64/app' };
const hashes = (digest: typeof plain) => [
  { alg: 'SHA-256', content: digest.sha256 },
  { alg: 'SHA-512', content: digest.sha512 },
];
const checksums = (digest: typeof plain) => [
  { algorithm: 'SHA256', checksumValue: digest.sha256 },
  { algorithm: 'SHA512', checksumValue: digest.sha512 },
];

const cycloneDx = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: {
    timestamp: '2026-01-02T03:04:05Z',
    component: { type: 'application', name: 'app', version: '1.2.3', hashes: hashes(plain) },
  },
  components: [{ type: 'library', name: 'x' }],
};
const spdx = {
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  packages: [
    { SPDXID: 'SPDXRef-x', name: 'x', downloadLocation: 'NOASSERTION' },
    { SPDXID: 'SPDXRef-app', name: 'app', versionInfo: '1.2.3', checksums: checksums(plain) },
  ],
  relationships: [
    { spdxElementId: 'SPDXRef-app', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-x' },
    { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-app' },
  ],
};

describe('CycloneDX', () => {
  test('a released file that was not packed leaves the text as it is', () => {
    const text = JSON.stringify(cycloneDx);
    expect(bindSbom(text, { ...binding, released: plain })).toBe(text);
  });

  test('a packed file becomes the subject, the plain one its ancestor, the rest stays in order', () => {
    const bound = JSON.parse(bindSbom(JSON.stringify(cycloneDx), binding));
    expect(Object.keys(bound)).toEqual(Object.keys(cycloneDx));
    expect(bound.components).toEqual(cycloneDx.components);
    expect(bound.metadata).toEqual({
      timestamp: '2026-01-02T03:04:05Z',
      component: {
        type: 'application',
        name: 'app',
        version: '1.2.3',
        hashes: hashes(packed),
        pedigree: { ancestors: [{ type: 'file', name: 'build/linux-amd64/app', hashes: hashes(plain) }] },
      },
    });
    expect(sbomSubject(JSON.stringify(bound))).toEqual({
      version: '1.2.3',
      sha256: packed.sha256,
      sha512: packed.sha512,
    });
  });

  test.each(['1.5', '1.6'] as const)(
    'a bound document of version %s stays valid by the official schema',
    async (version) => {
      const text = bindSbom(
        JSON.stringify({ ...cycloneDx, $schema: undefined, specVersion: version }),
        binding,
      );
      const validator = new Validation.JsonStrictValidator(version as Spec.Version);
      expect(await validator.validate(text)).toBeNull();
    },
  );

  test('binding what is bound changes nothing', () => {
    const once = bindSbom(JSON.stringify(cycloneDx), binding);
    expect(bindSbom(once, binding)).toBe(once);
  });

  test('an SBOM of another file is refused, unless the plain file is not here to compare', () => {
    const text = JSON.stringify(cycloneDx).replaceAll(plain.sha256, '0'.repeat(64));
    expect(() => bindSbom(text, binding)).toThrow(/neither the released file nor build\/linux-amd64\/app/);
    expect(bindSbom(text, { ...binding, plain: undefined })).toContain(packed.sha256);
  });
});

describe('SPDX', () => {
  test('a released file that was not packed leaves the text as it is', () => {
    const text = JSON.stringify(spdx);
    expect(bindSbom(text, { ...binding, released: plain })).toBe(text);
  });

  test('a packed file becomes the described package, generated from the plain one', () => {
    const text = bindSbom(JSON.stringify(spdx), binding);
    const bound = JSON.parse(text);
    expect(bound.packages).toHaveLength(3);
    expect(bound.packages[1]).toEqual({ ...spdx.packages[1], checksums: checksums(packed) });
    expect(bound.packages[2]).toMatchObject({ name: 'build/linux-amd64/app', checksums: checksums(plain) });
    expect(bound.relationships.at(-1)).toEqual({
      spdxElementId: 'SPDXRef-app',
      relationshipType: 'GENERATED_FROM',
      relatedSpdxElement: bound.packages[2].SPDXID,
    });
    expect(sbomSubject(text).sha256).toBe(packed.sha256);
    expect(bindSbom(text, binding)).toBe(text);
  });

  test('documentDescribes names the package where no relationship does', () => {
    const { relationships: _, ...rest } = spdx;
    const text = bindSbom(JSON.stringify({ ...rest, documentDescribes: ['SPDXRef-app'] }), binding);
    expect(sbomSubject(text).sha256).toBe(packed.sha256);
  });

  test('a document that describes nothing is refused', () => {
    expect(() => bindSbom(JSON.stringify({ ...spdx, relationships: [] }), binding)).toThrow(
      'describes no package',
    );
  });
});

test.each([
  '',
  '[]',
  'null',
  '{}',
  '{"bomFormat":"CycloneDX"}',
  '{"bomFormat":"other","metadata":{"component":{}}}',
])('%s is no SBOM', (text) => {
  expect(() => bindSbom(text, binding)).toThrow();
});
