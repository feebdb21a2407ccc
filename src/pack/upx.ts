import { ReleaseError } from '../model/errors.ts';
import type { Finished, Ports } from '../ports.ts';
import { isVersion, type PackPolicy } from './inputs.ts';

/** The one version whose output was run on every target we pack. */
export const PROVEN_VERSION = '4.2.4';

export interface Upx {
  readonly path: string;
  readonly version: string;
  readonly sha256: string;
}

/** Says which UPX it is in a check. */
export function toolName(upx: Upx): string {
  return `upx ${upx.version} sha256:${upx.sha256}`;
}

/**
 * Finds UPX; a text says why there is none to use. A path that was given and is no UPX is the user's error:
 * TOOL_MISSING.
 */
export async function findUpx(wanted: string | undefined, ports: Ports): Promise<Upx | string> {
  await requireUpx(wanted, ports.files);
  const path = wanted !== undefined && !isVersion(wanted) ? wanted : undefined;
  const tool = path === undefined ? await ports.tools.find('upx') : await given(path, ports);
  if (!tool) return 'UPX is not on PATH';
  const finished = await upxRun(tool.path, ['--version'], 10_000, ports);
  const version = /^upx\S*\s+(\d+\.\d+\.\d+)/.exec(finished.stdout)?.[1];
  if (finished.exitCode !== 0 || version === undefined) {
    throw new ReleaseError('TOOL_MISSING', `${tool.path} does not answer as UPX does`, REMEDY);
  }
  const matches = path !== undefined || wanted === undefined || `${version}.`.startsWith(`${wanted}.`);
  return matches
    ? { path: tool.path, version, sha256: tool.sha256 }
    : `UPX ${wanted} is asked for; ${version} is there`;
}

export const REMEDY = `install UPX ${PROVEN_VERSION} and put it on PATH, or name its path in the input upx`;

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

/** What UPX said, without the file names and its own name: `CantPackException: bad e_shstrtab`. */
export function complaint(finished: Finished): string {
  if (finished.timedOut) return `it did not end within ${Math.round(finished.ms / 1000)} s`;
  const said = /\w*Exception\b.*/.exec(`${finished.stderr}\n${finished.stdout}`)?.[0].trim().slice(0, 200);
  return said ?? `exit code ${finished.exitCode}`;
}

/** Whether UPX says of the file, not of the work, that it cannot be packed. */
export function isUnpackable(finished: Finished): boolean {
  return /^(CantPack|NotCompressible|UnknownExecutableFormat)Exception/.test(complaint(finished));
}

/** What to do about a refusal. */
export function remedyOf(refusal: string): string {
  if (/bad e_shstrtab|bad DT_HASH/.test(refusal)) {
    return 'UPX does not understand this position-independent executable: build with -buildmode=exe';
  }
  return 'release this target plain, or build it another way';
}

const QUIET = ['-q', '--no-color'];
const PACK_TIMEOUT_MS = { nrv: 120_000, lzma: 600_000, best: 1_800_000 };

/** The variable UPX holds options that would change what is measured. */
function upxRun(path: string, args: readonly string[], timeoutMs: number, ports: Ports): Promise<Finished> {
  return ports.exec.run({ file: path, args, env: { UPX: undefined }, timeoutMs, maxOutputBytes: 1 << 20 });
}

/** Throws TOOL_MISSING where a path is named and no file is there. */
export async function requireUpx(wanted: string | undefined, files: Ports['files']): Promise<void> {
  if (wanted === undefined || isVersion(wanted) || (await files.stat(wanted))?.kind === 'file') return;
  throw new ReleaseError('TOOL_MISSING', `the input upx names ${wanted}, which is no file`, REMEDY);
}

async function given(path: string, ports: Ports): Promise<{ path: string; sha256: string }> {
  return { path, sha256: (await ports.files.digest(path)).sha256 };
}
