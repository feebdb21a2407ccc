import type { Manifest } from '../model/artifact.ts';
import type { Checklist } from '../model/check.ts';
import { type Checksums, parseChecksums } from '../model/checksums.ts';
import { messageOf } from '../model/errors.ts';
import { BUNDLE_SUFFIX, CHECKSUMS, CHECKSUMS_512, INSIGHT, MANIFEST, PROVENANCE } from '../model/layout.ts';
import { readManifest } from '../model/manifest.ts';
import { digestFileOf, type SealedSet, sbomsOf } from '../model/sealed.ts';
import { type Folder, textOf } from './folder.ts';

/** The files that say what a release is; undefined where one is missing or not readable. */
export interface Documents {
  readonly sha256: Checksums | undefined;
  readonly sha512: Checksums | undefined;
  readonly manifest: Manifest | undefined;
}

/** Reads the checksums and the manifest; one that is not readable is a failed check. */
export function readDocuments(folder: Folder, checks: Checklist): Documents {
  const read = <Value>(check: string, file: string, parse: (text: string) => Value): Value | undefined => {
    const pending = checks.begin(check, file);
    const text = textOf(folder, file);
    // A missing file is reported by the set.
    if (text === undefined) return undefined;
    try {
      return parse(text);
    } catch (error) {
      pending.fail({ measured: messageOf(error), remedy: REMEDY });
      return undefined;
    }
  };
  return {
    sha256: read('checksum-sha256', CHECKSUMS, (text) => parseChecksums(text, 'sha256', CHECKSUMS)),
    sha512: read('checksum-sha512', CHECKSUMS_512, (text) => parseChecksums(text, 'sha512', CHECKSUMS_512)),
    manifest: read('manifest', MANIFEST, (text) => readManifest(text, MANIFEST)),
  };
}

export const REMEDY = 'do not use these files; get the release again from where it was published';

/** What the release should hold, as far as its documents tell; `keyed` when signatures are demanded. */
export function sealedSet(
  folder: Folder,
  { sha256, sha512, manifest }: Documents,
  keyed: boolean,
): SealedSet {
  const present = [...folder.files.keys()];
  const listed = new Set((sha256 ?? sha512)?.keys() ?? present);
  const binaries =
    manifest?.artifacts.map(({ name }) => name) ??
    [...listed].filter((name) => listed.has(digestFileOf(name)));
  return {
    binaries,
    sboms: binaries.flatMap(sbomsOf).filter((name) => listed.has(name)),
    insight: listed.has(INSIGHT),
    provenance: manifest ? manifest.provenance !== undefined : present.includes(PROVENANCE),
    signed: keyed || present.some((name) => name.endsWith(BUNDLE_SUFFIX)),
  };
}
