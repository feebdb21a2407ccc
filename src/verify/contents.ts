import { inspect } from '../binary/inspect.ts';
import type { Manifest, ManifestEntry } from '../model/artifact.ts';
import type { Checklist } from '../model/check.ts';
import { messageOf } from '../model/errors.ts';
import { MANIFEST } from '../model/layout.ts';
import { sbomSubject } from '../model/sbom-subject.ts';
import { sbomsOf } from '../model/sealed.ts';
import type { Files } from '../ports.ts';
import { REMEDY } from './documents.ts';
import { type Folder, type FoundFile, textOf } from './folder.ts';

/** Every entry of the manifest against the bytes of its file, the header and the SBOMs included. */
export async function checkContents(
  folder: Folder,
  manifest: Manifest,
  files: Files,
  checks: Checklist,
): Promise<void> {
  checkOneRelease(manifest, checks);
  for (const entry of manifest.artifacts) {
    const found = folder.files.get(entry.name);
    if (!found) continue;
    checkEntry(entry, found, checks);
    await checkFormat(entry, found, files, checks);
    for (const sbom of sbomsOf(entry.name)) checkSbom(sbom, entry, found, folder, checks);
  }
}

function checkOneRelease({ artifacts }: Manifest, checks: Checklist): void {
  const releases = new Set(artifacts.map(({ version, commit }) => `${version} at commit ${commit}`));
  const pending = checks.begin('manifest', MANIFEST);
  const measured = [...releases].join(', ');
  if (releases.size === 1) pending.pass({ measured });
  else pending.fail({ measured, bound: 'one version and one commit', remedy: REMEDY });
}

function checkEntry(entry: ManifestEntry, { digest }: FoundFile, checks: Checklist): void {
  const pending = checks.begin('manifest', entry.name);
  const faults = [
    entry.size === digest.size ? '' : `size ${digest.size}, not ${entry.size}`,
    entry.checksum === digest.sha256 ? '' : `sha256 ${digest.sha256}, not ${entry.checksum}`,
    entry.sha512 === digest.sha512 ? '' : `sha512 ${digest.sha512}, not ${entry.sha512}`,
    isNamedAfter(entry) ? '' : `the name does not end in ${suffixOf(entry.platform)}`,
  ].filter(Boolean);
  if (faults.length === 0) pending.pass({ measured: `${digest.size} bytes, ${entry.platform}` });
  else pending.fail({ measured: faults.join('; '), bound: `the entry in ${MANIFEST}`, remedy: REMEDY });
}

function isNamedAfter({ name, platform }: ManifestEntry): boolean {
  return name.endsWith(suffixOf(platform));
}

function suffixOf(platform: string): string {
  return platform.startsWith('windows-') ? `-${platform}.exe` : `-${platform}`;
}

/** The header says for which platform a binary is, whatever its name; packing leaves it readable. */
async function checkFormat(
  entry: ManifestEntry,
  found: FoundFile,
  files: Files,
  checks: Checklist,
): Promise<void> {
  const pending = checks.begin('format', entry.name);
  const [goos = '', goarch = ''] = entry.platform.split('-');
  const bound = `${entry.format} for ${goos}/${goarch}`;
  try {
    const facts = await files.withSource(found.path, inspect);
    // An ELF header does not always name the system.
    const measured = `${facts.format} for ${facts.goos ?? goos}/${facts.goarch}`;
    if (measured === bound) pending.pass({ measured });
    else pending.fail({ measured, bound, remedy: REMEDY });
  } catch (error) {
    pending.fail({ measured: messageOf(error), bound, remedy: REMEDY });
  }
}

function checkSbom(
  file: string,
  entry: ManifestEntry,
  { digest }: FoundFile,
  folder: Folder,
  checks: Checklist,
): void {
  const text = textOf(folder, file);
  if (text === undefined) return;
  const pending = checks.begin('sbom', file);
  try {
    const { version, sha256, sha512 = digest.sha512 } = sbomSubject(text);
    const faults = [
      sha256 === digest.sha256 && sha512 === digest.sha512 ? '' : `describes a file with sha256 ${sha256}`,
      sameVersion(version, entry.version) ? '' : `names version ${version}, not ${entry.version}`,
    ].filter(Boolean);
    if (faults.length === 0) pending.pass({ measured: `describes ${entry.name}` });
    else pending.fail({ measured: faults.join('; '), bound: `an SBOM of ${entry.name}`, remedy: REMEDY });
  } catch (error) {
    pending.fail({ measured: `is not an SBOM: ${messageOf(error)}`, remedy: REMEDY });
  }
}

/** Go writes versions with a v, releases without. */
function sameVersion(claimed: string | undefined, version: string): boolean {
  return claimed === undefined || claimed.replace(/^v/, '') === version;
}
