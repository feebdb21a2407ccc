import { basename, dirname, join } from 'node:path';
import { ReleaseError } from '../model/errors.ts';
import { layout } from '../model/layout.ts';
import { readManifest } from '../model/manifest.ts';
import { safeName } from '../model/names.ts';
import { type Plan, type PlannedArtifact, parsePlan, partsOf, subjectOf } from '../model/plan.ts';
import { idOfName, nameOfId } from '../model/target.ts';
import type { Files } from '../ports.ts';
import type { Wanted } from './inputs.ts';
import { expandPaths } from './patterns.ts';

/** One plain binary that a stage works on, or a folder where the stage takes folders. */
export interface Subject {
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

export interface Subjects {
  /** Undefined where the binaries were named, and are not those of a plan. */
  readonly plan: Plan | undefined;
  readonly subjects: readonly Subject[];
}

/** What a path may lead to. */
type Kinds = readonly ('file' | 'folder')[];

/** The binaries that the inputs ask for. Throws FILE_MISSING where one that is named is not there. */
export async function subjectsOf(wanted: Wanted, files: Files, kinds: Kinds = ['file']): Promise<Subjects> {
  if (wanted.files.length > 0) {
    return { plan: undefined, subjects: await namedSubjects(wanted.files, kinds, files) };
  }
  if (wanted.manifest !== undefined) {
    return { plan: undefined, subjects: await listedSubjects(wanted.manifest, files) };
  }
  return plannedSubjects(wanted.output, files);
}

/** The subject of a planned artifact. */
export function plannedSubject(plan: Plan, artifact: PlannedArtifact, output: string): Subject {
  return {
    name: subjectOf(plan, artifact),
    target: partsOf(plan, artifact).target.name,
    plain: layout(output).planned(artifact.plain),
    file: artifact.file,
    version: plan.version,
  };
}

/** Where progress shows it: the id of its target, else its name. */
export function placeOf({ target, name }: Pick<Subject, 'target' | 'name'>): string {
  return target === undefined ? name : idOfName(target);
}

async function namedSubjects(paths: readonly string[], kinds: Kinds, files: Files): Promise<Subject[]> {
  const seen = new Map<string, string>();
  const subjects: Subject[] = [];
  for (const path of await expandPaths(paths, files)) {
    const found = (await files.stat(path))?.kind;
    if (!kinds.some((kind) => kind === found)) throw noneOf(kinds, path);
    const subject = fileSubject(path);
    const other = seen.get(subject.file);
    if (other !== undefined) throw sameName(other, path);
    seen.set(subject.file, path);
    subjects.push(subject);
  }
  return subjects;
}

/** The files beside the manifest, each still the one it lists. */
async function listedSubjects(manifest: string, files: Files): Promise<Subject[]> {
  const { artifacts } = readManifest(await files.readText(manifest), manifest);
  const subjects: Subject[] = [];
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
    subjects.push({ ...fileSubject(plain), target: nameOfId(platform), version });
  }
  return subjects;
}

/** What is there of the plan: a job of a matrix has built its own target only. */
async function plannedSubjects(output: string, files: Files): Promise<Subjects> {
  const path = layout(output).plan;
  if (!(await files.stat(path))) throw nothingBuilt(`there is no file ${path}`);
  const plan = parsePlan(await files.readText(path), path);
  const subjects = plan.artifacts.map((artifact) => plannedSubject(plan, artifact, output));
  const stats = await Promise.all(subjects.map(({ plain }) => files.stat(plain)));
  const built = subjects.filter((_, index) => stats[index]?.kind === 'file');
  if (built.length === 0) throw nothingBuilt(`nothing that ${path} plans has been built`);
  return { plan, subjects: built };
}

function fileSubject(plain: string): Subject {
  const file = safeName(basename(plain), plain);
  return { name: file, target: undefined, plain, file, version: undefined };
}

function noneOf(kinds: Kinds, path: string): ReleaseError {
  return new ReleaseError(
    'FILE_MISSING',
    `the input files names ${path}, which is no ${kinds.join(' and no ')}`,
    'check the path',
  );
}

/** What is made of them is named after them, so two of one name would overwrite each other. */
function sameName(one: string, other: string): ReleaseError {
  return new ReleaseError(
    'INPUT_INVALID',
    `${one} and ${other} have one name`,
    'give the files different names',
  );
}

function nothingBuilt(what: string): ReleaseError {
  return new ReleaseError(
    'FILE_MISSING',
    what,
    'run the plan and build stages first, or name the binaries with files',
  );
}
