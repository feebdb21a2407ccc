import { InputReader, type RawInputs } from '../model/inputs.ts';
import { layout } from '../model/layout.ts';
import { isPem } from '../trust/pem.ts';

export interface VerifyInputs {
  /** Absolute. A release folder, or an output folder that has one. */
  readonly directory: string;
  /** Absolute path of the public key, or its PEM text. */
  readonly publicKey: string | undefined;
}

export function readVerifyInputs(raw: RawInputs): VerifyInputs {
  const input = new InputReader(raw);
  const key = input.optional('public-key');
  return input.done({
    directory: input.path('directory') ?? layout(input.text('output')).release,
    publicKey: key && (isPem(key) ? key : input.absolute(key)),
  });
}
