import type { InputDefinition, TriggerDefinition } from './definition.ts';
import { WorkflowFault } from './fault.ts';

type Definitions = Readonly<Record<string, InputDefinition | null>>;

/** GitHub's limit on the inputs of a workflow_dispatch. */
const MOST_INPUTS = 25;

/**
 * Inputs of a workflow_dispatch as the REST API takes them: checked, defaults filled in. Booleans and numbers
 * keep their type in `inputs`; `github.event.inputs` has strings only.
 */
export function dispatchInputs(
  definitions: Definitions = {},
  given: Readonly<Record<string, unknown>>,
  where: string,
): { readonly inputs: Record<string, unknown>; readonly sent: Record<string, string> } {
  const count = Object.keys(definitions).length;
  if (count > MOST_INPUTS)
    throw new WorkflowFault(where, `workflow_dispatch has ${count} inputs, GitHub takes ${MOST_INPUTS}`);
  const unknown = Object.keys(given).filter((name) => !(name in definitions));
  if (unknown.length > 0)
    throw new WorkflowFault(where, `Unexpected inputs provided: ${JSON.stringify(unknown)}`);
  const sent = Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      const value = String(given[name] ?? definition?.default ?? '');
      if (definition?.required && value === '')
        throw new WorkflowFault(where, `Required input '${name}' not provided`);
      return [name, value];
    }),
  );
  const inputs = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [
      name,
      dispatched(name, value, definitions[name] ?? {}, where),
    ]),
  );
  return { inputs, sent };
}

function dispatched(name: string, value: string, definition: InputDefinition, where: string): unknown {
  const { type = 'string', options = [] } = definition;
  if (type === 'boolean') {
    if (!['true', 'false', ''].includes(value))
      throw new WorkflowFault(where, `Provided value '${value}' for input '${name}' is not a boolean`);
    return value === 'true';
  }
  if (type === 'number') {
    if (Number.isNaN(Number(value)))
      throw new WorkflowFault(where, `Provided value '${value}' for input '${name}' is not a number`);
    return Number(value);
  }
  if (type === 'choice' && value !== '' && !options.includes(value))
    throw new WorkflowFault(
      where,
      `Provided value '${value}' for input '${name}' not in the list of allowed values`,
    );
  return value;
}

/** Refuses before the run what a caller forgot or made up (actions/runner, WorkflowTemplateConverter). */
export function checkCall(
  { inputs = {}, secrets = {} }: TriggerDefinition,
  given: { readonly inputs: readonly string[]; readonly secrets: readonly string[] | 'inherit' },
  where: string,
): void {
  for (const name of given.inputs)
    if (!(name in inputs))
      throw new WorkflowFault(where, `Invalid input, ${name} is not defined in the referenced workflow.`);
  for (const [name, definition] of Object.entries(inputs))
    if (definition?.required && !given.inputs.includes(name))
      throw new WorkflowFault(where, `Input ${name} is required, but not provided while calling.`);
  if (given.secrets === 'inherit') return;
  for (const name of given.secrets)
    if (!(name in secrets))
      throw new WorkflowFault(where, `Invalid secret, ${name} is not defined in the referenced workflow.`);
  for (const [name, definition] of Object.entries(secrets))
    if (definition?.required && !given.secrets.includes(name))
      throw new WorkflowFault(where, `Secret ${name} is required, but not provided while calling.`);
}

const EMPTY = { string: '', boolean: false, number: 0 };

/** Typed inputs of a called workflow; a value of another type is an error, but any scalar makes a string. */
export function callInputs(
  definitions: Definitions = {},
  given: Readonly<Record<string, unknown>>,
  where: string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      const type = definition?.type;
      if (type !== 'string' && type !== 'boolean' && type !== 'number')
        throw new WorkflowFault(
          where,
          `input ${name} of workflow_call needs the type string, boolean or number`,
        );
      const value = name in given ? given[name] : (definition?.default ?? EMPTY[type]);
      if (type === 'string') return [name, value === null ? '' : String(value)];
      if (typeof value !== type)
        throw new WorkflowFault(where, `Unexpected value '${value ?? ''}' for the ${type} input ${name}`);
      return [name, value];
    }),
  );
}
