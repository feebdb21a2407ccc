import * as z from 'zod/mini';
import { ReleaseError } from './errors.ts';

/** One program of the release. */
export const PlannedBuild = z.object({
  id: z.string(),
  /** The main package, relative to the working directory: `.` or `./cmd/app`. */
  main: z.string(),
  /** Name of the program; files are named after it. */
  binary: z.string(),
});
export type PlannedBuild = z.infer<typeof PlannedBuild>;

/** A command before or after one `go build`. */
export const Hook = z.object({
  /** The program and its arguments, read by no shell; `{{ .Path }}` in them is the binary. */
  command: z.array(z.string()).check(z.minLength(1)),
  /** Where it runs, relative to the working directory. */
  dir: z.string(),
  /** Its own environment beside that of the build, `NAME=value`. */
  env: z.array(z.string()),
});
export type Hook = z.infer<typeof Hook>;

/** What stands for the binary in a hook: only the build knows its path. */
export const PATH_FIELD = '{{ .Path }}';

export const PlannedTarget = z.object({
  id: z.string(),
  name: z.string(),
  goos: z.string(),
  goarch: z.string(),
  /** Micro-architecture as its variable, `GOAMD64=v1`; absent where Go has none. */
  variant: z.optional(z.string()),
  /** Runner labels of the build job on GitHub. */
  runner: z.array(z.string()),
});
export type PlannedTarget = z.infer<typeof PlannedTarget>;

/** One binary that will exist at the end, and the `go build` that makes it. Paths are relative to the output folder. */
export const PlannedArtifact = z.object({
  build: z.string(),
  target: z.string(),
  /** Stripped, before packing: `build/linux-amd64/app`. */
  plain: z.string(),
  /** The unstripped companion: `debug/linux-amd64/app`. */
  debug: z.string(),
  /** Name in `release/`: `app-linux-amd64`. */
  file: z.string(),
  /** Flags of `go build` beside the fixed ones. */
  flags: z.array(z.string()),
  /** All linker flags of the stripped binary. */
  ldflags: z.string(),
  tags: z.array(z.string()),
  /** Extra environment of `go build`, `NAME=value`. */
  env: z.array(z.string()),
  /** Built with cgo: the binary may need shared libraries. */
  cgo: z.boolean(),
  hooks: z.object({ pre: z.array(Hook), post: z.array(Hook) }),
});
export type PlannedArtifact = z.infer<typeof PlannedArtifact>;

/** `release-plan.json`: what will be released, decided before anything is built. */
export const Plan = z.object({
  schema: z.literal(1),
  project: z.string(),
  /** Semantic version without a leading v. */
  version: z.string(),
  /** The git tag the version came from; absent for a snapshot. */
  tag: z.optional(z.string()),
  snapshot: z.boolean(),
  /** Full commit id, or `none` outside git. */
  commit: z.string(),
  /** Committer time, RFC 3339 in UTC; every time inside a released file is this one. */
  commitTime: z.string(),
  /** Clone address without credentials; absent where git knows none. */
  repository: z.optional(z.string()),
  /** Uncommitted changes were present. */
  dirty: z.boolean(),
  /** Go module path. */
  module: z.string(),
  /** `go1.26.8`. */
  toolchain: z.string(),
  builds: z.array(PlannedBuild),
  targets: z.array(PlannedTarget),
  artifacts: z.array(PlannedArtifact),
});
export type Plan = z.infer<typeof Plan>;

/** Reads the text of a plan; `path` is how messages call it. Throws FILE_INVALID. */
export function parsePlan(text: string, path: string): Plan {
  try {
    return Plan.parse(JSON.parse(text));
  } catch (cause) {
    throw new ReleaseError(
      'FILE_INVALID',
      `${path} is not a release plan`,
      'run the plan stage again',
      cause,
    );
  }
}

/** The parts of the plan that one artifact is made from. */
export function partsOf(
  plan: Plan,
  artifact: PlannedArtifact,
): { build: PlannedBuild; target: PlannedTarget } {
  const build = plan.builds.find((candidate) => candidate.id === artifact.build);
  const target = plan.targets.find((candidate) => candidate.id === artifact.target);
  if (!build || !target) throw new Error(`the plan names ${artifact.file} but not its build or target`);
  return { build, target };
}

/** How checks call an artifact: by its target where the release has one build, by its file where it has several. */
export function subjectOf(plan: Plan, artifact: PlannedArtifact): string {
  return plan.builds.length === 1 ? partsOf(plan, artifact).target.name : artifact.file;
}
