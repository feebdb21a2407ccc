import { join } from 'node:path';
import type { Digest } from '../model/artifact.ts';
import { digestOfBytes } from '../model/digest.ts';
import { ReleaseError } from '../model/errors.ts';
import {
  BUNDLE_SUFFIX,
  CHECKSUMS,
  CHECKSUMS_512,
  CYCLONEDX_SUFFIX,
  DIGEST_SUFFIX,
  INSIGHT,
  MANIFEST,
  PROVENANCE,
  SPDX_SUFFIX,
} from '../model/layout.ts';
import { isSafeName } from '../model/names.ts';
import type { Files } from '../ports.ts';

/** A release folder as it was found; every file is read once. */
export interface Folder {
  readonly path: string;
  readonly files: ReadonlyMap<string, FoundFile>;
  /** What cannot be a file of a release, and why. */
  readonly odd: ReadonlyMap<string, string>;
}

export interface FoundFile {
  readonly path: string;
  readonly digest: Digest;
  /** The bytes that the digest is of; undefined for binaries, which stay on disk. */
  readonly bytes: Buffer | undefined;
}

/** Larger files are never kept in memory; no file that is read as text comes near. */
const MAX_TEXT = 64 * 1024 * 1024;
const MAX_FILES = 10_000;
const TEXTS = new Set([CHECKSUMS, CHECKSUMS_512, INSIGHT, MANIFEST, PROVENANCE]);
const TEXT_SUFFIXES = [BUNDLE_SUFFIX, DIGEST_SUFFIX, CYCLONEDX_SUFFIX, SPDX_SUFFIX];

/** The release folder that a path means. Throws FILE_MISSING when there is none. */
export async function releaseFolder(directory: string, files: Files): Promise<string> {
  if ((await files.stat(directory))?.kind !== 'folder') {
    throw new ReleaseError(
      'FILE_MISSING',
      `there is no folder ${directory}`,
      'name a folder with the files of a release, or the output folder that has one',
    );
  }
  const inner = join(directory, 'release');
  return (await files.stat(inner))?.kind === 'folder' ? inner : directory;
}

/** Throws FILE_INVALID for a folder with more files than a release can have. */
export async function readFolder(path: string, files: Files): Promise<Folder> {
  const names = await files.list(path);
  if (names.length > MAX_FILES) {
    throw new ReleaseError(
      'FILE_INVALID',
      `${path} has ${names.length} files`,
      'name the folder of a release',
    );
  }
  const found = new Map<string, FoundFile>();
  const odd = new Map<string, string>();
  for (const name of names) {
    const stat = await files.stat(join(path, name));
    if (!isSafeName(name)) odd.set(name, 'has a name that no file of a release has');
    else if (stat === undefined || stat.link) odd.set(name, 'is a symbolic link');
    else if (stat.kind !== 'file') odd.set(name, 'is not a plain file');
    else found.set(name, await readFile(join(path, name), isText(name) && stat.size <= MAX_TEXT, files));
  }
  return { path, files: found, odd };
}

async function readFile(path: string, keep: boolean, files: Files): Promise<FoundFile> {
  if (!keep) return { path, digest: await files.digest(path), bytes: undefined };
  const bytes = await files.read(path, MAX_TEXT);
  return { path, digest: digestOfBytes(bytes), bytes };
}

function isText(name: string): boolean {
  return TEXTS.has(name) || TEXT_SUFFIXES.some((suffix) => name.endsWith(suffix));
}

/** The text of a file; undefined where it is missing or was too large to read. */
export function textOf(folder: Folder, name: string): string | undefined {
  return folder.files.get(name)?.bytes?.toString('utf8');
}
