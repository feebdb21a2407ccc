import type { Digest } from '../model/artifact.ts';
import {
  CycloneDx,
  cycloneDxSubject,
  type DescribedFile,
  describedPackage,
  isCycloneDx,
  Spdx,
  type SpdxPackage,
  spdxSubject,
} from '../model/sbom-subject.ts';

/** What an SBOM is bound to, and what that was made from. */
export interface Binding {
  readonly released: Digest;
  /** Path of the binary before packing, `build/linux-amd64/app`. */
  readonly plainName: string;
  /** Digest of the binary before packing; undefined where the file is not here. */
  readonly plain: Digest | undefined;
}

const PLAIN_ID = 'SPDXRef-Package-before-packing';

/**
 * Makes an SBOM name the released file by its digests. The scan looks at the binary before packing; where
 * packing changed it, the SBOM keeps the earlier digests as its ancestor. Throws where the text is no SBOM or
 * describes neither the released file nor what it was made from.
 */
export function bindSbom(text: string, binding: Binding): string {
  const json: unknown = JSON.parse(text);
  const bound = isCycloneDx(json) ? bindCycloneDx(json, binding) : bindSpdx(json, binding);
  return bound ? `${JSON.stringify(bound, null, 2)}\n` : text;
}

/** The new document; undefined when it already names the released file. */
function bindCycloneDx(json: unknown, binding: Binding): CycloneDx | undefined {
  // The schema would sort the keys anew; the document keeps its order.
  CycloneDx.parse(json);
  const document = json as CycloneDx;
  if (alreadyBound(cycloneDxSubject(document), binding)) return undefined;
  const { component } = document.metadata;
  const ancestor = component.hashes && { type: 'file', name: binding.plainName, hashes: component.hashes };
  return {
    ...document,
    metadata: {
      ...document.metadata,
      component: {
        ...component,
        hashes: [
          { alg: 'SHA-256', content: binding.released.sha256 },
          { alg: 'SHA-512', content: binding.released.sha512 },
        ],
        ...(ancestor && { pedigree: { ...component.pedigree, ancestors: [ancestor] } }),
      },
    },
  };
}

function bindSpdx(json: unknown, binding: Binding): Spdx | undefined {
  Spdx.parse(json);
  const document = json as Spdx;
  const main = describedPackage(document);
  if (!main) throw new Error('describes no package');
  if (alreadyBound(spdxSubject(document), binding)) return undefined;
  const bound: SpdxPackage = {
    ...main,
    checksums: [
      { algorithm: 'SHA256', checksumValue: binding.released.sha256 },
      { algorithm: 'SHA512', checksumValue: binding.released.sha512 },
    ],
  };
  const packages = document.packages.map((it) => (it === main ? bound : it));
  if (!main.checksums) return { ...document, packages };
  const plain: SpdxPackage = {
    SPDXID: PLAIN_ID,
    name: binding.plainName,
    ...(main.versionInfo !== undefined && { versionInfo: main.versionInfo }),
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: 'NOASSERTION',
    copyrightText: 'NOASSERTION',
    checksums: main.checksums,
  };
  const generated = {
    spdxElementId: main.SPDXID,
    relationshipType: 'GENERATED_FROM',
    relatedSpdxElement: PLAIN_ID,
  };
  return {
    ...document,
    packages: [...packages, plain],
    relationships: [...(document.relationships ?? []), generated],
  };
}

function alreadyBound({ sha256 }: DescribedFile, { released, plain, plainName }: Binding): boolean {
  if (sha256 === released.sha256) return true;
  if (sha256 !== undefined && plain && sha256 !== plain.sha256) {
    throw new Error(`describes sha256 ${sha256}, which is neither the released file nor ${plainName}`);
  }
  return false;
}
