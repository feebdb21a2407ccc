import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { StepDefinition } from './definition.ts';
import { reasonOf, WorkflowFault } from './fault.ts';

export interface ActionMetadata {
  readonly name?: string;
  readonly inputs?: Readonly<Record<string, InputMetadata>>;
  readonly outputs?: Readonly<Record<string, { value?: string }>>;
  readonly runs: {
    readonly using: string;
    readonly main?: string;
    readonly pre?: string;
    readonly post?: string;
    readonly 'post-if'?: string;
    readonly steps?: readonly StepDefinition[];
  };
}

export interface InputMetadata {
  readonly default?: string;
  readonly required?: boolean;
  readonly deprecationMessage?: string;
}

export function metadataOf(folder: string): ActionMetadata {
  const path = join(folder, 'action.yml');
  try {
    return load(readFileSync(path, 'utf8')) as ActionMetadata;
  } catch (cause) {
    throw new WorkflowFault(path, reasonOf(cause), { cause });
  }
}

/** `INPUT_*` variables: spaces become underscores, dashes stay (actions/runner, Handler). */
export function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

export function stateVariables(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}

/** Names that were given but are not declared: a warning on GitHub. */
export function undeclared(
  { inputs = {} }: ActionMetadata,
  given: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.keys(given).filter((name) => !(name in inputs));
}

export const unexpected = (names: readonly string[]) => `Unexpected input(s) '${names.join("', '")}'`;
