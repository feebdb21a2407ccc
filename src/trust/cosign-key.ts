import { generateKeyPair as generate, type KeyObject, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import * as z from 'zod/mini';

/**
 * cosign's own key file: a PEM block whose content is JSON with a PKCS#8 key in a NaCl secretbox under a key
 * derived by scrypt. Format: secure-systems-lab/go-securesystemslib `encrypted`, used by sigstore/cosign.
 */
const LABEL = 'ENCRYPTED SIGSTORE PRIVATE KEY';
const BLOCK = /-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END/;

const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/));
const whole = z.number().check(z.int());

/** The bounds keep a hostile key file from using up memory or time; cosign writes N 65536, r 8, p 1. */
const Envelope = z.object({
  kdf: z.object({
    name: z.literal('scrypt'),
    params: z.object({
      N: whole.check(z.minimum(2), z.maximum(2 ** 18)),
      r: whole.check(z.minimum(1), z.maximum(8)),
      p: whole.check(z.minimum(1), z.maximum(4)),
    }),
    salt: base64,
  }),
  cipher: z.object({ name: z.literal('nacl/secretbox'), nonce: base64 }),
  ciphertext: base64,
});

type Params = z.infer<typeof Envelope>['kdf']['params'];
const PARAMS: Params = { N: 65536, r: 8, p: 1 };

export function isCosignKey(pem: string): boolean {
  return BLOCK.test(pem);
}

/** The PKCS#8 DER within. Throws for a wrong password and for a damaged or unusual file. */
export async function decryptCosignKey(pem: string, password: string): Promise<Buffer> {
  const json = Buffer.from(BLOCK.exec(pem)?.[1] ?? '', 'base64').toString('utf8');
  const { kdf, cipher, ciphertext } = Envelope.parse(JSON.parse(json));
  const key = await derive(password, Buffer.from(kdf.salt, 'base64'), kdf.params);
  return Buffer.from((await secretbox(key, cipher.nonce)).decrypt(Buffer.from(ciphertext, 'base64')));
}

/** A new P-256 key: the private half encrypted as `cosign generate-key-pair` does it, the public half as PEM. */
export async function generateKeyPair(password: string): Promise<{ privatePem: string; publicPem: string }> {
  const { privateKey, publicKey } = await promisify(generate)('ec', { namedCurve: 'P-256' });
  return {
    privatePem: await encryptCosignKey(privateKey, password),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

async function encryptCosignKey(privateKey: KeyObject, password: string): Promise<string> {
  const salt = randomBytes(32);
  const nonce = randomBytes(24).toString('base64');
  const box = await secretbox(await derive(password, salt, PARAMS), nonce);
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  const envelope = {
    kdf: { name: 'scrypt', params: PARAMS, salt: salt.toString('base64') },
    cipher: { name: 'nacl/secretbox', nonce },
    ciphertext: Buffer.from(box.encrypt(der)).toString('base64'),
  };
  const body = Buffer.from(JSON.stringify(envelope)).toString('base64');
  return `-----BEGIN ${LABEL}-----\n${body.replace(/.{1,64}/g, '$&\n')}-----END ${LABEL}-----\n`;
}

async function secretbox(key: Buffer, nonce: string) {
  const { xsalsa20poly1305 } = await import('@noble/ciphers/salsa.js');
  return xsalsa20poly1305(key, Buffer.from(nonce, 'base64'));
}

function derive(password: string, salt: Buffer, { N, r, p }: Params): Promise<Buffer> {
  const options = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) =>
    scrypt(password, salt, 32, options, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
