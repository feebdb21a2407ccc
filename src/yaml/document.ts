import { load, type Schema, YAMLException } from 'js-yaml';
import type * as z from 'zod/mini';
import { ReleaseError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import { legalKeys, type SchemaNode } from './legal-keys.ts';
import { positionOf, type YamlPath } from './position.ts';

/** A kind of document that people write in YAML. */
export interface DocumentKind<Content extends z.ZodMiniType> {
  readonly schema: Content;
  /** The same as a JSON schema, asked for only where a key is unknown. */
  readonly jsonSchema: () => Promise<SchemaNode>;
  readonly remedy: string;
}

/**
 * Parses and checks a document; `file` is how messages name it. Throws CONFIG_UNREADABLE or CONFIG_INVALID with file,
 * line and column of every fault.
 */
export async function parseDocument<Content extends z.ZodMiniType>(
  text: string,
  file: string,
  kind: DocumentKind<Content>,
): Promise<z.output<Content>> {
  const parsed = kind.schema.safeParse(parseYaml(text, file));
  if (parsed.success) return parsed.data;
  const source = { text, file, schema: await kind.jsonSchema() };
  const faults = parsed.error.issues.flatMap((issue) => describe(issue, source));
  throw new ReleaseError('CONFIG_INVALID', faults.join('; '), kind.remedy);
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
  readonly schema: SchemaNode;
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
  const legal = legalKeys(path, source.schema);
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
