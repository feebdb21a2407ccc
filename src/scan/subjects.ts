import { basename, dirname, join } from 'node:path';
import { ReleaseError } from '../model/errors.ts';
import { layout } from '../model/layout.ts';
import { readManifest } from '../model/manifest.ts';
import { safeName } from '../model/names.ts';
import { Plan, type PlannedArtifact, partsOf } from '../model/plan.ts';
import type { Files } from '../ports.ts';
import type { ScanInputs } from './inputs.ts';

/** One binary to scan. */
export interface ScanSubject {
  /** How checks call it: the target's name in a single-build release, else the file's name. */
  readonly name: string;
  /** `linux/amd64`; undefined: what the bytes say. */
  readonly target: string | undefined;
  /** Absolute path of the binary before packing; only read. */
  readonly plain: string;
  /** Name in the release folder. */
  readonly file: string;
  /** Of the program, without a leading v; undefined where nobody said. */
  readonly version: string | undefined;
}

/** The subject of a planned artifact. */
export function scanSubject(plan: Plan, artifact: PlannedArtifact, output: string): ScanSubject {
  const { target } = partsOf(plan, artifact);
  return {
    name: plan.builds.length === 1 ? target.name : artifact.file,
    target: target.name,
    plain: layout(output).planned(artifact.plain),
    file: artifact.file,
    version: plan.version,
  };
}

/** What the inputs ask to scan. Throws FILE_MISSING where a named file is not there. */
export async function subjectsOf(
  inputs: ScanInputs,
  plan: Plan | undefined,
  files: Files,
): Promise<ScanSubject[]> {
  if (inputs.files.length > 0) return fileSubjects(inputs.files, files);
  if (inputs.manifest !== undefined) return manifestSubjects(inputs.manifest, files);
  return plannedSubjects(plan, inputs.output, files);
}

/** The plan in the output folder; undefined where there is none. */
export async function planIn(output: string, files: Files): Promise<Plan | undefined> {
  const path = layout(output).plan;
  if (!(await files.stat(path))) return undefined;
  try {
    return Plan.parse(JSON.parse(await files.readText(path)));
  } catch (cause) {
    throw new ReleaseError(
      'FILE_INVALID',
      `${path} is not a release plan`,
      'run the plan stage again',
      cause,
    );
  }
}

async function fileSubjects(paths: readonly string[], files: Files): Promise<ScanSubject[]> {
  for (const path of paths) {
    if ((await files.stat(path))?.kind === 'file') continue;
    throw new ReleaseError(
      'FILE_MISSING',
      `the input files names ${path}, which is no file`,
      'check the path',
    );
  }
  return distinct(paths.map((path) => fileSubject(path)));
}

/** The files beside the manifest, each still the one it lists. */
async function manifestSubjects(manifest: string, files: Files): Promise<ScanSubject[]> {
  const { artifacts } = readManifest(await files.readText(manifest), manifest);
  const subjects: ScanSubject[] = [];
  for (const { name, checksum, platform, version } of artifacts) {
    const plain = join(dirname(manifest), name);
    const { sha256 } = await files.digest(plain);
    if (sha256 !== checksum) {
      throw new ReleaseError(
        'DIGEST_MISMATCH',
        `${plain} has sha256 ${sha256}; ${manifest} lists ${checksum}`,
        'use the manifest that was written for these files',
      );
    }
    subjects.push({ ...fileSubject(plain), target: platform.replace('-', '/'), version });
  }
  return subjects;
}

/** What is there of the plan: a job of a matrix has built its own target only. */
async function plannedSubjects(plan: Plan | undefined, output: string, files: Files): Promise<ScanSubject[]> {
  const subjects = plan?.artifacts.map((artifact) => scanSubject(plan, artifact, output)) ?? [];
  const stats = await Promise.all(subjects.map((subject) => files.stat(subject.plain)));
  const built = subjects.filter((_, index) => stats[index]?.kind === 'file');
  if (built.length > 0) return built;
  const path = layout(output).plan;
  throw new ReleaseError(
    'FILE_MISSING',
    plan ? `nothing that ${path} plans has been built` : `there is no file ${path}`,
    'run the plan and build stages first, or name the binaries with files',
  );
}

function fileSubject(plain: string): ScanSubject {
  const file = safeName(basename(plain), plain);
  return { name: file, target: undefined, plain, file, version: undefined };
}

/** SBOMs are named after the file, so two of one name would overwrite each other. */
function distinct(subjects: ScanSubject[]): ScanSubject[] {
  const seen = new Map<string, string>();
  for (const { file, plain } of subjects) {
    const other = seen.get(file);
    if (other !== undefined) {
      throw new ReleaseError(
        'INPUT_INVALID',
        `${other} and ${plain} have one name`,
        'give the files different names',
      );
    }
    seen.set(file, plain);
  }
  return subjects;
}
