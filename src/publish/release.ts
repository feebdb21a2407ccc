import { join } from 'node:path';
import type { Manifest } from '../model/artifact.ts';
import type { Checklist } from '../model/check.ts';
import { parseChecksums } from '../model/checksums.ts';
import { BUNDLE_SUFFIX, CHECKSUMS, INSIGHT, MANIFEST } from '../model/layout.ts';
import { readManifest } from '../model/manifest.ts';
import { sbomsOf, sealedNames } from '../model/sealed.ts';
import type { Files } from '../ports.ts';
import type { ReleaseFile } from './channel.ts';

export interface SealedRelease {
  /** As the manifest names them. */
  readonly version: string | undefined;
  readonly commit: string | undefined;
  readonly files: readonly ReleaseFile[];
}

/**
 * The files of a sealed release, each read and compared with `checksums.txt` before anything is published;
 * undefined when a check failed. Throws FILE_MISSING or FILE_INVALID for a folder that was not sealed.
 */
export async function readRelease(
  directory: string,
  files: Files,
  checks: Checklist,
): Promise<SealedRelease | undefined> {
  const listed = parseChecksums(await files.readText(join(directory, CHECKSUMS)), 'sha256', CHECKSUMS);
  const manifest = readManifest(await files.readText(join(directory, MANIFEST)), MANIFEST);
  const expected = await expectedNames(directory, manifest, [...listed.keys()], files);
  if (!(await isComplete(directory, expected, files, checks))) return undefined;

  const release: ReleaseFile[] = [];
  const altered: string[] = [];
  const check = checks.begin('checksums', CHECKSUMS);
  for (const name of expected) {
    const path = join(directory, name);
    const { sha256, size } = await files.digest(path);
    if (sha256 !== (listed.get(name) ?? sha256)) altered.push(name);
    release.push({ name, path, sha256, size });
  }
  if (altered.length === 0) {
    check.pass({ measured: `${listed.size} files listed` });
    const { version, commit } = manifest.artifacts[0] ?? {};
    return { version, commit, files: release };
  }
  check.fail({
    measured: `other bytes: ${altered.join(', ')}`,
    bound: `the digests in ${CHECKSUMS}`,
    remedy: 'seal the release again; find out what changed the files since',
  });
  return undefined;
}

async function expectedNames(
  directory: string,
  manifest: Manifest,
  listed: readonly string[],
  files: Files,
): Promise<string[]> {
  const binaries = manifest.artifacts.map(({ name }) => name);
  return sealedNames({
    binaries,
    sboms: binaries.flatMap(sbomsOf).filter((name) => listed.includes(name)),
    insight: listed.includes(INSIGHT),
    provenance: manifest.provenance !== undefined,
    signed: (await files.list(directory)).some((name) => name.endsWith(BUNDLE_SUFFIX)),
  });
}

async function isComplete(
  directory: string,
  expected: readonly string[],
  files: Files,
  checks: Checklist,
): Promise<boolean> {
  const check = checks.begin('set', 'release');
  const present = await files.list(directory);
  const missing = expected.filter((name) => !present.includes(name));
  const extra = present.filter((name) => !expected.includes(name));
  if (missing.length + extra.length === 0) {
    check.pass({ measured: `${expected.length} files` });
    return true;
  }
  const faults = [
    missing.length > 0 ? `missing: ${missing.join(', ')}` : '',
    extra.length > 0 ? `no part of the release: ${extra.join(', ')}` : '',
  ];
  check.fail({
    measured: faults.filter(Boolean).join('; '),
    bound: 'the files of a sealed release',
    remedy: 'seal the release again',
  });
  return false;
}
