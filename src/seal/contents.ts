import type { Digest, Manifest } from '../model/artifact.ts';
import { emitChecksums } from '../model/checksums.ts';
import { digestOfBytes } from '../model/digest.ts';
import { CHECKSUMS, CHECKSUMS_512, INSIGHT, MANIFEST, PROVENANCE } from '../model/layout.ts';
import { emitManifest } from '../model/manifest.ts';
import { byBytes } from '../model/names.ts';
import type { Plan } from '../model/plan.ts';
import { digestFileOf } from '../model/sealed.ts';
import type { Host } from '../ports.ts';
import type { ReleasedBinary } from './binaries.ts';
import type { SealInputs } from './inputs.ts';
import { provenance } from './provenance.ts';

/** What a sealed release holds beside its binaries, by file name; the signatures come after. */
export function contents(
  inputs: SealInputs,
  plan: Plan,
  binaries: readonly ReleasedBinary[],
  sboms: ReadonlyMap<string, Buffer>,
  insight: string | undefined,
  host: Host,
): Map<string, Buffer> {
  const files = new Map<string, Buffer>(sboms);
  const add = (name: string, text: string): void => void files.set(name, Buffer.from(text));
  for (const { artifact, digest } of binaries)
    add(digestFileOf(artifact.file), digestFile(artifact.file, digest));
  if (insight !== undefined) add(INSIGHT, insight);
  add(MANIFEST, emitManifest(manifest(inputs, plan, binaries)));

  const listed = digests(binaries, files);
  add(CHECKSUMS, emitChecksums(new Map([...listed].map(([name, { sha256 }]) => [name, sha256]))));
  add(CHECKSUMS_512, emitChecksums(new Map([...listed].map(([name, { sha512 }]) => [name, sha512]))));
  if (inputs.provenance) add(PROVENANCE, provenance(plan, subjects(binaries, files), host));
  return files;
}

function digestFile(artifact: string, { size, sha256, sha512 }: Digest): string {
  return `${JSON.stringify({ artifact, size, sha256, sha512 })}\n`;
}

function manifest(
  { channel, provenance }: SealInputs,
  plan: Plan,
  binaries: readonly ReleasedBinary[],
): Manifest {
  const { version, commit } = plan;
  return {
    ...(provenance && { provenance: PROVENANCE }),
    artifacts: binaries.map(({ artifact, target, digest, plainSize, format }) => ({
      name: artifact.file,
      checksum: digest.sha256,
      sha512: digest.sha512,
      size: digest.size,
      ...(plainSize === undefined ? {} : { 'plain-size': plainSize }),
      platform: target.id,
      version,
      channel,
      commit,
      format,
    })),
  };
}

/** The digest of every file so far, binaries first. */
export function digests(
  binaries: readonly ReleasedBinary[],
  files: ReadonlyMap<string, Buffer>,
): Map<string, Digest> {
  return new Map([
    ...binaries.map(({ artifact, digest }) => [artifact.file, digest] as const),
    ...[...files].map(([name, bytes]) => [name, digestOfBytes(bytes)] as const),
  ]);
}

function subjects(binaries: readonly ReleasedBinary[], files: ReadonlyMap<string, Buffer>) {
  const wanted = new Set([
    ...binaries.map(({ artifact }) => artifact.file),
    CHECKSUMS,
    CHECKSUMS_512,
    MANIFEST,
  ]);
  return [...digests(binaries, files)]
    .filter(([name]) => wanted.has(name))
    .map(([name, digest]) => ({ name, ...digest }))
    .sort((a, b) => byBytes(a.name, b.name));
}
