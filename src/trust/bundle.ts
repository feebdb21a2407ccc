import type { Bundle } from '@sigstore/bundle';
import { canonicalJson } from '../model/canonical.ts';
import { type Message, messageOver, type Signer } from './signature.ts';

export const STATEMENT_TYPE = 'application/vnd.in-toto+json';

/** A Sigstore bundle v0.3 over the bytes of a file, as the text of `<file>.sigstore.json`. */
export async function signMessage(message: Message, signer: Signer): Promise<string> {
  const { toMessageSignatureBundle } = await import('@sigstore/bundle');
  return serialise(
    toMessageSignatureBundle({
      digest: message.sha256,
      signature: await signer.sign(message),
      keyHint: signer.publicKey.hint,
      // Without this the library writes version 0.2.
      certificateChain: false,
    }),
  );
}

/** A Sigstore bundle v0.3 with a DSSE envelope whose payload is exactly the bytes of an in-toto statement. */
export async function signStatement(payload: Uint8Array, signer: Signer): Promise<string> {
  const { toDSSEBundle } = await import('@sigstore/bundle');
  const bundle = toDSSEBundle({
    artifact: Buffer.from(payload),
    artifactType: STATEMENT_TYPE,
    signature: await signer.sign(messageOver(preAuthEncoding(payload))),
    keyHint: signer.publicKey.hint,
    certificateChain: false,
  });
  // cosign refuses an envelope whose signature carries a key id; it is not part of what is signed.
  for (const signature of bundle.content.dsseEnvelope.signatures) signature.keyid = '';
  return serialise(bundle);
}

/** The one text that a bundle has here: the library's JSON in canonical form, and a final newline. */
export async function serialise(bundle: Bundle): Promise<string> {
  const { bundleToJSON } = await import('@sigstore/bundle');
  return `${canonicalJson(bundleToJSON(bundle))}\n`;
}

/** What is signed of a DSSE envelope (secure-systems-lab/dsse, protocol.md). */
export function preAuthEncoding(payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${STATEMENT_TYPE.length} ${STATEMENT_TYPE} ${payload.length} `;
  return Buffer.concat([Buffer.from(head, 'ascii'), payload]);
}
