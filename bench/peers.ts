import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { SIX_TARGETS } from '../src/model/target.ts';
import { layOutDatabase } from './govulndb.ts';
import type { Measurable } from './measure.ts';
import { makeProject } from './project.ts';

export interface Peers {
  /** What is not there, for a person. */
  readonly missing: readonly string[];
  /** Six `go build` with the flags of all, one after the other. */
  plainBuilds(goCache?: string): Measurable;
  /** Where they leave the binary of a target. */
  plainBinary(target: string): string;
  /** `goreleaser build --snapshot`; undefined where it is not there. */
  readonly build: ((goCache?: string) => Measurable) | undefined;
  /**
   * GoReleaser driving syft, UPX and cosign, then govulncheck on each binary, as many at once as there are cores;
   * undefined where one of them is not there.
   */
  readonly release: ((goCache?: string) => readonly Measurable[]) | undefined;
}

const TOOLS = ['goreleaser', 'syft', 'upx', 'cosign3', 'govulncheck'];
/** Found vulnerabilities are no failure of the program. */
const FOUND = 3;

export async function preparePeers(folder: string): Promise<Peers> {
  const tools = join(folder, 'tools');
  mkdirSync(tools, { recursive: true });
  const project = makeProject(join(folder, 'peers'), {
    [BUILD_ONLY]: JSON.stringify(BUILDS),
    [WHOLE]: JSON.stringify(chain(tools)),
  });
  mkdirSync(join(project, 'plain'));
  const { ORACLE_RELEASE_VULNDB: given } = process.env;
  const database = given && (await layOutDatabase(given, join(tools, 'vulndb')));
  const tooFew = TOOLS.filter((tool) => !isOnPath(tool));
  const missing = database ? tooFew : [...tooFew, 'a database in ORACLE_RELEASE_VULNDB'];
  if (!missing.includes('cosign3')) makeKey(tools);

  const command = (file: string, args: readonly string[], goCache?: string): Measurable => ({
    file,
    args,
    cwd: project,
    env: { ...process.env, ...NO_PASSWORD, ...(goCache && { GOCACHE: goCache }) },
  });
  const plainBinary = (target: string): string => join(folder, 'plain', target.replace('/', '-'));
  const plain = SIX_TARGETS.map((target) => plainBuild(target, plainBinary(target))).join('\n');
  const goreleaser = (how: readonly string[], config: string, goCache?: string): Measurable =>
    command('goreleaser', [...how, '--config', config, '--snapshot', '--clean'], goCache);
  return {
    missing,
    plainBuilds: (goCache) => command('sh', ['-ec', plain], goCache),
    plainBinary,
    build: missing.includes('goreleaser')
      ? undefined
      : (goCache) => goreleaser(['build'], BUILD_ONLY, goCache),
    release:
      missing.length > 0
        ? undefined
        : (goCache) => [
            goreleaser(['release', '--skip=publish'], WHOLE, goCache),
            command('sh', ['-c', scanEach(database ?? '')]),
          ],
  };
}

/** What anyone would write first: the same flags, one target after the other. */
function plainBuild(target: string, binary: string): string {
  const [goos, goarch] = target.split('/');
  return `GOOS=${goos} GOARCH=${goarch} CGO_ENABLED=0 go build -trimpath -ldflags '-s -w -buildid=' -o "${binary}" .`;
}

/** Of the copies made before packing: govulncheck cannot read a packed file. */
function scanEach(database: string): string {
  const one = `govulncheck -mode=binary -db ${database} "$0" || test $? -eq ${FOUND}`;
  return `ls -d "$PWD"/plain/* | xargs -P ${availableParallelism()} -n 1 sh -c '${one}'`;
}

export function isOnPath(tool: string): boolean {
  return pathOf(tool) !== undefined;
}

export function pathOf(tool: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, tool)).find((path) => existsSync(path));
}

const NO_PASSWORD = { COSIGN_PASSWORD: '' };

/** A key of cosign's own, and a configuration that names no log, so that signing opens no connection. */
function makeKey(folder: string): void {
  const env = { ...process.env, ...NO_PASSWORD };
  for (const args of [['generate-key-pair'], ['signing-config', 'create', '--out', 'no-services.json']]) {
    execFileSync('cosign3', args, { cwd: folder, env, stdio: 'ignore' });
  }
}

/** Two files, as `goreleaser build` packs where packing is configured. JSON is YAML. */
const BUILD_ONLY = 'goreleaser-build.yaml';
const WHOLE = 'goreleaser-chain.yaml';

/** The same targets and flags as ours. */
const BUILDS = {
  version: 2,
  project_name: 'oracle-node',
  builds: [
    {
      env: ['CGO_ENABLED=0'],
      flags: ['-trimpath'],
      ldflags: ['-s -w -buildid='],
      targets: SIX_TARGETS.map((target) => target.replace('/', '_')),
    },
  ],
};

/** The same files as ours. */
function chain(tools: string): object {
  return {
    ...BUILDS,
    builds: BUILDS.builds.map((build) => ({
      ...build,
      hooks: { post: 'cp {{ .Path }} plain/{{ .Target }}' },
    })),
    archives: [{ formats: ['binary'] }],
    upx: [{ enabled: true, goos: ['linux', 'windows'] }],
    // One format: for two, GoReleaser scans each binary twice. Ours are two.
    sboms: [{ artifacts: 'binary', args: ['$artifact', '-o', 'spdx-json=$document'] }],
    checksum: { name_template: 'checksums.txt' },
    signs: [
      {
        cmd: 'cosign3',
        artifacts: 'all',
        signature: '$artifact.sigstore.json',
        args: [
          'sign-blob',
          '--yes',
          `--key=${join(tools, 'cosign.key')}`,
          `--signing-config=${join(tools, 'no-services.json')}`,
          '--bundle=$signature',
          '$artifact',
        ],
      },
    ],
  };
}
