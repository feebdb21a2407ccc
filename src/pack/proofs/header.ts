import { inspect } from '../../binary/inspect.ts';
import { openImage } from '../../binary/open.ts';
import { trailingBytes } from '../../binary/pe.ts';
import type { UpxHeader } from '../../binary/upx.ts';
import type { PendingCheck } from '../../model/check.ts';
import type { Files } from '../../ports.ts';
import { readable } from '../profile.ts';
import { toolName } from '../upx/find.ts';
import { type Proof, SPOILT } from './proof.ts';

/** The pack header is whole and speaks of this very work. */
export async function proveHeader(proof: Proof, making: PendingCheck, how: string): Promise<void> {
  const { packed, plain, ports, upx } = proof;
  const read = await readable(async () => ({
    header: await ports.files.withSource(packed.path, (source) => inspect(source).upx),
    appended: (await trailing(packed.path, ports.files)) - (await trailing(plain.path, ports.files)),
  }));
  const faults =
    typeof read === 'string' ? [read] : [...headerFaults(read.header, proof), ...tailFaults(read.appended)];
  const finding = { measured: `${packed.size} bytes`, tool: toolName(upx) };
  if (faults.length === 0) making.pass({ ...finding, detail: how });
  else making.fail({ ...finding, detail: `${how}; ${faults.join('; ')}`, remedy: SPOILT });
}

/** UPX and the loader pass over what follows a PE; of an ELF the pack header is the very end. */
function trailing(path: string, files: Files): Promise<number> {
  return files.withSource(path, (source) => {
    const image = openImage(source);
    return image.format === 'pe' ? trailingBytes(source, image) : 0;
  });
}

function tailFaults(appended: number): string[] {
  return appended > 0
    ? [`${appended} bytes follow its last section that do not follow that of the plain file`]
    : [];
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
