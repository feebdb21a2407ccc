import { ReleaseError } from '../model/errors.ts';
import type { Clock, HostedRepository } from '../ports.ts';
import { pauseAsked, refusal, statusOf } from './github-answers.ts';

type Octokit = InstanceType<typeof import('@actions/github/lib/utils')['GitHub']>;

const ONE_MINUTE = 60_000;
/** A server that wants more patience than this, in milliseconds, is not waited for. */
const MAX_PAUSE = 120_000;
const LOOPBACK = /^(127\.0\.0\.1|\[::1\]|localhost|.+\.localhost)$/;

export interface Surroundings {
  readonly offline: boolean;
  readonly interrupted: AbortSignal;
  readonly clock: Clock;
}

/** Asks the REST API about one repository. */
export interface Client {
  readonly owner: string;
  readonly repo: string;
  /** One question; asked again only where the server did nothing but ask to be given time. */
  ask<Answer>(
    question: (octokit: Octokit, request: { signal: AbortSignal }) => Promise<Answer>,
    timeoutMs?: number,
  ): Promise<Answer>;
}

/** Opens no connection yet. Throws OFFLINE, or INPUT_INVALID for an address that is not https. */
export function githubClient(
  { api, owner, name: repo }: HostedRepository,
  token: string | undefined,
  { offline, interrupted, clock }: Surroundings,
): Client {
  requireAllowed(api, offline);
  const client = once(async () => {
    const { GitHub, getOctokitOptions } = await import('@actions/github/lib/utils');
    return new GitHub({ baseUrl: api, ...(token && getOctokitOptions(token)) });
  });
  return {
    owner,
    repo,
    async ask(question, timeoutMs = ONE_MINUTE) {
      const octokit = await client();
      for (let waited = 0; ; ) {
        interrupted.throwIfAborted();
        try {
          return await question(octokit, {
            signal: AbortSignal.any([interrupted, AbortSignal.timeout(timeoutMs)]),
          });
        } catch (error) {
          interrupted.throwIfAborted();
          const pause = pauseAsked(error, clock.now());
          if (pause === undefined || waited + pause > MAX_PAUSE) throw refusal(error, { api, owner, repo });
          await clock.sleep(pause);
          waited += pause;
        }
      }
    },
  };
}

/** A token is sent there, so it is https or this machine. */
export function requireAllowed(address: string, offline: boolean): URL {
  const url = new URL(address);
  const loopback = LOOPBACK.test(url.hostname);
  if (url.protocol !== 'https:' && !(loopback && url.protocol === 'http:')) {
    throw new ReleaseError(
      'INPUT_INVALID',
      `${address} is not https`,
      'set GITHUB_API_URL to the https address of the server; plain http is for loopback only',
    );
  }
  if (offline && !loopback) {
    throw new ReleaseError(
      'OFFLINE',
      `${url.host} was not asked: the run is offline`,
      'use dir:path, or run without offline',
    );
  }
  return url;
}

export function undefinedWhenMissing(error: unknown): undefined {
  if (error instanceof ReleaseError && statusOf(error.cause) === 404) return undefined;
  throw error;
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
