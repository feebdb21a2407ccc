import { mapLimit } from '../model/concurrency.ts';
import type { Files, Ports } from '../ports.ts';
import { packArtifact } from './artifact.ts';
import type { PackInputs, PackPolicy } from './inputs.ts';
import { type PackResult, releaseTogether } from './release.ts';
import { type PackSubject, packSubjects } from './subjects.ts';

/** Packs and proves what the inputs name. */
export async function run({ policy, ...wanted }: PackInputs, ports: Ports): Promise<PackResult> {
  return packTogether(await packSubjects(wanted, ports.files), policy, wanted.output, ports);
}

/** As many files at once as there are processors; all are released, or none. */
export function packTogether(
  subjects: readonly PackSubject[],
  policy: PackPolicy,
  output: string,
  ports: Ports,
): Promise<PackResult> {
  return withScratch(output, ports.files, async (scratch) => {
    const made = await mapLimit(subjects, ports.host.cores, (subject) =>
      packArtifact(subject, policy, scratch, ports),
    );
    return releaseTogether(made, ports);
  });
}

/** A folder on the disk of the release folder, where files lie until all are proven. */
export async function withScratch<Result>(
  output: string,
  files: Files,
  use: (scratch: string) => Promise<Result>,
): Promise<Result> {
  const scratch = await files.temporaryFolder(output);
  try {
    return await use(scratch);
  } finally {
    await files.remove(scratch);
  }
}
