import * as z from 'zod/mini';
import { Sha256 } from '../model/artifact.ts';
import { ReleaseError } from '../model/errors.ts';
import type { Layout } from '../model/layout.ts';
import type { Files } from '../ports.ts';

const Built = z.object({
  built: z.array(
    z.object({ artifact: z.object({ file: z.string() }), digest: z.object({ sha256: Sha256 }) }),
  ),
});
const Packed = z.object({
  packed: z.array(
    z.object({
      file: z.string(),
      state: z.string(),
      plainSha256: Sha256,
      plainSize: z.number(),
      packedSha256: z.optional(Sha256),
    }),
  ),
});

/** What the stages before recorded of the files that are about to be sealed, by release file name. */
export interface HandOver {
  /** sha256 of the plain binary as it was built and checked. */
  readonly built: ReadonlyMap<string, string>;
  /** sha256 of the plain binary that was packed, or released plain. */
  readonly plain: ReadonlyMap<string, string>;
  /** sha256 of the file as it was put into the release. */
  readonly released: ReadonlyMap<string, string>;
  /** Bytes before packing, of the files that were packed. */
  readonly plainSizes: ReadonlyMap<string, number>;
}

/** Reads the records of build and pack; a stage that has not run here has recorded nothing. */
export async function readHandOver(paths: Layout, files: Files): Promise<HandOver> {
  const build = await readRecord(paths.result('build'), Built, files);
  const pack = await readRecord(paths.result('pack'), Packed, files);
  const packed = pack?.packed.filter(({ state }) => state === 'packed') ?? [];
  return {
    plainSizes: new Map(packed.map(({ file, plainSize }) => [file, plainSize])),
    built: new Map(build?.built.map(({ artifact, digest }) => [artifact.file, digest.sha256])),
    plain: new Map(pack?.packed.map(({ file, plainSha256 }) => [file, plainSha256])),
    released: new Map(
      pack?.packed.map(({ file, state, plainSha256, packedSha256 }) => [
        file,
        state === 'packed' && packedSha256 ? packedSha256 : plainSha256,
      ]),
    ),
  };
}

/** Why a released file is not the one that was checked; undefined where it is, or nothing was recorded. */
export function brokenHandOver(
  file: string,
  sha256: string,
  { built, plain, released }: HandOver,
): string | undefined {
  const expected = released.get(file);
  if (expected && expected !== sha256)
    return `it is not the file that was packed and proven (sha256 ${expected})`;
  const checked = built.get(file);
  const packed = plain.get(file);
  if (checked && packed && checked !== packed) {
    return `what was packed (sha256 ${packed}) is not what was built and checked (sha256 ${checked})`;
  }
  return undefined;
}

async function readRecord<Shape>(
  path: string,
  shape: { parse(value: unknown): Shape },
  files: Files,
): Promise<Shape | undefined> {
  if (!(await files.stat(path))) return undefined;
  const text = await files.readText(path);
  try {
    return shape.parse(JSON.parse(text));
  } catch (cause) {
    throw new ReleaseError(
      'FILE_INVALID',
      `${path} is not what oracle-release wrote`,
      'run the stage again',
      cause,
    );
  }
}
