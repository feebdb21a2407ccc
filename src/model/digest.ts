import { createHash } from 'node:crypto';
import type { Digest } from './artifact.ts';

/** A sha256 in lower-case hex. */
export const SHA256 = /^[0-9a-f]{64}$/;

/** The digest of bytes in memory. */
export function digestOfBytes(bytes: Uint8Array): Digest {
  return {
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sha512: createHash('sha512').update(bytes).digest('hex'),
  };
}

/** A digest or commit for a person: 12 digits tell it from any other. */
export function short(hex: string): string {
  return hex.slice(0, 12);
}
