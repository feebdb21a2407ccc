import { basename, join } from 'node:path';
import type { Checklist } from '../model/check.ts';
import { ReleaseError } from '../model/errors.ts';
import { layout } from '../model/layout.ts';
import type { Files } from '../ports.ts';
import { isPem, MAX_PEM } from '../trust/pem.ts';
import { type PublicKey, readPublicKey } from '../trust/public-key.ts';

/**
 * The key that signatures must verify with: the one given, else the `cosign.pub` beside the release folder, else
 * none. Throws KEY_UNREADABLE.
 */
export async function findPublicKey(
  given: string | undefined,
  release: string,
  files: Files,
  checks: Checklist,
): Promise<PublicKey | undefined> {
  const beside = layout(join(release, '..')).publicKey;
  if (given === undefined && !(await files.stat(beside))) return undefined;
  const check = checks.begin('public-key', 'release');
  const isText = given !== undefined && isPem(given);
  const path = given ?? beside;
  const key = readPublicKey(isText ? path : await read(path, files), isText ? 'the public key' : path);
  const measured = `${key.algorithm}, key ${key.hint}`;
  if (given !== undefined) check.pass({ measured });
  else {
    const detail = `${basename(beside)} came with the files: whoever could change them could change it; pin it with public-key`;
    check.pass({ measured, detail });
  }
  return key;
}

async function read(path: string, files: Files): Promise<string> {
  try {
    return await files.readText(path, MAX_PEM);
  } catch (cause) {
    throw new ReleaseError(
      'KEY_UNREADABLE',
      `the public key ${path} cannot be read`,
      'check the path of the key',
      cause,
    );
  }
}
