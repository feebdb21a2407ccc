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

/** What the inputs ask to pack. Throws FILE_MISSING where a named file is not there. */
export async function packSubjects(wanted: Wanted, files: Files): Promise<PackSubject[]> {
  const { subjects } = await subjectsOf(wanted, files);
  const earlier = await earlierPacks(wanted.output, files);
  return subjects.map((subject) => packSubject(subject, wanted.output, earlier.get(subject.file)));
}

export function packSubject(
  { name, target, plain, file }: Subject,
  output: string,
  earlier: PackedFile | undefined,
): PackSubject {
  const release = layout(output).released(file);
  if (release === plain) {
    throw new ReleaseError(
      'INPUT_INVALID',
      `${plain} lies in the release folder itself, where its packed form would replace it`,
      'give the plain binaries from another folder',
    );
  }
  return { name, target, plain, release, earlier };
}
