import type { Command } from 'commander';
import { type ActionName, COMMON_INPUTS, DECLARED } from '../model/declared.generated.ts';
import type { RawInputs } from '../model/inputs.ts';

/** The common flags have one short letter where users expect it. */
const SHORT: Readonly<Record<string, string>> = { 'working-directory': '-C', output: '-o', config: '-c' };

/** Adds the inputs of actions to a command as flags of the same names; the action.yml is the declaration. */
export function addFlags(
  command: Command,
  actions: readonly ActionName[],
  except: readonly string[] = [],
): void {
  const seen = new Set<string>(['summary', ...except]);
  const names = [...actions.flatMap((action) => Object.keys(DECLARED[action].inputs))];
  const own = names.filter((name) => !COMMON_INPUTS.includes(name));
  for (const name of [...own, ...COMMON_INPUTS]) {
    if (seen.has(name)) continue;
    seen.add(name);
    addFlag(command, name, actions);
  }
}

function addFlag(command: Command, name: string, actions: readonly ActionName[]): void {
  const declared = actions
    .map((action) => DECLARED[action].inputs[name])
    .find((input) => input !== undefined);
  if (!declared) return;
  const shown = declared.default && declared.default !== 'false' ? ` (default: ${declared.default})` : '';
  const description = `${declared.description.replaceAll('`', '')}${shown}`;
  const flag = SHORT[name] ? `${SHORT[name]}, --${name}` : `--${name}`;
  // A switch may stand alone; with a value it says so: `--provenance false`.
  const takes = /^(true|false)$/.test(declared.default) ? '[true|false]' : '<value>';
  command.option(`${flag} ${takes}`, description);
}

/** The values that were given, by input name. */
export function givenInputs(options: Readonly<Record<string, unknown>>): RawInputs {
  return Object.fromEntries(
    Object.entries(options).flatMap(([key, value]) => {
      if (typeof value !== 'string' && typeof value !== 'boolean') return [];
      return [[key.replace(/[A-Z]/g, (part) => `-${part.toLowerCase()}`), String(value)]];
    }),
  );
}
