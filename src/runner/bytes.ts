import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../binary/source.ts';
import type { Digest } from '../model/artifact.ts';
import { ReleaseError } from '../model/errors.ts';
import { codeOf, diskFailed, missing } from './disk.ts';

const CHUNK = 256 * 1024;

/** Opens a file for reading by range; the source lives as long as `use` runs. */
export async function withSource<Result>(
  path: string,
  use: (source: ByteSource) => Result | Promise<Result>,
): Promise<Result> {
  const descriptor = openForReading(path);
  try {
    const { size } = fstatSync(descriptor);
    return await use({
      size,
      read: (offset, length, into) => readRange(descriptor, size, offset, length, into),
    });
  } finally {
    closeSync(descriptor);
  }
}

function readRange(
  descriptor: number,
  size: number,
  offset: number,
  length: number,
  into: Uint8Array | undefined,
): Uint8Array {
  const wanted = Math.max(0, Math.min(length, size - offset));
  const buffer = into && into.length >= wanted ? into : Buffer.allocUnsafe(wanted);
  let filled = 0;
  while (filled < wanted) {
    const count = readSync(descriptor, buffer, filled, wanted - filled, offset + filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}

/** Size and digests, in one synchronous pass with one reused buffer: faster than streams, and memory stays the same for any size. */
export function digestOf(path: string): Digest {
  const descriptor = openForReading(path);
  try {
    const before = fstatSync(descriptor);
    const sha256 = createHash('sha256');
    const sha512 = createHash('sha512');
    const buffer = Buffer.allocUnsafe(CHUNK);
    let size = 0;
    for (let count = readSync(descriptor, buffer); count > 0; count = readSync(descriptor, buffer)) {
      const chunk = buffer.subarray(0, count);
      sha256.update(chunk);
      sha512.update(chunk);
      size += count;
    }
    const after = fstatSync(descriptor);
    if (size !== before.size || after.mtimeMs !== before.mtimeMs) {
      throw new ReleaseError(
        'DIGEST_MISMATCH',
        `${path} changed while it was read`,
        'make sure nothing else writes to the output folder, then run again',
      );
    }
    return { size, sha256: sha256.digest('hex'), sha512: sha512.digest('hex') };
  } finally {
    closeSync(descriptor);
  }
}

function openForReading(path: string): number {
  const descriptor = opened(path);
  if (fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  throw missing(path);
}

/** Without waiting for whoever writes, where the path is a pipe. */
function opened(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error) ?? '')) throw missing(path);
    if (codeOf(error) !== 'EACCES') throw diskFailed(path, error);
    throw new ReleaseError('FILE_INVALID', `${path} may not be read`, 'give read permission on it', error);
  }
}
