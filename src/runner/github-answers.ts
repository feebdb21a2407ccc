import { messageOf, ReleaseError } from '../model/errors.ts';

/** What of an error of the client is looked at, where it is about an answer. */
interface Answer {
  readonly status: number;
  readonly response: {
    readonly headers: Readonly<Record<string, string | number | undefined>>;
    readonly data: unknown;
  };
  readonly request?: { readonly method: string };
}

interface Asked {
  readonly api: string;
  readonly owner: string;
  readonly repo: string;
}

const ONE_SECOND = 1_000;
const ONE_MINUTE = 60_000;

/** The HTTP status of an answer; undefined where there was none. */
export function statusOf(error: unknown): number | undefined {
  return answerOf(error)?.status;
}

/**
 * How long a server wants to be left alone, in milliseconds; undefined when it did not refuse for that reason.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function pauseAsked(error: unknown, now: number): number | undefined {
  const answer = answerOf(error);
  if (!answer || (answer.status !== 403 && answer.status !== 429)) return undefined;
  const { headers } = answer.response;
  if (headers['retry-after'] !== undefined) return pause(Number(headers['retry-after']) * 1000);
  if (String(headers['x-ratelimit-remaining']) === '0')
    return pause(Number(headers['x-ratelimit-reset']) * 1000 - now);
  return answer.status === 429 || /rate limit/i.test(messageOf(error)) ? ONE_MINUTE : undefined;
}

/** A minute is what GitHub advises where the server names no number. */
function pause(ms: number): number {
  return Number.isFinite(ms) ? Math.max(ONE_SECOND, ms) : ONE_MINUTE;
}

/** An error of the client in our words. */
export function refusal(error: unknown, { api, owner, repo }: Asked): ReleaseError {
  if (error instanceof ReleaseError) return error;
  const { host } = new URL(api);
  const answer = answerOf(error);
  const fail = (code: ReleaseError['code'], what: string, remedy: string): ReleaseError =>
    new ReleaseError(code, what, remedy, error);
  if (!answer)
    return fail(
      'NETWORK_FAILED',
      `no answer from ${host}: ${reason(error)}`,
      'check the network, then run again',
    );

  const said = `${answer.status}: ${firstLine(messageOf(error))}`;
  const repository = `${owner}/${repo}`;
  const writing = answer.request?.method !== 'GET';
  if (pauseAsked(error, 0) !== undefined)
    return fail('NETWORK_FAILED', `${host} asks to be left alone for a while (${said})`, 'run again later');
  switch (answer.status) {
    case 401:
      return fail(
        'TOKEN_REFUSED',
        `${host} does not know the token (${said})`,
        'give a token that is still valid',
      );
    case 403:
      return fail(
        'TOKEN_REFUSED',
        `the token may not ${writing ? 'write' : 'read'} releases of ${repository} (${said})`,
        `give the job \`permissions: contents: ${writing ? 'write' : 'read'}\`, or a token that may`,
      );
    case 404:
      return fail(
        'TOKEN_REFUSED',
        `${host} shows no such thing in ${repository} (${said})`,
        'check the name of the repository, and that the token reaches it',
      );
    case 422:
      return unprocessable();
    default:
      return fail('NETWORK_FAILED', `${host} answered ${said}`, 'run again; it goes on where it stopped');
  }

  function unprocessable(): ReleaseError {
    const taken = fieldErrors(answer?.response.data).find(({ code }) => code === 'already_exists');
    if (taken?.resource === 'ReleaseAsset')
      return fail('NETWORK_FAILED', `an upload of that name was begun before (${said})`, 'run again');
    if (taken || /immutable/i.test(said))
      return fail(
        'STORE_CONFLICT',
        `${repository} has this release already (${said})`,
        'a published release never changes: release under a new version',
      );
    return fail(
      'INPUT_INVALID',
      `${host} refuses the release (${said})`,
      'correct what it names; is the commit pushed?',
    );
  }
}

/** The client puts its errors about answers and those about none in one class. */
function answerOf(error: unknown): Answer | undefined {
  const isAnswer = error instanceof Error && 'response' in error && error.response !== undefined;
  return isAnswer ? (error as Error & Answer) : undefined;
}

function fieldErrors(data: unknown): { code?: string; resource?: string }[] {
  const errors = typeof data === 'object' && data !== null && 'errors' in data ? data.errors : undefined;
  return Array.isArray(errors) ? errors.filter((one) => typeof one === 'object' && one !== null) : [];
}

/** fetch hides why it failed one cause down. */
function reason(error: unknown): string {
  return error instanceof Error && error.cause ? messageOf(error.cause) : messageOf(error);
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 300) ?? '';
}
