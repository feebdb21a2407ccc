import { messageOf, ReleaseError } from '../model/errors.ts';
import type { Host, Identity, IdentityClaims } from '../ports.ts';
import { allowed } from './http.ts';

const TEN_SECONDS = 10_000;

/**
 * The Identity port over the service that GitHub gives to jobs with `id-token: write`.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export function localIdentity(
  { env }: Pick<Host, 'env'>,
  offline: boolean,
  interrupted: AbortSignal,
): Identity {
  return {
    async claims(audience) {
      const service = env('ACTIONS_ID_TOKEN_REQUEST_URL');
      const right = env('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
      if (!service || !right) return undefined;
      const address = allowed(service, offline);
      address.searchParams.set('audience', audience);
      const token = await mint(address, right, interrupted);
      // The runner reads this on either stream; stdout may be for JSON.
      process.stderr.write(`::add-mask::${token}\n`);
      return claimsIn(token, address);
    },
  };
}

async function mint(address: URL, right: string, interrupted: AbortSignal): Promise<string> {
  const limit = AbortSignal.any([interrupted, AbortSignal.timeout(TEN_SECONDS)]);
  const headers = { authorization: `Bearer ${right}`, accept: 'application/json' };
  let status: number;
  let body: string;
  try {
    // Followed, a redirect could lead the right to ask elsewhere.
    const response = await fetch(address, { headers, signal: limit, redirect: 'error' });
    status = response.status;
    body = (await response.text()).slice(0, MAX_ANSWER);
  } catch (cause) {
    interrupted.throwIfAborted();
    throw failed(address, messageOf(cause), cause);
  }
  if (status === 401 || status === 403) {
    throw new ReleaseError(
      'TOKEN_REFUSED',
      `${address.host} gives this job no identity token (${status})`,
      'give the job `permissions: id-token: write`',
    );
  }
  const value = status === 200 ? field(parsed(body), 'value') : undefined;
  if (!value || !JSON_WEB_TOKEN.test(value)) throw failed(address, `it answered ${status}, with no token`);
  return value;
}

const MAX_ANSWER = 1_000_000;
const JSON_WEB_TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** The claims of a JSON web token; whoever gets it checks its signature. */
function claimsIn(token: string, address: URL): IdentityClaims {
  const claims = parsed(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const [issuer, subject, audience] = ['iss', 'sub', 'aud'].map((name) => field(claims, name));
  if (issuer && subject && audience) return { issuer, subject, audience };
  throw failed(address, 'what it gave is no identity token');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is not JSON has none of the fields asked for.
    return undefined;
  }
}

function field(value: unknown, name: string): string | undefined {
  const found =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  return typeof found === 'string' ? found : undefined;
}

function failed(address: URL, why: string, cause?: unknown): ReleaseError {
  return new ReleaseError(
    'NETWORK_FAILED',
    `no identity token from ${address.host}: ${why}`,
    'check the status of the service, then run again',
    cause,
  );
}
