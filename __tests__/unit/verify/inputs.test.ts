import { expect, test } from 'vitest';
import { readVerifyInputs } from '../../../src/verify/inputs.ts';

const raw = { 'working-directory': '/repo', output: '/repo/dist' };

test.each([
  [{}, { directory: '/repo/dist/release', publicKey: undefined }],
  [
    { directory: 'other', 'public-key': 'keys/cosign.pub' },
    { directory: '/repo/other', publicKey: '/repo/keys/cosign.pub' },
  ],
  [{ directory: '/abs' }, { directory: '/abs', publicKey: undefined }],
  [
    { 'public-key': '-----BEGIN PUBLIC KEY-----\nx' },
    { directory: '/repo/dist/release', publicKey: '-----BEGIN PUBLIC KEY-----\nx' },
  ],
])('%o', (given, expected) => {
  expect(readVerifyInputs({ ...raw, ...given })).toEqual(expected);
});
