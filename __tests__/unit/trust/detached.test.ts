import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signMessage } from '../../../src/trust/bundle.ts';
import { refusalOfDetached } from '../../../src/trust/detached.ts';
import { messageOver, signer } from '../../../src/trust/signature.ts';

const keys = {
  'ecdsa-p256': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  ed25519: generateKeyPairSync('ed25519').privateKey,
};
const signed = Buffer.from('golang.org/x/sync v0.22.0 h1:SZjpbeLmrCk4xhRSZFNZW5gFUeCeFgjekvI/+gfScek=\n');

describe.each(Object.keys(keys) as (keyof typeof keys)[])('a signature file by %s', (algorithm) => {
  const made = signer(keys[algorithm], 'key');
  const forms = async (): Promise<Buffer[]> => {
    const signature = await made.sign(messageOver(signed));
    return [
      signature,
      Buffer.from(signature.toString('base64')),
      Buffer.from(await signMessage(messageOver(signed), made)),
    ];
  };

  test('vouches for the bytes it was made over, and for no others', async () => {
    for (const file of await forms()) {
      expect(await refusalOfDetached(file, signed, made.publicKey)).toBeUndefined();
      expect(await refusalOfDetached(file, Buffer.from('other'), made.publicKey)).toBeDefined();
      expect(
        await refusalOfDetached(file, Buffer.concat([signed, Buffer.of(10)]), made.publicKey),
      ).toBeDefined();
    }
  });

  test('another key refuses it', async () => {
    const other = signer(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'other').publicKey;
    for (const file of await forms()) expect(await refusalOfDetached(file, signed, other)).toBeDefined();
  });

  test('that is anything at all is refused and breaks nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 600 }),
          fc.json().map((it) => Buffer.from(it)),
        ),
        async (file) => {
          expect(await refusalOfDetached(file, signed, made.publicKey)).toBeTypeOf('string');
        },
      ),
      { numRuns: 200 },
    );
  });
});

test('what a transparency log says beside the signature is not asked for', async () => {
  const made = signer(keys['ecdsa-p256'], 'key');
  const bundle = JSON.parse(await signMessage(messageOver(signed), made));
  bundle.verificationMaterial.tlogEntries = [
    {
      logIndex: '1',
      logId: { keyId: 'AAAA' },
      kindVersion: { kind: 'hashedrekord', version: '0.0.1' },
      integratedTime: '1700000000',
      inclusionPromise: { signedEntryTimestamp: 'AAAA' },
      inclusionProof: {
        logIndex: '1',
        rootHash: 'AAAA',
        treeSize: '2',
        hashes: [],
        checkpoint: { envelope: 'x' },
      },
      canonicalizedBody: 'AAAA',
    },
  ];
  const file = Buffer.from(JSON.stringify(bundle));
  expect(await refusalOfDetached(file, signed, made.publicKey)).toBeUndefined();
});
