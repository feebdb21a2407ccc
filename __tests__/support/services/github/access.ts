import { type Parameters, type Route, route } from '../http.ts';
import type { Access, Permissions, Tokens } from '../tokens.ts';
import { notFound, refused } from './answers.ts';
import type { Repository } from './repository.ts';

/** What a job's token may do, and where. */
export interface Grant {
  /** `owner/name`. */
  readonly repository: string;
  readonly permissions: Permissions;
  /** For the token of a person; that of a job has nobody. */
  readonly user?: User;
}

/** The person that a token acts for. */
export interface User {
  readonly push: boolean;
  /** OAuth scopes of a classic token; undefined for a fine-grained one. */
  readonly scopes?: readonly string[];
}

/** A request that is allowed. */
export interface Call {
  readonly request: Request;
  readonly repository: Repository;
  readonly parameters: Parameters;
  readonly user: User | undefined;
  /** Whether the token may do more than the endpoint asks for: drafts are shown to those who can write. */
  may(permission: Permission): boolean;
}

/** As GitHub's documentation names them: `contents: write`. */
export type Permission = `${string}: ${Access}`;

export type Endpoint = (
  method: string,
  path: string,
  permission: Permission,
  handle: (call: Call) => Response | Promise<Response>,
) => Route;

/** Makes endpoints of repositories that answer only to tokens with the permission. */
export function endpoints(tokens: Tokens<Grant>, repositories: ReadonlyMap<string, Repository>): Endpoint {
  return (method, path, permission, handle) =>
    route(method, path, (request, parameters) => {
      const grant = tokens.holderOf(request);
      if (grant === 'unknown') throw refused(401, 'Bad credentials');
      const name = `${parameters.owner}/${parameters.repo}`;
      const repository = repositories.get(name);
      // A private repository does not exist for those who may not see it.
      if (!repository || grant === 'none' || grant.repository !== name) throw notFound();
      const may = (asked: Permission) => allows(grant.permissions, asked);
      if (!may(permission)) throw refused(403, 'Resource not accessible by integration');
      return handle({ request, repository, parameters, user: grant.user, may });
    });
}

function allows(permissions: Permissions, permission: Permission): boolean {
  const [scope = '', access] = permission.split(': ');
  // Every token may see that its repository exists.
  const given = scope === 'metadata' ? 'read' : permissions[scope];
  return given === 'write' || (given === 'read' && access === 'read');
}
