import { randomUUID } from 'node:crypto';
import { type Route, route } from './http.ts';
import type { SigningKey } from './signing-key.ts';
import { type Job, secretText, Tokens } from './tokens.ts';

const FIVE_MINUTES_IN_SECONDS = 300;

/** Identity tokens of jobs, for those that may have one. */
export class Oidc {
  readonly #requestTokens = new Tokens<Job>();
  readonly #url: string;
  readonly #key: SigningKey;

  constructor(url: string, key: SigningKey) {
    this.#url = `${url}/oidc`;
    this.#key = key;
  }

  /** What the runner tells a job; nothing without `id-token: write`. */
  environment(job: Job): Record<string, string> {
    if (job.permissions['id-token'] !== 'write') return {};
    return {
      // The client appends `&audience=`.
      ACTIONS_ID_TOKEN_REQUEST_URL: `${this.#url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: this.#requestTokens.issue(secretText(), job),
    };
  }

  routes(): readonly Route[] {
    return [
      route('GET', '/oidc/token', (request) => {
        const job = this.#requestTokens.holderOf(request);
        if (typeof job === 'string') return Response.json({ message: 'Unauthorized' }, { status: 401 });
        const audience = new URL(request.url).searchParams.get('audience');
        const value = this.#key.token(
          claimsOf(job, audience ?? `https://github.com/${ownerOf(job)}`, this.#url),
        );
        return Response.json({ count: value.length, value });
      }),
      route('GET', '/oidc/.well-known/openid-configuration', () =>
        Response.json({
          issuer: this.#url,
          jwks_uri: `${this.#url}/.well-known/jwks`,
          response_types_supported: ['id_token'],
          id_token_signing_alg_values_supported: ['RS256'],
        }),
      ),
      route('GET', '/oidc/.well-known/jwks', () => Response.json(this.#key.keySet)),
    ];
  }
}

function claimsOf(job: Job, audience: string, issuer: string): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  const context = job.environment ? `environment:${job.environment}` : `ref:${job.ref ?? ''}`;
  return {
    jti: randomUUID(),
    iss: issuer,
    aud: audience,
    sub: `repo:${job.repository}:${context}`,
    iat: now,
    nbf: now,
    exp: now + FIVE_MINUTES_IN_SECONDS,
    repository: job.repository,
    repository_owner: ownerOf(job),
    run_id: job.runId,
    run_attempt: '1',
    ref: job.ref,
    sha: job.sha,
    environment: job.environment,
    job_workflow_ref: job.workflow,
    runner_environment: 'github-hosted',
  };
}

function ownerOf({ repository }: Job): string {
  return repository.split('/')[0] ?? '';
}
