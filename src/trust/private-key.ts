import { createPrivateKey, type KeyObject } from 'node:crypto';
import { ReleaseError } from '../model/errors.ts';
import { decryptCosignKey, isCosignKey } from './cosign-key.ts';
import { MAX_PEM } from './pem.ts';

const PRIVATE_PEM = /^\s*-----BEGIN ([A-Z]+ )*PRIVATE KEY-----/m;

/**
 * Reads a private key: cosign's encrypted PEM, or plain PEM (PKCS#8, SEC1, PKCS#1), or encrypted PKCS#8. Throws
 * KEY_UNREADABLE; `origin` is how the message names it, and neither key nor password ever enter a message.
 */
export async function readPrivateKey(pem: string, password: string, origin: string): Promise<KeyObject> {
  if (pem.length > MAX_PEM || !PRIVATE_PEM.test(pem)) {
    throw unreadable(
      origin,
      'is not a PEM private key',
      'give a cosign.key, or a PEM that begins with -----BEGIN PRIVATE KEY-----',
    );
  }
  const cosign = isCosignKey(pem);
  try {
    return cosign
      ? createPrivateKey({ key: await decryptCosignKey(pem, password), format: 'der', type: 'pkcs8' })
      : createPrivateKey({ key: pem, passphrase: password });
  } catch (cause) {
    if (!cosign && !pem.includes('ENCRYPTED')) {
      throw unreadable(
        origin,
        'is a damaged PEM private key',
        'take the key again from where it is kept',
        cause,
      );
    }
    throw unreadable(
      origin,
      password
        ? 'cannot be decrypted: the password is wrong or the key is damaged'
        : 'is encrypted and no password was given',
      'give its password as key-password or in COSIGN_PASSWORD',
      cause,
    );
  }
}

function unreadable(origin: string, what: string, remedy: string, cause?: unknown): ReleaseError {
  return new ReleaseError('KEY_UNREADABLE', `${origin} ${what}`, remedy, cause);
}
