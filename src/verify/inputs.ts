import { resolve } from 'node:path';
import { InputReader, type RawInputs } from '../model/inputs.ts';
import { layout } from '../model/layout.ts';

export interface VerifyInputs {
  /** Absolute. A release folder, or an output folder that has one. */
  readonly directory: string;
  /** Absolute path of the public key, or its PEM text. */
  readonly publicKey: string | undefined;
}

export function readVerifyInputs(raw: RawInputs): VerifyInputs {
  const input = new InputReader(raw);
  const workingDirectory = input.text('working-directory');
  const directory = input.optional('directory');
  const key = input.optional('public-key');
  return input.done({
    directory: directory ? resolve(workingDirectory, directory) : layout(input.text('output')).release,
    publicKey: key?.includes('-----BEGIN') ? key : key && resolve(workingDirectory, key),
  });
}
