import { type Check, Checklist } from '../model/check.ts';
import { ReleaseError } from '../model/errors.ts';
import type { Files, Ports } from '../ports.ts';
import type { PackedArtifact } from './artifact.ts';
import type { PackedFile } from './result.ts';

export interface PackResult {
  readonly checks: Check[];
  readonly packed: PackedFile[];
}

/**
 * Puts every file in its release path, or none: where one failed, nothing of the batch is released, and what an
 * earlier run left of it goes.
 */
export async function releaseTogether(made: readonly PackedArtifact[], ports: Ports): Promise<PackResult> {
  const checks = made.flatMap((one) => one.checks);
  const failed = made.filter(({ ready }) => ready === undefined).map(({ subject }) => subject.name);
  if (failed.length === 0) {
    for (const one of made) await release(one, ports.files);
    return { checks, packed: made.map(({ result }) => result) };
  }
  const reason = `not released: ${failed.join(', ')} failed`;
  const withheld = new Checklist('pack', ports.clock.now);
  const packed = [];
  for (const { subject, result, ready } of made) {
    await ports.files.remove(subject.release);
    if (ready) withheld.begin('upx-release', subject.name).notRun(reason);
    packed.push(
      ready ? { ...result, state: 'withheld' as const, code: 'WITHHELD' as const, reason } : result,
    );
  }
  return { checks: [...checks, ...withheld.checks], packed };
}

const EXECUTABLE = 0o755;

/** Puts the very bytes that were looked at under the release name. */
async function release({ subject, ready }: PackedArtifact, files: Files): Promise<void> {
  if (!ready) return;
  if (ready.path !== subject.release) await files.copy(ready.path, subject.release, EXECUTABLE);
  const { sha256 } = await files.digest(subject.release);
  if (sha256 === ready.sha256) return;
  await files.remove(subject.release);
  throw new ReleaseError(
    'DIGEST_MISMATCH',
    `${subject.release} has sha256 ${sha256}, but ${ready.sha256} was proven`,
    'make sure nothing else writes to the output folder, then run again',
  );
}
