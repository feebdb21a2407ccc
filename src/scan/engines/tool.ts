import { readBuildInfo } from '../../binary/buildinfo.ts';
import { MalformedBinary } from '../../binary/malformed.ts';
import { ReleaseError } from '../../model/errors.ts';
import type { Files, Finished, Ports } from '../../ports.ts';
import { compareVersions, isVersion } from '../vulnerabilities/semver.ts';

type ToolPorts = Pick<Ports, 'tools' | 'exec' | 'files' | 'host' | 'network'>;

/** A scanner that is there, in a version that we know. */
export interface ScanTool {
  readonly name: ScanToolName;
  readonly path: string;
  /** Without a leading v. */
  readonly version: string;
  readonly sha256: string;
}

export type ScanToolName = keyof typeof WANTED;

interface Wanted {
  /** The oldest version whose answers we know. */
  readonly least: string;
  readonly asked: readonly string[];
  readonly install: string;
  /** What always holds, also for the question about its version. */
  readonly env: Readonly<Record<string, string>>;
}

const WANTED = {
  syft: {
    least: '1.18.1',
    asked: ['version', '--output', 'json'],
    install: 'go install github.com/anchore/syft/cmd/syft@v1.52.0',
    env: {
      SYFT_CHECK_FOR_APP_UPDATE: 'false',
      // It would start `go` on the sources of a folder, which may go to the network.
      SYFT_GOLANG_USE_PACKAGES_LIB: 'false',
      SYFT_GOLANG_SEARCH_REMOTE_LICENSES: 'false',
    },
  },
  grype: {
    least: '0.110.0',
    asked: ['version', '--output', 'json'],
    install: 'go install github.com/anchore/grype/cmd/grype@v0.110.0',
    // The age of its database is ours to judge.
    env: { GRYPE_CHECK_FOR_APP_UPDATE: 'false', GRYPE_DB_VALIDATE_AGE: 'false' },
  },
  trivy: {
    // 0.69.4 was malicious (GHSA-69fq-xp46-6x23); its successors are built elsewhere.
    least: '0.70.0',
    asked: ['version', '--format', 'json'],
    install: 'see github.com/aquasecurity/trivy/releases, and compare the digest',
    env: { TRIVY_SKIP_VERSION_CHECK: 'true', TRIVY_DISABLE_TELEMETRY: 'true' },
  },
} as const satisfies Record<string, Wanted>;

/** How a person gets a scanner. */
export function installOf(name: ScanToolName): string {
  return WANTED[name].install;
}

/** Finds a scanner on PATH or in the tool cache; undefined where there is none. Throws TOOL_MISSING for one that is too old. */
export async function findScanTool(name: ScanToolName, ports: ToolPorts): Promise<ScanTool | undefined> {
  const found = await ports.tools.find(name);
  if (!found) return undefined;
  const { least, asked, install } = WANTED[name];
  const finished = await runTool({ name, path: found.path }, { args: asked, timeoutMs: 30_000 }, ports);
  const version = statedVersion(finished.stdout) ?? (await builtVersion(found.path, ports.files));
  if (version === undefined || (compareVersions(version, least) ?? -1) < 0) {
    throw new ReleaseError(
      'TOOL_MISSING',
      `${found.path} is ${name} ${version ?? 'of an unknown version'}; ${least} or later is needed`,
      install,
    );
  }
  return { name, path: found.path, version, sha256: found.sha256 };
}

/** Undefined where it does not know: built by `go install`, Syft and Grype say `[not provided]`. */
function statedVersion(answer: string): string | undefined {
  const [, stated = ''] = /"[vV]ersion"\s*:\s*"v?([^"]{1,64})"/.exec(answer) ?? [];
  return isVersion(stated) ? stated : undefined;
}

/** The version of the module that Go recorded in the program. */
async function builtVersion(path: string, files: Files): Promise<string | undefined> {
  try {
    const version = (await files.withSource(path, readBuildInfo))?.main.version.replace(/^v/, '');
    return version !== undefined && isVersion(version) ? version : undefined;
  } catch (error) {
    if (error instanceof MalformedBinary) return undefined;
    throw error;
  }
}

/** An empty file of settings, so that none of the repository or the user has a say. */
export const NO_SETTINGS = 'no-settings.yaml';

export interface Run {
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
}

/** Runs a scanner to its end. Throws TOOL_TIMEOUT, and TOOL_FAILED for every exit code but 0. */
export async function runTool(
  { name, path }: Pick<ScanTool, 'name' | 'path'>,
  { args, cwd, env, timeoutMs }: Run,
  { exec }: Pick<Ports, 'exec'>,
): Promise<Finished> {
  const finished = await exec.run({
    file: path,
    args,
    ...(cwd !== undefined && { cwd }),
    env: { ...WANTED[name].env, ...env },
    timeoutMs,
    maxOutputBytes: 1 << 20,
  });
  if (finished.timedOut) {
    throw new ReleaseError(
      'TOOL_TIMEOUT',
      `${name} did not end within ${timeoutMs / 1000} s`,
      'try again on a machine with less to do, or scan less at once',
    );
  }
  if (finished.exitCode !== 0) throw failed(name, `exit code ${finished.exitCode}: ${complaint(finished)}`);
  return finished;
}

/** What a scanner did is not what it promises. */
export function failed(name: string, seen: string, cause?: unknown): ReleaseError {
  return new ReleaseError(
    'TOOL_FAILED',
    `${name} failed, so nothing is known: ${seen}`,
    `run ${name} by hand on the same subject; nothing passes without its answer`,
    cause,
  );
}

/** The last that it said, without colours. */
function complaint({ stderr, stdout }: Finished): string {
  const said = stripped(stderr).trim() || stripped(stdout).trim();
  return said.split('\n').slice(-3).join('; ').slice(-500) || 'it said nothing';
}

function stripped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}
