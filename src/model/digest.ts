import { createHash } from 'node:crypto';
import type { Digest } from './artifact.ts';

/** The digest of bytes in memory. */
export function digestOfBytes(bytes: Uint8Array): Digest {
  return {
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sha512: createHash('sha512').update(bytes).digest('hex'),
  };
}
