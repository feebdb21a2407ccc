import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../finding.ts';
import { type Page, tree } from '../page.ts';

const KEYS = ['type', 'default', 'description', 'required'];

/** A workflow takes the same inputs by hand as from a caller. */
export function triggers(page: Page): Finding[] {
  const on = tree(page.content.on);
  if (!('workflow_call' in on && 'workflow_dispatch' in on)) return [];
  const called = tree(tree(on.workflow_call).inputs);
  const byHand = tree(tree(on.workflow_dispatch).inputs);
  const names = [...new Set([...Object.keys(called), ...Object.keys(byHand)])];
  return names.flatMap((name) => {
    const trigger = name in byHand ? 'workflow_dispatch' : 'workflow_call';
    const line = page.lineOf(['on', trigger, 'inputs', name]);
    return differences(name, called[name], byHand[name]).map((message) => ({
      rule: 'triggers',
      file: page.file,
      line,
      message,
    }));
  });
}

function differences(name: string, called: unknown, byHand: unknown): string[] {
  if (called === undefined) return [`a caller cannot give the input ${name}`];
  if (byHand === undefined) return [`by hand the input ${name} cannot be given`];
  return KEYS.filter((key) => !isDeepStrictEqual(tree(called)[key], tree(byHand)[key])).map(
    (key) =>
      `the ${key} of the input ${name} is ${tree(called)[key]} for a caller and ${tree(byHand)[key]} by hand`,
  );
}
