import * as z from 'zod/mini';
import { Sha256 } from '../model/artifact.ts';

const bytes = z.number().check(z.int(), z.nonnegative());

export const METHODS = ['nrv', 'lzma', 'best'] as const;

/** What became of one binary: an entry of `packed` in `stages/pack.json`. */
export const PackedFile = z.object({
  /** `linux/amd64`; absent where the bytes do not say. */
  target: z.optional(z.string()),
  /** Name in the release folder. */
  file: z.string(),
  /** `packed` and proven, released `plain`, or `failed`: nothing is released under this name. */
  state: z.enum(['packed', 'plain', 'failed']),
  /** Why it is not packed. */
  reason: z.optional(z.string()),
  plainSize: bytes,
  plainSha256: Sha256,
  /** Of the packed file, also where a proof of it failed; absent where none was made. */
  packedSize: z.optional(bytes),
  packedSha256: z.optional(Sha256),
  /** Packed over plain size in percent, two decimals. */
  ratioPercent: z.optional(z.number()),
  /** The compression asked for. */
  method: z.enum(METHODS),
  /** Absent where UPX was not needed or not there. */
  upx: z.optional(z.object({ version: z.string(), sha256: Sha256 })),
  /** How the packed file was run. */
  ran: z.enum(['native', 'qemu', 'wine', 'not-run']),
  /** Median time to start and end, in milliseconds. */
  startup: z.optional(z.object({ plainMs: z.number(), packedMs: z.number() })),
});
export type PackedFile = z.infer<typeof PackedFile>;

/** Two decimals, rounded to the nearest. */
export function ratioPercent(packed: number, plain: number): number {
  return Math.round((packed * 10_000) / plain) / 100;
}

/** Over the files that were packed; `ratioPercent` is undefined where there is none. */
export function totals(files: readonly PackedFile[]): {
  ratioPercent: number | undefined;
  savedBytes: number;
} {
  const packed = files.filter((file) => file.state === 'packed');
  const plainBytes = packed.reduce((sum, file) => sum + file.plainSize, 0);
  const packedBytes = packed.reduce((sum, file) => sum + (file.packedSize ?? 0), 0);
  return {
    ratioPercent: plainBytes > 0 ? ratioPercent(packedBytes, plainBytes) : undefined,
    savedBytes: plainBytes - packedBytes,
  };
}
