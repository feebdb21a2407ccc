import { type BuildInfo, readBuildInfo } from '../../binary/buildinfo.ts';
import { functionSizes } from '../../binary/functions.ts';
import { MalformedBinary } from '../../binary/malformed.ts';
import { openImage } from '../../binary/open.ts';
import type { ByteSource } from '../../binary/source.ts';
import { type Stretch, stretchesOf } from '../../binary/stretches.ts';
import { buildInfoDifferences } from './build-info.ts';
import { type Cause, causesOf, type Traces } from './causes.ts';
import { type Difference, differences } from './compare.ts';
import { functionDifferences } from './functions.ts';

/** Why two builds of one program are not the same bytes. */
export interface Explanation {
  readonly sections: readonly Difference[];
  readonly causes: readonly Cause[];
  readonly buildInfo: readonly string[];
  readonly functions: readonly string[];
  /** Why a file could not be read as a program: then it is compared as a whole. */
  readonly unreadable: string | undefined;
}

/** Looks for what got from the surroundings of each build into its bytes. Memory is the same for files of any size. */
export function explain(first: ByteSource, second: ByteSource, traces: Traces): Explanation {
  const firstParts = orReason(() => partsOf(first));
  const secondParts = orReason(() => partsOf(second));
  const unreadable = [firstParts, secondParts].find((parts) => typeof parts === 'string');
  const [ours, theirs] =
    typeof firstParts === 'string' || typeof secondParts === 'string'
      ? [[wholeFile(first)], [wholeFile(second)]]
      : [firstParts, cutAlike(firstParts, secondParts) ? firstParts : secondParts];
  const sections = differences(first, ours, second, theirs);
  return {
    sections,
    causes: causesOf(first, second, sections, traces),
    buildInfo: buildInfoDifferences(infoOf(first), infoOf(second)),
    functions: functionDifferences(functionsOf(first), functionsOf(second)),
    unreadable,
  };
}

function partsOf(source: ByteSource): Stretch[] {
  return stretchesOf(openImage(source), source);
}

/** Then the names of one serve for both, also where the name of a section is what differs. */
function cutAlike(first: readonly Stretch[], second: readonly Stretch[]): boolean {
  return (
    first.length === second.length &&
    first.every(({ offset, size }, index) => second[index]?.offset === offset && second[index]?.size === size)
  );
}

function wholeFile({ size }: ByteSource): Stretch {
  return { name: 'the file', offset: 0, size, executable: false };
}

function infoOf(source: ByteSource): BuildInfo | undefined {
  const info = orReason(() => readBuildInfo(source));
  return typeof info === 'string' ? undefined : info;
}

function functionsOf(source: ByteSource): Map<string, number> | undefined {
  const sizes = orReason(() => functionSizes(source));
  return typeof sizes === 'string' ? undefined : sizes;
}

/** A second build that went wrong may be no program at all. */
function orReason<Value>(read: () => Value): Value | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedBinary) return error.message;
    throw error;
  }
}
