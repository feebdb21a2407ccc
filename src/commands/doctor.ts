import type { Ports } from '../ports.ts';

/** A program that the suite uses, and what is lost without it. */
interface Wanted {
  readonly name: string;
  /** Other names it goes by, looked for in this order. */
  readonly names: readonly string[];
  readonly required: boolean;
  readonly neededFor: string;
  readonly version: readonly string[];
  /** How a person installs it, by GOOS; `any` for the rest. */
  readonly install: Readonly<Record<string, string>>;
}

const WANTED: readonly Wanted[] = [
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
    names: ['wine', 'wine64'],
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
];

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

/** Looks for every program the suite uses. */
export function diagnose(ports: Pick<Ports, 'tools' | 'exec' | 'host'>): Promise<Diagnosis[]> {
  return Promise.all(WANTED.map((wanted) => diagnoseOne(wanted, ports)));
}

async function diagnoseOne(
  wanted: Wanted,
  ports: Pick<Ports, 'tools' | 'exec' | 'host'>,
): Promise<Diagnosis> {
  const { name, required, neededFor } = wanted;
  for (const candidate of wanted.names) {
    const tool = await ports.tools.find(candidate);
    if (!tool) continue;
    const answer = await ports.exec.run({ file: tool.path, args: wanted.version, timeoutMs: 20_000 });
    return {
      name,
      required,
      neededFor,
      found: true,
      path: tool.path,
      version: versionIn(`${answer.stdout}\n${answer.stderr}`),
      sha256: tool.sha256,
    };
  }
  return {
    name,
    required,
    neededFor,
    found: false,
    install: wanted.install[ports.host.goos] ?? wanted.install.any ?? '',
  };
}

/** The first thing in a program's answer that looks like a version; its first words where nothing does. */
function versionIn(answer: string): string {
  return /(?<![\d.])\d+\.\d+(?:\.\d+)?[\w.-]*/.exec(answer)?.[0] ?? answer.trim().slice(0, 40);
}
