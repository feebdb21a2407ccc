import type { Digest } from '../model/artifact.ts';
import { type Check, Checklist, overall } from '../model/check.ts';
import { type Layout, layout, PROVENANCE } from '../model/layout.ts';
import { byBytes } from '../model/names.ts';
import type { Plan } from '../model/plan.ts';
import { signedNames } from '../model/sealed.ts';
import type { Files, Ports } from '../ports.ts';
import { MAX_SIGNED, type Message, messageOver, type Signer } from '../trust/signature.ts';
import { measureBinaries, type ReleasedBinary } from './binaries.ts';
import { contents, digests } from './contents.ts';
import { artifactsJson, metadataJson, relativePath } from './goreleaser.ts';
import type { SealInputs } from './inputs.ts';
import { readInsight } from './insight.ts';
import { loadSigner } from './key.ts';
import { place } from './place.ts';
import { checkPlannedSet } from './planned-set.ts';
import { bindSboms } from './sboms.ts';
import { sign } from './sign.ts';

export interface SealResult {
  readonly checks: Check[];
  /** Every file of the sealed release, sorted by name; none when a check failed, and then nothing was written. */
  readonly files: readonly SealedFile[];
}

export interface SealedFile extends Digest {
  readonly name: string;
}

/**
 * Seals the planned binaries in `release/`: binds their SBOMs, writes digests, manifest, checksums and
 * provenance, and signs. Nothing is written unless every check passed, the new signatures included.
 */
export async function run(inputs: SealInputs, plan: Plan, ports: Ports): Promise<SealResult> {
  const { files } = ports;
  const checks = new Checklist('seal', ports.clock.now);
  const failed = (): boolean => overall(checks.checks) === 'fail';
  const unsealed: SealResult = { checks: checks.checks, files: [] };
  const paths = layout(inputs.output);

  const signer = inputs.sign === 'key' ? await loadSigner(inputs, ports) : undefined;
  const earlier = await checkPlannedSet(plan, paths.release, files, checks);
  if (!earlier) return unsealed;
  const binaries = await measureBinaries(plan, paths, files, checks);
  const sboms = await bindSboms(binaries, paths, files, checks);
  const insight = await readInsight(plan, paths, files, checks);
  if (failed()) return unsealed;

  const made = contents(inputs, plan, binaries, sboms, insight, ports.host);
  noteProvenance(inputs, made, checks);
  if (signer) {
    const names = signedNames({
      binaries: plan.artifacts.map(({ file }) => file),
      sboms: [...sboms.keys()],
      insight: insight !== undefined,
    });
    const messages = messagesOf(binaries, made, paths, files);
    const bundles = await sign(names, messages, made.get(PROVENANCE), signer, checks);
    for (const [name, bundle] of bundles) made.set(name, bundle);
  } else checks.begin('signature', plan.project).skip('the input sign is none');
  if (failed()) return unsealed;

  const stale = earlier.filter((name) => !made.has(name));
  await place(made, stale, paths.release, files);
  await writeBeside(inputs, plan, binaries, made, signer, ports);
  return { checks: checks.checks, files: sealedFiles(binaries, made) };
}

function noteProvenance(inputs: SealInputs, made: ReadonlyMap<string, Buffer>, checks: Checklist): void {
  const check = checks.begin('provenance', PROVENANCE);
  if (inputs.provenance) check.pass({ measured: `${made.get(PROVENANCE)?.length} bytes` });
  else check.skip('the input provenance is false');
}

/** What is signed by its bytes: the binaries on disk, the rest in memory. */
function messagesOf(
  binaries: readonly ReleasedBinary[],
  made: ReadonlyMap<string, Buffer>,
  paths: Layout,
  files: Files,
): Map<string, Message> {
  const messages = new Map<string, Message>();
  for (const { artifact, digest } of binaries) {
    messages.set(artifact.file, {
      sha256: Buffer.from(digest.sha256, 'hex'),
      bytes: () => files.read(paths.released(artifact.file), MAX_SIGNED),
    });
  }
  for (const [name, bytes] of made) messages.set(name, messageOver(bytes));
  return messages;
}

/** What goes into the output folder and is not published. */
async function writeBeside(
  inputs: SealInputs,
  plan: Plan,
  binaries: readonly ReleasedBinary[],
  made: ReadonlyMap<string, Buffer>,
  signer: Signer | undefined,
  { files, host }: Ports,
): Promise<void> {
  const paths = layout(inputs.output);
  const pathOf = (name: string) => relativePath(inputs.workingDirectory, paths.released(name));
  await files.write(paths.artifactsJson, artifactsJson(binaries, [...made.keys()], pathOf));
  await files.write(paths.metadataJson, metadataJson(plan, host));
  if (signer) await files.write(paths.publicKey, signer.publicKey.pem);
  // The key of an earlier seal would make a release without signatures look stripped of them.
  else await files.remove(paths.publicKey);
}

function sealedFiles(binaries: readonly ReleasedBinary[], made: ReadonlyMap<string, Buffer>): SealedFile[] {
  return [...digests(binaries, made)]
    .map(([name, digest]) => ({ name, ...digest }))
    .sort((a, b) => byBytes(a.name, b.name));
}
