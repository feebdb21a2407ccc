import type { Finding } from '../finding.ts';
import { run } from './run.ts';

/**
 * Reads workflows, and what they use of their own repository. Without helpers that one machine has and
 * another has not, so that it says the same everywhere.
 */
export function actionlint(root: string, workflows: readonly string[]): Finding[] {
  const args = ['-format', '{{json .}}', '-shellcheck=', '-pyflakes=', ...workflows];
  const said = JSON.parse(run('actionlint', args, root, (status) => status <= 1)) as readonly {
    filepath: string;
    line: number;
    message: string;
    kind: string;
  }[];
  return said.map(({ filepath, line, message, kind }) => ({
    rule: `actionlint: ${kind}`,
    file: filepath,
    line,
    message,
  }));
}
