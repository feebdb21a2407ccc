import { expect, test } from 'vitest';
import { readSealInputs } from '../../../src/seal/inputs.ts';

const raw = {
  'working-directory': '/repo',
  output: '/repo/dist',
  sign: 'key',
  channel: 'gray',
  provenance: 'true',
};

test('inputs become typed', () => {
  expect(readSealInputs({ ...raw, key: 'cosign.key' })).toEqual({
    workingDirectory: '/repo',
    output: '/repo/dist',
    sign: 'key',
    key: 'cosign.key',
    keyPassword: undefined,
    provenance: true,
    channel: 'gray',
  });
});

test.each([
  [{ sign: 'keyless' }, /sign is keyless, which is not yet available; it takes key, none/],
  [{ sign: 'kms' }, /sign is kms, which is not yet available/],
  [{ sign: 'keys' }, /did you mean key\?/],
  [{ channel: 'a b' }, /channel is "a b"/],
  [{ provenance: 'yes' }, /provenance is "yes"/],
])('%o is refused', (change, message) => {
  expect(() => readSealInputs({ ...raw, ...change })).toThrow(message);
});
