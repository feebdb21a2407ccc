import { dirname, join } from 'node:path';
import { ReleaseError } from '../../model/errors.ts';
import type { Ports } from '../../ports.ts';

/** What Go says of itself here. Paths are absolute. */
export interface GoEnvironment {
  /** `go1.26.8`. */
  readonly version: string;
  readonly buildCache: string;
  readonly modules: string;
  /** The folder of `go.mod`. */
  readonly moduleRoot: string;
  /** The files that pin modules: `go.sum`, and `go.work.sum` in a workspace. They may be missing. */
  readonly locks: readonly string[];
  readonly flags: string;
  /** Settings of the environment that change what is compiled. */
  readonly settings: readonly string[];
}

const COMPILING = ['GOFLAGS', 'GOEXPERIMENT', 'GOFIPS140'] as const;

/** Asks `go env`. Throws TOOL_FAILED when it does not answer. */
export async function askGo(workingDirectory: string, { exec }: Pick<Ports, 'exec'>): Promise<GoEnvironment> {
  const finished = await exec.run({ file: 'go', args: ['env', '-json'], cwd: workingDirectory });
  if (finished.exitCode !== 0) {
    throw new ReleaseError(
      'TOOL_FAILED',
      `go env failed: ${finished.stderr.trim().slice(0, 500)}`,
      'make `go env` work in the working directory',
    );
  }
  const said = JSON.parse(finished.stdout) as Readonly<Record<string, string | undefined>>;
  const { GOVERSION = '', GOCACHE = '', GOMODCACHE = '', GOMOD = '', GOWORK = '', GOFLAGS = '' } = said;
  const moduleRoot = dirname(GOMOD);
  return {
    version: GOVERSION,
    buildCache: GOCACHE,
    modules: GOMODCACHE,
    moduleRoot,
    locks: [
      join(moduleRoot, 'go.sum'),
      ...(GOWORK && GOWORK !== 'off' ? [join(dirname(GOWORK), 'go.work.sum')] : []),
    ],
    flags: GOFLAGS,
    settings: COMPILING.map((name) => `${name}=${said[name] ?? ''}`),
  };
}
