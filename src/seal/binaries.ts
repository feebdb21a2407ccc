import { inspect } from '../binary/inspect.ts';
import type { Digest, ManifestEntry } from '../model/artifact.ts';
import type { Checklist } from '../model/check.ts';
import { short } from '../model/digest.ts';
import { messageOf } from '../model/errors.ts';
import type { Layout } from '../model/layout.ts';
import {
  type Plan,
  type PlannedArtifact,
  type PlannedBuild,
  type PlannedTarget,
  partsOf,
} from '../model/plan.ts';
import type { Files } from '../ports.ts';
import { brokenHandOver, readHandOver } from './hand-over.ts';

/** A released binary, measured, and what it was made from. */
export interface ReleasedBinary {
  readonly artifact: PlannedArtifact;
  readonly build: PlannedBuild;
  readonly target: PlannedTarget;
  readonly digest: Digest;
  /** Bytes before packing; undefined where the file is not packed. */
  readonly plainSize: number | undefined;
  readonly format: ManifestEntry['format'];
}

/** Reads every planned binary again: its digest in one pass and its format from the header. */
export async function measureBinaries(
  plan: Plan,
  paths: Layout,
  files: Files,
  checks: Checklist,
): Promise<ReleasedBinary[]> {
  const measured: ReleasedBinary[] = [];
  const handOver = await readHandOver(paths, files);
  for (const artifact of plan.artifacts) {
    const path = paths.released(artifact.file);
    const check = checks.begin('digest', artifact.file);
    const digest = await files.digest(path);
    const broken = brokenHandOver(artifact.file, digest.sha256, handOver);
    if (broken) {
      check.fail({
        measured: `sha256 ${digest.sha256}`,
        detail: broken,
        remedy: 'find out who wrote to the output folder, then build and pack again',
      });
      continue;
    }
    try {
      const { format } = await files.withSource(path, inspect);
      const plainSize = handOver.plainSizes.get(artifact.file);
      measured.push({ artifact, ...partsOf(plan, artifact), digest, plainSize, format });
      check.pass({ measured: `sha256 ${short(digest.sha256)}, ${digest.size} bytes` });
    } catch (error) {
      check.fail({
        measured: messageOf(error),
        bound: 'a whole ELF, Mach-O or PE',
        remedy: 'build and pack this target again',
      });
    }
  }
  return measured;
}
