import { join } from 'node:path';
import { type Check, Checklist } from '../model/check.ts';
import { type Checksums, parseChecksums } from '../model/checksums.ts';
import { ReleaseError } from '../model/errors.ts';
import { CHECKSUMS } from '../model/layout.ts';
import { byBytes, safeName } from '../model/names.ts';
import type { Plan } from '../model/plan.ts';
import type { Files, Ports } from '../ports.ts';
import { folderSource } from './folder/source.ts';
import { repositoryOf } from './github/repository.ts';
import { githubSource } from './github/source.ts';
import type { FetchInputs } from './inputs.ts';
import { MAX_FILES, SIZE_BOUND } from './limits.ts';
import type { Source, StoredFile, StoredRelease } from './source.ts';

export interface FetchResult {
  readonly checks: Check[];
  /** Empty where there was nothing to fetch. */
  readonly tag: string;
  readonly urls: readonly string[];
  /** Number of files newly written; none when a check failed. */
  readonly published: number;
  /** Number of files that were there already with the same bytes. */
  readonly unchanged: number;
}

/** A file of the release as it lies on this disk, in the folder asked for or still beside it. */
interface Held {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

type FetchPorts = Pick<Ports, 'files' | 'clock' | 'releases' | 'host' | 'log'>;

/**
 * Fetches a published release. Everything is fetched beside the folder first and compared with what the place
 * and `checksums.txt` say; only then is it put there. `plan` tells the repository or project where nothing else
 * does.
 */
export async function fetchRelease(
  inputs: FetchInputs,
  plan: Plan | undefined,
  ports: FetchPorts,
): Promise<FetchResult> {
  const { files } = ports;
  const { directory } = inputs;
  const checks = new Checklist('publish', ports.clock.now);
  const source = openSource(inputs, plan, ports);
  const found = await lookUp(source, inputs);
  if (found instanceof ReleaseError) {
    checks.begin('fetched', source.name).skip(found.message);
    return { checks: checks.checks, tag: '', urls: [], published: 0, unchanged: 0 };
  }
  const { release, wanted } = found;
  await refuseStrangers(release, directory, files);

  const subject = `${release.tag} from ${source.name}`;
  const beside = await files.temporaryFolder(join(directory, '..'));
  try {
    const result = { checks: checks.checks, tag: release.tag, urls: [release.url] };
    const held = await fetchFiles(release, wanted, { directory, beside, files }, checks, subject);
    if (!held || !(await agrees(held, release, checks, subject, files)))
      return { ...result, published: 0, unchanged: 0 };
    const published = await place(
      held.filter(({ name }) => wanted.includes(name)),
      directory,
      files,
    );
    return { ...result, published, unchanged: wanted.length - published };
  } finally {
    await files.remove(beside);
  }
}

function openSource({ from }: FetchInputs, plan: Plan | undefined, ports: FetchPorts): Source {
  switch (from.kind) {
    case 'dir':
      return folderSource(from.path, plan?.project, ports.files);
    case 'github':
      return githubSource(from, repositoryOf(plan?.repository, ports.host), ports);
  }
}

/** The release and the names of what is wanted of it; what is missing, where that may be so. */
async function lookUp(
  source: Source,
  { tag, files, ifMissing }: FetchInputs,
): Promise<{ release: StoredRelease; wanted: string[] } | ReleaseError> {
  try {
    const release = await source.find(tag);
    refuseUnfit(release);
    return { release, wanted: chosen(release, files) };
  } catch (error) {
    if (ifMissing === 'skip' && error instanceof ReleaseError && error.code === 'FILE_MISSING') return error;
    throw error;
  }
}

/** A place can name anything; no name of it leads out of a folder, and no release of it fills the disk. */
function refuseUnfit({ tag, files }: StoredRelease): void {
  const names = files.map(({ name }) => safeName(name, `the release ${tag}`).toLowerCase());
  const fault =
    new Set(names).size < names.length
      ? 'has two files of one name'
      : names.length > MAX_FILES
        ? `has ${names.length} files; at most ${MAX_FILES} are fetched`
        : files.some(({ size }) => size >= SIZE_BOUND)
          ? 'has a file of 2 GiB or more'
          : undefined;
  if (!fault) return;
  throw new ReleaseError(
    'FILE_INVALID',
    `the release ${tag} ${fault}`,
    'check that it is the release that is meant',
  );
}

/** Names of the files to fetch. */
function chosen({ tag, files }: StoredRelease, asked: readonly string[]): string[] {
  const all = files.map(({ name }) => name).sort(byBytes);
  const unknown = asked.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    throw new ReleaseError(
      'FILE_MISSING',
      `the release ${tag} has no ${unknown.join(', ')}`,
      `it has ${all.join(', ') || 'no files'}`,
    );
  }
  return asked.length > 0 ? all.filter((name) => asked.includes(name)) : all;
}

/** What another release left behind would look like a part of this one; what a killed run of ours left goes. */
async function refuseStrangers(release: StoredRelease, directory: string, files: Files): Promise<void> {
  const strangers: string[] = [];
  for (const name of await files.list(directory)) {
    const path = join(directory, name);
    const stat = await files.stat(path);
    if (release.files.some((file) => name.startsWith(`.${file.name}.`) && name.endsWith('.tmp')))
      await files.remove(path);
    else if (stat?.kind !== 'file' || stat.link || !release.files.some((file) => file.name === name))
      strangers.push(name);
  }
  if (strangers.length === 0) return;
  throw new ReleaseError(
    'INPUT_INVALID',
    `${directory} has files that are no part of ${release.tag}: ${strangers.join(', ')}`,
    'name an empty folder with directory, or remove them',
  );
}

interface Folders {
  readonly directory: string;
  readonly beside: string;
  readonly files: Files;
}

/** Gets the wanted files and the checksums; undefined when the check failed. */
async function fetchFiles(
  release: StoredRelease,
  wanted: readonly string[],
  folders: Folders,
  checks: Checklist,
  subject: string,
): Promise<Held[] | undefined> {
  const check = checks.begin('fetched', subject);
  const needed = release.files.filter(({ name }) => wanted.includes(name) || name === CHECKSUMS);
  const held: Held[] = [];
  for (const file of needed) held.push((await present(file, folders)) ?? (await fetchOne(file, folders)));
  const other = needed.filter(({ sha256, size }, index) => {
    const got = held[index];
    return got?.size !== size || (sha256 !== undefined && got.sha256 !== sha256);
  });
  if (other.length === 0) {
    check.pass({ measured: `${wanted.length} of ${release.files.length} files` });
    return held;
  }
  check.fail({
    measured: `other bytes: ${other.map(({ name }) => name).join(', ')}`,
    bound: 'sizes and digests that the place states',
    remedy: 'fetch again; if it stays, find out who can write to the place',
  });
  return undefined;
}

/** The file where it is already, when the place states a digest to know it by. */
async function present(file: StoredFile, { directory, files }: Folders): Promise<Held | undefined> {
  const path = join(directory, file.name);
  const stat = await files.stat(path);
  if (stat?.size !== file.size || !file.sha256) return undefined;
  const { sha256, size } = await files.digest(path);
  return sha256 === file.sha256 ? { name: file.name, path, sha256, size } : undefined;
}

async function fetchOne(file: StoredFile, { beside, files }: Folders): Promise<Held> {
  const path = join(beside, file.name);
  await file.copyTo(path);
  const { sha256, size } = await files.digest(path);
  return { name: file.name, path, sha256, size };
}

/** The release is what its own checksums say: no file missing, none with other bytes. */
async function agrees(
  held: readonly Held[],
  release: StoredRelease,
  checks: Checklist,
  subject: string,
  files: Files,
): Promise<boolean> {
  const check = checks.begin('checksums', subject);
  const list = held.find(({ name }) => name === CHECKSUMS);
  if (!list) {
    check.notRun(`the release has no ${CHECKSUMS}`);
    return true;
  }
  const listed = parseChecksums(await files.readText(list.path), 'sha256', `${CHECKSUMS} of ${release.tag}`);
  const faults = [...missing(listed, release), ...altered(listed, held)];
  if (faults.length === 0) check.pass({ measured: `${listed.size} files listed` });
  else
    check.fail({
      measured: faults.join('; '),
      bound: `the digests in ${CHECKSUMS}`,
      remedy: 'do not use this release; find out what changed it',
    });
  return faults.length === 0;
}

function missing(listed: Checksums, release: StoredRelease): string[] {
  const names = [...listed.keys()].filter((name) => !release.files.some((file) => file.name === name));
  return names.length > 0 ? [`missing: ${names.join(', ')}`] : [];
}

function altered(listed: Checksums, held: readonly Held[]): string[] {
  const names = held
    .filter(({ name, sha256 }) => (listed.get(name) ?? sha256) !== sha256)
    .map(({ name }) => name);
  return names.length > 0 ? [`other bytes: ${names.join(', ')}`] : [];
}

/** Puts files into their folder; returns how many were not there yet. */
async function place(held: readonly Held[], directory: string, files: Files): Promise<number> {
  let placed = 0;
  for (const { name, path, size, sha256 } of held) {
    const target = join(directory, name);
    if (path === target || (await isEqual(target, size, sha256, files))) continue;
    await files.copy(path, target);
    placed += 1;
  }
  return placed;
}

async function isEqual(path: string, size: number, sha256: string, files: Files): Promise<boolean> {
  const stat = await files.stat(path);
  return stat?.size === size && (await files.digest(path)).sha256 === sha256;
}
