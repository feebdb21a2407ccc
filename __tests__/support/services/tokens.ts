import { randomBytes } from 'node:crypto';

export type Access = 'read' | 'write';

/** As `permissions:` of a job says it: `{ contents: 'write', 'id-token': 'write' }`; the rest is none. */
export type Permissions = Readonly<Record<string, Access>>;

/** A job as the services know it. */
export interface Job {
  /** `owner/name`. */
  readonly repository: string;
  readonly runId: string;
  readonly job: string;
  readonly permissions: Permissions;
  /** Fully: `refs/tags/v1.2.3`. */
  readonly ref?: string;
  readonly sha?: string;
  readonly environment?: string;
  /** The file that holds the job: `org/oracle-release/.github/workflows/release.yml@refs/tags/v1`. */
  readonly workflow?: string;
}

/** Tokens that were handed out, and what each stands for. */
export class Tokens<T> {
  readonly #holders = new Map<string, T>();

  issue(token: string, holder: T): string {
    this.#holders.set(token, holder);
    return token;
  }

  /** Of the token that the request carries; `unknown` is one that was never handed out. */
  holderOf(request: Request): T | 'none' | 'unknown' {
    const [, token] = /^(?:bearer|token) (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
    return token === undefined ? 'none' : (this.#holders.get(token) ?? 'unknown');
  }
}

/** Long and odd, because the runner masks every place where a secret's text is seen. */
export function secretText(): string {
  return randomBytes(24).toString('hex');
}
