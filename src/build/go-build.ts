import { join } from 'node:path';
import { ReleaseError } from '../model/errors.ts';
import { flagsFor, type PlannedArtifact, type PlannedBuild, type PlannedTarget } from '../model/plan.ts';
import type { Command, Ports } from '../ports.ts';

const THIRTY_MINUTES = 1_800_000;

export interface GoBuild {
  readonly workingDirectory: string;
  readonly build: PlannedBuild;
  readonly target: PlannedTarget;
  /** Keep symbols and DWARF: the companion for debuggers and profilers. */
  readonly symbols: boolean;
  /** Where the binary goes, absolute. */
  readonly output: string;
}

/** The command that builds one binary; the same inputs give the same bytes on any machine. */
export function goBuildCommand({ workingDirectory, build, target, symbols, output }: GoBuild): Command {
  const stripped = flagsFor(build.ldflags, target);
  const ldflags = symbols ? stripped.replace(/^-s -w /, '') : stripped;
  const tags = build.tags.length > 0 ? ['-tags', build.tags.join(',')] : [];
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
      ...build.flags.map((flag) => flagsFor(flag, target)),
      '-o',
      output,
      build.main,
    ],
    cwd: workingDirectory,
    env: {
      CGO_ENABLED: '0',
      GOOS: target.goos,
      GOARCH: target.goarch,
      ...pairs(target.variant ? [target.variant] : []),
      ...pairs(build.env),
    },
    timeoutMs: THIRTY_MINUTES,
  };
}

/** Builds into a temporary folder and renames, so that no half binary ever has a final name. */
export async function goBuild(
  work: GoBuild,
  artifact: PlannedArtifact,
  ports: Pick<Ports, 'exec' | 'files'>,
): Promise<void> {
  const folder = await ports.files.temporaryFolder(join(work.output, '..'));
  try {
    const built = join(folder, 'binary');
    const finished = await ports.exec.run(goBuildCommand({ ...work, output: built }));
    if (finished.exitCode !== 0) throw buildFailed(work, artifact, finished.stderr, finished.timedOut);
    await ports.files.rename(built, work.output);
  } finally {
    await ports.files.remove(folder);
  }
}

function pairs(assignments: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    assignments.map((assignment) => {
      const split = assignment.indexOf('=');
      return [assignment.slice(0, split), assignment.slice(split + 1)];
    }),
  );
}

function buildFailed(
  { target, build }: GoBuild,
  artifact: PlannedArtifact,
  stderr: string,
  timedOut: boolean,
): ReleaseError {
  const said = stderr.trim().split('\n').slice(0, 12).join('\n');
  return new ReleaseError(
    timedOut ? 'TOOL_TIMEOUT' : 'TOOL_FAILED',
    `${artifact.file}: go build ${build.main} for ${target.name} ${timedOut ? 'took longer than 30 minutes' : 'failed'}:\n${said}`,
    `make \`GOOS=${target.goos} GOARCH=${target.goarch} CGO_ENABLED=0 go build ${build.main}\` work, or leave the target out`,
  );
}
