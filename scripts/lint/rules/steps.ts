import { ownPath } from '../declared.ts';
import type { Finding } from '../finding.ts';
import { jobsOf, type Page, stepsOf } from '../page.ts';

/** No expression in a shell script: what it evaluates to would be run. */
export function scripts(page: Page): Finding[] {
  return stepsOf(page)
    .filter(({ content }) => String(content.run ?? '').includes('${{'))
    .map(({ path }) => ({
      rule: 'scripts',
      file: page.file,
      line: page.lineOf([...path, 'run']),
      message: 'an expression in `run` is code of whoever controls its value: hand it over in `env`',
    }));
}

/** What others wrote is named by its commit, with the version that this is beside it. */
export function pins(page: Page): Finding[] {
  return stepsOf(page).flatMap(({ content, path }): Finding[] => {
    const { uses } = content;
    if (typeof uses !== 'string' || ownPath(uses) !== undefined) return [];
    const finding = (message: string): Finding[] => [
      { rule: 'pins', file: page.file, line: page.lineOf([...path, 'uses']), message },
    ];
    if (!/@[0-9a-f]{40}$/.test(uses)) return finding(`${uses} is not pinned by a full commit id`);
    const version = page.commentOf([...path, 'uses']);
    return /^v\d+\.\d+\.\d+$/.test(version) ? [] : finding(`say which version ${uses} is: # vX.Y.Z`);
  });
}

/** Every job says what it is and ends by itself. A job that calls a workflow cannot have its own limit. */
export function limits(page: Page): Finding[] {
  if (page.kind !== 'workflow') return [];
  return jobsOf(page).flatMap(({ id, content, path }) => {
    const wanted = content.uses === undefined ? ['name', 'timeout-minutes'] : ['name'];
    return wanted
      .filter((key) => content[key] === undefined)
      .map((key) => ({
        rule: 'limits',
        file: page.file,
        line: page.lineOf(path),
        message: `the job ${id} has no ${key}`,
      }));
  });
}
