import { messageOf } from '../model/errors.ts';
import { serialise } from './bundle.ts';
import type { PublicKey } from './public-key.ts';
import { refusalOfMessage } from './refusal.ts';
import { messageOver, verifies } from './signature.ts';

/** Longest signature file that is read, in bytes. */
export const MAX_DETACHED = 1024 * 1024;

/**
 * Why a signature file that another program made does not vouch for these bytes; undefined when it does. It may be a
 * Sigstore bundle v0.3 in any spelling (`cosign sign-blob --bundle`), a signature in base64 (`cosign sign-blob
 * --output-signature`), or the signature itself (`openssl dgst -sign`).
 */
export async function refusalOfDetached(
  file: Uint8Array,
  signed: Uint8Array,
  publicKey: PublicKey,
): Promise<string | undefined> {
  const text = Buffer.from(file).toString('utf8').trim();
  const message = messageOver(signed);
  if (!text.startsWith('{')) {
    const signature = /^[A-Za-z0-9+/\s]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : Buffer.from(file);
    if (await verifies(publicKey, message, signature)) return undefined;
    return 'is no signature of it by this key';
  }
  const { bundleFromJSON } = await import('@sigstore/bundle');
  try {
    const bundle = bundleFromJSON(JSON.parse(text));
    const { verificationMaterial } = bundle;
    // Only the key counts here: what a log or a time stamp service says beside it is not asked for.
    const material = { ...verificationMaterial, tlogEntries: [], timestampVerificationData: undefined };
    const ours = await serialise({ ...bundle, verificationMaterial: material } as typeof bundle);
    return (await refusalOfMessage(ours, message, publicKey))?.reason;
  } catch (error) {
    return `is not a Sigstore bundle: ${messageOf(error)}`;
  }
}
