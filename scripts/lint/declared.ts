import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../declared.ts';
import { parsePage, type Tree, tree } from './page.ts';

/** What an action or a reusable workflow takes and gives. */
export interface Declared {
  readonly inputs: Readonly<Record<string, Tree>>;
  readonly outputs: readonly string[];
  readonly secrets: readonly string[];
}

export const SUITE = 'org/oracle-release';

/** Our stand-ins declare what the action of that name does. */
const STAND_INS = '__tests__/support/stand-ins';

/** The path below the repository when it is our own: by `$/`, by `./`, or by its public address. */
export function ownPath(uses: string): string | undefined {
  const [, here, there] =
    /^[.$]\/(.*)$/.exec(uses) ?? new RegExp(`^${SUITE}(?:()|/([^@]*))@`).exec(uses) ?? [];
  return here ?? there;
}

/** What is declared by that which `uses` names, or undefined if nobody here knows. */
export function declaredBy(uses: string): Declared | undefined {
  const [, thirdParty] = /^actions\/([\w-]+)@/.exec(uses) ?? [];
  const path = ownPath(uses) ?? (thirdParty && join(STAND_INS, thirdParty));
  if (path === undefined) return undefined;
  const isWorkflow = /\.ya?ml$/.test(path);
  const file = join(ROOT, isWorkflow ? path : join(path, 'action.yml'));
  if (!existsSync(file)) return undefined;
  const page = parsePage('action', file, readFileSync(file, 'utf8'));
  if (!('content' in page)) return undefined;
  return declarationsOf(isWorkflow ? tree(tree(page.content.on).workflow_call) : page.content);
}

function declarationsOf(content: Tree): Declared {
  const inputs = Object.entries(tree(content.inputs)).map(([name, input]) => [name, tree(input)]);
  return {
    inputs: Object.fromEntries(inputs),
    outputs: Object.keys(tree(content.outputs)),
    secrets: Object.keys(tree(content.secrets)),
  };
}
