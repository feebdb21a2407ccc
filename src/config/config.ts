import { join, resolve } from 'node:path';
import type { Files } from '../ports.ts';
import { parseDocument } from '../yaml/document.ts';
import { Config, NO_CONFIG } from './schema.ts';

const DEFAULT_NAMES = ['.oracle-release.yml', '.oracle-release.yaml'];
const ONE_MIB = 1024 * 1024;

/**
 * Reads the configuration of a repository: the file named, else `.oracle-release.yml` where there is one, else
 * the defaults. Throws CONFIG_UNREADABLE or CONFIG_INVALID with file, line and column.
 */
export async function loadConfig(workingDirectory: string, named: string, files: Files): Promise<Config> {
  const path = named ? resolve(workingDirectory, named) : await defaultPath(workingDirectory, files);
  if (!path) return NO_CONFIG;
  return parseConfig(await files.readText(path, ONE_MIB), named || path.slice(workingDirectory.length + 1));
}

async function defaultPath(workingDirectory: string, files: Files): Promise<string | undefined> {
  for (const name of DEFAULT_NAMES) {
    const path = join(workingDirectory, name);
    if ((await files.stat(path))?.kind === 'file') return path;
  }
  return undefined;
}

/** Parses and checks the text of a configuration; `file` is how messages name it. */
export function parseConfig(text: string, file: string): Promise<Config> {
  return parseDocument(text, file, KIND);
}

const KIND = {
  schema: Config,
  jsonSchema: async () => (await import('./json-schema.ts')).jsonSchema,
  remedy: 'correct the file; schema/oracle-release.schema.json lists every key, and editors complete from it',
};
