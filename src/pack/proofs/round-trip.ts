import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { comparePe } from '../../binary/pe-equivalence.ts';
import type { Digest } from '../../model/artifact.ts';
import type { Finding } from '../../model/check.ts';
import type { Files } from '../../ports.ts';
import { readable, readProfile } from '../profile.ts';
import { toolName } from '../upx/find.ts';
import { complaint } from '../upx/refusal.ts';
import { unpack } from '../upx/upx.ts';
import { type Proof, SPOILT } from './proof.ts';

/** Unpacked, the file is the plain one again, and Go's own tables in it say the same. */
export async function proveRoundTrip(proof: Proof): Promise<void> {
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
