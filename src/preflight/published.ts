import { byBytes } from '../model/names.ts';
import type { Plan } from '../model/plan.ts';
import { possibleNames } from '../model/sealed.ts';
import { certainNames } from './names.ts';

/**
 * How the files of a published release differ by name from those that the plan will make; with any difference the
 * release cannot be made again. Other bytes under the same names are not seen here.
 */
export function publishedFaults(names: readonly string[], { artifacts }: Plan, signed: boolean): string[] {
  const files = artifacts.map(({ file }) => file);
  const missing = certainNames(files, signed).filter((name) => !names.includes(name));
  const possible = new Set(possibleNames(files));
  const strange = names.filter((name) => !possible.has(name)).sort(byBytes);
  return [listed('without', missing), listed('with', strange)].filter((fault) => fault !== '');
}

const SHOWN = 5;

function listed(word: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return `${word} ${names.slice(0, SHOWN).join(', ')}${more}`;
}
