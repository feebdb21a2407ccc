import type { Finding } from '../model/check.ts';
import type { RepositoryAccess } from '../ports.ts';

export interface JudgedToken {
  readonly verdict: 'pass' | 'fail' | 'not-run';
  readonly reason: string;
  readonly finding: Finding;
}

/**
 * Whether a token may make a release, as far as its kind tells without trying.
 * https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
 */
export function judgeToken(
  token: string,
  { archived, push, scopes, public: isPublic }: RepositoryAccess,
): JudgedToken {
  if (archived) return fail('the repository is archived, and nothing can be written to it', 'unarchive it');
  // What a token of an app may do is fixed where it is made; what the answer says of a user means nothing for it.
  if (token.startsWith('ghs_')) {
    return unknown(
      'the token reads the repository; whether a token of a workflow or app may write, nobody tells',
      'the job that publishes needs `permissions: contents: write`',
    );
  }
  if (push === false)
    return fail('its user may not push to the repository', 'give a token of someone who may');
  if (scopes) return judgeScopes(scopes, push, isPublic);
  const remedy = 'see that it has the repository permission Contents: read and write';
  const user = push ? 'its user may push; whether' : 'the token reads the repository; whether';
  return unknown(`${user} this token may, nobody tells`, remedy);
}

function judgeScopes(scopes: readonly string[], push: boolean | undefined, isPublic: boolean): JudgedToken {
  const enough = isPublic ? ['public_repo', 'repo'] : ['repo'];
  const measured = `scopes: ${scopes.join(', ') || 'none'}`;
  const bound = enough.join(' or ');
  if (!scopes.some((scope) => enough.includes(scope)))
    return {
      ...fail(
        'its scopes are too few to make a release',
        `give a token with the scope ${bound}`,
        measured,
        bound,
      ),
    };
  if (push === undefined)
    return unknown('whether its user may push, the server does not tell', 'see that it may');
  return { verdict: 'pass', reason: 'its user may push', finding: { measured, bound } };
}

function fail(reason: string, remedy: string, measured?: string, bound?: string): JudgedToken {
  return { verdict: 'fail', reason, finding: { remedy, ...(measured && bound ? { measured, bound } : {}) } };
}

function unknown(reason: string, remedy: string): JudgedToken {
  return { verdict: 'not-run', reason, finding: { remedy } };
}
