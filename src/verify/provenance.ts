import * as z from 'zod/mini';
import type { Manifest } from '../model/artifact.ts';
import type { Checklist } from '../model/check.ts';
import { short } from '../model/digest.ts';
import { messageOf } from '../model/errors.ts';
import { CHECKSUMS, CHECKSUMS_512, MANIFEST, PROVENANCE } from '../model/layout.ts';
import type { SealedSet } from '../model/sealed.ts';
import { REMEDY } from './documents.ts';
import { type Folder, textOf } from './folder.ts';

/** The parts of our provenance that can be compared with the files. */
const Statement = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(
    z.object({ name: z.string(), digest: z.object({ sha256: z.string(), sha512: z.string() }) }),
  ),
  predicateType: z.literal('https://slsa.dev/provenance/v1'),
  predicate: z.object({
    buildDefinition: z.object({
      externalParameters: z.object({ version: z.optional(z.string()) }),
      resolvedDependencies: z.array(
        z.object({ digest: z.optional(z.object({ gitCommit: z.optional(z.string()) })) }),
      ),
    }),
  }),
});
type Statement = z.infer<typeof Statement>;

/**
 * The provenance names exactly the files that it must, with the digests of their bytes, and the version and
 * commit of the manifest. Signature libraries do not compare subjects; this is where it is done.
 */
export function checkProvenance(
  folder: Folder,
  { binaries }: SealedSet,
  manifest: Manifest | undefined,
  checks: Checklist,
): void {
  const text = textOf(folder, PROVENANCE);
  if (text === undefined) return;
  const pending = checks.begin('provenance', PROVENANCE);
  const statement = parse(text);
  if (typeof statement === 'string') return void pending.fail({ measured: statement, remedy: REMEDY });

  const names = [...binaries, CHECKSUMS, CHECKSUMS_512, MANIFEST];
  const faults = [...otherRelease(statement, manifest), ...otherSubjects(statement, names)];
  if (faults.length === 0) pending.pass({ measured: `${names.length} subjects` });
  else pending.fail({ measured: faults.join('; '), bound: `what ${MANIFEST} says`, remedy: REMEDY });
  for (const name of names) checkSubject(name, statement, folder, checks);
}

function parse(text: string): Statement | string {
  try {
    return Statement.parse(JSON.parse(text));
  } catch (error) {
    return `is not a provenance statement: ${messageOf(error)}`;
  }
}

function otherRelease({ predicate }: Statement, manifest: Manifest | undefined): string[] {
  const { externalParameters, resolvedDependencies } = predicate.buildDefinition;
  const first = manifest?.artifacts[0];
  if (!first) return [];
  const { version = first.version } = externalParameters;
  const commit = resolvedDependencies.map(({ digest }) => digest?.gitCommit).find(Boolean) ?? 'none';
  return [
    version === first.version ? '' : `version ${version}, not ${first.version}`,
    commit === first.commit ? '' : `commit ${commit}, not ${first.commit}`,
  ].filter(Boolean);
}

function otherSubjects({ subject }: Statement, names: readonly string[]): string[] {
  return subject.filter(({ name }) => !names.includes(name)).map(({ name }) => `has a subject ${name}`);
}

function checkSubject(name: string, { subject }: Statement, folder: Folder, checks: Checklist): void {
  const actual = folder.files.get(name)?.digest;
  if (!actual) return;
  const pending = checks.begin('provenance-subject', name);
  const [claimed, ...again] = subject.filter((it) => it.name === name);
  const same = claimed?.digest.sha256 === actual.sha256 && claimed.digest.sha512 === actual.sha512;
  if (same && again.length === 0) pending.pass({ measured: short(actual.sha256) });
  else {
    const bound = claimed ? `${claimed.digest.sha256} in ${PROVENANCE}` : `a subject of ${PROVENANCE}`;
    pending.fail({ measured: actual.sha256, bound, remedy: REMEDY });
  }
}
