import type { Bundle } from '@sigstore/bundle';
import type { SignedEntity } from '@sigstore/verify';
import { messageOf as textOf } from '../model/errors.ts';
import { STATEMENT_TYPE, serialise } from './bundle.ts';
import type { PublicKey } from './public-key.ts';
import { type Message, verifies } from './signature.ts';

const MAX_BUNDLE = 32 * 1024 * 1024;
const V03 = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/**
 * Why a bundle does not vouch for a file; undefined when it does. Without a public key only the form and the
 * digest within are looked at. Every byte of the bundle counts: another spelling of the same bundle is refused.
 */
export async function refusalOfMessage(
  text: string,
  message: Message,
  publicKey: PublicKey | undefined,
): Promise<string | undefined> {
  const bundle = await read(text);
  if (typeof bundle === 'string') return bundle;
  if (bundle.content.$case !== 'messageSignature') return 'does not hold the signature of a file';
  const { messageDigest, signature } = bundle.content.messageSignature;
  if (!messageDigest.digest.equals(message.sha256)) return 'was made for other bytes: the digest differs';
  if (!publicKey) return undefined;
  // The library would want the whole file in memory, and look at the digest only.
  const valid = await verifies(publicKey, message, signature);
  return untrusted(bundle, publicKey, (entity) => {
    entity.signature.verifySignature = () => valid;
  });
}

/** The same for a DSSE bundle: `payload` is the statement that it must hold, byte for byte. */
export async function refusalOfStatement(
  text: string,
  payload: Uint8Array,
  publicKey: PublicKey | undefined,
): Promise<string | undefined> {
  const bundle = await read(text);
  if (typeof bundle === 'string') return bundle;
  if (bundle.content.$case !== 'dsseEnvelope') return 'does not hold a signed statement';
  const envelope = bundle.content.dsseEnvelope;
  if (envelope.payloadType !== STATEMENT_TYPE)
    return `holds a ${envelope.payloadType}, not an in-toto statement`;
  if (!envelope.payload.equals(payload)) return 'was made for another statement: the payload differs';
  return publicKey && untrusted(bundle, publicKey);
}

/** The bundle, or what is wrong with its form. */
async function read(text: string): Promise<Bundle | string> {
  if (text.length > MAX_BUNDLE) return `is longer than ${MAX_BUNDLE} characters`;
  const { bundleFromJSON } = await import('@sigstore/bundle');
  try {
    const bundle = bundleFromJSON(JSON.parse(text));
    if (bundle.mediaType !== V03) return `is a ${bundle.mediaType}, not a bundle of version 0.3`;
    return (await serialise(bundle)) === text ? bundle : 'is not in canonical form: its text was changed';
  } catch (error) {
    return `is not a Sigstore bundle: ${textOf(error)}`;
  }
}

/** Key mode: no certificate, no log and no timestamp is accepted or asked for, only this very key. */
async function untrusted(
  bundle: Bundle,
  publicKey: PublicKey,
  prepare: (entity: SignedEntity) => void = () => {},
): Promise<string | undefined> {
  const { toSignedEntity, Verifier } = await import('@sigstore/verify');
  const trust = {
    certificateAuthorities: [],
    timestampAuthorities: [],
    tlogs: [],
    ctlogs: [],
    publicKey(hint: string) {
      if (hint !== publicKey.hint) throw new Error(`was signed with another key (${hint})`);
      return { publicKey: publicKey.key, validFor: () => true };
    },
  };
  const thresholds = { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 };
  try {
    const entity = toSignedEntity(bundle, Buffer.alloc(0));
    prepare(entity);
    new Verifier(trust, thresholds).verify(entity);
    return undefined;
  } catch (error) {
    return textOf(error);
  }
}
