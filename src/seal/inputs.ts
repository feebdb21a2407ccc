import { InputReader, type RawInputs } from '../model/inputs.ts';

export interface SealInputs {
  /** Absolute. */
  readonly workingDirectory: string;
  /** Absolute. */
  readonly output: string;
  readonly sign: 'key' | 'none';
  /** Path of the private key, or its PEM text; `COSIGN_PRIVATE_KEY` when undefined. */
  readonly key: string | undefined;
  /** `COSIGN_PASSWORD` when undefined. */
  readonly keyPassword: string | undefined;
  readonly provenance: boolean;
  /** Written into the manifest: `gray`, `stable`. */
  readonly channel: string;
}

const COMING = ['keyless', 'kms'];
const CHANNEL = /^[a-z][a-z0-9-]{0,30}$/;

export function readSealInputs(raw: RawInputs): SealInputs {
  const input = new InputReader(raw);
  return input.done({
    workingDirectory: input.text('working-directory'),
    output: input.text('output'),
    sign: signOf(input),
    key: input.optional('key'),
    keyPassword: input.optional('key-password'),
    provenance: input.boolean('provenance'),
    channel: channelOf(input),
  });
}

function signOf(input: InputReader): SealInputs['sign'] {
  const word = input.text('sign');
  if (!COMING.includes(word)) return input.choice('sign', ['key', 'none']);
  input.fault('sign', `is ${word}, which is not yet available; it takes key, none`);
  return 'none';
}

function channelOf(input: InputReader): string {
  const channel = input.text('channel');
  if (CHANNEL.test(channel)) return channel;
  input.fault(
    'channel',
    `is ${JSON.stringify(channel)}; it takes lower-case letters, digits and -, such as gray`,
  );
  return channel;
}
