import { messageOf, ReleaseError } from '../../model/errors.ts';
import type { Ports } from '../../ports.ts';

/** What go.mod and those it leads to say of who requires whom. */
export interface Requirements {
  /** The lines of `go mod graph`: who requires, and what in which version. */
  readonly graph: string;
  /** Paths that the main module requires only because another module does (`// indirect` in go.mod). */
  readonly indirect: readonly string[];
}

export interface NoRequirements {
  readonly missing: string;
  readonly remedy: string;
}

/**
 * Asks Go for the requirements of the module in a folder. Nothing is fetched and nothing is written: a module whose
 * go.mod is not in the module cache leaves the whole unknown.
 */
export async function readRequirements(
  folder: string,
  { exec }: Pick<Ports, 'exec'>,
): Promise<Requirements | NoRequirements> {
  const go = async (...args: string[]): Promise<string> => {
    const command = { file: 'go', args, cwd: folder, env: LOOKING, maxOutputBytes: MAX_BYTES };
    const { exitCode, stdout, stderr, truncated } = await exec.run({ ...command, timeoutMs: ONE_MINUTE });
    if (exitCode === 0 && !truncated) return stdout;
    const said = truncated ? `more than ${MAX_BYTES} bytes` : stderr.trim().slice(0, 500);
    throw new ReleaseError('TOOL_FAILED', `\`go ${args.join(' ')}\` said: ${said}`, REMEDY);
  };
  try {
    const graph = await go('mod', 'graph');
    return { graph, indirect: indirectIn(await go('mod', 'edit', '-json')) };
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.kind === 'interrupted') throw error;
    return { missing: messageOf(error), remedy: REMEDY };
  }
}

const REMEDY = 'scan where go.mod and the module cache are: run `go mod download` in the repository first';
const ONE_MINUTE = 60_000;
/** The largest graphs seen (Kubernetes) have under 2 MB. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Without a network and without a change to go.mod and go.sum, whatever the machine is set to. */
const LOOKING = { GOPROXY: 'off', GONOPROXY: 'none', GOFLAGS: '-mod=readonly' };

interface GoMod {
  readonly Require?: readonly { readonly Path: string; readonly Indirect?: boolean }[] | null;
}

function indirectIn(json: string): string[] {
  const { Require } = JSON.parse(json) as GoMod;
  return (Require ?? []).filter(({ Indirect }) => Indirect).map(({ Path }) => Path);
}
