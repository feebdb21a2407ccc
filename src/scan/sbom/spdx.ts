import { createHash } from 'node:crypto';
import { documentTime, documentUuid } from './identity.ts';
import { type LinkedModule, linkedModules, mainModule } from './modules.ts';
import { repositoryUrl } from './repository.ts';
import type { SbomSubject } from './subject.ts';

/** SPDX 2.3 JSON of one program. The same subject gives the same bytes. */
export function spdx(subject: SbomSubject): string {
  const main = mainModule(subject);
  const modules = linkedModules(subject);
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
      comment:
        'Modules as the Go build information of the program lists them; suppliers inferred from paths.',
    },
    packages: [mainPackage(subject, main), ...modules.map(modulePackage)],
    relationships: [
      relationship(DOCUMENT, 'DESCRIBES', MAIN),
      ...modules.map((module) => relationship(MAIN, 'DEPENDS_ON', idOf(module))),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const DOCUMENT = 'SPDXRef-DOCUMENT';
const MAIN = 'SPDXRef-Package-main';

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
