import { basename, dirname, join } from 'node:path';
import { ReleaseError } from '../model/errors.ts';
import { layout } from '../model/layout.ts';
import { readManifest } from '../model/manifest.ts';
import { safeName } from '../model/names.ts';
import { Plan, type PlannedArtifact, partsOf } from '../model/plan.ts';
import type { Files } from '../ports.ts';
import { earlierPacks } from './earlier.ts';
import type { PackInputs } from './inputs.ts';
import type { PackedFile } from './result.ts';

/** One binary to pack. */
export interface PackSubject {
  /** How checks call it: the target's name in a single-build release, else the file's name. */
  readonly name: string;
  /** `linux/amd64`; undefined: what the bytes say. */
  readonly target: string | undefined;
  /** The stripped binary; only read. */
  readonly plain: string;
  /** Where it is released, packed or plain. */
  readonly release: string;
  /** A folder on the disk of `release`, for temporary folders. */
  readonly scratch: string;
  /** What an earlier run made of it. */
  readonly earlier?: PackedFile | undefined;
}

/** What the inputs ask to pack. Throws FILE_MISSING where a named file is not there. */
export async function subjectsOf(inputs: PackInputs, files: Files): Promise<PackSubject[]> {
  const subjects = await namedSubjects(inputs, files);
  const earlier = await earlierPacks(inputs.output, files);
  return subjects.map((subject) => ({ ...subject, earlier: earlier.get(basename(subject.release)) }));
}

/** The subject of a planned artifact. */
export function planSubject(plan: Plan, artifact: PlannedArtifact, output: string): PackSubject {
  const { target } = partsOf(plan, artifact);
  const paths = layout(output);
  return {
    name: plan.builds.length === 1 ? target.name : artifact.file,
    target: target.name,
    plain: paths.planned(artifact.plain),
    release: paths.released(artifact.file),
    scratch: output,
  };
}

async function namedSubjects(inputs: PackInputs, files: Files): Promise<PackSubject[]> {
  if (inputs.files.length > 0) return fileSubjects(inputs.files, inputs.output, files);
  if (inputs.manifest !== undefined) return manifestSubjects(inputs.manifest, inputs.output, files);
  return plannedSubjects(inputs.output, files);
}

async function fileSubjects(paths: readonly string[], output: string, files: Files): Promise<PackSubject[]> {
  for (const path of paths) {
    if ((await files.stat(path))?.kind === 'file') continue;
    throw new ReleaseError(
      'FILE_MISSING',
      `the input files names ${path}, which is no file`,
      'check the path',
    );
  }
  return paths.map((path) => fileSubject(path, undefined, output)).map(unique());
}

/** What is there of the plan: a job of a matrix has built its own target only. */
async function plannedSubjects(output: string, files: Files): Promise<PackSubject[]> {
  const path = layout(output).plan;
  const plan = parsePlan(await files.readText(path), path);
  const subjects = plan.artifacts.map((artifact) => planSubject(plan, artifact, output));
  const stats = await Promise.all(subjects.map((subject) => files.stat(subject.plain)));
  const built = subjects.filter((_, index) => stats[index]?.kind === 'file');
  if (built.length > 0) return built;
  throw new ReleaseError(
    'FILE_MISSING',
    `nothing that ${path} plans has been built`,
    'run the build stage first',
  );
}

function parsePlan(text: string, path: string): Plan {
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

/** The files beside the manifest, each still the one it lists. */
async function manifestSubjects(manifest: string, output: string, files: Files): Promise<PackSubject[]> {
  const { artifacts } = readManifest(await files.readText(manifest), manifest);
  const subjects: PackSubject[] = [];
  for (const { name, checksum, platform } of artifacts) {
    const plain = join(dirname(manifest), name);
    const { sha256 } = await files.digest(plain);
    if (sha256 !== checksum) {
      throw new ReleaseError(
        'DIGEST_MISMATCH',
        `${plain} has sha256 ${sha256}; ${manifest} lists ${checksum}`,
        'use the manifest that was written for these files',
      );
    }
    subjects.push(fileSubject(plain, platform.replace('-', '/'), output));
  }
  return subjects.map(unique());
}

function fileSubject(plain: string, target: string | undefined, output: string): PackSubject {
  const file = safeName(basename(plain), plain);
  const release = layout(output).released(file);
  if (release === plain) {
    throw new ReleaseError(
      'INPUT_INVALID',
      `${plain} lies in the release folder itself, where its packed form would replace it`,
      'give the plain binaries from another folder',
    );
  }
  return { name: file, target, plain, release, scratch: output };
}

/** Passes subjects through; throws when two would be released under one name. */
function unique(): (subject: PackSubject) => PackSubject {
  const seen = new Map<string, string>();
  return (subject) => {
    const other = seen.get(subject.release);
    if (other !== undefined) {
      throw new ReleaseError(
        'INPUT_INVALID',
        `${other} and ${subject.plain} would both be released as ${basename(subject.release)}`,
        'give the files different names',
      );
    }
    seen.set(subject.release, subject.plain);
    return subject;
  };
}
