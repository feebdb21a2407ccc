import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { ReleaseError } from '../model/errors.ts';
import { MAX_PEM } from './pem.ts';

/** The kinds of key that sign releases; cosign 2 and 3 verify bundles made with each of them. */
export type KeyAlgorithm = 'ecdsa-p256' | 'ed25519' | 'rsa';

export interface PublicKey {
  readonly algorithm: KeyAlgorithm;
  /** SubjectPublicKeyInfo as PEM. */
  readonly pem: string;
  /** base64 of the SHA-256 of the SubjectPublicKeyInfo, as cosign computes it. */
  readonly hint: string;
  readonly key: KeyObject;
}

const PUBLIC_PEM = /^\s*-----BEGIN (RSA )?PUBLIC KEY-----/;

/** Reads a PEM public key. Throws KEY_UNREADABLE; `origin` is how the message names it. */
export function readPublicKey(pem: string, origin: string): PublicKey {
  if (pem.length > MAX_PEM || !PUBLIC_PEM.test(pem)) {
    throw unreadable(origin, 'is not a PEM public key (-----BEGIN PUBLIC KEY-----)');
  }
  try {
    return publicKeyOf(createPublicKey(pem), origin);
  } catch (cause) {
    throw cause instanceof ReleaseError ? cause : unreadable(origin, 'is a damaged PEM public key', cause);
  }
}

/** How a check names a key: its kind, and as much of its hint as tells it from others. */
export function keyInShort({ algorithm, hint }: PublicKey): string {
  return `${algorithm}, key ${hint.slice(0, 12)}`;
}

/** Throws KEY_UNREADABLE for a key that cannot sign releases. */
export function publicKeyOf(key: KeyObject, origin: string): PublicKey {
  const algorithm = algorithmOf(key, origin);
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return {
    algorithm,
    pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    hint: createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
    key: publicKey,
  };
}

function algorithmOf(key: KeyObject, origin: string): KeyAlgorithm {
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') return 'ecdsa-p256';
  if (key.asymmetricKeyType === 'ed25519') return 'ed25519';
  if (key.asymmetricKeyType === 'rsa' && modulusLength >= 2048 && modulusLength <= 8192) return 'rsa';
  const seen = [key.asymmetricKeyType, namedCurve, modulusLength || undefined].filter(Boolean).join(' ');
  throw new ReleaseError(
    'KEY_UNREADABLE',
    `${origin} is a key of the kind ${seen}, which cannot sign releases`,
    'use an ECDSA P-256 key (what `cosign generate-key-pair` makes), Ed25519, or RSA of 2048 to 8192 bits',
  );
}

function unreadable(origin: string, what: string, cause?: unknown): ReleaseError {
  return new ReleaseError(
    'KEY_UNREADABLE',
    `${origin} ${what}`,
    'give the cosign.pub that belongs to the signing key',
    cause,
  );
}
