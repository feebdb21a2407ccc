import * as z from 'zod/mini';
import { Sha256 } from '../model/artifact.ts';

const bytes = z.number().check(z.int(), z.nonnegative());

export const METHODS = ['nrv', 'lzma', 'best'] as const;

/** Why a file is not released packed, for scripts; the entry's `reason` says it for a person. */
export const REASON_CODES = [
  /** Packing is turned off. */
  'OFF',
  /** No whole ELF, Mach-O or PE. */
  'NOT_A_BINARY',
  /** A library, an object file or the like: nothing starts it. */
  'NOT_A_PROGRAM',
  'NOT_GO',
  'ALREADY_PACKED',
  /** It is for another target than was said. */
  'WRONG_TARGET',
  /** darwin: packed programs do not start on macOS 13 and later. */
  'MACOS',
  /** UPX has no format for the target, or none that was tried. */
  'TARGET_UNSUPPORTED',
  /** A FIPS 140 build. */
  'FIPS',
  /** Packing would break its signature. */
  'SIGNED',
  'UPX_MISSING',
  /** The UPX that was downloaded is not the one that is pinned. */
  'UPX_UNTRUSTED',
  /** UPX says of the file that it cannot be packed. */
  'UPX_REFUSED',
  /** UPX ended otherwise than it should. */
  'UPX_FAILED',
  /** A proof of the packed file failed. */
  'PROOF_FAILED',
  /** It is of a kind that must be run to be trusted, and could not be run here. */
  'NOT_RUN',
  /** All is well with it, but another file of the batch failed. */
  'WITHHELD',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

const milliseconds = z.number().check(z.nonnegative());

/** Sizes of what a user downloads, plain and packed, each compressed by itself. */
const Download = z.object({ plainBytes: bytes, packedBytes: bytes });

/** What became of one binary: an entry of `packed` in `stages/pack.json`. */
export const PackedFile = z.object({
  /** `linux/amd64`; absent where the bytes do not say. */
  target: z.optional(z.string()),
  /** Name in the release folder. */
  file: z.string(),
  /**
   * `packed` and proven; released `plain`; `failed`; or `withheld`, because another file failed. Of the last two
   * nothing is in the release folder.
   */
  state: z.enum(['packed', 'plain', 'failed', 'withheld']),
  /** Why it is not released packed, for scripts and for a person. */
  code: z.optional(z.enum(REASON_CODES)),
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
  /** Time to start and end, in milliseconds: median, and the least of all rounds. */
  startup: z.optional(
    z.object({
      plainMs: milliseconds,
      packedMs: milliseconds,
      plainLeastMs: milliseconds,
      packedLeastMs: milliseconds,
    }),
  ),
  /** Of the idle program, in bytes: what only it has (anonymous), and all that is in memory for it (resident). */
  memory: z.optional(
    z.object({
      plainAnonymousBytes: bytes,
      packedAnonymousBytes: bytes,
      plainResidentBytes: bytes,
      packedResidentBytes: bytes,
    }),
  ),
  /** `xz` is absent where there is no xz to ask. */
  download: z.optional(z.object({ gzip: Download, xz: z.optional(Download) })),
  /** What else changes by packing, as the bytes of both files show it. */
  notes: z.optional(
    z.array(z.object({ about: z.enum(['antivirus', 'selinux', 'debuggers']), text: z.string() })),
  ),
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
