import {
  constants,
  createHash,
  type KeyObject,
  privateEncrypt,
  publicDecrypt,
  sign as signData,
  verify as verifyData,
} from 'node:crypto';
import { type PublicKey, publicKeyOf } from './public-key.ts';

/** What is signed. The digest is enough for all keys but Ed25519, which signs the bytes themselves. */
export interface Message {
  readonly sha256: Buffer;
  bytes(): Promise<Uint8Array>;
}

/** Largest file that is read into memory to be signed or verified; Ed25519 alone needs that. */
export const MAX_SIGNED = 1024 ** 3;

/** The same message gives the same signature, so that a release sealed again has the same bytes. */
export interface Signer {
  readonly publicKey: PublicKey;
  /** ECDSA in DER, RSA PKCS#1 v1.5 over SHA-256, or pure Ed25519. */
  sign(message: Message): Promise<Buffer>;
}

/** A message over bytes in memory. */
export function messageOver(bytes: Uint8Array): Message {
  return { sha256: createHash('sha256').update(bytes).digest(), bytes: async () => bytes };
}

/** Throws KEY_UNREADABLE for a key that cannot sign releases. */
export function signer(privateKey: KeyObject, origin: string): Signer {
  const publicKey = publicKeyOf(privateKey, origin);
  return { publicKey, sign: (message) => SCHEMES[publicKey.algorithm].sign(privateKey, message) };
}

export function verifies(publicKey: PublicKey, message: Message, signature: Buffer): Promise<boolean> {
  return SCHEMES[publicKey.algorithm].verify(publicKey.key, message, signature);
}

interface Scheme {
  sign(key: KeyObject, message: Message): Promise<Buffer>;
  verify(key: KeyObject, message: Message, signature: Buffer): Promise<boolean>;
}

/** ECDSA with the nonce of RFC 6979; OpenSSL through Node would take a random one. */
const ecdsa: Scheme = {
  async sign(key, message) {
    const { p256 } = await import('@noble/curves/nist.js');
    const secret = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');
    return Buffer.from(p256.sign(message.sha256, secret, { prehash: false, lowS: false, format: 'der' }));
  },
  async verify(key, message, signature) {
    const { p256 } = await import('@noble/curves/nist.js');
    const { x = '', y = '' } = key.export({ format: 'jwk' });
    const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
    try {
      return p256.verify(signature, message.sha256, point, { prehash: false, lowS: false, format: 'der' });
    } catch {
      // Not DER.
      return false;
    }
  },
};

/** DigestInfo of SHA-256 up to the digest (RFC 8017, 9.2, note 1). */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** Node signs data only; the digest is signed by padding its DigestInfo, which is what PKCS#1 v1.5 is. */
const rsa: Scheme = {
  async sign(key, { sha256 }) {
    const padding = constants.RSA_PKCS1_PADDING;
    return privateEncrypt({ key, padding }, Buffer.concat([DIGEST_INFO, sha256]));
  },
  async verify(key, { sha256 }, signature) {
    const padding = constants.RSA_PKCS1_PADDING;
    try {
      return publicDecrypt({ key, padding }, signature).equals(Buffer.concat([DIGEST_INFO, sha256]));
    } catch {
      // Not a signature by this key.
      return false;
    }
  },
};

const ed25519: Scheme = {
  sign: async (key, message) => signData(null, await message.bytes(), key),
  verify: async (key, message, signature) => verifyData(null, await message.bytes(), key, signature),
};

const SCHEMES: Record<PublicKey['algorithm'], Scheme> = { 'ecdsa-p256': ecdsa, ed25519, rsa };
