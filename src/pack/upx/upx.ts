import type { Finished, Ports } from '../../ports.ts';
import type { PackPolicy } from '../inputs.ts';
import type { Upx } from './find.ts';

/** Packs into a file that must not exist yet; the input is only read. */
export function pack(
  upx: Upx,
  method: PackPolicy['method'],
  from: string,
  to: string,
  ports: Ports,
): Promise<Finished> {
  const level = { nrv: [], lzma: ['--lzma'], best: ['--best'] }[method];
  return upxRun(upx.path, [...level, ...QUIET, '-o', to, '--', from], PACK_TIMEOUT_MS[method], ports);
}

/** Decompresses in memory and compares checksums; says nothing of the part that loads the program. */
export function test(upx: Upx, packed: string, ports: Ports): Promise<Finished> {
  return upxRun(upx.path, ['-t', ...QUIET, '--', packed], 60_000, ports);
}

export function unpack(upx: Upx, packed: string, to: string, ports: Ports): Promise<Finished> {
  return upxRun(upx.path, ['-d', ...QUIET, '-o', to, '--', packed], 60_000, ports);
}

/** The version it says it is, `4.2.4` or `3.96`; undefined where it does not answer as UPX does. Throws TOOL_MISSING. */
export async function versionOf(path: string, ports: Ports): Promise<string | undefined> {
  const { exitCode, stdout } = await upxRun(path, ['--version'], 10_000, ports);
  return exitCode === 0 ? /^upx\S*\s+(\d+\.\d+(?:\.\d+)?)/.exec(stdout)?.[1] : undefined;
}

const QUIET = ['-q', '--no-color'];
const PACK_TIMEOUT_MS = { nrv: 120_000, lzma: 600_000, best: 1_800_000 };

/** The variable UPX holds options that would change what is measured. */
export function upxRun(
  path: string,
  args: readonly string[],
  timeoutMs: number,
  ports: Ports,
): Promise<Finished> {
  return ports.exec.run({ file: path, args, env: { UPX: undefined }, timeoutMs, maxOutputBytes: 1 << 20 });
}
