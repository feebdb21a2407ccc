import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { digestOfBytes } from '../../src/model/digest.ts';
import { emitInsight } from '../../src/model/insight.ts';
import { layout } from '../../src/model/layout.ts';
import type { Plan } from '../../src/model/plan.ts';
import { SIX_TARGETS, target } from '../../src/model/target.ts';
import { localPorts } from '../../src/runner/ports.ts';
import type { SealInputs } from '../../src/seal/inputs.ts';
import { run as seal } from '../../src/seal/seal.ts';
import { generateKeyPair } from '../../src/trust/cosign-key.ts';
import { buildElf, buildMachO, buildPe } from './binaries.ts';
import { PLAIN_BUILD } from './plans.ts';

export const PASSWORD = 'fixture';

/** One for all fixtures of a process: making one takes a while on purpose. */
const pair = generateKeyPair(PASSWORD);

/** A plan of one small program. */
export function smallPlan(changes: Partial<Plan> = {}, names: readonly string[] = SIX_TARGETS): Plan {
  const targets = names.map(target);
  return {
    schema: 1,
    project: 'small',
    version: '1.2.3',
    tag: 'v1.2.3',
    snapshot: false,
    commit: '0123456789abcdef0123456789abcdef01234567',
    commitTime: '2026-01-02T03:04:05Z',
    repository: 'https://example.org/small.git',
    dirty: false,
    module: 'example.org/small',
    toolchain: 'go1.26.8',
    builds: [{ id: 'small', main: '.', binary: 'small' }],
    targets: targets.map((it) => ({ ...it, runner: ['ubuntu-latest'] })),
    artifacts: targets.map(({ id, goos }) => {
      const ext = goos === 'windows' ? '.exe' : '';
      const program = `${id}/small${ext}`;
      return {
        build: 'small',
        target: id,
        plain: `build/${program}`,
        debug: `debug/${program}`,
        file: `small-${id}${ext}`,
        ...PLAIN_BUILD,
      };
    }),
    ...changes,
  };
}

/** A release folder on disk as packing leaves it, and what is needed to seal it. */
export interface Fixture {
  readonly plan: Plan;
  readonly inputs: SealInputs;
  readonly output: string;
  readonly release: string;
  /** Path of a cosign key with the password PASSWORD. */
  readonly key: string;
  remove(): Promise<void>;
}

/** Binaries before and after "packing" and SBOMs of the former; linux/arm64 was left unpacked. */
export async function packedRelease(
  changes: Partial<SealInputs> = {},
  targets: readonly string[] = SIX_TARGETS,
): Promise<Fixture> {
  const workingDirectory = await mkdtemp(join(tmpdir(), 'release-'));
  const output = join(workingDirectory, 'dist');
  const paths = layout(output);
  const plan = smallPlan({}, targets);
  const put = async (path: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  };
  for (const artifact of plan.artifacts) {
    const plain = binary(artifact.target, 'plain');
    const packed = artifact.target === 'linux-arm64' ? plain : binary(artifact.target, 'packed');
    await put(paths.planned(artifact.plain), plain);
    await put(paths.released(artifact.file), packed);
    await put(paths.sbom(`${artifact.file}.cdx.json`), cycloneDx(plain));
    await put(paths.sbom(`${artifact.file}.spdx.json`), spdx(plain));
  }
  await gatherInsight(output, plan);
  const key = join(workingDirectory, 'cosign.key');
  await put(key, (await pair).privatePem);
  const inputs: SealInputs = {
    workingDirectory,
    output,
    sign: 'key',
    key,
    keyPassword: PASSWORD,
    provenance: true,
    channel: 'gray',
    ...changes,
  };
  const remove = () => rm(workingDirectory, { recursive: true, force: true });
  return { plan, inputs, output, release: paths.release, key, remove };
}

/** What gather would have written of these binaries. */
export function gatherInsight(output: string, plan: Plan): Promise<void> {
  const { project, version, commit, commitTime, toolchain } = plan;
  const artifacts = plan.artifacts.map(({ file, target: id }) => {
    const { size, sha256 } = digestOfBytes(binary(id, 'packed'));
    return { file, target: id, size, sha256, unstripped: 2 * size, packages: { main: size }, modules: {} };
  });
  const insight = { schema: 1 as const, project, version, commit, commitTime, toolchain, artifacts };
  return writeFile(layout(output).buildInsight, emitInsight(insight));
}

export async function sealedRelease(
  ...[changes, targets]: Parameters<typeof packedRelease>
): Promise<Fixture> {
  const fixture = await packedRelease(changes, targets);
  const { checks, files } = await seal(fixture.inputs, fixture.plan, localPorts());
  if (files.length === 0) throw new Error(`not sealed: ${JSON.stringify(checks, null, 1)}`);
  return fixture;
}

/** The smallest file that has a platform's header, with some bytes to tell one from another. */
export function binary(id: string, body: string): Buffer {
  return Buffer.concat([HEADERS[id]?.() ?? Buffer.alloc(0), Buffer.from(`${id} ${body}\n`.repeat(4))]);
}

const HEADERS: Readonly<Record<string, () => Uint8Array>> = {
  'linux-amd64': () => buildElf({ machine: 62 }),
  'linux-arm64': () => buildElf({ machine: 183 }),
  'linux-ppc64le': () => buildElf({ machine: 21 }),
  'darwin-amd64': () => buildMachO({ cpuType: 0x01000007 }),
  'darwin-arm64': () => buildMachO({ cpuType: 0x0100000c }),
  'windows-amd64': () => buildPe(),
};

function cycloneDx(plain: Buffer): string {
  const { sha256, sha512 } = digestOfBytes(plain);
  const hashes = [
    { alg: 'SHA-256', content: sha256 },
    { alg: 'SHA-512', content: sha512 },
  ];
  return `${JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': 'small', name: 'small', version: '1.2.3', hashes },
    },
    components: [],
  })}\n`;
}

function spdx(plain: Buffer): string {
  const { sha256 } = digestOfBytes(plain);
  return `${JSON.stringify({
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    dataLicense: 'CC0-1.0',
    name: 'small',
    documentNamespace: 'https://example.org/spdx/small',
    creationInfo: { created: '2026-01-02T03:04:05Z', creators: ['Tool: fixture'] },
    packages: [
      {
        SPDXID: 'SPDXRef-small',
        name: 'small',
        versionInfo: '1.2.3',
        downloadLocation: 'NOASSERTION',
        filesAnalyzed: false,
        checksums: [{ algorithm: 'SHA256', checksumValue: sha256 }],
      },
    ],
    relationships: [
      {
        spdxElementId: 'SPDXRef-DOCUMENT',
        relationshipType: 'DESCRIBES',
        relatedSpdxElement: 'SPDXRef-small',
      },
    ],
  })}\n`;
}
