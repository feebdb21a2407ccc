import * as z from 'zod/mini';
import { Sha256 } from './artifact.ts';
import { messageOf, ReleaseError } from './errors.ts';
import { byBytes } from './names.ts';

const bytes = z.number().check(z.int(), z.nonnegative());

/** Bytes by import path; in parentheses what belongs to no package: `(types)`, `(other)`. They add up to the file. */
export const PackageSizes = z.record(z.string(), bytes);
export type PackageSizes = z.infer<typeof PackageSizes>;

/** What no symbol is for. */
export const OTHER = '(other)';

/** `insight/<file>.json`: what one binary is made of. The same bytes of a binary give the same bytes of this. */
export const ArtifactInsight = z.object({
  /** Name in `release/`. */
  file: z.string(),
  /** `linux/amd64`. */
  target: z.string(),
  /** Of the stripped binary before packing. */
  size: bytes,
  sha256: Sha256,
  /** Bytes of the unstripped companion. */
  unstripped: bytes,
  /** Absent where the companion has no symbol table. */
  packages: z.optional(PackageSizes),
  /** Version by path of every module linked in, without the main module. */
  modules: z.record(z.string(), z.string()),
});
export type ArtifactInsight = z.infer<typeof ArtifactInsight>;

/** `build-insight.json` of a release: what its binaries are made of, for the release after it to compare with. */
export const BuildInsight = z.object({
  schema: z.literal(1),
  project: z.string(),
  version: z.string(),
  commit: z.string(),
  /** Committer time, RFC 3339 in UTC. */
  commitTime: z.string(),
  toolchain: z.string(),
  /** Sorted by file. */
  artifacts: z.array(ArtifactInsight),
});
export type BuildInsight = z.infer<typeof BuildInsight>;

/** Whether the format of a target, `linux/amd64`, tells the sizes of symbols; PE and Mach-O do not. */
export function tellsSizes(target: string): boolean {
  return !/^(windows|darwin|ios)\//.test(target);
}

/** The most that is read of an insight; the largest known program has a tenth of it. */
export const MAX_INSIGHT_BYTES = 32 * 1024 * 1024;

/** `build-insight.json`, the same bytes for the same content. */
export function emitInsight(insight: BuildInsight): string {
  const artifacts = [...insight.artifacts].sort((one, other) => byBytes(one.file, other.file));
  const { schema, project, version, commit, commitTime, toolchain } = insight;
  return `${JSON.stringify({ schema, project, version, commit, commitTime, toolchain, artifacts: artifacts.map(inOrder) }, null, 1)}\n`;
}

/** `insight/<file>.json`. */
export function emitArtifactInsight(insight: ArtifactInsight): string {
  return `${JSON.stringify(inOrder(insight), null, 1)}\n`;
}

function inOrder({ file, target, size, sha256, unstripped, packages, modules }: ArtifactInsight) {
  return {
    file,
    target,
    size,
    sha256,
    unstripped,
    ...(packages && { packages: sorted(packages) }),
    modules: sorted(modules),
  };
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => byBytes(one, other)));
}

/** Throws FILE_INVALID; `path` is how messages call the file. */
export function parseInsight(text: string, path: string): BuildInsight {
  return parse(BuildInsight, text, path);
}

/** Throws FILE_INVALID; `path` is how messages call the file. */
export function parseArtifactInsight(text: string, path: string): ArtifactInsight {
  return parse(ArtifactInsight, text, path);
}

function parse<Value>(shape: { parse(value: unknown): Value }, text: string, path: string): Value {
  try {
    return shape.parse(JSON.parse(text));
  } catch (cause) {
    throw new ReleaseError(
      'FILE_INVALID',
      `${path} is not a build insight: ${messageOf(cause).split('\n', 1)[0]}`,
      'build and gather again',
      cause,
    );
  }
}
