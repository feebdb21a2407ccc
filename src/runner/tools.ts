import { accessSync, constants, readdirSync, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Files, Tool, Tools } from '../ports.ts';

/**
 * Finds tools on PATH, then in the runner's tool cache (`RUNNER_TOOL_CACHE/<tool>/<version>/<arch>/`). Each is
 * looked up and digested once.
 */
export function localTools(files: Files): Tools {
  const found = new Map<string, Promise<Tool | undefined>>();
  return {
    find(name) {
      const known = found.get(name) ?? look(name, files);
      found.set(name, known);
      return known;
    },
  };
}

async function look(name: string, files: Files): Promise<Tool | undefined> {
  const path = [...onPath(), ...inToolCache(name)]
    .map((folder) => executable(folder, name))
    .find((it) => it !== undefined);
  if (path === undefined) return undefined;
  return { name, path, sha256: (await files.digest(realpathSync(path))).sha256 };
}

function onPath(): string[] {
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
}

function inToolCache(name: string): string[] {
  const root = process.env.RUNNER_TOOL_CACHE;
  if (!root) return [];
  const versions = foldersIn(join(root, name));
  return versions
    .reverse()
    .flatMap((version) => foldersIn(version).flatMap((arch) => [arch, join(arch, 'bin')]));
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name))
      .sort();
  } catch {
    // Most machines have no tool cache, or not this tool in it.
    return [];
  }
}

function executable(folder: string, name: string): string | undefined {
  const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile() ? path : undefined;
  } catch {
    // Not there, or not to be run by us: the next folder may have it.
    return undefined;
  }
}
