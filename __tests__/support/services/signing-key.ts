import { createHash, generateKeyPairSync, sign } from 'node:crypto';

export interface SigningKey {
  /** A JSON Web Token of the claims, RS256. */
  token(claims: Readonly<Record<string, unknown>>): string;
  /** The public half as a JSON Web Key Set. */
  readonly keySet: { readonly keys: readonly object[] };
}

export function newSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');
  return {
    token(claims) {
      const content = [{ alg: 'RS256', typ: 'JWT', kid }, claims]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
    },
    keySet: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] },
  };
}
