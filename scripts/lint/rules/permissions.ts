import { isDeepStrictEqual } from 'node:util';
import { ownPath } from '../declared.ts';
import type { Finding } from '../finding.ts';
import { jobsOf, type Page, type Path, type Tree, tree } from '../page.ts';

/** Nothing is permitted to a workflow as a whole; each job says what it may and why. */
export function permissions(page: Page): Finding[] {
  if (page.kind !== 'workflow') return [];
  const finding = (path: Path, message: string): Finding => ({
    rule: 'permissions',
    file: page.file,
    line: page.lineOf(path),
    message,
  });
  const whole = isDeepStrictEqual(page.content.permissions, {})
    ? []
    : [finding(['permissions'], 'the workflow as a whole needs `permissions: {}`')];
  const ofJobs = jobsOf(page).flatMap(({ id, content, path }): Finding[] => {
    const given = content.permissions;
    if (typeof given !== 'object' || given === null)
      return [finding(path, `the job ${id} lists no permissions`)];
    return Object.keys(given)
      .filter((scope) => page.commentOf([...path, 'permissions', scope]).length < 'to do it'.length)
      .map((scope) =>
        finding([...path, 'permissions', scope], `the job ${id} does not say what ${scope} is for: # to …`),
      );
  });
  return [...whole, ...ofJobs];
}

/** A job that runs what a project brings can neither release, nor speak for the project, nor see a secret. */
export function projectCode(page: Page): Finding[] {
  if (page.kind !== 'workflow') return [];
  return jobsOf(page).flatMap(({ id, content, path }): Finding[] => {
    const steps = Array.isArray(content.steps) ? content.steps.map(tree) : [];
    const reason = steps.map(whyProjectCode).find((why) => why !== undefined);
    if (!reason) return [];
    const finding = (at: Path, what: string): Finding => ({
      rule: 'project-code',
      file: page.file,
      line: page.lineOf([...path, ...at]),
      message: `the job ${id} runs code of the project (${reason}) and must not have ${what}`,
    });
    const permitted = tree(content.permissions);
    const secrets = JSON.stringify(content).match(/\bsecrets\.(?!GITHUB_TOKEN\b)[\w-]+/g) ?? [];
    return [
      ...['id-token', 'contents']
        .filter((scope) => permitted[scope] === 'write')
        .map((scope) => finding(['permissions', scope], `${scope}: write`)),
      ...[...new Set(secrets)].map((secret) => finding([], secret)),
    ];
  });
}

/** Commands that run what lies in the working directory. */
const RUNNERS = /(?:^|[\s;&|(])(go|make|npm|npx|node)\s/m;

function whyProjectCode({ uses, run, with: given }: Tree): string | undefined {
  if (typeof run === 'string') {
    const [, command] = RUNNERS.exec(run) ?? [];
    return command && `run: ${command}`;
  }
  const action = typeof uses === 'string' ? ownPath(uses)?.replace(/^actions\//, '') : undefined;
  if (action === 'upx-verify') return 'upx-verify starts what it packed';
  const mode = String(tree(given).mode ?? 'plan');
  return action === 'build-matrix' && !['plan', 'gather'].includes(mode)
    ? `build-matrix, mode: ${mode}`
    : undefined;
}
