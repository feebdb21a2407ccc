import { ReleaseError } from '../../model/errors.ts';
import type { Host, HostedRepository } from '../../ports.ts';

const GITHUB_API = 'https://api.github.com';

/**
 * The repository whose releases are meant: that of the workflow, or else the one at `address`, where the plan was
 * made from. Only of github.com is it known where its API is. Throws INPUT_INVALID.
 */
export function repositoryOf(address: string | undefined, { env }: Pick<Host, 'env'>): HostedRepository {
  const named = env('GITHUB_REPOSITORY');
  const api = env('GITHUB_API_URL');
  if (named) return { api: api ?? GITHUB_API, ...partsOf(named) };
  if (!address || !URL.canParse(address)) {
    throw new ReleaseError(
      'INPUT_INVALID',
      'nothing says which repository on GitHub is meant',
      'set GITHUB_REPOSITORY to owner/name',
    );
  }
  const { host, pathname } = new URL(address);
  if (!api && host !== 'github.com') {
    throw new ReleaseError(
      'INPUT_INVALID',
      `nothing says where the API of ${host} is`,
      'set GITHUB_API_URL, such as https://github.example.com/api/v3',
    );
  }
  return { api: api ?? GITHUB_API, ...partsOf(pathname.slice(1).replace(/\.git$/, '')) };
}

function partsOf(path: string): { owner: string; name: string } {
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(path) ?? [];
  if (owner && name) return { owner, name };
  throw new ReleaseError(
    'INPUT_INVALID',
    `${JSON.stringify(path)} is not a repository on GitHub`,
    'set GITHUB_REPOSITORY to owner/name',
  );
}
