import { join } from 'node:path';
import type { Blobs } from '../blobs.ts';
import type { Route } from '../http.ts';
import { type Permissions, secretText, Tokens } from '../tokens.ts';
import { endpoints, type Grant, type User } from './access.ts';
import { assetRoutes } from './assets.ts';
import { dispatchRoutes } from './dispatches.ts';
import { Git } from './git.ts';
import { refRoutes } from './refs.ts';
import { releaseRoutes } from './releases.ts';
import type { Repository, Ruleset } from './repository.ts';
import { settingRoutes } from './settings.ts';
import { Shapes } from './shapes.ts';

export interface RepositorySettings {
  /** A git repository, whose refs are taken over as if they had been pushed. */
  readonly from: string;
  readonly immutableReleases?: boolean;
  readonly public?: boolean;
  readonly archived?: boolean;
  readonly rulesets?: readonly Ruleset[];
}

/** Repositories with their releases, refs and workflow starts, for the tokens of jobs. */
export class GitHub {
  readonly #tokens = new Tokens<Grant>();
  readonly #repositories = new Map<string, Repository>();
  readonly #url: string;
  readonly #folder: string;
  readonly #blobs: Blobs;

  constructor(url: string, folder: string, blobs: Blobs) {
    this.#url = url;
    this.#folder = folder;
    this.#blobs = blobs;
  }

  add(name: string, settings: RepositorySettings): Repository {
    const { from, immutableReleases = false, archived = false, rulesets = [] } = settings;
    const repository: Repository = {
      name,
      id: this.#repositories.size + 1,
      git: new Git(from, join(this.#folder, `${name.replace('/', '-')}.git`)),
      immutableReleases,
      public: settings.public ?? false,
      archived,
      rulesets,
      releases: [],
      lockedTags: new Set(),
      latest: undefined,
      dispatches: [],
      uploadBreaks: false,
    };
    this.#repositories.set(name, repository);
    return repository;
  }

  repository(name: string): Repository {
    const repository = this.#repositories.get(name);
    if (!repository) throw new Error(`no repository ${name} was added`);
    return repository;
  }

  token(repository: string, permissions: Permissions): string {
    return this.#tokens.issue(`ghs_${secretText()}`, { repository, permissions });
  }

  /** A token of a person: `ghp_` with scopes, `github_pat_` without. */
  userToken(repository: string, user: User): string {
    const kind = user.scopes ? 'ghp_' : 'github_pat_';
    const permissions: Permissions = { contents: user.push ? 'write' : 'read' };
    return this.#tokens.issue(`${kind}${secretText()}`, { repository, permissions, user });
  }

  routes(): readonly Route[] {
    const endpoint = endpoints(this.#tokens, this.#repositories);
    const shapes = new Shapes(this.#url);
    return [
      endpoint('GET', '/api/repos/:owner/:repo', 'metadata: read', ({ repository, user }) =>
        Response.json(shapes.repository(repository, user), {
          headers: user?.scopes ? { 'x-oauth-scopes': user.scopes.join(', ') } : {},
        }),
      ),
      ...settingRoutes(endpoint),
      ...releaseRoutes(endpoint, shapes),
      ...assetRoutes(endpoint, shapes, this.#blobs),
      ...refRoutes(endpoint),
      ...dispatchRoutes(endpoint),
    ];
  }
}
