import type { InputReader } from '../../model/inputs.ts';
import { isPem } from '../../trust/pem.ts';
import type { SignedSums } from './sums.ts';

/** Undefined where no signature was asked for; a key alone, which other actions take too, asks for none. */
export function readSignedSums(input: InputReader): SignedSums | undefined {
  const signatures = input.paths('go-sum-signature');
  if (signatures.length === 0) return undefined;
  const key = input.required('public-key', 'go-sum-signature is verified with it');
  return { signatures, publicKey: isPem(key) ? key : input.absolute(key) };
}
