import type { Bundle } from '@sigstore/bundle';
import type { SignedEntity } from '@sigstore/verify';
import { messageOf } from '../model/errors.ts';
import { preAuthEncoding, STATEMENT_TYPE, serialise } from './bundle.ts';
import type { PublicKey } from './public-key.ts';
import { type Message, messageOver, verifies } from './signature.ts';

/** Why a bundle does not vouch for a file. */
export interface Refusal {
  /** What seems to be altered. */
  readonly blame: 'file' | 'bundle';
  /** Completes the sentence "the bundle …". */
  readonly reason: string;
}

const MAX_BUNDLE = 32 * 1024 * 1024;
const V03 = 'application/vnd.dev.sigstore.bundle.v0.3+json';
/** HashAlgorithm.SHA2_256 of sigstore_common.proto. */
const SHA2_256 = 1;

/**
 * Undefined when the bundle vouches for the file. Without a public key only the form and the digest within are
 * looked at. Every byte of the bundle counts: another spelling of the same bundle is refused.
 */
export async function refusalOfMessage(
  text: string,
  message: Message,
  publicKey: PublicKey | undefined,
): Promise<Refusal | undefined> {
  const bundle = await read(text);
  if ('reason' in bundle) return bundle;
  if (bundle.content.$case !== 'messageSignature') return altered('does not hold the signature of a file');
  const { messageDigest, signature } = bundle.content.messageSignature;
  if (messageDigest.algorithm !== SHA2_256) return altered('does not name the digest SHA2_256');
  const valid = publicKey !== undefined && (await verifies(publicKey, message, signature));
  if (!messageDigest.digest.equals(message.sha256)) {
    // A signature that fits the file shows that only the digest in the bundle was changed.
    return { blame: valid ? 'bundle' : 'file', reason: 'was made for other bytes: the digest differs' };
  }
  // The library would want the whole file in memory.
  return publicKey && untrusted(bundle, publicKey, (entity) => withVerdict(entity, valid));
}

/** The same for a DSSE bundle: `payload` is the statement that it must hold, byte for byte. */
export async function refusalOfStatement(
  text: string,
  payload: Uint8Array,
  publicKey: PublicKey | undefined,
): Promise<Refusal | undefined> {
  const bundle = await read(text);
  if ('reason' in bundle) return bundle;
  if (bundle.content.$case !== 'dsseEnvelope') return altered('does not hold a signed statement');
  const envelope = bundle.content.dsseEnvelope;
  if (envelope.payloadType !== STATEMENT_TYPE) return altered(`holds a ${envelope.payloadType}`);
  if (!envelope.payload.equals(payload)) {
    const signature = envelope.signatures[0]?.sig ?? Buffer.alloc(0);
    const message = messageOver(preAuthEncoding(payload));
    const valid = publicKey !== undefined && (await verifies(publicKey, message, signature));
    return {
      blame: valid ? 'bundle' : 'file',
      reason: 'was made for another statement: the payload differs',
    };
  }
  return publicKey && untrusted(bundle, publicKey);
}

function altered(reason: string): Refusal {
  return { blame: 'bundle', reason };
}

async function read(text: string): Promise<Bundle | Refusal> {
  if (text.length > MAX_BUNDLE) return altered(`is longer than ${MAX_BUNDLE} characters`);
  const { bundleFromJSON } = await import('@sigstore/bundle');
  try {
    const bundle = bundleFromJSON(JSON.parse(text));
    if (bundle.mediaType !== V03) return altered(`is a ${bundle.mediaType}, not version 0.3`);
    return (await serialise(bundle)) === text ? bundle : altered('is not in canonical form');
  } catch (error) {
    return altered(`is not a Sigstore bundle: ${messageOf(error)}`);
  }
}

/** Key mode: no certificate, no log and no timestamp is accepted or asked for, only this very key. */
async function untrusted(
  bundle: Bundle,
  publicKey: PublicKey,
  prepare: (entity: SignedEntity) => void = () => {},
): Promise<Refusal | undefined> {
  if (bundle.verificationMaterial.content.$case !== 'publicKey') return altered('was not signed with a key');
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
    return altered(messageOf(error));
  }
}

function withVerdict(entity: SignedEntity, valid: boolean): void {
  entity.signature.verifySignature = () => valid;
}
