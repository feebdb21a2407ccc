import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../declared.ts';
import { isWorkflowOrAction, workingTree } from '../export/suite.ts';
import type { Finding } from './finding.ts';
import { examplesOf, type Page, parsePage } from './page.ts';

export interface Suite {
  readonly workflows: readonly string[];
  readonly actions: readonly string[];
  readonly pages: readonly Page[];
  /** What could not be parsed. */
  readonly findings: readonly Finding[];
}

/** Every workflow and action of the repository, and every example in its documentation. */
export function readSuite(): Suite {
  const files = workingTree().filter((file) => !file.startsWith('__tests__/'));
  const workflows = files.filter((file) => isWorkflowOrAction(file) && file.startsWith('.github/'));
  const actions = files.filter((file) => isWorkflowOrAction(file) && !file.startsWith('.github/'));
  const examples = files.filter((file) => /^(?:examples|docs)\/.*\.ya?ml$/.test(file));
  const documentation = files.filter((file) => file.endsWith('.md'));
  const read = [
    ...workflows.map((file) => parsePage('workflow', file, textOf(file))),
    ...actions.map((file) => parsePage('action', file, textOf(file))),
    ...examples.map((file) => parsePage('example', file, textOf(file))),
    ...documentation.flatMap((file) => examplesOf(file, textOf(file))),
  ];
  return {
    workflows,
    actions,
    pages: read.filter((one) => 'kind' in one),
    findings: read.filter((one) => 'rule' in one),
  };
}

function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
