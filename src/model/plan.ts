import * as z from 'zod/mini';
import { ReleaseError } from './errors.ts';

/** One `go build`: a main package and how it is built, the same for every target. */
export const PlannedBuild = z.object({
  id: z.string(),
  /** The main package, relative to the working directory: `.` or `./cmd/app`. */
  main: z.string(),
  /** Name of the program; files are named after it. */
  binary: z.string(),
  /** Templates are filled in, but for the fields that differ from target to target. */
  flags: z.array(z.string()),
  /** Linker flags, filled in as the flags. */
  ldflags: z.string(),
  tags: z.array(z.string()),
  /** Extra environment of `go build`, `NAME=value`. */
  env: z.array(z.string()),
});
export type PlannedBuild = z.infer<typeof PlannedBuild>;

/** Template fields that each build fills in for its target; a plan has them as they were written. */
export const FIELDS_OF_TARGET = { Os: '{{ .Os }}', Arch: '{{ .Arch }}' } as const;

/** Flags of a build for one target. */
export function flagsFor(text: string, { goos, goarch }: PlannedTarget): string {
  return text.replaceAll(FIELDS_OF_TARGET.Os, goos).replaceAll(FIELDS_OF_TARGET.Arch, goarch);
}

export const PlannedTarget = z.object({
  id: z.string(),
  name: z.string(),
  goos: z.string(),
  goarch: z.string(),
  /** Micro-architecture, `GOAMD64=v1`; absent where Go has none. */
  variant: z.optional(z.string()),
  /** Runner labels of the build job on GitHub. */
  runner: z.array(z.string()),
});
export type PlannedTarget = z.infer<typeof PlannedTarget>;

/** One binary that will exist at the end. Paths are relative to the output folder. */
export const PlannedArtifact = z.object({
  build: z.string(),
  target: z.string(),
  /** Stripped, before packing: `build/linux-amd64/app`. */
  plain: z.string(),
  /** The unstripped companion: `debug/linux-amd64/app`. */
  debug: z.string(),
  /** Name in `release/`: `app-linux-amd64`. */
  file: z.string(),
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
