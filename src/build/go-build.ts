import { join } from 'node:path';
import { ReleaseError } from '../model/errors.ts';
import type { PlannedArtifact, PlannedBuild, PlannedTarget } from '../model/plan.ts';
import type { Command, Ports } from '../ports.ts';
import { moduleFault } from './modules/go-words.ts';

const THIRTY_MINUTES = 1_800_000;

export interface GoBuild {
  readonly workingDirectory: string;
  readonly artifact: PlannedArtifact;
  readonly build: PlannedBuild;
  readonly target: PlannedTarget;
  /** Keep symbols and DWARF: the companion for debuggers and profilers. */
  readonly symbols: boolean;
  /** Where the binary goes, absolute. */
  readonly output: string;
  /** A GOCACHE of the target's own, absolute; that of the machine when undefined. */
  readonly goCache?: string | undefined;
  /** Where Go is to tell what it did and how long that took, absolute. */
  readonly actionGraph?: string | undefined;
}

/** The command that builds one binary; the same inputs give the same bytes on any machine. */
export function goBuildCommand({
  workingDirectory,
  artifact,
  build,
  target,
  symbols,
  output,
  goCache,
  actionGraph,
}: GoBuild): Command {
  const ldflags = symbols ? artifact.ldflags.replace(/^-s -w /, '') : artifact.ldflags;
  const tags = artifact.tags.length > 0 ? ['-tags', artifact.tags.join(',')] : [];
  return {
    file: 'go',
    // One package at a time: as many builds run at once as there are cores.
    args: [
      'build',
      '-p=1',
      '-trimpath',
      '-buildvcs=auto',
      '-ldflags',
      ldflags,
      ...tags,
      ...artifact.flags,
      ...(actionGraph ? [`-debug-actiongraph=${actionGraph}`] : []),
      '-o',
      output,
      build.main,
    ],
    cwd: workingDirectory,
    env: { ...environmentOf(artifact, target), ...(goCache ? { GOCACHE: goCache } : {}) },
    timeoutMs: THIRTY_MINUTES,
  };
}

/** What `go build` and the hooks of an artifact see beside our own environment. */
export function environmentOf(artifact: PlannedArtifact, target: PlannedTarget): Record<string, string> {
  return {
    CGO_ENABLED: artifact.cgo ? '1' : '0',
    GOOS: target.goos,
    GOARCH: target.goarch,
    ...assignments(target.variant ? [target.variant] : []),
    ...assignments(artifact.env),
  };
}

/**
 * Builds into a temporary folder and renames, so that no half binary ever has a final name. `finish` may still change
 * the binary, at the path it is given. Throws TOOL_FAILED or TOOL_TIMEOUT with what Go said.
 */
export async function goBuild(
  work: GoBuild,
  ports: Pick<Ports, 'exec' | 'files'>,
  finish: (binary: string) => Promise<void> = async () => {},
): Promise<void> {
  const folder = await ports.files.temporaryFolder(join(work.output, '..'));
  try {
    const built = join(folder, 'binary');
    const finished = await ports.exec.run(goBuildCommand({ ...work, output: built }));
    if (finished.exitCode !== 0) throw buildFailed(work, finished.stderr, finished.timedOut);
    await finish(built);
    await ports.files.rename(built, work.output);
  } finally {
    await ports.files.remove(folder);
  }
}

/** `NAME=value` as an environment. */
export function assignments(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const split = text.indexOf('=');
      return [text.slice(0, split), text.slice(split + 1)];
    }),
  );
}

function buildFailed({ artifact, target, build }: GoBuild, stderr: string, timedOut: boolean): ReleaseError {
  const said = stderr.trim().split('\n').slice(0, 12).join('\n');
  const cgo = artifact.cgo ? '1' : '0';
  const fault = timedOut ? undefined : moduleFault(stderr);
  return new ReleaseError(
    timedOut ? 'TOOL_TIMEOUT' : 'TOOL_FAILED',
    `${artifact.file}: go build ${build.main} for ${target.name} ${timedOut ? 'took longer than 30 minutes' : 'failed'}${fault ? `, as ${fault.what}` : ''}:\n${said}`,
    fault?.remedy ??
      `make \`GOOS=${target.goos} GOARCH=${target.goarch} CGO_ENABLED=${cgo} go build ${build.main}\` work, or leave the target out`,
  );
}
