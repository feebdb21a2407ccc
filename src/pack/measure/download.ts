import { formatBytes } from '../../model/bytes.ts';
import type { Proof } from '../proofs/proof.ts';
import type { PackedFile } from '../result.ts';
import { gzipSize } from './gzip.ts';
import { xzSize } from './xz.ts';

export type Download = NonNullable<PackedFile['download']>;
type Sizes = Download['gzip'];

/**
 * What users download, plain and packed, each compressed by itself. Archives of a release are compressed, and what is
 * packed does not compress again, so packing often buys nothing here. gzip takes a third of the time of packing by
 * nrv, but xz several times as long: it is asked only where the user wants it, and nothing is measured twice.
 */
export async function measureDownload(proof: Proof): Promise<Download> {
  const { checks, subject, policy } = proof;
  const check = checks.begin('upx-download', subject.name);
  const known = knownDownload(proof);
  const gzip = known?.gzip ?? (await byGzip(proof));
  const asked = policy.measureXz ? (known?.xz ?? (await byXz(proof))) : undefined;
  const [xz, obstacle] = typeof asked === 'string' ? [undefined, asked] : [asked, undefined];
  const measured = [`gzip ${inWords(gzip)}`, xz && `xz ${inWords(xz)}`];
  const reused = known && 'measured by an earlier run from the same bytes';
  check.pass({ measured: listed(measured), detail: listed([judged(gzip, xz), obstacle, reused]) });
  return { gzip, ...(xz && { xz }) };
}

/** Of the earlier run, where both files are the same as then. */
function knownDownload({ subject: { earlier }, plain, packed }: Proof): Download | undefined {
  const same = earlier?.plainSha256 === plain.digest.sha256 && earlier.packedSha256 === packed.sha256;
  return same ? earlier.download : undefined;
}

async function byGzip({ plain, packed, ports }: Proof): Promise<Sizes> {
  return {
    plainBytes: await ports.files.withSource(plain.path, gzipSize),
    packedBytes: await ports.files.withSource(packed.path, gzipSize),
  };
}

/** A text says why there is no size. */
async function byXz({ plain, packed, folder, ports }: Proof): Promise<Sizes | string> {
  const plainBytes = await xzSize(plain.path, folder, ports);
  if (typeof plainBytes === 'string') return plainBytes;
  const packedBytes = await xzSize(packed.path, folder, ports);
  return typeof packedBytes === 'string' ? packedBytes : { plainBytes, packedBytes };
}

/** Below this part of the download, nobody will notice. */
const LITTLE = 0.1;

function judged(gzip: Sizes, xz: Sizes | undefined): string {
  const isLittle = gzip.plainBytes - gzip.packedBytes < LITTLE * gzip.plainBytes;
  const byXz = xz && xz.plainBytes < gzip.packedBytes;
  return listed([
    isLittle ? 'a packed file downloads as large as a plain one' : 'a packed file downloads smaller',
    byXz && 'the plain file by xz is smaller than the packed one by gzip',
  ]);
}

/** `4.95 MiB → 4.87 MiB, -1.7 %`. */
function inWords({ plainBytes, packedBytes }: Sizes): string {
  const percent = (100 * (packedBytes - plainBytes)) / plainBytes;
  const change = `${percent < 0 ? '' : '+'}${percent.toFixed(1)} %`;
  return `${formatBytes(plainBytes)} → ${formatBytes(packedBytes)}, ${change}`;
}

function listed(parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join('; ');
}
