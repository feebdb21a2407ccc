import { createHash } from 'node:crypto';
import { byBytes } from '../../model/names.ts';
import { type Dependencies, dependenciesOf } from './dependencies.ts';
import { documentTime, documentUuid } from './identity.ts';
import { type LinkedModule, linkedModules, mainModule } from './modules.ts';
import { repositoryUrl } from './repository.ts';
import type { SbomSubject } from './subject.ts';

/** SPDX 2.3 JSON of one program. The same subject gives the same bytes. */
export function spdx(subject: SbomSubject): string {
  const main = mainModule(subject);
  const modules = linkedModules(subject);
  const ids = new Map([[main.purl, MAIN], ...modules.map((it) => [it.purl, idOf(it)] as const)]);
  const id = (purl: string) => ids.get(purl) ?? MAIN;
  const { edges, known } = dependenciesOf(subject);
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: DOCUMENT,
    name: subject.file,
    documentNamespace: `https://spdx.org/spdxdocs/${subject.file}-${documentUuid(subject, 'spdx-2.3')}`,
    creationInfo: {
      created: documentTime(subject),
      creators: [
        `Tool: ${subject.tool.name}-${subject.tool.version}`,
        ...(main.supplier ? [`Organization: ${main.supplier}`] : []),
      ],
      comment: commentOn(subject, known),
    },
    packages: [mainPackage(subject, main), ...modules.map(modulePackage)],
    relationships: [
      relationship(DOCUMENT, 'DESCRIBES', MAIN),
      ...edges.flatMap(({ ref, dependsOn }) =>
        dependsOn.map((needed) => relationship(id(ref), 'DEPENDS_ON', id(needed))),
      ),
    ],
    ...extractedLicences([main, ...modules]),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const DOCUMENT = 'SPDXRef-DOCUMENT';
const MAIN = 'SPDXRef-Package-main';

/** SPDX 2.3 has no fields for how a document came about and what it leaves out. */
function commentOn({ cgo, supplier }: SbomSubject, known: Dependencies['known']): string {
  return [
    'Made after the build from the binary: the modules are those of its Go build information.',
    `Suppliers ${supplier ? 'of modules ' : ''}are inferred from repository and module paths.`,
    RELATIONSHIPS[known],
    ...(cgo ? ['C code is not listed.'] : []),
  ].join(' ');
}

const RELATIONSHIPS: Record<Dependencies['known'], string> = {
  complete: 'Which module depends on which is from go.mod, and complete.',
  incomplete: 'Which module depends on which is from go.mod, and incomplete.',
  unknown: 'Which module depends on which is not known: the program depends on all of them.',
};

/** SPDX 2.3 clause 10: every licence that is not on its list is described. */
function extractedLicences(modules: readonly LinkedModule[]) {
  const ids = modules.flatMap(({ expression }) => expression?.match(/\bLicenseRef-[A-Za-z0-9.-]+/g) ?? []);
  const distinct = [...new Set(ids)].sort(byBytes);
  if (distinct.length === 0) return {};
  return {
    hasExtractedLicensingInfos: distinct.map((licenseId) => ({
      licenseId,
      extractedText: `The text of ${licenseId} is not part of this document; its owner gave it this name.`,
      name: licenseId.slice('LicenseRef-'.length),
    })),
  };
}

function mainPackage(subject: SbomSubject, main: LinkedModule) {
  return {
    SPDXID: MAIN,
    name: subject.name,
    ...(main.version && { versionInfo: main.version }),
    packageFileName: subject.file,
    ...common(main),
    downloadLocation: sourceOf(subject),
    primaryPackagePurpose: 'APPLICATION',
    checksums: [
      { algorithm: 'SHA256', checksumValue: subject.digest.sha256 },
      { algorithm: 'SHA512', checksumValue: subject.digest.sha512 },
    ],
    comment: `Program for ${subject.target}, built by ${subject.goVersion}.`,
  };
}

function modulePackage(module: LinkedModule) {
  const notes = [
    module.sum && `go.sum ${module.sum}`,
    module.replaces && `in place of ${module.replaces}`,
    module.localFolder && `from the local folder ${module.localFolder}`,
  ].filter(Boolean);
  return {
    SPDXID: idOf(module),
    name: module.path,
    ...(module.version && { versionInfo: module.version }),
    ...common(module),
    primaryPackagePurpose: 'LIBRARY',
    ...(notes.length > 0 && { sourceInfo: notes.join('; ') }),
  };
}

function common({ supplier, expression, purl, cpe }: LinkedModule) {
  return {
    supplier: supplier ? `Organization: ${supplier}` : 'NOASSERTION',
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: expression ?? 'NOASSERTION',
    licenseDeclared: expression ?? 'NOASSERTION',
    copyrightText: 'NOASSERTION',
    externalRefs: [
      { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl },
      ...(cpe ? [{ referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: cpe }] : []),
    ],
  };
}

/** SPDX 2.3 §7.7: a version control address. */
function sourceOf({ repository, commit }: SbomSubject): string {
  const url = repositoryUrl(repository);
  if (!url?.startsWith('https://') || !/^[0-9a-f]{40,64}$/.test(commit)) return 'NOASSERTION';
  return `git+${url}@${commit}`;
}

/** Ids take letters, digits, `.` and `-` only; the digest keeps apart what they would blend. */
function idOf({ path, purl }: LinkedModule): string {
  const digest = createHash('sha256').update(purl).digest('hex').slice(0, 12);
  return `SPDXRef-Package-${path.replace(/[^A-Za-z0-9.]+/g, '-')}-${digest}`;
}

function relationship(spdxElementId: string, relationshipType: string, relatedSpdxElement: string) {
  return { spdxElementId, relationshipType, relatedSpdxElement };
}
