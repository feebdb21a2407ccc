import { InputReader } from '../model/inputs.ts';
import { BUNDLE_SUFFIX, CHECKSUMS, CHECKSUMS_512, layout, MANIFEST, PROVENANCE } from '../model/layout.ts';
import { readSealInputs } from '../seal/inputs.ts';
import { run as seal } from '../seal/seal.ts';
import { readVerifyInputs } from '../verify/inputs.ts';
import { run as verify } from '../verify/verify.ts';
import type { Command } from './outcome.ts';
import { readPlan } from './record.ts';

/** The action checksum-sign: seal or verify. */
export const checksumSign: Command = async (invocation) => {
  const input = new InputReader(invocation.raw);
  const run = { seal: runSeal, verify: runVerify }[input.choice('mode', ['seal', 'verify'])];
  return input.done(run)(invocation);
};

const runSeal: Command = async ({ raw, ports }) => {
  const inputs = readSealInputs(raw);
  const plan = await readPlan(inputs.output, ports.files);
  const { checks, files } = await seal(inputs, plan, ports);
  const { released, artifactsJson, metadataJson, publicKey, result } = layout(inputs.output);
  const names = files.map(({ name }) => name);
  const pathOf = (name: string): string => (names.includes(name) ? released(name) : '');
  return {
    stage: 'seal',
    checks,
    data: { files },
    outputs: {
      checksums: pathOf(CHECKSUMS),
      'checksums-sha512': pathOf(CHECKSUMS_512),
      manifest: pathOf(MANIFEST),
      provenance: pathOf(PROVENANCE),
      bundles: JSON.stringify(names.filter((name) => name.endsWith(BUNDLE_SUFFIX)).map(released)),
      digests: JSON.stringify(Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256]))),
    },
    handsOn: {
      name: 'seal',
      files:
        files.length === 0
          ? []
          : [
              ...names.map(released),
              artifactsJson,
              metadataJson,
              ...(inputs.sign === 'key' ? [publicKey] : []),
              result('seal'),
            ],
    },
  };
};

const runVerify: Command = async ({ raw, ports }) => {
  const { checks, ...data } = await verify(readVerifyInputs(raw), ports);
  return { stage: 'verify', checks, data, outputs: {} };
};
