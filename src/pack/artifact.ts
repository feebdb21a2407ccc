import { basename, join } from 'node:path';
import { isFips } from '../binary/fips.ts';
import type { Digest } from '../model/artifact.ts';
import { type Check, Checklist, overall, type PendingCheck } from '../model/check.ts';
import type { Ports } from '../ports.ts';
import { placeOf } from '../subject/subject.ts';
import { candidateOf, type Refusal } from './candidate.ts';
import type { PackPolicy } from './inputs.ts';
import { enforcesSelinux, notesOn } from './notes.ts';
import { type Preflight, preflight, targetOf } from './preflight.ts';
import { readProfile } from './profile.ts';
import { ALL_PROOFS, type Proof } from './proofs/proof.ts';
import { prove } from './proofs/prove.ts';
import { type PackedFile, ratioPercent } from './result.ts';
import type { PackSubject } from './subjects.ts';
import { ASK_FOR_PROVEN, findUpx, type NoUpx, toolName, type Upx } from './upx/find.ts';
import { PROVEN_VERSION } from './upx/pins.ts';
import { remedyOf } from './upx/refusal.ts';

/** One file after packing. */
export interface PackedArtifact {
  readonly subject: PackSubject;
  readonly checks: Check[];
  readonly result: PackedFile;
  /** The bytes to release; absent where it failed. */
  readonly ready?: { readonly path: string; readonly sha256: string };
}

/**
 * Packs one binary and proves the packed file, in the folder `scratch`. Where policy or UPX leaves it plain, the
 * plain file is the one to release; where a proof fails, there is none.
 */
export async function packArtifact(
  subject: PackSubject,
  policy: PackPolicy,
  scratch: string,
  ports: Ports,
): Promise<PackedArtifact> {
  const checks = new Checklist('pack', ports.clock.now);
  const target = placeOf(subject);
  ports.progress.report({ stage: 'pack', target, state: 'started' });
  const { result, path } = await outcomeOf({ subject, policy, scratch, ports, checks });
  ports.progress.report({ stage: 'pack', target, ...ending(result, checks.checks) });
  const made = { subject, checks: checks.checks, result };
  if (result.state === 'plain') {
    return { ...made, ready: { path: subject.plain, sha256: result.plainSha256 } };
  }
  return path && result.packedSha256 ? { ...made, ready: { path, sha256: result.packedSha256 } } : made;
}

interface Job {
  readonly subject: PackSubject;
  readonly policy: PackPolicy;
  readonly scratch: string;
  readonly ports: Ports;
  readonly checks: Checklist;
}

interface Outcome {
  readonly result: PackedFile;
  /** Of the packed file, where it is to be released. */
  readonly path?: string;
}

/** What the result says whatever happens. */
type Entry = Omit<PackedFile, 'state'>;

async function outcomeOf(job: Job): Promise<Outcome> {
  const { subject, policy, ports, checks } = job;
  const digest = await ports.files.digest(subject.plain);
  const entry: Entry = {
    ...(subject.target && { target: subject.target }),
    file: basename(subject.release),
    plainSize: digest.size,
    plainSha256: digest.sha256,
    method: policy.method,
    ran: 'not-run',
  };
  if (policy.enabled) return packKnown(job, entry, digest);
  checks.begin('upx-pack', subject.name).skip('packing is turned off');
  return { result: { ...entry, state: 'plain', code: 'OFF', reason: 'packing is turned off' } };
}

/** Looks at the bytes first: many files are not to be packed, and some not to be released. */
async function packKnown(job: Job, unknown: Entry, digest: Digest): Promise<Outcome> {
  const { subject, policy, ports, checks } = job;
  const input = checks.begin('upx-input', subject.name);
  const profile = await readProfile(subject.plain, ports.files);
  if (typeof profile === 'string') {
    input.fail({ detail: profile, remedy: 'give a binary as `go build` wrote it' });
    return { result: { ...unknown, state: 'failed', code: 'NOT_A_BINARY', reason: profile } };
  }
  const target = targetOf(profile);
  const entry = { ...(target && { target }), ...unknown };
  const fips = isFips(profile.buildInfo, ports.host.env);
  const decision = preflight({
    ...profile,
    declared: subject.target,
    fips,
    onUnsupported: policy.onUnsupported,
  });
  if (decision.kind !== 'pack') return { result: notPacked(input, decision, entry) };

  const measured = `${decision.target} ${profile.buildInfo?.goVersion ?? ''}`.trim();
  if (decision.warnings.length === 0) input.pass({ measured });
  else input.warn({ measured, detail: decision.warnings.join('; ') });
  const upx = await checkedUpx(job);
  if ('reason' in upx) return { result: { ...entry, ...withoutUpx(job, upx) } };
  return packProven(
    job,
    { ...entry, upx: { version: upx.version, sha256: upx.sha256 } },
    {
      upx,
      plain: { path: subject.plain, digest, profile },
      ...decision,
    },
  );
}

function notPacked(
  input: PendingCheck,
  decision: Exclude<Preflight, { kind: 'pack' }>,
  entry: Entry,
): PackedFile {
  if (decision.kind === 'leave') {
    input.skip(decision.reason);
    return { ...entry, state: 'plain', code: decision.code, reason: decision.reason };
  }
  input.fail({ detail: decision.reason, remedy: decision.remedy });
  return { ...entry, state: 'failed', code: decision.code, reason: decision.reason };
}

type Material = Pick<Proof, 'upx' | 'plain' | 'target' | 'formatCode'> & { readonly mustRun: boolean };

async function packProven(job: Job, entry: Entry, material: Material): Promise<Outcome> {
  const { subject, policy, scratch, ports, checks } = job;
  const folder = await ports.files.temporaryFolder(scratch);
  try {
    const making = checks.begin('upx-pack', subject.name);
    const how = { upx: material.upx, method: policy.method, folder };
    const candidate = await candidateOf(subject, material.plain.digest, how, ports);
    if ('refusal' in candidate) return { result: { ...entry, ...refused(job, making, candidate) } };

    const digest = await ports.files.digest(candidate.path);
    const packed = { path: candidate.path, size: digest.size, sha256: digest.sha256 };
    const proven = await prove({ ...job, ...material, folder, packed }, making, candidate.how);
    const after = await readProfile(packed.path, ports.files);
    const surroundings = { ran: proven.ran, selinuxEnforces: await enforcesSelinux(ports.files) };
    const notes = typeof after === 'string' ? [] : notesOn(material.plain.profile, after, surroundings);
    const made: Entry = {
      ...entry,
      ...proven,
      ...(notes.length > 0 && { notes }),
      packedSize: digest.size,
      packedSha256: digest.sha256,
      ratioPercent: ratioPercent(digest.size, entry.plainSize),
    };
    const failed = checks.checks.filter((check) => check.verdict === 'fail').map((check) => check.name);
    if (failed.length > 0) {
      return {
        result: {
          ...made,
          state: 'failed',
          code: 'PROOF_FAILED',
          reason: `${failed.join(', ')} did not pass`,
        },
      };
    }
    if (material.mustRun && policy.strategy === 'full' && proven.ran === 'not-run') {
      return { result: { ...made, state: 'plain', code: 'NOT_RUN', reason: UNPROVEN } };
    }
    if (candidate.path === subject.release)
      return { result: { ...made, state: 'packed' }, path: subject.release };
    const path = join(scratch, basename(subject.release));
    await ports.files.rename(candidate.path, path);
    return { result: { ...made, state: 'packed' }, path };
  } finally {
    await ports.files.remove(folder);
  }
}

const UNPROVEN =
  'it is linked dynamically or has packed relocations, so it must be run to be trusted, and could not be run here';

/** What UPX refuses is no broken promise unless the user wants it to be; a failure of UPX is. */
function refused(
  { policy, subject, checks }: Job,
  making: PendingCheck,
  { refusal, unpackable }: Refusal,
): Pick<PackedFile, 'state' | 'code' | 'reason'> {
  const reason = `UPX could not pack it: ${refusal}`;
  const released = unpackable && policy.onUnsupported === 'skip';
  if (released) making.warn({ detail: `${reason}; released plain`, remedy: remedyOf(refusal) });
  else making.fail({ detail: reason, remedy: remedyOf(refusal) });
  for (const name of ALL_PROOFS) checks.begin(name, subject.name).notRun('there is no packed file');
  return { state: released ? 'plain' : 'failed', code: unpackable ? 'UPX_REFUSED' : 'UPX_FAILED', reason };
}

async function checkedUpx({ subject, policy, ports, checks }: Job): Promise<Upx | NoUpx> {
  const check = checks.begin('upx-tool', subject.name);
  const upx = await findUpx(policy.upx, ports);
  if ('reason' in upx) {
    const { reason, remedy } = upx;
    if (stopsWithout(upx, policy)) check.fail({ detail: reason, remedy });
    else check.notRun(reason, { remedy });
    return upx;
  }
  const finding = { measured: upx.version, bound: PROVEN_VERSION, tool: toolName(upx) };
  if (upx.version === PROVEN_VERSION) check.pass(finding);
  else check.warn({ ...finding, detail: OTHER_VERSION, remedy: ASK_FOR_PROVEN });
  return upx;
}

const OTHER_VERSION = 'other versions are known to break targets';

function withoutUpx(
  { subject, policy, checks }: Job,
  upx: NoUpx,
): Pick<PackedFile, 'state' | 'code' | 'reason'> {
  const { reason, remedy, untrusted } = upx;
  for (const name of ['upx-pack', ...ALL_PROOFS]) checks.begin(name, subject.name).notRun(reason, { remedy });
  const code = untrusted ? 'UPX_UNTRUSTED' : 'UPX_MISSING';
  return { state: stopsWithout(upx, policy) ? 'failed' : 'plain', code, reason };
}

function stopsWithout({ untrusted }: NoUpx, { onUnsupported }: PackPolicy): boolean {
  return untrusted || onUnsupported === 'fail';
}

function ending({ state, ratioPercent: ratio }: PackedFile, checks: readonly Check[]) {
  if (state === 'plain') return { state: 'skip', note: 'plain' } as const;
  return { state: overall(checks), ...(ratio !== undefined && { note: `${Math.round(ratio)} %` }) };
}
