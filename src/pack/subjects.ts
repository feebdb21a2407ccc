import { ReleaseError } from '../model/errors.ts';
import { layout } from '../model/layout.ts';
import type { Files } from '../ports.ts';
import type { Wanted } from '../subject/inputs.ts';
import { type Subject, subjectsOf } from '../subject/subject.ts';
import { earlierPacks } from './earlier.ts';
import type { PackedFile } from './result.ts';

/** One binary to pack. */
export interface PackSubject extends Pick<Subject, 'name' | 'target' | 'plain'> {
  /** Where it is released, packed or plain. */
  readonly release: string;
  /** What an earlier run made of it. */
  readonly earlier?: PackedFile | undefined;
}

/** What the inputs ask to pack. Throws FILE_MISSING where a named file is not there, FILE_INVALID for one too large. */
export async function packSubjects(wanted: Wanted, files: Files): Promise<PackSubject[]> {
  const { subjects } = await subjectsOf(wanted, files);
  const earlier = await earlierPacks(wanted.output, files);
  const wished = subjects.map((subject) => packSubject(subject, wanted.output, earlier.get(subject.file)));
  for (const { plain, release } of wished) {
    const stat = await files.stat(plain);
    refuseOversized(plain, stat?.size ?? 0);
    if (stat && stat.identity === (await files.stat(release))?.identity) throw inRelease(plain);
  }
  return wished;
}

/** Go addresses code and data with 31 bits, so no program of its is larger; only to read such a file takes long. */
const MAX_PLAIN_BYTES = 2 ** 31;

function refuseOversized(plain: string, size: number): void {
  if (size <= MAX_PLAIN_BYTES) return;
  throw new ReleaseError(
    'FILE_INVALID',
    `${plain} has ${size} bytes; a program has at most ${MAX_PLAIN_BYTES}`,
    'give a binary as `go build` wrote it',
  );
}

export function packSubject(
  { name, target, plain, file }: Subject,
  output: string,
  earlier: PackedFile | undefined,
): PackSubject {
  const release = layout(output).released(file);
  if (release === plain) throw inRelease(plain);
  return { name, target, plain, release, earlier };
}

/** Also through a link: what it leads to would be gone. */
function inRelease(plain: string): ReleaseError {
  return new ReleaseError(
    'INPUT_INVALID',
    `${plain} lies in the release folder itself, where its packed form would replace it`,
    'give the plain binaries from another folder',
  );
}
