import { join, resolve } from 'node:path';
import { load, type Schema, YAMLException } from 'js-yaml';
import type * as z from 'zod/mini';
import { ReleaseError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import type { Files } from '../ports.ts';
import { positionOf, type YamlPath } from './position.ts';
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
export async function parseConfig(text: string, file: string): Promise<Config> {
  const parsed = Config.safeParse(parseYaml(text, file));
  if (parsed.success) return parsed.data;
  const { legalKeys } = await import('./legal-keys.ts');
  const faults = parsed.error.issues.flatMap((issue) => describe(issue, { text, file, legalKeys }));
  throw new ReleaseError(
    'CONFIG_INVALID',
    faults.join('; '),
    'correct the file; schema/oracle-release.schema.json lists every key, and editors complete from it',
  );
}

/** Parses YAML. Throws CONFIG_UNREADABLE with file, line and column. */
export function parseYaml(text: string, file: string, schema?: Schema): unknown {
  // The parser takes nothing, or comments alone, for a mistake.
  if (text.split('\n').every((line) => /^\s*(#|$)/.test(line))) return {};
  try {
    return load(text, schema ? { schema } : {}) ?? {};
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause;
    const place = cause.mark ? `:${cause.mark.line + 1}:${cause.mark.column + 1}` : '';
    throw new ReleaseError(
      'CONFIG_UNREADABLE',
      `${file}${place}: ${cause.reason}`,
      'correct the YAML at that place',
      cause,
    );
  }
}

type Issue = z.core.$ZodIssue;

/** What is needed to say where a fault is and what would be right. */
interface Source {
  readonly text: string;
  readonly file: string;
  readonly legalKeys: (path: YamlPath) => string[];
}

function describe(issue: Issue, source: Source): string[] {
  const path = issue.path as YamlPath;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, source));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // A union fails in every arm; the arm that got furthest says most.
    const furthest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
    const inner = furthest.map((nested) => ({ ...nested, path: [...path, ...nested.path] }) as Issue);
    if (depth(furthest) > 0) return inner.flatMap((nested) => describe(nested, source));
  }
  return [`${at(path, source)}: ${path.join('.') || 'the file'} ${expectation(issue)}`];
}

function depth(issues: readonly Issue[]): number {
  return Math.max(
    0,
    ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)),
  );
}

function unknownKey(key: string, path: YamlPath, source: Source): string {
  const legal = source.legalKeys(path);
  const guess = nearest(key, legal);
  const where = path.length > 0 ? ` in ${path.join('.')}` : '';
  const hint = guess ? `did you mean ${guess}?` : `legal keys are ${legal.join(', ')}`;
  return `${at([...path, key], source)}: unknown key ${JSON.stringify(key)}${where}; ${hint}`;
}

function at(path: YamlPath, { text, file }: Source): string {
  const { line, column } = positionOf(text, path);
  return `${file}:${line}:${column}`;
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return `must be ${issue.expected}`;
  if (issue.code === 'invalid_value') return `must be ${issue.values.map(String).join(' or ')}`;
  if (issue.code === 'invalid_union') {
    const forms = issue.errors.flat().flatMap((arm) => (arm.code === 'invalid_type' ? [arm.expected] : []));
    return forms.length > 0
      ? `must be ${[...new Set(forms)].join(' or ')}`
      : 'has none of the forms it may have';
  }
  return issue.message === 'Invalid input' ? 'is not valid' : issue.message;
}
