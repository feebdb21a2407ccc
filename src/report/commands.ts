import type { Check } from '../model/check.ts';
import { BUNDLE_SUFFIX, CHECKSUMS, CHECKSUMS_512, PROVENANCE } from '../model/layout.ts';
import type { Plan } from '../model/plan.ts';
import type { ReportData, Signing } from './model.ts';

/** Commands that prove one thing. All are run in the folder `release`, beside the published files. */
export interface VerifyCommands {
  readonly proves: string;
  readonly lines: readonly string[];
}

/**
 * The commands with which anyone checks the release without us. Cosign's two series differ: 2.x looks up
 * Sigstore's public keys even for a local key, unless it is given a trusted root, so it gets an empty one.
 */
export function verifyCommands(data: Pick<ReportData, 'plan' | 'signing' | 'checks'>): VerifyCommands[] {
  const { plan, signing } = data;
  if (!plan || !isSealed(data.checks)) return [];
  return [
    {
      proves: 'Every file is the one that was released (SHA-256)',
      lines: [`sha256sum -c ${CHECKSUMS} --strict`],
    },
    { proves: 'The same with SHA-512', lines: [`sha512sum -c ${CHECKSUMS_512} --strict`] },
    ...(signing ? signatureCommands(plan, signing) : []),
    {
      proves: 'Everything at once, offline',
      lines: [
        [
          'oracle-release verify .',
          ...(signing ? [`--public-key ${shellWord(signing.publicKey)}`] : []),
        ].join(' '),
      ],
    },
    {
      proves: 'What Go wrote into each binary before packing',
      lines: plan.artifacts.map((artifact) => `go version -m ${shellWord(`../${artifact.plain}`)}`),
    },
  ];
}

/** Before a release is sealed there is nothing to verify. */
function isSealed(checks: readonly Check[]): boolean {
  return checks.some(({ stage, verdict }) => (stage === 'seal' || stage === 'verify') && verdict === 'pass');
}

function signatureCommands(plan: Plan, signing: Signing): VerifyCommands[] {
  const series = [
    { name: 'cosign 3.x', flags: cosignFlags(signing, 3), before: [] },
    { name: 'cosign 2.x', flags: cosignFlags(signing, 2), before: [EMPTY_ROOT] },
  ];
  const blob = series.map(({ name, flags, before }) => ({
    proves: `The checksums are signed (${name})`,
    lines: [...before, ['cosign verify-blob', bundle(CHECKSUMS), ...flags, CHECKSUMS].join(' ')],
  }));
  if (!signing.provenance) return blob;
  const attestations = series.map(({ name, flags, before }) => ({
    proves: `The provenance names each binary (${name})`,
    lines: [
      ...before,
      ...plan.artifacts.map(({ file }) =>
        [
          'cosign verify-blob-attestation',
          bundle(PROVENANCE),
          ...flags,
          '--type slsaprovenance1',
          shellWord(file),
        ].join(' '),
      ),
    ],
  }));
  return [...blob, ...attestations];
}

function bundle(file: string): string {
  return `--bundle ${file}${BUNDLE_SUFFIX}`;
}

function cosignFlags({ publicKey }: Signing, series: 2 | 3): string[] {
  const ofSeries2 = series === 2 ? ['--new-bundle-format', `--trusted-root ${EMPTY_ROOT_FILE}`] : [];
  return [`--key ${shellWord(publicKey)}`, ...ofSeries2, '--insecure-ignore-tlog=true'];
}

const EMPTY_ROOT_FILE = '../empty-trusted-root.json';
const EMPTY_ROOT = `echo '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}' > ${EMPTY_ROOT_FILE}`;

/** A word of a POSIX shell command, quoted only where it must be. */
function shellWord(word: string): string {
  const clean = word.replace(/\p{Cc}/gu, '');
  return /^[\w@%+=:,./-]+$/.test(clean) ? clean : `'${clean.replaceAll("'", "'\\''")}'`;
}
