import { type Check, Checklist } from '../model/check.ts';
import type { Ports } from '../ports.ts';
import { checkContents } from './contents.ts';
import { readDocuments, sealedSet } from './documents.ts';
import { readFolder, releaseFolder } from './folder.ts';
import type { VerifyInputs } from './inputs.ts';
import { checkInsight } from './insight.ts';
import { findPublicKey } from './key.ts';
import { checkChecksums, checkDigestFiles, checkSet } from './listed.ts';
import { checkProvenance } from './provenance.ts';
import { checkSignatures } from './signatures.ts';

export interface VerifyResult {
  readonly checks: Check[];
  /** The release folder that was read. */
  readonly directory: string;
  /** What the manifest names; undefined where it is not readable. */
  readonly version: string | undefined;
  readonly commit: string | undefined;
  /** Number of files read. */
  readonly files: number;
  /** Hint of the key that signatures were verified with. */
  readonly key: string | undefined;
}

/**
 * Checks a sealed release again from its bytes. It needs the files and, to prove who signed, a public key;
 * nothing else, and no network. Throws for bad arguments only: what is wrong with the files is a failed check.
 */
export async function run(
  inputs: VerifyInputs,
  ports: Pick<Ports, 'files' | 'clock'>,
): Promise<VerifyResult> {
  const { files } = ports;
  const checks = new Checklist('verify', ports.clock.now);
  const directory = await releaseFolder(inputs.directory, files);
  const key = await findPublicKey(inputs.publicKey, directory, files, checks);

  const folder = await readFolder(directory, files);
  const documents = readDocuments(folder, checks);
  const set = sealedSet(folder, documents, key !== undefined);
  checkSet(folder, set, checks);
  checkChecksums(folder, set, documents, checks);
  checkDigestFiles(folder, set, checks);
  if (documents.manifest) await checkContents(folder, documents.manifest, files, checks);
  if (set.insight && documents.manifest) checkInsight(folder, documents.manifest, checks);
  checkProvenance(folder, set, documents.manifest, checks);
  await checkSignatures(folder, set, key, files, checks);

  const first = documents.manifest?.artifacts[0];
  return {
    checks: checks.checks,
    directory,
    version: first?.version,
    commit: first?.commit,
    files: folder.files.size,
    key: key?.hint,
  };
}
