import { expect, test } from 'vitest';
import type { RepositoryAccess } from '../../../src/ports.ts';
import { judgeToken } from '../../../src/preflight/token.ts';

const ACCESS: RepositoryAccess = { public: false, archived: false, push: true, scopes: undefined };

test.each([
  ['of a job', 'ghs_x', { push: undefined }, 'not-run', 'nobody tells'],
  ['of a job, whatever is said of a user', 'ghs_x', { push: false }, 'not-run', 'nobody tells'],
  ['of a user who may not push', 'ghp_x', { push: false, scopes: ['repo'] }, 'fail', 'may not push'],
  ['with the scope repo', 'ghp_x', { scopes: ['gist', 'repo'] }, 'pass', 'may push'],
  ['with a scope for public repositories only', 'ghp_x', { scopes: ['public_repo'] }, 'fail', 'too few'],
  ['the same, of a public one', 'ghp_x', { scopes: ['public_repo'], public: true }, 'pass', 'may push'],
  ['with no scopes', 'ghp_x', { scopes: [] }, 'fail', 'too few'],
  [
    'with scopes, of a server that says no more',
    'x',
    { scopes: ['repo'], push: undefined },
    'not-run',
    'not tell',
  ],
  ['that is fine-grained', 'github_pat_x', {}, 'not-run', 'its user may push'],
  ['that is fine-grained, of a user who may not', 'github_pat_x', { push: false }, 'fail', 'may not push'],
  ['for a repository that is archived', 'ghs_x', { archived: true }, 'fail', 'archived'],
] as const)('a token %s', (_, token, access, verdict, says) => {
  const judged = judgeToken(token, { ...ACCESS, ...access });
  expect(judged.verdict).toBe(verdict);
  expect(judged.reason).toContain(says);
  if (verdict !== 'pass') expect(judged.finding.remedy).toBeTruthy();
});
