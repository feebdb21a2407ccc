import { basename, join } from 'node:path';
import type { Digest } from '../model/artifact.ts';
import type { Files, Ports } from '../ports.ts';
import { isStillPacked } from './earlier.ts';
import type { PackPolicy } from './inputs.ts';
import type { PackSubject } from './subjects.ts';
import type { Upx } from './upx/find.ts';
import { complaint, isUnpackable } from './upx/refusal.ts';
import { pack } from './upx/upx.ts';

/** A packed file to prove, or what UPX said instead. */
export type Candidate = { readonly path: string; readonly how: string } | Refusal;

export interface Refusal {
  readonly refusal: string;
  /** UPX says of the file, not of its own work, that it cannot be packed. */
  readonly unpackable: boolean;
}

/**
 * What an earlier run released where it still stands for these bytes, else a newly packed file in `folder`.
 * In the latter case nothing stays at the release path.
 */
export async function candidateOf(
  subject: PackSubject,
  plain: Digest,
  how: { readonly upx: Upx; readonly method: PackPolicy['method']; readonly folder: string },
  ports: Ports,
): Promise<Candidate> {
  const { upx, method, folder } = how;
  if (await isStillPacked(subject.earlier, { plain, upx, method, release: subject.release }, ports.files)) {
    return { path: subject.release, how: 'packed by an earlier run from the same bytes' };
  }
  await ports.files.remove(subject.release);
  const path = join(folder, `packed-${basename(subject.release)}`);
  const finished = await pack(upx, method, await executable(subject, folder, ports.files), path, ports);
  if (finished.exitCode !== 0 || finished.timedOut) {
    return { refusal: complaint(finished), unpackable: isUnpackable(finished) };
  }
  // A UPX that ran out of disk may leave an empty file, or none.
  const made = await ports.files.stat(path);
  if (!made?.size) return { refusal: 'it ended well but left no packed file', unpackable: false };
  return { path, how: `packed in ${(finished.ms / 1000).toFixed(1)} s` };
}

/**
 * UPX refuses a link, and a file that is not executable, which stores of artifacts forget that it is: then a copy is
 * packed.
 */
async function executable({ plain, release }: PackSubject, folder: string, files: Files): Promise<string> {
  const { mode = 0, link } = (await files.stat(plain)) ?? {};
  if (!link && (mode & 0o111) !== 0) return plain;
  const copy = join(folder, `plain-${basename(release)}`);
  await files.copy(plain, copy, 0o755);
  return copy;
}
