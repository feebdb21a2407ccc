import { DigestFile } from '../model/artifact.ts';
import type { Checklist } from '../model/check.ts';
import type { Checksums } from '../model/checksums.ts';
import { short } from '../model/digest.ts';
import { messageOf } from '../model/errors.ts';
import { digestFileOf, listedNames, type SealedSet, sealedNames } from '../model/sealed.ts';
import { type Documents, REMEDY } from './documents.ts';
import { type Folder, textOf } from './folder.ts';

/** Expected and present are the same files: what is missing, extra or odd is named, one check each. */
export function checkSet(folder: Folder, set: SealedSet, checks: Checklist): void {
  const begun = checks.begin('set', 'release');
  const expected = sealedNames(set);
  const fail = (name: string, measured: string, remedy: string): void => {
    checks.begin('set', name).fail({ measured, remedy });
  };
  const missing = expected.filter((name) => !folder.files.has(name) && !folder.odd.has(name));
  const extra = [...folder.files.keys()].filter((name) => !expected.includes(name));
  for (const name of missing) fail(name, `${name} is missing`, 'get the whole release again');
  for (const name of extra) fail(name, `${name} is no part of this release`, 'take it out of the folder');
  for (const [name, why] of folder.odd)
    fail(name, `${JSON.stringify(name)} ${why}`, 'take it out of the folder');
  if (missing.length + extra.length + folder.odd.size === 0)
    begun.pass({ measured: `${expected.length} files` });
}

/** Every file that must be listed is, with the digest of its bytes, and no other; in both files. */
export function checkChecksums(
  folder: Folder,
  set: SealedSet,
  documents: Documents,
  checks: Checklist,
): void {
  const names = listedNames(set);
  for (const algorithm of ['sha256', 'sha512'] as const) {
    const listed = documents[algorithm];
    if (!listed) continue;
    for (const name of names) checkListed(`checksum-${algorithm}`, name, listed, folder, algorithm, checks);
    for (const name of listed.keys()) {
      if (names.includes(name)) continue;
      const measured = `${name} is listed but is no part of this release`;
      checks.begin(`checksum-${algorithm}`, name).fail({ measured, remedy: REMEDY });
    }
  }
}

function checkListed(
  check: string,
  name: string,
  listed: Checksums,
  folder: Folder,
  algorithm: 'sha256' | 'sha512',
  checks: Checklist,
): void {
  const pending = checks.begin(check, name);
  const expected = listed.get(name);
  const measured = folder.files.get(name)?.digest[algorithm];
  if (expected === undefined) pending.fail({ measured: `${name} is not listed`, remedy: REMEDY });
  else if (measured === undefined)
    pending.fail({ measured: `${name} is missing`, bound: expected, remedy: REMEDY });
  else if (measured === expected) pending.pass({ measured: short(measured) });
  else pending.fail({ measured, bound: expected, remedy: REMEDY });
}

/** Each binary's digest.json says what its bytes say. */
export function checkDigestFiles(folder: Folder, { binaries }: SealedSet, checks: Checklist): void {
  for (const binary of binaries) {
    const file = digestFileOf(binary);
    const text = textOf(folder, file);
    const actual = folder.files.get(binary)?.digest;
    if (text === undefined || actual === undefined) continue;
    const pending = checks.begin('digest-file', file);
    const fault = faultOf(text, { artifact: binary, ...actual });
    if (fault === undefined) pending.pass({ measured: `${actual.size} bytes` });
    else pending.fail({ measured: fault, bound: `the digest of ${binary}`, remedy: REMEDY });
  }
}

function faultOf(text: string, actual: DigestFile): string | undefined {
  try {
    const claimed = DigestFile.parse(JSON.parse(text));
    const wrong = (['artifact', 'size', 'sha256', 'sha512'] as const).find(
      (key) => claimed[key] !== actual[key],
    );
    return wrong && `${wrong} ${claimed[wrong]}`;
  } catch (error) {
    return `is not a digest file: ${messageOf(error)}`;
  }
}
