import * as z from 'zod/mini';

/** The file that an SBOM says it describes. */
export interface DescribedFile {
  readonly version: string | undefined;
  /** Lower-case hex; undefined where the SBOM gives none. */
  readonly sha256: string | undefined;
  readonly sha512: string | undefined;
}

const Hashed = z.looseObject({
  version: z.optional(z.string()),
  hashes: z.optional(z.array(z.object({ alg: z.string(), content: z.string() }))),
  pedigree: z.optional(z.looseObject({ ancestors: z.optional(z.array(z.unknown())) })),
});

/** CycloneDX 1.x JSON, as far as the component described is concerned. */
export const CycloneDx = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: Hashed }),
});
export type CycloneDx = z.infer<typeof CycloneDx>;

export const SpdxPackage = z.looseObject({
  SPDXID: z.string(),
  name: z.string(),
  versionInfo: z.optional(z.string()),
  checksums: z.optional(z.array(z.object({ algorithm: z.string(), checksumValue: z.string() }))),
});
export type SpdxPackage = z.infer<typeof SpdxPackage>;

/** SPDX 2.x JSON, as far as the package described is concerned. */
export const Spdx = z.looseObject({
  spdxVersion: z.string(),
  documentDescribes: z.optional(z.array(z.string())),
  packages: z.array(SpdxPackage),
  relationships: z.optional(
    z.array(
      z.looseObject({
        spdxElementId: z.string(),
        relationshipType: z.string(),
        relatedSpdxElement: z.string(),
      }),
    ),
  ),
});
export type Spdx = z.infer<typeof Spdx>;

/** Reads an SBOM of either format. Throws where the JSON is neither. */
export function sbomSubject(text: string): DescribedFile {
  const json: unknown = JSON.parse(text);
  return isCycloneDx(json) ? cycloneDxSubject(CycloneDx.parse(json)) : spdxSubject(Spdx.parse(json));
}

export function isCycloneDx(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'bomFormat' in json;
}

export function cycloneDxSubject({ metadata: { component } }: CycloneDx): DescribedFile {
  const hash = (alg: string) => component.hashes?.find((it) => it.alg === alg)?.content.toLowerCase();
  return { version: component.version, sha256: hash('SHA-256'), sha512: hash('SHA-512') };
}

export function spdxSubject(document: Spdx): DescribedFile {
  const main = describedPackage(document);
  const hash = (algorithm: string) =>
    main?.checksums?.find((it) => it.algorithm === algorithm)?.checksumValue.toLowerCase();
  return { version: main?.versionInfo, sha256: hash('SHA256'), sha512: hash('SHA512') };
}

/** The package that the document is about. */
export function describedPackage({
  documentDescribes,
  packages,
  relationships,
}: Spdx): SpdxPackage | undefined {
  const described = relationships?.find(
    (it) => it.spdxElementId === 'SPDXRef-DOCUMENT' && it.relationshipType === 'DESCRIBES',
  );
  const id = described?.relatedSpdxElement ?? documentDescribes?.[0];
  return packages.find(({ SPDXID }) => SPDXID === id);
}
