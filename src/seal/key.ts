import { resolve } from 'node:path';
import { ReleaseError } from '../model/errors.ts';
import type { Ports } from '../ports.ts';
import { isPem, MAX_PEM } from '../trust/pem.ts';
import { readPrivateKey } from '../trust/private-key.ts';
import { type Signer, signer } from '../trust/signature.ts';
import type { SealInputs } from './inputs.ts';

/** The signer that the inputs or the environment name. Throws INPUT_INVALID without one, or KEY_UNREADABLE. */
export async function loadSigner(
  inputs: SealInputs,
  { files, host }: Pick<Ports, 'files' | 'host'>,
): Promise<Signer> {
  const given = inputs.key ?? host.env('COSIGN_PRIVATE_KEY');
  const password = inputs.keyPassword ?? host.env('COSIGN_PASSWORD') ?? '';
  if (!given) {
    throw new ReleaseError(
      'INPUT_INVALID',
      'sign is key, but there is no key',
      'give the private key as key or in COSIGN_PRIVATE_KEY (`cosign generate-key-pair` makes one), or sign: none',
    );
  }
  const isText = isPem(given);
  const pem = isText ? given : await keyFile(resolve(inputs.workingDirectory, given), files);
  const origin = isText ? 'the private key' : given;
  return signer(await readPrivateKey(pem, password, origin), origin);
}

async function keyFile(path: string, files: Ports['files']): Promise<string> {
  try {
    return await files.readText(path, MAX_PEM);
  } catch (cause) {
    throw new ReleaseError(
      'KEY_UNREADABLE',
      `the private key ${path} cannot be read`,
      'check the path of the key',
      cause,
    );
  }
}
