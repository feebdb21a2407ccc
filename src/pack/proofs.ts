import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { inspect } from '../binary/inspect.ts';
import { comparePe } from '../binary/pe-equivalence.ts';
import type { UpxHeader } from '../binary/upx.ts';
import type { Digest } from '../model/artifact.ts';
import type { Checklist, Finding, PendingCheck } from '../model/check.ts';
import type { Files, Ports } from '../ports.ts';
import type { PackPolicy } from './inputs.ts';
import type { Profile } from './preflight.ts';
import { readable, readProfile } from './profile.ts';
import { ratioPercent } from './result.ts';
import { proveRun, type Ran } from './run-proof.ts';
import { complaint, test, toolName, type Upx, unpack } from './upx.ts';

/** A packed file, what it was made from, and what it is proven with. */
export interface Proof {
  readonly subject: { readonly name: string; readonly release: string };
  readonly policy: PackPolicy;
  readonly ports: Ports;
  readonly checks: Checklist;
  readonly upx: Upx;
  /** `linux/amd64`. */
  readonly target: string;
  /** The number UPX gives the target's format. */
  readonly formatCode: number;
  readonly plain: { readonly path: string; readonly digest: Digest; readonly profile: Profile };
  readonly packed: { readonly path: string; readonly size: number };
  /** A temporary folder, removed afterwards. */
  readonly folder: string;
}

/** The checks that follow `upx-pack`. */
export const PROOFS = ['upx-ratio', 'upx-test', 'upx-round-trip', 'upx-run', 'upx-startup'] as const;

/**
 * Makes every proof the strategy asks for, whatever the others find: each catches what others cannot see. A
 * spoilt payload passes a run, a spoilt entry point passes `upx -t`. `making` is the check begun when packing
 * began; it ends with the pack header.
 */
export async function prove(proof: Proof, making: PendingCheck, how: string): Promise<Ran> {
  await proveHeader(proof, making, how);
  proveRatio(proof);
  await proveTest(proof);
  if (proof.policy.strategy === 'quick') return leaveOut(proof, ['upx-round-trip', 'upx-run', 'upx-startup']);
  await proveRoundTrip(proof);
  return proveRun(proof);
}

/** The pack header is whole and speaks of this very work. */
async function proveHeader(proof: Proof, making: PendingCheck, how: string): Promise<void> {
  const { packed, ports, upx } = proof;
  const facts = await readable(() => ports.files.withSource(packed.path, inspect));
  const faults = typeof facts === 'string' ? [facts] : headerFaults(facts.upx, proof);
  const finding = { measured: `${packed.size} bytes`, tool: toolName(upx) };
  if (faults.length === 0) making.pass({ ...finding, detail: how });
  else making.fail({ ...finding, detail: `${how}; ${faults.join('; ')}`, remedy: SPOILT });
}

function headerFaults(header: UpxHeader | undefined, { plain, policy, formatCode }: Proof): string[] {
  if (!header) return ['it has no pack header'];
  const expected = policy.method === 'lzma' ? 'lzma' : 'nrv';
  const faults = [
    !header.checksumValid && 'the sum over its pack header is wrong',
    header.originalSize !== plain.digest.size &&
      `its pack header gives ${header.originalSize} bytes unpacked, not ${plain.digest.size}`,
    header.method !== expected && `its pack header gives the method ${header.method}, not ${expected}`,
    header.formatCode !== formatCode &&
      `its pack header gives the format ${header.formatCode}, not ${formatCode}`,
  ];
  return faults.filter((fault) => fault !== false);
}

/** In whole numbers: a percentage rounded down would let 85.9 pass a bound of 85. */
function proveRatio({ checks, subject, packed, plain, policy }: Proof): void {
  const check = checks.begin('upx-ratio', subject.name);
  const finding = {
    measured: `${ratioPercent(packed.size, plain.digest.size).toFixed(2)} %`,
    bound: `< ${policy.maxRatioPercent} %`,
  };
  const hundredfold = packed.size * 100;
  if (hundredfold >= plain.digest.size * policy.maxRatioPercent) {
    check.fail({ ...finding, remedy: 'release this target plain, strip it, or raise max-ratio-percent' });
  } else if (hundredfold < plain.digest.size * SUSPICIOUS_PERCENT) {
    check.warn({
      ...finding,
      detail: `below ${SUSPICIOUS_PERCENT} %: no Go program packs so well; look inside`,
    });
  } else check.pass(finding);
}

async function proveTest({ checks, subject, packed, upx, ports }: Proof): Promise<void> {
  const check = checks.begin('upx-test', subject.name);
  const finished = await test(upx, packed.path, ports);
  const finding = { measured: `exit code ${finished.exitCode}`, bound: 'exit code 0', tool: toolName(upx) };
  // 2 is a warning in UPX's words, and means that the file is not whole.
  if (finished.exitCode === 0 && !finished.timedOut) check.pass(finding);
  else check.fail({ ...finding, detail: complaint(finished), remedy: SPOILT });
}

/** Unpacked, the file is the plain one again, and Go's own tables in it say the same. */
async function proveRoundTrip(proof: Proof): Promise<void> {
  const { checks, subject, upx, packed, plain, folder, ports } = proof;
  const check = checks.begin('upx-round-trip', subject.name);
  const path = join(folder, 'unpacked');
  const finished = await unpack(upx, packed.path, path, ports);
  if (finished.exitCode !== 0 || finished.timedOut || !(await ports.files.stat(path))) {
    check.fail({ detail: `upx -d: ${complaint(finished)}`, tool: toolName(upx), remedy: SPOILT });
    return;
  }
  const bytes =
    plain.profile.facts.format === 'pe'
      ? await samePe(plain.path, path, ports.files)
      : await sameBytes(plain.digest, path, ports.files);
  const profile = await readProfile(path, ports.files);
  const sameTables =
    typeof profile !== 'string' &&
    isDeepStrictEqual(profile.buildInfo, plain.profile.buildInfo) &&
    isDeepStrictEqual(profile.functions, plain.profile.functions);
  const finding = { ...bytes.finding, tool: toolName(upx) };
  if (bytes.same && sameTables) check.pass(finding);
  else {
    const tables = sameTables ? '' : '; the Go build information or function table differs';
    check.fail({ ...finding, detail: `${bytes.finding.detail}${tables}`, remedy: SPOILT });
  }
}

interface Sameness {
  readonly same: boolean;
  readonly finding: Finding;
}

async function sameBytes(plain: Digest, unpacked: string, files: Files): Promise<Sameness> {
  const { sha256 } = await files.digest(unpacked);
  const same = sha256 === plain.sha256;
  return {
    same,
    finding: {
      measured: same ? 'identical' : 'different',
      bound: `sha256 ${plain.sha256}`,
      detail: `unpacked sha256 ${sha256}`,
    },
  };
}

async function samePe(plain: string, unpacked: string, files: Files): Promise<Sameness> {
  const compared = await readable(() =>
    files.withSource(plain, (a) => files.withSource(unpacked, (b) => comparePe(a, b))),
  );
  const bound = 'differs only where UPX writes the headers anew';
  if (typeof compared === 'string') return { same: false, finding: { bound, detail: compared } };
  const { identical, equivalent, differingBytes, outside } = compared;
  const where = outside.map(({ start, end }) => `${start}-${end}`).join(', ');
  return {
    same: equivalent,
    finding: {
      measured: `${differingBytes} bytes differ`,
      bound,
      detail: `identical: ${identical}, equivalent: ${equivalent}${where && `; other bytes differ at ${where}`}`,
    },
  };
}

function leaveOut({ checks, subject, policy }: Proof, names: readonly string[]): Ran {
  for (const name of names)
    checks.begin(name, subject.name).skip(`the strategy ${policy.strategy} leaves it out`);
  return { ran: 'not-run' };
}

/** Real Go programs keep 27 to 56 percent. */
const SUSPICIOUS_PERCENT = 15;
const SPOILT =
  'do not release this file; pack again with a known UPX, and look at the disk if it happens again';
