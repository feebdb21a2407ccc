import {
  BUNDLE_SUFFIX,
  CHECKSUMS,
  CHECKSUMS_512,
  CYCLONEDX_SUFFIX,
  DIGEST_SUFFIX,
  INSIGHT,
  MANIFEST,
  PROVENANCE,
  SPDX_SUFFIX,
} from './layout.ts';
import { byBytes } from './names.ts';

/** What decides the file names of a sealed release. */
export interface SealedSet {
  readonly binaries: readonly string[];
  /** SBOM file names. */
  readonly sboms: readonly string[];
  /** The build insight is among them. */
  readonly insight: boolean;
  readonly provenance: boolean;
  readonly signed: boolean;
}

/** Every file that a sealed release has, sorted; it has no other. */
export function sealedNames(set: SealedSet): string[] {
  const provenance = set.provenance ? [PROVENANCE] : [];
  const names = [...listedNames(set), CHECKSUMS, CHECKSUMS_512, ...provenance];
  const bundles = set.signed ? [...signedNames(set), ...provenance].map(bundleOf) : [];
  return [...names, ...bundles].sort(byBytes);
}

/** Every name that a sealed release of these binaries may have in it, however it was sealed. */
export function possibleNames(binaries: readonly string[]): string[] {
  return sealedNames({
    binaries,
    sboms: binaries.flatMap(sbomsOf),
    insight: true,
    provenance: true,
    signed: true,
  });
}

type Listed = Pick<SealedSet, 'binaries' | 'sboms' | 'insight'>;

/** The files that both checksum files list. */
export function listedNames({ binaries, sboms, insight }: Listed): string[] {
  return [...binaries, ...binaries.map(digestFileOf), ...sboms, ...(insight ? [INSIGHT] : []), MANIFEST].sort(
    byBytes,
  );
}

/** The files with a signature over their bytes; the provenance is signed as a statement instead. */
export function signedNames({ binaries, sboms, insight }: Listed): string[] {
  return [...binaries, ...sboms, ...(insight ? [INSIGHT] : []), CHECKSUMS, CHECKSUMS_512, MANIFEST].sort(
    byBytes,
  );
}

/** The names that SBOMs of a binary may have. */
export function sbomsOf(binary: string): string[] {
  return [`${binary}${CYCLONEDX_SUFFIX}`, `${binary}${SPDX_SUFFIX}`];
}

export function digestFileOf(binary: string): string {
  return `${binary}${DIGEST_SUFFIX}`;
}

export function bundleOf(file: string): string {
  return `${file}${BUNDLE_SUFFIX}`;
}
