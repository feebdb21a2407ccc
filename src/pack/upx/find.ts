import { ReleaseError } from '../../model/errors.ts';
import type { Files, Ports } from '../../ports.ts';
import { upxRun } from './upx.ts';

/** The one version whose output was run on every target we pack. */
export const PROVEN_VERSION = '4.2.4';

/** A UPX that answered. */
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

export function isVersion(upx: string): boolean {
  return /^\d+\.\d+(\.\d+)?$/.test(upx);
}

/** Throws TOOL_MISSING where a path is named and no file is there. */
export async function requireUpx(wanted: string | undefined, files: Files): Promise<void> {
  if (wanted === undefined || isVersion(wanted) || (await files.stat(wanted))?.kind === 'file') return;
  throw new ReleaseError('TOOL_MISSING', `the input upx names ${wanted}, which is no file`, REMEDY);
}

async function given(path: string, ports: Ports): Promise<{ path: string; sha256: string }> {
  return { path, sha256: (await ports.files.digest(path)).sha256 };
}
