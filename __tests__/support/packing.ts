import type { Check, Verdict } from '../../src/model/check.ts';
import type { PackedFile } from '../../src/pack/result.ts';
import { localPorts } from '../../src/runner/ports.ts';
import { oracleRelease } from './cli.ts';
import { toolPath } from './go-programs.ts';

/** Targets whose programs UPX packs, of those that most releases have. */
export const PACKABLE = ['linux/amd64', 'linux/arm64', 'linux/ppc64le', 'windows/amd64'] as const;

/** What the command `pack` said. */
export interface Packed {
  readonly exitCode: number;
  readonly stderr: string;
  readonly checks: readonly Check[];
  readonly files: readonly PackedFile[];
}

/** Packs programs by the bundled command, as a user does. `upx`: the one to use in place of the one found. */
export async function packedByCommand(
  programs: readonly string[],
  { output, upx }: { readonly output: string; readonly upx?: string },
): Promise<Packed> {
  const { exitCode, stdout, stderr } = await oracleRelease([
    ...['pack', '--json', '--strategy', 'full', '--files', programs.join('\n'), '--output', output],
    ...(upx ? ['--upx', upx] : []),
  ]);
  const { checks = [], packed = [] } = JSON.parse(stdout) as { checks?: Check[]; packed?: PackedFile[] };
  return { exitCode, stderr, checks, files: packed };
}

/** The verdicts on one file, by name of the check. */
export function verdictsOn(subject: string, checks: readonly Check[]): Record<string, Verdict> {
  const found = checks.filter((check) => check.subject === subject);
  return Object.fromEntries(found.map(({ name, verdict }) => [name, verdict]));
}

/** How a program for a target is run here, or why it cannot be. */
export function runnerOf(target: string): { readonly how: PackedFile['ran']; readonly missing?: string } {
  const { goos, goarch } = localPorts().host;
  const [os = '', arch = ''] = target.split('/');
  if (os === goos && arch === goarch) return { how: 'native' };
  const { how, tools } = EMULATORS[os === 'windows' ? 'windows' : arch] ?? { how: 'not-run', tools: [] };
  if (tools.some((tool) => toolPath(tool))) return { how };
  return { how: 'not-run', missing: `${target} cannot be run here: no ${tools.join(', ') || 'emulator'}` };
}

const EMULATORS: Readonly<Record<string, { how: 'qemu' | 'wine'; tools: readonly string[] }>> = {
  arm64: { how: 'qemu', tools: ['qemu-aarch64-static', 'qemu-aarch64'] },
  ppc64le: { how: 'qemu', tools: ['qemu-ppc64le-static', 'qemu-ppc64le'] },
  windows: { how: 'wine', tools: ['wine', 'wine64'] },
};
