import { basename } from 'node:path';
import { isFips } from '../binary/fips.ts';
import type { Digest } from '../model/artifact.ts';
import { type Check, Checklist, overall, type PendingCheck } from '../model/check.ts';
import { mapLimit } from '../model/concurrency.ts';
import { ReleaseError } from '../model/errors.ts';
import type { Files, Ports } from '../ports.ts';
import { placeOf } from '../subject/subject.ts';
import { candidateOf, type Refusal } from './candidate.ts';
import type { PackInputs, PackPolicy } from './inputs.ts';
import { type Preflight, preflight, targetOf } from './preflight.ts';
import { readProfile } from './profile.ts';
import { PROOFS, type Proof, prove } from './proofs.ts';
import { type PackedFile, ratioPercent } from './result.ts';
import { type PackSubject, packSubjects } from './subjects.ts';
import { findUpx, PROVEN_VERSION, REMEDY, remedyOf, toolName, type Upx } from './upx.ts';

export interface PackResult {
  readonly checks: Check[];
  readonly packed: PackedFile[];
}

export interface PackedArtifact {
  readonly checks: Check[];
  readonly result: PackedFile;
}

/** Packs and proves what the inputs name; as many files at once as there are processors. */
export async function run(inputs: PackInputs, ports: Ports): Promise<PackResult> {
  const subjects = await packSubjects(inputs, ports.files);
  const done = await mapLimit(subjects, ports.host.cores, (it) => packArtifact(it, inputs.policy, ports));
  return { checks: done.flatMap(({ checks }) => checks), packed: done.map(({ result }) => result) };
}

/**
 * Packs one binary, proves the packed file and puts it in its release path. Where policy or UPX leaves it
 * plain, the plain file is put there; where a proof fails, nothing is, and what an earlier run left goes.
 */
export async function packArtifact(
  subject: PackSubject,
  policy: PackPolicy,
  ports: Ports,
): Promise<PackedArtifact> {
  const checks = new Checklist('pack', ports.clock.now);
  const target = placeOf(subject);
  ports.progress.report({ stage: 'pack', target, state: 'started' });
  const result = await outcomeOf({ subject, policy, ports, checks });
  if (result.state === 'plain') await ports.files.copy(subject.plain, subject.release, EXECUTABLE);
  if (result.state === 'failed') await ports.files.remove(subject.release);
  ports.progress.report({ stage: 'pack', target, ...ending(result, checks.checks) });
  return { checks: checks.checks, result };
}

interface Job {
  readonly subject: PackSubject;
  readonly policy: PackPolicy;
  readonly ports: Ports;
  readonly checks: Checklist;
}

/** What the result says whatever happens. */
type Entry = Omit<PackedFile, 'state'>;

const EXECUTABLE = 0o755;

async function outcomeOf(job: Job): Promise<PackedFile> {
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
  return { ...entry, state: 'plain', reason: 'packing is turned off' };
}

/** Looks at the bytes first: many files are not to be packed, and some not to be released. */
async function packKnown(job: Job, unknown: Entry, digest: Digest): Promise<PackedFile> {
  const { subject, policy, ports, checks } = job;
  const input = checks.begin('upx-input', subject.name);
  const profile = await readProfile(subject.plain, ports.files);
  if (typeof profile === 'string') {
    input.fail({ detail: profile, remedy: 'give a binary as `go build` wrote it' });
    return { ...unknown, state: 'failed', reason: profile };
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
  if (decision.kind !== 'pack') return notPacked(input, decision, entry);

  const measured = `${decision.target} ${profile.buildInfo?.goVersion ?? ''}`.trim();
  if (decision.warnings.length === 0) input.pass({ measured });
  else input.warn({ measured, detail: decision.warnings.join('; ') });
  const upx = await checkedUpx(job);
  if (typeof upx === 'string') return { ...entry, state: withoutUpx(job, upx), reason: upx };
  return packProven(
    job,
    { ...entry, upx: { version: upx.version, sha256: upx.sha256 } },
    {
      upx,
      plain: { path: subject.plain, digest, profile },
      target: decision.target,
      formatCode: decision.formatCode,
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
    return { ...entry, state: 'plain', reason: decision.reason };
  }
  input.fail({ detail: decision.reason, remedy: decision.remedy });
  return { ...entry, state: 'failed', reason: decision.reason };
}

type Material = Pick<Proof, 'upx' | 'plain' | 'target' | 'formatCode'>;

async function packProven(job: Job, entry: Entry, material: Material): Promise<PackedFile> {
  const { subject, policy, ports, checks } = job;
  const folder = await ports.files.temporaryFolder(subject.scratch);
  try {
    const making = checks.begin('upx-pack', subject.name);
    const how = { upx: material.upx, method: policy.method, folder };
    const candidate = await candidateOf(subject, material.plain.digest, how, ports);
    if ('refusal' in candidate) return { ...entry, ...refused(job, making, candidate) };

    const digest = await ports.files.digest(candidate.path);
    const packed = { path: candidate.path, size: digest.size };
    const ran = await prove({ ...job, ...material, folder, packed }, making, candidate.how);
    const made: Entry = {
      ...entry,
      ...ran,
      packedSize: digest.size,
      packedSha256: digest.sha256,
      ratioPercent: ratioPercent(digest.size, entry.plainSize),
    };
    const failed = checks.checks.filter((check) => check.verdict === 'fail').map((check) => check.name);
    if (failed.length > 0) return { ...made, state: 'failed', reason: `failed: ${failed.join(', ')}` };
    await publish(candidate.path, subject.release, digest, ports.files);
    return { ...made, state: 'packed' };
  } finally {
    await ports.files.remove(folder);
  }
}

/** What UPX refuses is no broken promise unless the user wants it to be; a failure of UPX is. */
function refused(
  { policy, subject, checks }: Job,
  making: PendingCheck,
  { refusal, unpackable }: Refusal,
): Pick<PackedFile, 'state' | 'reason'> {
  const reason = `UPX could not pack it: ${refusal}`;
  const released = unpackable && policy.onUnsupported === 'skip';
  if (released) making.warn({ detail: `${reason}; released plain`, remedy: remedyOf(refusal) });
  else making.fail({ detail: reason, remedy: remedyOf(refusal) });
  for (const name of PROOFS) checks.begin(name, subject.name).notRun('there is no packed file');
  return { state: released ? 'plain' : 'failed', reason };
}

/** Puts the very bytes that were proven under the release name. */
async function publish(from: string, to: string, proven: Digest, files: Files): Promise<void> {
  if (from !== to) await files.copy(from, to, EXECUTABLE);
  const { sha256 } = await files.digest(to);
  if (sha256 === proven.sha256) return;
  await files.remove(to);
  throw new ReleaseError(
    'DIGEST_MISMATCH',
    `${to} has sha256 ${sha256}, but ${proven.sha256} was proven`,
    'make sure nothing else writes to the output folder, then run again',
  );
}

async function checkedUpx({ subject, policy, ports, checks }: Job): Promise<Upx | string> {
  const check = checks.begin('upx-tool', subject.name);
  const upx = await findUpx(policy.upx, ports);
  if (typeof upx === 'string') {
    if (policy.onUnsupported === 'fail') check.fail({ detail: upx, remedy: REMEDY });
    else check.notRun(upx, { remedy: REMEDY });
    return upx;
  }
  const finding = { measured: upx.version, bound: PROVEN_VERSION, tool: toolName(upx) };
  if (upx.version === PROVEN_VERSION) check.pass(finding);
  else check.warn({ ...finding, detail: 'other versions are known to break targets', remedy: REMEDY });
  return upx;
}

function withoutUpx({ subject, policy, checks }: Job, reason: string): 'plain' | 'failed' {
  for (const name of ['upx-pack', ...PROOFS]) {
    checks.begin(name, subject.name).notRun(reason, { remedy: REMEDY });
  }
  return policy.onUnsupported === 'fail' ? 'failed' : 'plain';
}

function ending({ state, ratioPercent: ratio }: PackedFile, checks: readonly Check[]) {
  if (state === 'plain') return { state: 'skip', note: 'plain' } as const;
  return { state: overall(checks), ...(ratio !== undefined && { note: `${Math.round(ratio)} %` }) };
}
