import { ownPath } from '../declared.ts';
import type { Finding } from '../finding.ts';
import { jobsOf, type Page, type Tree, tree } from '../page.ts';

/** What comes out of the artifact store is compared with what the jobs before reported, in every job that takes it. */
export function handOver(page: Page): Finding[] {
  return jobsOf(page).flatMap(({ id, content, path }) => {
    const steps = Array.isArray(content.steps) ? content.steps.map(tree) : [];
    if (!steps.some(({ uses }) => String(uses).startsWith('actions/download-artifact@'))) return [];
    return steps.some(comparesAll)
      ? []
      : [
          {
            rule: 'hand-over',
            file: page.file,
            line: page.lineOf(path),
            message: `the job ${id} takes artifacts, and no step of it has handover: \${{ toJSON(needs) }}`,
          },
        ];
  });
}

function comparesAll({ uses, with: given }: Tree): boolean {
  const isOurs = typeof uses === 'string' && ownPath(uses) !== undefined;
  return isOurs && /^\$\{\{\s*toJSON\(needs\)\s*\}\}$/.test(String(tree(given).handover));
}
