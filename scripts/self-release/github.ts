import { messageOf, ReleaseError } from '../../src/model/errors.ts';
import type { HostedRelease } from './decide.ts';
import type { Surroundings } from './surroundings.ts';

/** What a release is to be. It has the title of its tag, and the tag is there already. */
export interface Content {
  readonly tag: string;
  readonly notes: string;
  readonly prerelease: boolean;
}

const THIRTY_SECONDS = 30_000;
const PAGE_SIZE = 100;

/** Releases and tags of one repository, by GitHub's REST interface: https://docs.github.com/rest */
export class GitHub {
  readonly #repository: string;
  readonly #address: string;
  readonly #token: string;

  constructor({ api, repository, token }: Surroundings) {
    this.#repository = repository;
    this.#address = `${api}/repos/${repository}`;
    this.#token = token;
  }

  /** Drafts too, if the token may see them. */
  async releases(): Promise<HostedRelease[]> {
    const all: HostedRelease[] = [];
    for await (const answer of this.#list<ReleaseAnswer>('/releases')) all.push(release(answer));
    return all;
  }

  /** The published one. */
  async releaseOf(tag: string): Promise<HostedRelease | undefined> {
    const answer = await this.#find<ReleaseAnswer>(`/releases/tags/${encodeURIComponent(tag)}`);
    return answer && release(answer);
  }

  async createDraft(content: Content): Promise<HostedRelease> {
    return release(
      await this.#write<ReleaseAnswer>('POST', '/releases', { ...fields(content), draft: true }),
    );
  }

  async publish({ id }: HostedRelease, content: Content, latest: boolean): Promise<void> {
    const changes = { ...fields(content), draft: false, make_latest: String(latest) };
    await this.#write('PATCH', `/releases/${id}`, changes);
  }

  /** The commit that a tag means, also one that is signed and so an object of its own. */
  async commitOf(tag: string): Promise<string | undefined> {
    for await (const { name, commit } of this.#list<TagAnswer>('/tags')) if (name === tag) return commit.sha;
    return undefined;
  }

  /** The object that a tag is put on. */
  async objectOf(tag: string): Promise<string | undefined> {
    return (await this.#find<RefAnswer>(`/git/ref/tags/${tag}`))?.object.sha;
  }

  async createTag(tag: string, commit: string): Promise<void> {
    await this.#write('POST', '/git/refs', { ref: `refs/tags/${tag}`, sha: commit });
  }

  async moveTag(tag: string, commit: string): Promise<void> {
    await this.#write('PATCH', `/git/refs/tags/${tag}`, { sha: commit, force: true });
  }

  async *#list<Item>(path: string): AsyncGenerator<Item> {
    for (let page = 1; ; page += 1) {
      const answer = await this.#ask('GET', `${path}?per_page=${PAGE_SIZE}&page=${page}`);
      if (!answer.ok) throw this.#refusal(answer);
      yield* answer.body as Item[];
      if (!answer.headers.get('link')?.includes('rel="next"')) return;
    }
  }

  async #find<Item>(path: string): Promise<Item | undefined> {
    const answer = await this.#ask('GET', path);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw this.#refusal(answer);
    return answer.body as Item;
  }

  async #write<Item>(method: string, path: string, body: object): Promise<Item> {
    const answer = await this.#ask(method, path, body);
    if (!answer.ok) throw this.#refusal(answer);
    return answer.body as Item;
  }

  async #ask(method: string, path: string, body?: object): Promise<Answer> {
    try {
      const response = await fetch(this.#address + path, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${this.#token}`,
          'content-type': 'application/json',
          'user-agent': 'oracle-release',
          'x-github-api-version': '2022-11-28',
        },
        // The token goes nowhere else.
        redirect: 'error',
        signal: AbortSignal.timeout(THIRTY_SECONDS),
        ...(body && { body: JSON.stringify(body) }),
      });
      const { ok, status, headers } = response;
      const text = await response.text();
      return { method, path, ok, status, headers, body: ok ? JSON.parse(text) : text };
    } catch (error) {
      throw new ReleaseError(
        'NETWORK_FAILED',
        `no answer to ${method} ${path}: ${reason(error)}`,
        AGAIN,
        error,
      );
    }
  }

  #refusal({ method, path, status, headers, body }: Answer): ReleaseError {
    const said = `${method} ${path}: ${status} ${messageIn(String(body))}`.trimEnd();
    const fail = (code: ReleaseError['code'], what: string, remedy: string): ReleaseError =>
      new ReleaseError(code, `${what} (${said})`, remedy);
    if (status === 429 || headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0')
      return fail('NETWORK_FAILED', 'the server asks to be left alone for a while', AGAIN);
    switch (status) {
      case 401:
        return fail('TOKEN_REFUSED', 'the server does not know the token', AGAIN);
      case 403:
        return fail(
          'TOKEN_REFUSED',
          `the token may not do this in ${this.#repository}${accepted(headers)}`,
          'give the job `permissions: contents: write`. No workflow may tag a commit whose workflow files ' +
            'no branch has any more: then move the tag by hand, as RELEASING.md says',
        );
      case 404:
        return fail(
          'TOKEN_REFUSED',
          `the server shows no such thing in ${this.#repository}`,
          'give the job `permissions: contents: write`, and run again if something was deleted meanwhile',
        );
      case 409:
      case 422:
        return fail('STORE_CONFLICT', 'the server refuses', 'correct what it names, then run again');
      default:
        return fail('NETWORK_FAILED', 'the server could not answer', AGAIN);
    }
  }
}

const AGAIN = 'run the failed job again; it goes on where it stopped';

interface Answer {
  readonly method: string;
  readonly path: string;
  readonly ok: boolean;
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

interface ReleaseAnswer {
  readonly id: number;
  readonly tag_name: string;
  readonly html_url: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  /** Servers that know no immutable releases leave it out. */
  readonly immutable?: boolean;
  readonly body: string | null;
  readonly assets: readonly { readonly name: string }[];
}

interface TagAnswer {
  readonly name: string;
  readonly commit: { readonly sha: string };
}

interface RefAnswer {
  readonly object: { readonly sha: string };
}

/** The commit is left out: it is that of the tag, and naming one takes a permission that no workflow has. */
function fields({ tag, notes, prerelease }: Content): object {
  return { tag_name: tag, name: tag, body: notes, prerelease };
}

function release(answer: ReleaseAnswer): HostedRelease {
  const { id, tag_name, html_url, draft, prerelease, immutable, body, assets } = answer;
  return {
    id,
    tag: tag_name,
    url: html_url,
    draft,
    prerelease,
    immutable: immutable === true,
    notes: body ?? '',
    files: assets.map(({ name }) => name),
  };
}

/** What the server gives as reason, in one short line. */
function messageIn(text: string): string {
  try {
    const { message, errors = [] } = JSON.parse(text) as { message: string; errors?: { message?: string }[] };
    const details = errors.flatMap((error) => error.message ?? []);
    return [message, ...details].join(', ').split('\n')[0]?.slice(0, 300) ?? '';
  } catch {
    return '';
  }
}

function accepted(headers: Headers): string {
  const permissions = headers.get('x-accepted-github-permissions');
  return permissions ? `, which takes ${permissions}` : '';
}

/** fetch hides why it failed one cause down. */
function reason(error: unknown): string {
  return error instanceof Error && error.cause ? messageOf(error.cause) : messageOf(error);
}
