import { randomUUID } from 'node:crypto';
import { Refusal, type Route, route } from './http.ts';
import type { SigningKey } from './signing-key.ts';
import { type Job, Tokens } from './tokens.ts';

/** HTTP status of the Twirp error codes in use (twitchtv/twirp, errors). */
const STATUS = {
  unauthenticated: 401,
  permission_denied: 403,
  not_found: 404,
  already_exists: 409,
  invalid_argument: 400,
} as const;

export type Message = Readonly<Record<string, unknown>>;
type Method = (message: Message, job: Job) => object | Promise<object>;

/** The results service, which holds caches and artifacts: whom it knows, and how it is spoken to. */
export class Results {
  readonly #tokens = new Tokens<Job>();
  readonly #key: SigningKey;

  constructor(key: SigningKey) {
    this.#key = key;
  }

  /** The client splits the scope at spaces and colons, to learn which run and job it belongs to. */
  issueToken(job: Job): string {
    const scope = `Actions.Results:${encodeURIComponent(job.runId)}:${encodeURIComponent(job.job)}`;
    return this.#tokens.issue(this.#key.token({ scp: scope, jti: randomUUID() }), job);
  }

  routes(service: string, methods: Readonly<Record<string, Method>>): readonly Route[] {
    return Object.entries(methods).map(([name, method]) =>
      route('POST', `/twirp/github.actions.results.api.v1.${service}/${name}`, async (request) => {
        const job = this.#tokens.holderOf(request);
        if (typeof job === 'string') throw twirpError('unauthenticated', 'no valid runtime token');
        return Response.json(await method((await request.json()) as Message, job));
      }),
    );
  }
}

export function twirpError(code: keyof typeof STATUS, msg: string): Refusal {
  return new Refusal(Response.json({ code, msg }, { status: STATUS[code] }));
}

/** A field that is text, or a number of 64 bits, which JSON carries as text; empty where it is missing. */
export function field(message: Message, name: string): string {
  const value = message[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
