import type { Command } from 'commander';
import { type ActionName, COMMON_INPUTS, DECLARED } from '../model/declared.generated.ts';
import type { RawInputs } from '../model/inputs.ts';

/** The common flags have one short letter where users expect it. */
const SHORT: Readonly<Record<string, string>> = { 'working-directory': '-C', output: '-o', config: '-c' };

/**
 * Adds the inputs of actions to a command as flags of the same names; the action.yml is the declaration. Flags of
 * several actions are shown under the name of each; a flag that several have, under that of the first, or of its
 * owner.
 */
export function addFlags(
  command: Command,
  actions: readonly ActionName[],
  except: readonly string[] = [],
  owners: Readonly<Record<string, ActionName>> = {},
): void {
  const seen = new Set<string>(['summary', ...except]);
  const add = (action: ActionName, names: readonly string[]): void => {
    for (const name of names.filter((candidate) => !seen.has(candidate))) {
      if ((owners[name] ?? action) !== action) continue;
      seen.add(name);
      addFlag(command, name, DECLARED[action].inputs[name]);
    }
  };
  for (const action of actions) {
    if (actions.length > 1) command.optionsGroup(`Options of ${action}:`);
    const names = Object.keys(DECLARED[action].inputs);
    add(
      action,
      names.filter((name) => !COMMON_INPUTS.includes(name)),
    );
  }
  if (actions.length > 1) command.optionsGroup('Options:');
  const [first] = actions;
  if (first) add(first, COMMON_INPUTS);
}

function addFlag(command: Command, name: string, declared: DeclaredInput | undefined): void {
  if (!declared) return;
  const shown = declared.default && declared.default !== 'false' ? ` (default: ${declared.default})` : '';
  const description = `${declared.description.replaceAll('`', '')}${shown}`;
  const flag = SHORT[name] ? `${SHORT[name]}, --${name}` : `--${name}`;
  // A switch may stand alone; with a value it says so: `--provenance false`.
  const takes = /^(true|false)$/.test(declared.default) ? '[true|false]' : '<value>';
  command.option(`${flag} ${takes}`, description);
}

type DeclaredInput = { readonly description: string; readonly default: string };

/** The values that were given, by input name. */
export function givenInputs(options: Readonly<Record<string, unknown>>): RawInputs {
  return Object.fromEntries(
    Object.entries(options).flatMap(([key, value]) => {
      if (typeof value !== 'string' && typeof value !== 'boolean') return [];
      return [[key.replace(/[A-Z]/g, (part) => `-${part.toLowerCase()}`), String(value)]];
    }),
  );
}
