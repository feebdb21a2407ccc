import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { reasonOf, WorkflowFault } from './fault.ts';
import type { Reference } from './repositories.ts';

/** A workflow file as it is written; expressions are still strings. */
export interface WorkflowDefinition {
  readonly name?: string;
  readonly 'run-name'?: string;
  readonly on: Triggers;
  readonly env?: Mapping;
  readonly defaults?: { readonly run?: Mapping };
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly 'cache-mode'?: string;
  readonly jobs: Readonly<Record<string, JobDefinition>>;
}

export type Mapping = Readonly<Record<string, unknown>>;

export type Triggers = string | readonly string[] | Readonly<Record<string, TriggerDefinition | null>>;

export interface TriggerDefinition {
  readonly inputs?: Readonly<Record<string, InputDefinition | null>>;
  readonly secrets?: Readonly<Record<string, { readonly required?: boolean } | null>>;
  readonly outputs?: Readonly<Record<string, { readonly value: string }>>;
}

export interface InputDefinition {
  readonly type?: 'string' | 'boolean' | 'number' | 'choice' | 'environment';
  readonly required?: boolean;
  readonly default?: unknown;
  readonly options?: readonly string[];
}

export interface JobDefinition {
  readonly name?: string;
  readonly needs?: string | readonly string[];
  readonly if?: unknown;
  readonly uses?: string;
  readonly with?: Mapping;
  readonly secrets?: 'inherit' | Mapping;
  readonly strategy?: unknown;
  readonly 'runs-on'?: unknown;
  readonly environment?: unknown;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly 'cache-mode'?: string;
  readonly outputs?: Mapping;
  readonly env?: Mapping;
  readonly defaults?: { readonly run?: Mapping };
  readonly steps?: readonly StepDefinition[];
  readonly 'timeout-minutes'?: unknown;
  readonly 'continue-on-error'?: unknown;
}

export interface StepDefinition {
  readonly id?: string;
  readonly name?: string;
  readonly if?: unknown;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Mapping;
  readonly env?: Mapping;
  readonly 'working-directory'?: string;
  readonly 'timeout-minutes'?: unknown;
  readonly 'continue-on-error'?: unknown;
}

/** A workflow and the repository it was read from. */
export interface WorkflowFile extends Reference {
  readonly definition: WorkflowDefinition;
}

export function readWorkflow(reference: Reference): WorkflowFile {
  const path = join(reference.folder, reference.path);
  try {
    const definition = load(readFileSync(path, 'utf8')) as WorkflowDefinition;
    if (typeof definition?.jobs !== 'object' || definition.jobs === null || definition.on === undefined)
      throw new Error('a workflow needs `on` and `jobs`');
    return { ...reference, definition };
  } catch (cause) {
    throw new WorkflowFault(path, reasonOf(cause), { cause });
  }
}

/** What a workflow says of a trigger; undefined when it has not got it. */
export function triggerOf({ definition }: WorkflowFile, event: string): TriggerDefinition | undefined {
  const { on } = definition;
  if (typeof on === 'string') return on === event ? {} : undefined;
  if (Array.isArray(on)) return on.includes(event) ? {} : undefined;
  const triggers = on as Readonly<Record<string, TriggerDefinition | null>>;
  return event in triggers ? (triggers[event] ?? {}) : undefined;
}

export const needsOf = ({ needs }: JobDefinition): readonly string[] =>
  typeof needs === 'string' ? [needs] : (needs ?? []);

/** `environment` is a name, or a name with an address. */
export function environmentOf(written: unknown): { readonly name?: unknown; readonly url?: unknown } {
  return written !== null && typeof written === 'object' ? written : { name: written };
}
