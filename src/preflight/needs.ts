import type { Plan } from '../model/plan.ts';
import type { Host } from '../ports.ts';
import type { ToolName } from './tools.ts';

/** A tool that a stage of the release will start. */
export interface ToolNeed {
  readonly name: ToolName;
  /** The release stops without it; else the checks that it makes are left out. */
  readonly required: boolean;
  /** An absolute path that was named; else it is looked for. */
  readonly path?: string;
  /** `1.26.8`, or the beginning of it: `4.2`. */
  readonly version?: string;
  /** What the stage takes where the tool is not there, for a person: then it is not missing. */
  readonly instead?: string | undefined;
}

/** How the release will use tools. */
export interface Uses {
  readonly gates: readonly string[];
  /** Undefined where nothing is packed. */
  readonly pack: Packing | undefined;
}

export interface Packing {
  /** A version such as `4.2.4`, or an absolute path. */
  readonly upx: Pick<ToolNeed, 'path' | 'version' | 'instead'>;
  /** The release stops where UPX is missing. */
  readonly needsUpx: boolean;
  /** Packed files are started. */
  readonly runs: boolean;
  /** The release stops where a packed file cannot be started. */
  readonly needsRun: boolean;
}

/** The tools that a planned release needs on a machine that does all of it. */
export function toolsNeeded(
  plan: Pick<Plan, 'toolchain' | 'artifacts' | 'targets'>,
  { gates, pack }: Uses,
  host: Pick<Host, 'goos' | 'goarch'>,
): ToolNeed[] {
  const compilesC = gates.includes('race') || plan.artifacts.some(({ cgo }) => cgo);
  return [
    { name: 'go', required: true, ...toolchainVersion(plan.toolchain) },
    { name: 'git', required: true },
    ...(compilesC ? [{ name: 'C compiler', required: false } as const] : []),
    ...(gates.includes('staticcheck') ? [{ name: 'staticcheck', required: false } as const] : []),
    ...(pack ? [{ name: 'upx', required: pack.needsUpx, ...pack.upx } as const] : []),
    ...(pack?.runs ? emulators(plan, host).map((name) => ({ name, required: pack.needsRun })) : []),
  ];
}

/** `go1.26.8` has one; a development version names its commit, and no two say it alike. */
function toolchainVersion(toolchain: string): { version?: string } {
  const [, version] = /^go(\S+)/.exec(toolchain) ?? [];
  return version ? { version } : {};
}

const EMULATORS: Readonly<Record<string, ToolName>> = {
  'linux/arm64': 'qemu-aarch64',
  'linux/ppc64le': 'qemu-ppc64le',
  'windows/amd64': 'wine',
};

function emulators({ targets }: Pick<Plan, 'targets'>, host: Pick<Host, 'goos' | 'goarch'>): ToolName[] {
  const here = `${host.goos}/${host.goarch}`;
  const kinds = new Set(targets.map(({ goos, goarch }) => `${goos}/${goarch}`));
  return [...kinds].flatMap((kind) => (kind === here ? [] : (EMULATORS[kind] ?? [])));
}
