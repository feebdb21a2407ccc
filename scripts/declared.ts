import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

/** What an action.yml declares; the one source of inputs, outputs, CLI flags and README tables. */
export interface Declaration {
  name: string;
  description: string;
  inputs: Record<string, { description: string; default?: string; required?: boolean }>;
  outputs: Record<string, { description: string }>;
}

export const ROOT = join(import.meta.dirname, '..');

/** The bundled actions, by folder name. */
export function actionNames(): string[] {
  return readdirSync(join(ROOT, 'actions')).sort();
}

export function declarationOf(action: string): Declaration {
  return load(readFileSync(join(ROOT, 'actions', action, 'action.yml'), 'utf8')) as Declaration;
}
