import type { Checklist } from '../model/check.ts';
import { PROVENANCE } from '../model/layout.ts';
import { bundleOf } from '../model/sealed.ts';
import { signMessage, signStatement } from '../trust/bundle.ts';
import { keyInShort } from '../trust/public-key.ts';
import { type Refusal, refusalOfMessage, refusalOfStatement } from '../trust/refusal.ts';
import type { Message, Signer } from '../trust/signature.ts';

/**
 * Signs the messages of these names, and the provenance statement where there is one, and verifies each signature with the
 * public key before it counts. Returns the bundles by file name.
 */
export async function sign(
  names: readonly string[],
  messages: ReadonlyMap<string, Message>,
  statement: Buffer | undefined,
  signer: Signer,
  checks: Checklist,
): Promise<Map<string, Buffer>> {
  const { publicKey } = signer;
  const bundles = new Map<string, Buffer>();
  const keep = async (
    name: string,
    make: () => Promise<string>,
    refusalOf: (bundle: string) => Promise<Refusal | undefined>,
  ): Promise<void> => {
    const check = checks.begin('signature', name);
    const bundle = await make();
    const refusal = await refusalOf(bundle);
    bundles.set(bundleOf(name), Buffer.from(bundle));
    if (refusal === undefined) check.pass({ measured: keyInShort(publicKey) });
    else
      check.fail({
        measured: `the bundle ${refusal.reason}`,
        remedy: 'the signature just made does not verify: check the key',
      });
  };

  for (const name of names) {
    const message = messages.get(name);
    if (!message) throw new Error(`${name} is to be signed but was not made`);
    await keep(
      name,
      () => signMessage(message, signer),
      (bundle) => refusalOfMessage(bundle, message, publicKey),
    );
  }
  if (statement) {
    await keep(
      PROVENANCE,
      () => signStatement(statement, signer),
      (bundle) => refusalOfStatement(bundle, statement, publicKey),
    );
  }
  return bundles;
}
