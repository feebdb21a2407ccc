import { describe, expect, it } from 'vitest';
import { digestOfBytes } from '../../../src/model/digest.ts';
import { sbomSubject } from '../../../src/model/sbom-subject.ts';
import { spdx } from '../../../src/scan/sbom/spdx.ts';
import { bindSbom } from '../../../src/seal/sbom.ts';
import { BARE, GRAPHED, SUBJECT } from './subject.ts';

interface Document {
  documentNamespace: string;
  creationInfo: { created: string; creators: string[]; comment: string };
  packages: { SPDXID: string; name: string; externalRefs?: { referenceLocator: string }[] }[];
  relationships: { spdxElementId: string; relationshipType: string; relatedSpdxElement: string }[];
}
const read = (text: string) => JSON.parse(text) as Document;
const released = digestOfBytes(Buffer.from('packed'));
const bound = bindSbom(spdx(SUBJECT), {
  released,
  plain: SUBJECT.digest,
  plainName: 'build/linux-amd64/app',
});

describe('SPDX 2.3', () => {
  it.each([
    ['a full subject', spdx(SUBJECT)],
    ['a bare subject', spdx(BARE)],
    ['a subject with its graph', spdx(GRAPHED)],
    ['a full subject, bound to the packed file', bound],
  ])('relates only what exists, under ids that are allowed and differ: %s', (_, text) => {
    const { packages, relationships } = read(text);
    const ids = packages.map(({ SPDXID }) => SPDXID);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^SPDXRef-[A-Za-z0-9.-]+$/);
    for (const { spdxElementId, relatedSpdxElement } of relationships) {
      expect(['SPDXRef-DOCUMENT', ...ids]).toContain(spdxElementId);
      expect(ids).toContain(relatedSpdxElement);
    }
  });

  it('gives every package the required fields', () => {
    for (const found of read(spdx(SUBJECT)).packages) {
      expect(found).toMatchObject({
        name: expect.stringMatching(/./),
        downloadLocation: expect.stringMatching(/./),
        filesAnalyzed: false,
        licenseConcluded: expect.stringMatching(/./),
        licenseDeclared: expect.stringMatching(/./),
        copyrightText: 'NOASSERTION',
      });
      expect(found.externalRefs?.[0]?.referenceLocator).toMatch(/^pkg:golang\//);
    }
  });

  it('describes the program, which depends on every module', () => {
    const { packages, relationships } = read(spdx(SUBJECT));
    expect(relationships[0]).toEqual({
      spdxElementId: 'SPDXRef-DOCUMENT',
      relationshipType: 'DESCRIBES',
      relatedSpdxElement: 'SPDXRef-Package-main',
    });
    const needed = relationships
      .filter((it) => it.relationshipType === 'DEPENDS_ON')
      .map((it) => it.relatedSpdxElement);
    expect(needed).toEqual(packages.slice(1).map(({ SPDXID }) => SPDXID));
    expect(needed).toHaveLength(SUBJECT.components.length + 1);
  });

  it('relates as the graph does, and says whether that is all', () => {
    const { packages, relationships, creationInfo } = read(spdx(GRAPHED));
    const names = new Map(packages.map((it) => [it.SPDXID, it.name]));
    const needed = (name: string) =>
      relationships
        .filter((it) => it.relationshipType === 'DEPENDS_ON' && names.get(it.spdxElementId) === name)
        .map((it) => names.get(it.relatedSpdxElement));
    expect(needed('app').sort()).toEqual([
      'example.org/local',
      'github.com/Fork/lib',
      'github.com/x/y/v2',
      'stdlib',
    ]);
    expect(needed('github.com/Fork/lib').sort()).toEqual(['golang.org/x/net', 'gopkg.in/yaml.v3']);
    expect(creationInfo.comment).toContain('and complete');
    expect(read(spdx(SUBJECT)).creationInfo.comment).toContain('is not known');
  });

  it('describes the licences that SPDX does not list', () => {
    const own = {
      path: 'a.org/a',
      version: 'v1.0.0',
      expression: 'LicenseRef-ACME-1 OR (MIT AND LicenseRef-B)',
    };
    const document = JSON.parse(spdx({ ...SUBJECT, components: [own] })) as Record<string, unknown>;
    expect(document.hasExtractedLicensingInfos).toMatchObject([
      { licenseId: 'LicenseRef-ACME-1', extractedText: expect.stringMatching(/./) },
      { licenseId: 'LicenseRef-B', extractedText: expect.stringMatching(/./) },
    ]);
    expect(JSON.parse(spdx(SUBJECT))).not.toHaveProperty('hasExtractedLicensingInfos');
  });

  it('says who made it and when, from the commit', () => {
    expect(read(spdx(SUBJECT)).creationInfo).toMatchObject({
      created: '2026-11-20T10:30:00Z',
      creators: ['Tool: oracle-release-0.1.0', 'Organization: example'],
    });
    expect(read(spdx(BARE)).creationInfo.creators).toEqual(['Tool: oracle-release-0.1.0']);
  });

  it('has the same bytes for the same subject, and a namespace of its own for another', () => {
    expect(spdx({ ...SUBJECT, components: [...SUBJECT.components].reverse() })).toBe(spdx(SUBJECT));
    const other = { ...SUBJECT, file: 'app-linux-arm64' };
    expect(read(spdx(other)).documentNamespace).not.toBe(read(spdx(SUBJECT)).documentNamespace);
  });

  it('names the plain file, and after binding the released one', () => {
    expect(sbomSubject(spdx(SUBJECT))).toEqual({
      version: '1.4.0',
      sha256: SUBJECT.digest.sha256,
      sha512: SUBJECT.digest.sha512,
    });
    expect(sbomSubject(bound).sha256).toBe(released.sha256);
  });
});
