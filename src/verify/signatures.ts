import type { Checklist } from '../model/check.ts';
import { PROVENANCE } from '../model/layout.ts';
import { bundleOf, type SealedSet, signedNames } from '../model/sealed.ts';
import type { Files } from '../ports.ts';
import { keyInShort, type PublicKey } from '../trust/public-key.ts';
import { type Refusal, refusalOfMessage, refusalOfStatement } from '../trust/refusal.ts';
import { MAX_SIGNED } from '../trust/signature.ts';
import { REMEDY } from './documents.ts';
import { type Folder, type FoundFile, textOf } from './folder.ts';

/**
 * Every bundle against the bytes it is for. Without a key their form and digests are still compared; that the
 * signatures were not is one `not-run`.
 */
export async function checkSignatures(
  folder: Folder,
  set: SealedSet,
  publicKey: PublicKey | undefined,
  files: Files,
  checks: Checklist,
): Promise<void> {
  const unproven = checks.begin('signature', 'release');
  const names = set.signed ? [...signedNames(set), ...(set.provenance ? [PROVENANCE] : [])] : [];
  for (const name of names) {
    const found = folder.files.get(name);
    const bundle = textOf(folder, bundleOf(name));
    if (!found || bundle === undefined) continue;
    const refusal = await refusalOf(name, found, bundle, publicKey, files);
    if (refusal) {
      checks.begin('signature', refusal.blame === 'file' ? name : bundleOf(name)).fail({
        measured: `${bundleOf(name)} ${refusal.reason}`,
        bound: `a signature over ${name}`,
        remedy: REMEDY,
      });
    } else if (publicKey) {
      checks.begin('signature', name).pass({ measured: keyInShort(publicKey) });
    }
  }
  if (!set.signed) unproven.notRun('the release carries no signature, and no public key demands one');
  else if (!publicKey) {
    const remedy = 'give the public key of the project as public-key, from another source than the files';
    unproven.notRun('no public key was given and no cosign.pub lies beside the release', { remedy });
  }
}

function refusalOf(
  name: string,
  found: FoundFile,
  bundle: string,
  publicKey: PublicKey | undefined,
  files: Files,
): Promise<Refusal | undefined> {
  const bytes = async () => found.bytes ?? (await files.read(found.path, MAX_SIGNED));
  if (name === PROVENANCE && found.bytes) return refusalOfStatement(bundle, found.bytes, publicKey);
  return refusalOfMessage(bundle, { sha256: Buffer.from(found.digest.sha256, 'hex'), bytes }, publicKey);
}
