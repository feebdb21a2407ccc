import { randomBytes } from 'node:crypto';
import { closeSync, constants, fsyncSync, openSync, writeSync } from 'node:fs';
import {
  appendFile,
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ReleaseError } from '../model/errors.ts';
import type { Files } from '../ports.ts';
import { digestOf, withSource } from './bytes.ts';
import { codeOf, diskFailed, missing, onDisk, statOrNothing } from './disk.ts';

const SIXTY_FOUR_MIB = 64 * 1024 * 1024;

/** The Files port over node:fs. */
export const localFiles: Files = {
  read,
  readText: async (path, maxBytes) => (await read(path, maxBytes)).toString('utf8'),
  write,
  copy,
  copyFolder,
  append,
  create,
  rename: (from, to) => onDisk(to, () => rename(from, to)),
  remove: (path) => onDisk(path, () => rm(path, { recursive: true, force: true })),
  stat: async (path) => {
    const found = await statOrNothing(path);
    if (!found) return undefined;
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    const symbolic = (await lstat(path)).isSymbolicLink();
    const identity = `${found.dev}:${found.ino}`;
    return { kind, link: symbolic, size: found.size, mode: found.mode & 0o777, identity };
  },
  list: async (path) => {
    try {
      return (await readdir(path)).sort();
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw diskFailed(path, error);
    }
  },
  temporaryFolder: (parent) =>
    onDisk(parent, async () => {
      await mkdir(parent, { recursive: true });
      return mkdtemp(join(parent, '.tmp-'));
    }),
  digest: async (path) => digestOf(path),
  withSource,
};

async function read(path: string, maxBytes = SIXTY_FOUR_MIB): Promise<Buffer> {
  const found = await statOrNothing(path);
  if (!found?.isFile()) throw missing(path);
  if (found.size > maxBytes) {
    throw new ReleaseError(
      'FILE_INVALID',
      `${path} has ${found.size} bytes; at most ${maxBytes} are read`,
      'check that the file is the one meant',
    );
  }
  return onDisk(path, () => readFile(path));
}

async function write(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const bytes = Buffer.from(content as Uint8Array);
  if (await holds(path, bytes, mode)) return;
  await throughTemporary(path, async (temporary) => writeDurably(temporary, bytes, mode));
}

async function copy(from: string, to: string, mode?: number): Promise<void> {
  const original = await statOrNothing(from);
  if (!original?.isFile()) throw missing(from);
  const existing = await statOrNothing(to);
  if (existing?.isFile() && modeMatches(existing.mode, mode) && digestOf(from).sha256 === digestOf(to).sha256)
    return;
  await throughTemporary(to, async (temporary) => {
    await copyFile(from, temporary, constants.COPYFILE_FICLONE);
    // The copy of a read-only file could not be opened to be flushed.
    await chmod(temporary, 0o600);
    const handle = await open(temporary, 'r+');
    try {
      await handle.chmod(mode ?? original.mode & 0o777);
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
}

async function copyFolder(from: string, to: string, except: readonly string[]): Promise<void> {
  const excepted = new Set(except);
  await onDisk(to, async () => {
    await mkdir(to, { recursive: true });
    const entries = (await readdir(from, { withFileTypes: true }))
      .map((entry) => ({ entry, source: join(from, entry.name), target: join(to, entry.name) }))
      .filter(({ source }) => !excepted.has(source));
    await Promise.all(
      entries.map(async ({ entry, source, target }) => {
        if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
        if (entry.isFile()) await copyFile(source, target, constants.COPYFILE_FICLONE);
      }),
    );
    for (const { entry, source, target } of entries)
      if (entry.isDirectory()) await copyFolder(source, target, except);
  });
}

async function append(path: string, content: string): Promise<void> {
  await onDisk(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    await appendFile(path, content, { flush: true });
  });
}

async function create(path: string, content: string | Uint8Array, mode?: number): Promise<boolean> {
  await onDisk(path, () => mkdir(dirname(path), { recursive: true }));
  const temporary = temporaryName(path);
  await onDisk(path, async () => writeDurably(temporary, Buffer.from(content as Uint8Array), mode));
  try {
    // A link fails where the name exists, and never shows a half-written file.
    await link(temporary, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw diskFailed(path, error);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function holds(path: string, bytes: Buffer, mode: number | undefined): Promise<boolean> {
  const existing = await statOrNothing(path);
  if (!existing?.isFile() || existing.size !== bytes.length || !modeMatches(existing.mode, mode))
    return false;
  return bytes.equals(await readFile(path));
}

function modeMatches(actual: number, wanted: number | undefined): boolean {
  return wanted === undefined || process.platform === 'win32' || (actual & 0o777) === wanted;
}

async function throughTemporary(path: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = temporaryName(path);
  await onDisk(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    try {
      await fill(temporary);
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  });
}

function writeDurably(path: string, bytes: Buffer, mode: number | undefined): void {
  const descriptor = openSync(path, 'wx', mode ?? 0o644);
  try {
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(descriptor, bytes, written);
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
}
