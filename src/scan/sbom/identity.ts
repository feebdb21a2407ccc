import { createHash } from 'node:crypto';
import type { SbomSubject } from './subject.ts';

/** A UUID that is the same for the same file in the same format (RFC 9562, version 8: of a SHA-256). */
export function documentUuid({ digest, file }: SbomSubject, format: string): string {
  const bytes = createHash('sha256')
    .update(`${format}\n${digest.sha256}\n${file}\n`)
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x80;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** RFC 3339 in UTC to the second, as SPDX demands. */
export function documentTime({ commitTime }: SbomSubject): string {
  return `${new Date(commitTime).toISOString().slice(0, 19)}Z`;
}
