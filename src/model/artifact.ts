import * as z from 'zod/mini';
import { SHA256 } from './digest.ts';

/** A sha256 in lower-case hex. */
export const Sha256 = z.string().check(z.regex(SHA256));
const sha512 = z.string().check(z.regex(/^[0-9a-f]{128}$/));

/** Size in bytes and both digests in lower-case hex, of one consistent reading of a file. */
export const Digest = z.object({ size: z.number().check(z.int(), z.nonnegative()), sha256: Sha256, sha512 });
export type Digest = z.infer<typeof Digest>;

/** `<file>.digest.json`: the digest of one released file. */
export const DigestFile = z.strictObject({ artifact: z.string(), ...Digest.shape });
export type DigestFile = z.infer<typeof DigestFile>;

/** How a deployer may use a version: `stable` for all, `gray` while it is rolled out. */
export const ManifestEntry = z.object({
  name: z.string(),
  /** sha256; the idempotency key of a dispatch. */
  checksum: Sha256,
  sha512,
  size: z.number().check(z.int(), z.positive()),
  /** Size before packing; absent where the file is not packed. */
  'plain-size': z.optional(z.number().check(z.int(), z.positive())),
  /** `linux-amd64`; `windows-x64` is read as windows-amd64. */
  platform: z.string(),
  version: z.string(),
  channel: z.string(),
  commit: z.string(),
  format: z.enum(['elf', 'macho', 'pe']),
});
export type ManifestEntry = z.infer<typeof ManifestEntry>;

/** `artifact-manifest.yaml`. */
export const Manifest = z.object({
  /** Name of the provenance statement of the release; absent where none was made. */
  provenance: z.optional(z.string()),
  artifacts: z.array(ManifestEntry),
});
export type Manifest = z.infer<typeof Manifest>;
