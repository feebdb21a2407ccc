import { ReleaseError } from '../model/errors.ts';
import { safeName } from '../model/names.ts';
import type { Plan } from '../model/plan.ts';
import type { Files } from '../ports.ts';
import { type Subject, type Subjects, subjectsOf } from '../subject/subject.ts';
import { imageFileName, kindOf, type SubjectKind } from './engines/subject.ts';
import type { ScanInputs } from './inputs.ts';
import type { NotScannable } from './program.ts';

/** One thing to scan. Of an image `plain` is its reference. */
export interface ScanSubject extends Subject {
  /** Or why it cannot be scanned. */
  readonly kind: SubjectKind | NotScannable;
}

export interface ScanSubjects {
  readonly plan: Plan | undefined;
  readonly subjects: readonly ScanSubject[];
}

/** What the inputs ask to scan. Throws FILE_MISSING, and INPUT_INVALID for the output folder itself. */
export async function scanSubjects(inputs: ScanInputs, files: Files): Promise<ScanSubjects> {
  const { plan, subjects } = await namedOrPlanned(inputs, files);
  const looked = subjects.map(async (subject) => ({ ...subject, kind: await kindIn(subject, files) }));
  return { plan, subjects: [...(await Promise.all(looked)), ...inputs.images.map(imageSubject)] };
}

/** What was built as a Go program must be one: others may read a part of something else, and pass it. */
export function goSubject(subject: Subject): ScanSubject {
  return { ...subject, kind: 'go-binary' };
}

async function namedOrPlanned(inputs: ScanInputs, files: Files): Promise<Subjects> {
  if (inputs.images.length > 0 && inputs.files.length === 0) return { plan: undefined, subjects: [] };
  const found = await subjectsOf(inputs, files, ['file', 'folder']);
  if (!found.subjects.some(({ plain }) => plain === inputs.output)) return found;
  throw new ReleaseError(
    'INPUT_INVALID',
    `${inputs.output} is the output folder itself, where the scan writes`,
    'give another folder, or another output folder',
  );
}

/** A target has what a plan or a manifest lists: programs that were built. */
async function kindIn({ target, plain }: Subject, files: Files): Promise<SubjectKind | NotScannable> {
  return target === undefined ? kindOf(plain, files) : 'go-binary';
}

function imageSubject(reference: string): ScanSubject {
  const file = safeName(imageFileName(reference), reference);
  return { name: file, target: undefined, plain: reference, file, version: undefined, kind: 'image' };
}
