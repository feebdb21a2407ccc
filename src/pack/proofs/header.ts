import { inspect } from '../../binary/inspect.ts';
import type { UpxHeader } from '../../binary/upx.ts';
import type { PendingCheck } from '../../model/check.ts';
import { readable } from '../profile.ts';
import { toolName } from '../upx/find.ts';
import { type Proof, SPOILT } from './proof.ts';

/** The pack header is whole and speaks of this very work. */
export async function proveHeader(proof: Proof, making: PendingCheck, how: string): Promise<void> {
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
