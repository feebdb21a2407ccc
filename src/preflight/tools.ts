import type { Ports } from '../ports.ts';

/** A program that the suite uses, and what is lost without it. */
export interface WantedTool {
  readonly name: string;
  /** Other names it goes by, looked for in this order. */
  readonly names: readonly string[];
  readonly required: boolean;
  readonly neededFor: string;
  readonly version: readonly string[];
  /** How a person installs it, by GOOS; `any` for the rest. */
  readonly install: Readonly<Record<string, string>>;
}

/** Every program that the suite starts, but those of the project itself. */
export const TOOLS = [
  {
    name: 'go',
    names: ['go'],
    required: true,
    neededFor: 'building',
    version: ['version'],
    install: { linux: 'apt-get install golang-go', darwin: 'brew install go', any: 'see go.dev/doc/install' },
  },
  {
    name: 'git',
    names: ['git'],
    required: true,
    neededFor: 'version and commit',
    version: ['--version'],
    install: { linux: 'apt-get install git', darwin: 'xcode-select --install', any: 'see git-scm.com' },
  },
  {
    name: 'C compiler',
    names: ['gcc', 'clang', 'cc'],
    required: false,
    neededFor: 'the race detector',
    version: ['--version'],
    install: { linux: 'apt-get install gcc', darwin: 'xcode-select --install', any: 'install gcc or clang' },
  },
  {
    name: 'staticcheck',
    names: ['staticcheck'],
    required: false,
    neededFor: 'the staticcheck gate',
    version: ['-version'],
    install: { any: 'go install honnef.co/go/tools/cmd/staticcheck@v0.8.2' },
  },
  {
    name: 'upx',
    names: ['upx', 'upx-ucl'],
    required: false,
    neededFor: 'packing',
    version: ['--version'],
    install: {
      linux: 'apt-get install upx-ucl',
      darwin: 'brew install upx',
      any: 'see github.com/upx/upx/releases/tag/v4.2.4',
    },
  },
  {
    name: 'qemu-aarch64',
    names: ['qemu-aarch64-static', 'qemu-aarch64'],
    required: false,
    neededFor: 'running packed linux/arm64 files elsewhere',
    version: ['--version'],
    install: { linux: 'apt-get install qemu-user-static', any: 'only on Linux' },
  },
  {
    name: 'qemu-ppc64le',
    names: ['qemu-ppc64le-static', 'qemu-ppc64le'],
    required: false,
    neededFor: 'running packed linux/ppc64le files elsewhere',
    version: ['--version'],
    install: { linux: 'apt-get install qemu-user-static', any: 'only on Linux' },
  },
  {
    name: 'wine',
    names: ['wine64', 'wine'],
    required: false,
    neededFor: 'running packed Windows files elsewhere',
    version: ['--version'],
    install: {
      linux: 'apt-get install wine',
      darwin: 'brew install wine-stable',
      any: 'not needed on Windows',
    },
  },
  {
    name: 'cosign',
    names: ['cosign'],
    required: false,
    neededFor: 'verifying as your users do; signing needs none',
    version: ['version'],
    install: { any: 'go install github.com/sigstore/cosign/v3/cmd/cosign@v3.1.3' },
  },
  {
    name: 'syft',
    names: ['syft'],
    required: false,
    neededFor: 'scanning images and folders, and engine full or both',
    version: ['--version'],
    install: { any: 'go install github.com/anchore/syft/cmd/syft@v1.52.0' },
  },
  {
    name: 'grype',
    names: ['grype'],
    required: false,
    neededFor: 'scanning images and folders, and engine full or both',
    version: ['--version'],
    install: { any: 'go install github.com/anchore/grype/cmd/grype@v0.110.0' },
  },
  {
    name: 'trivy',
    names: ['trivy'],
    required: false,
    neededFor: 'a second opinion beside Grype, or in its place',
    version: ['--version'],
    install: { any: 'see github.com/aquasecurity/trivy/releases, 0.70.0 or later' },
  },
] as const satisfies readonly WantedTool[];
export type ToolName = (typeof TOOLS)[number]['name'];

export interface Diagnosis {
  readonly name: string;
  readonly required: boolean;
  readonly neededFor: string;
  readonly found: boolean;
  readonly path?: string;
  readonly version?: string;
  readonly sha256?: string;
  /** The command that installs it, where it is missing. */
  readonly install?: string;
}

type ToolPorts = Pick<Ports, 'tools' | 'exec' | 'host' | 'files'>;

/** Looks for every program the suite uses. */
export function diagnose(ports: ToolPorts): Promise<Diagnosis[]> {
  return Promise.all(TOOLS.map((wanted) => lookFor(wanted, ports)));
}

/** Where a tool is looked for: at a path, else on PATH; and the folder it is asked for its version in. */
export interface Whereabouts {
  readonly path?: string | undefined;
  readonly cwd?: string;
}

export async function lookFor(
  wanted: WantedTool,
  ports: ToolPorts,
  { path, cwd }: Whereabouts = {},
): Promise<Diagnosis> {
  const { name, required, neededFor } = wanted;
  const tool = path === undefined ? await firstOf(wanted.names, ports) : await at(path, ports);
  if (!tool) {
    const install =
      (wanted.install as Partial<Record<string, string>>)[ports.host.goos] ?? wanted.install.any ?? '';
    return { name, required, neededFor, found: false, install };
  }
  const command = { file: tool.path, args: wanted.version, timeoutMs: 20_000, ...(cwd ? { cwd } : {}) };
  const answer = await ports.exec.run(command);
  const version = versionIn(`${answer.stdout}\n${answer.stderr}`);
  return { name, required, neededFor, found: true, path: tool.path, version, sha256: tool.sha256 };
}

async function firstOf(names: readonly string[], { tools }: ToolPorts) {
  for (const name of names) {
    const tool = await tools.find(name);
    if (tool) return tool;
  }
  return undefined;
}

async function at(path: string, { files }: ToolPorts) {
  if ((await files.stat(path))?.kind !== 'file') return undefined;
  return { path, sha256: (await files.digest(path)).sha256 };
}

/** The first thing in a program's answer that looks like a version; its first words where nothing does. */
function versionIn(answer: string): string {
  return /(?<![\d.])\d+\.\d+(?:\.\d+)?[\w.-]*/.exec(answer)?.[0] ?? answer.trim().slice(0, 40);
}
