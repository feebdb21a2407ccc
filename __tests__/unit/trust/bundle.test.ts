import { createPrivateKey, generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signMessage, signStatement } from '../../../src/trust/bundle.ts';
import { refusalOfMessage, refusalOfStatement } from '../../../src/trust/refusal.ts';
import { messageOver, signer } from '../../../src/trust/signature.ts';

const keys = {
  'ecdsa-p256': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  ed25519: generateKeyPairSync('ed25519').privateKey,
};
const algorithms = Object.keys(keys) as (keyof typeof keys)[];
const data = Buffer.from('the bytes of a file\n');
const statement = Buffer.from('{"_type":"https://in-toto.io/Statement/v1"}\n');

describe.each(algorithms)('%s', (algorithm) => {
  const made = signer(keys[algorithm], 'key');

  test('the same message gives the same signature, and OpenSSL accepts it', async () => {
    const first = await made.sign(messageOver(data));
    expect(await made.sign(messageOver(data))).toEqual(first);
    expect(verify(algorithm === 'ed25519' ? null : 'sha256', data, made.publicKey.key, first)).toBe(true);
  });

  test('a bundle vouches for its own bytes and key, and for no other', async () => {
    const bundle = await signMessage(messageOver(data), made);
    const another = signer(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'other').publicKey;
    expect(await refusalOfMessage(bundle, messageOver(data), made.publicKey)).toBeUndefined();
    expect(await refusalOfMessage(bundle, messageOver(Buffer.from('other')), made.publicKey)).toMatchObject({
      blame: 'file',
    });
    expect(await refusalOfMessage(bundle, messageOver(data), another)).toMatchObject({
      reason: expect.stringContaining('another key'),
    });
  });

  test('a statement bundle vouches for exactly its payload', async () => {
    const bundle = await signStatement(statement, made);
    expect(await refusalOfStatement(bundle, statement, made.publicKey)).toBeUndefined();
    expect(await refusalOfStatement(bundle, Buffer.from('{}'), made.publicKey)).toMatchObject({
      blame: 'file',
    });
  });

  test('every changed, added or missing byte of a bundle is refused', { timeout: 60_000 }, async () => {
    const message = messageOver(data);
    const bundles = [
      {
        text: await signMessage(message, made),
        refusal: (it: string) => refusalOfMessage(it, message, made.publicKey),
      },
      {
        text: await signStatement(statement, made),
        refusal: (it: string) => refusalOfStatement(it, statement, made.publicKey),
      },
    ];
    for (const { text, refusal } of bundles) {
      const at = fc.integer({ min: 0, max: text.length - 1 });
      const printable = fc.integer({ min: 9, max: 126 }).map((code) => String.fromCharCode(code));
      await fc.assert(
        fc.asyncProperty(at, printable, fc.constantFrom(0, 1), async (index, byte, width) => {
          fc.pre(width === 0 || text[index] !== byte);
          const changed = text.slice(0, index) + byte + text.slice(index + width);
          fc.pre(changed !== text);
          expect(await refusal(changed)).toMatchObject({ blame: 'bundle' });
          expect(await refusal(text.slice(0, index) + text.slice(index + 1))).toMatchObject({
            blame: 'bundle',
          });
        }),
        { numRuns: algorithm === 'ecdsa-p256' ? 300 : 60 },
      );
    }
  });
});

describe('bundles', () => {
  const made = signer(keys['ecdsa-p256'], 'key');
  const message = messageOver(data);
  const changed = async (
    change: (bundle: Record<string, Record<string, unknown>>) => void,
  ): Promise<string> => {
    const bundle = JSON.parse(await signMessage(message, made));
    change(bundle);
    return `${JSON.stringify(bundle)}\n`;
  };

  test('have version 0.3, the hint of the key, no log entry, and no key id in a statement', async () => {
    const bundle = JSON.parse(await signMessage(message, made));
    expect(bundle.mediaType).toBe('application/vnd.dev.sigstore.bundle.v0.3+json');
    expect(bundle.verificationMaterial).toEqual({
      publicKey: { hint: made.publicKey.hint },
      timestampVerificationData: {},
    });
    const { dsseEnvelope } = JSON.parse(await signStatement(statement, made));
    expect(dsseEnvelope.signatures).toEqual([{ sig: expect.any(String) }]);
    expect(Buffer.from(dsseEnvelope.payload, 'base64')).toEqual(statement);
  });

  test('another version, digest, hint, certificate or spelling is refused', async () => {
    const cases: [string, string][] = [
      [
        'version',
        await changed((it) =>
          Object.assign(it, { mediaType: 'application/vnd.dev.sigstore.bundle.v0.2+json' }),
        ),
      ],
      ['algorithm', (await signMessage(message, made)).replace('SHA2_256', 'SHA2_384')],
      [
        'hint',
        await changed((it) => Object.assign(it.verificationMaterial ?? {}, { publicKey: { hint: 'other' } })),
      ],
      ['unknown field', await changed((it) => Object.assign(it, { zz: {} }))],
      ['spelling', `${await signMessage(message, made)} `],
      [
        'certificate',
        (await signMessage(message, made)).replace(
          /"publicKey":\{[^}]*\}/,
          '"certificate":{"rawBytes":"AAAA"}',
        ),
      ],
      ['no JSON', 'hello'],
      ['null', 'null\n'],
    ];
    for (const [what, text] of cases) {
      expect
        .soft(await refusalOfMessage(text, message, made.publicKey), what)
        .toMatchObject({ blame: 'bundle' });
    }
  });

  test('a digest changed in the bundle is blamed on the bundle, as its signature still fits the file', async () => {
    const other = messageOver(Buffer.from('other')).sha256.toString('base64');
    const text = (await signMessage(message, made)).replace(message.sha256.toString('base64'), other);
    expect(await refusalOfMessage(text, message, made.publicKey)).toMatchObject({ blame: 'bundle' });
  });

  test('without a key the digest is still compared', async () => {
    const bundle = await signMessage(message, made);
    expect(await refusalOfMessage(bundle, message, undefined)).toBeUndefined();
    expect(await refusalOfMessage(bundle, messageOver(Buffer.from('other')), undefined)).toMatchObject({
      blame: 'file',
    });
  });

  test('a bundle of one kind is not taken for the other', async () => {
    const file = await signMessage(messageOver(statement), made);
    expect(await refusalOfStatement(file, statement, made.publicKey)).toMatchObject({ blame: 'bundle' });
    const attested = await signStatement(statement, made);
    expect(await refusalOfMessage(attested, messageOver(statement), made.publicKey)).toMatchObject({
      blame: 'bundle',
    });
  });

  test('ECDSA takes its nonce from RFC 6979 (A.2.5, SHA-256, "sample")', async () => {
    const part = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');
    const key = createPrivateKey({
      format: 'jwk',
      key: {
        kty: 'EC',
        crv: 'P-256',
        d: part('C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721'),
        x: part('60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6'),
        y: part('7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299'),
      },
    });
    const signature = await signer(key, 'RFC 6979').sign(messageOver(Buffer.from('sample')));
    expect(signature.toString('hex')).toBe(
      '3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716' +
        '022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
    );
  });
});
