import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateKeyPair } from '../../../src/trust/cosign-key.ts';
import { readPrivateKey } from '../../../src/trust/private-key.ts';
import { publicKeyOf, readPublicKey } from '../../../src/trust/public-key.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const unreadable = { code: 'KEY_UNREADABLE', exitCode: 2 };
const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;
const spki = { type: 'spki', format: 'pem' } as const;

/** A cosign key with other contents in its envelope. */
function tampered(change: (envelope: { kdf: { params: Record<string, number> } }) => void): string {
  const lines = fixture('cosign.key').trim().split('\n');
  const envelope = JSON.parse(Buffer.from(lines.slice(1, -1).join(''), 'base64').toString());
  change(envelope);
  return [lines[0], Buffer.from(JSON.stringify(envelope)).toString('base64'), lines.at(-1)].join('\n');
}

describe('private keys', () => {
  test('a key that cosign made is read and belongs to its public half', async () => {
    const key = await readPrivateKey(fixture('cosign.key'), 'fixture', 'cosign.key');
    expect(publicKeyOf(key, 'cosign.key').pem).toBe(fixture('cosign.pub'));
  });

  test('a key that we made is read back, and only with its password', async () => {
    const pair = await generateKeyPair('geheim');
    const key = await readPrivateKey(pair.privatePem, 'geheim', 'key');
    expect(createPublicKey(key).export(spki)).toBe(pair.publicPem);
    expect(pair.privatePem.split('\n').every((line) => line.length <= 64)).toBe(true);
    await expect(readPrivateKey(pair.privatePem, 'Geheim', 'key')).rejects.toMatchObject({
      ...unreadable,
      message: expect.stringContaining('password is wrong'),
    });
    await expect(readPrivateKey(pair.privatePem, '', 'key')).rejects.toMatchObject({
      ...unreadable,
      message: expect.stringContaining('no password was given'),
    });
  });

  test('neither key nor password enters a message', async () => {
    const error = await readPrivateKey(fixture('cosign.key'), 'wrong-secret', 'cosign.key').catch((it) => it);
    expect(`${error.message}${error.remedy}`).not.toMatch(/wrong-secret|eyJrZGYi/);
  });

  const { privateKey: p256 } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { privateKey: ed25519 } = generateKeyPairSync('ed25519');
  test.each([
    ['PKCS#8 P-256', p256.export(pkcs8), 'ecdsa-p256'],
    ['SEC1 P-256', p256.export({ type: 'sec1', format: 'pem' }), 'ecdsa-p256'],
    ['encrypted PKCS#8', p256.export({ ...pkcs8, cipher: 'aes-256-cbc', passphrase: 'pw' }), 'ecdsa-p256'],
    ['PKCS#8 RSA', rsa.export(pkcs8), 'rsa'],
    ['PKCS#1 RSA', rsa.export({ type: 'pkcs1', format: 'pem' }), 'rsa'],
    ['Ed25519', ed25519.export(pkcs8), 'ed25519'],
  ])('%s is read', async (_, pem, algorithm) => {
    const key = await readPrivateKey(String(pem), 'pw', 'key');
    expect(publicKeyOf(key, 'key').algorithm).toBe(algorithm);
  });

  test.each([
    ['nothing', ''],
    ['no PEM', 'hello'],
    ['a public key', fixture('cosign.pub')],
    ['a damaged key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'],
    ['a costly N', tampered(({ kdf }) => Object.assign(kdf.params, { N: 2 ** 24 }))],
    ['a costly r', tampered(({ kdf }) => Object.assign(kdf.params, { r: 4096 }))],
    ['a costly p', tampered(({ kdf }) => Object.assign(kdf.params, { p: 1000 }))],
    ['N that is no power of two', tampered(({ kdf }) => Object.assign(kdf.params, { N: 3 }))],
    ['a huge text', `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(100_000)}`],
  ])('%s is refused at once', async (_, pem) => {
    const started = performance.now();
    await expect(readPrivateKey(pem, 'pw', 'key')).rejects.toMatchObject(unreadable);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('any text at all is refused without another error', async () => {
    const begin = fc.constantFrom(
      '',
      '-----BEGIN PRIVATE KEY-----\n',
      '-----BEGIN ENCRYPTED COSIGN PRIVATE KEY-----\n',
    );
    await fc.assert(
      fc.asyncProperty(begin, fc.string(), async (head, text) => {
        await expect(readPrivateKey(head + text, '', 'key')).rejects.toMatchObject(unreadable);
      }),
    );
  });
});

describe('public keys', () => {
  test('the hint is what cosign computes', () => {
    const { key, hint } = readPublicKey(fixture('cosign.pub'), 'cosign.pub');
    expect(hint).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(publicKeyOf(key, 'again').hint).toBe(hint);
  });

  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export(spki);
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export(spki);
  test.each([
    ['an unsupported curve', p384, 'secp384r1'],
    ['a short RSA key', short, 'rsa 1024'],
    ['a private key', fixture('cosign.key'), 'not a PEM public key'],
    ['a damaged key', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n', 'damaged'],
  ])('%s is refused', (_, pem, said) => {
    expect(() => readPublicKey(String(pem), 'the key')).toThrow(
      expect.objectContaining({ ...unreadable, message: expect.stringContaining(said) }),
    );
  });
});
