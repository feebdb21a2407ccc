import { createHash } from 'node:crypto';

/** A signature that is yet to be made. */
export interface Unsigned {
  /** Bytes of the signature. */
  readonly size: number;
  over(body: Uint8Array): Buffer;
}

/**
 * The signature that Go's linker puts on programs for Apple silicon, which runs nothing unsigned: digests of the
 * pages and no key (Go's cmd/internal/codesign; Apple's cs_blobs.h). `old` is one over other pages; undefined where
 * it is of another kind.
 */
export function adHocSignature(old: Buffer, bodySize: number): Unsigned | undefined {
  if (old.length < DIRECTORY + 88) return undefined;
  const hashes = DIRECTORY + old.readUInt32BE(DIRECTORY + 16);
  const known =
    old.readUInt32BE(0) === 0xfade0cc0 &&
    old.readUInt32BE(8) === 1 &&
    old.readUInt32BE(16) === DIRECTORY &&
    old.readUInt32BE(DIRECTORY) === 0xfade0c02 &&
    old.readUInt32BE(DIRECTORY + 8) === 0x20400 &&
    old.readUInt32BE(DIRECTORY + 12) === AD_HOC_BY_LINKER &&
    old.readUInt32BE(DIRECTORY + 24) === 0 &&
    old.readUInt32BE(DIRECTORY + 36) === PAGES_OF_4096_BY_SHA256 &&
    old.length === hashes + old.readUInt32BE(DIRECTORY + 28) * HASH;
  if (!known) return undefined;
  const pages = Math.ceil(bodySize / PAGE);
  const size = hashes + pages * HASH;
  return {
    size,
    over: (body) => {
      const made = Buffer.alloc(size);
      old.copy(made, 0, 0, hashes);
      made.writeUInt32BE(size, 4);
      made.writeUInt32BE(size - DIRECTORY, DIRECTORY + 4);
      made.writeUInt32BE(pages, DIRECTORY + 28);
      made.writeUInt32BE(bodySize, DIRECTORY + 32);
      for (let page = 0; page < pages; page++) {
        const digest = createHash('sha256')
          .update(body.subarray(page * PAGE, (page + 1) * PAGE))
          .digest();
        digest.copy(made, hashes + page * HASH);
      }
      return made;
    },
  };
}

/** Where the code directory begins: after the super blob and its one index entry. */
const DIRECTORY = 20;
const HASH = 32;
const PAGE = 4096;
const AD_HOC_BY_LINKER = 0x20002;
/** The fields hashSize 32, hashType 2, a zero, and pageSize as a power of two. */
const PAGES_OF_4096_BY_SHA256 = 0x2002000c;
