import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import { actionlint } from './tools/actionlint.ts';
import { parser } from './tools/parser.ts';
import { schemas } from './tools/schemas.ts';
import { zizmor } from './tools/zizmor.ts';

export interface Files {
  readonly workflows: readonly string[];
  readonly actions: readonly string[];
}

/** What the tools say, those of others. zizmor gets all of `.github`, so that it reads what else is there. */
export async function toolFindings(root: string, { workflows, actions }: Files): Promise<Finding[]> {
  const parsed = async (kind: 'workflow' | 'action', files: readonly string[]): Promise<Finding[]> =>
    (
      await Promise.all(files.map((file) => parser(kind, file, readFileSync(join(root, file), 'utf8'))))
    ).flat();
  return [
    ...actionlint(root, workflows),
    ...zizmor(root, ['.github', ...actions]),
    ...schemas(root, 'github-workflows', workflows),
    ...schemas(root, 'github-actions', actions),
    ...(await parsed('workflow', workflows)),
    ...(await parsed('action', actions)),
  ];
}
