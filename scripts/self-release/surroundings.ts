import { ReleaseError } from '../../src/model/errors.ts';

/** What the runner says about the push of the tag, and how to reach the server. */
export interface Surroundings {
  /** Address of the REST interface. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  readonly tag: string;
  readonly commit: string;
}

/** Throws INPUT_INVALID naming each variable that is not as the runner sets it; no value, one is secret. */
export function surroundingsOf(environment: Readonly<Record<string, string | undefined>>): Surroundings {
  const faults: string[] = [];
  const read = (name: string, fits: (value: string) => boolean, wanted: string): string => {
    const value = environment[name] ?? '';
    if (!fits(value)) faults.push(`${name} must be ${wanted}`);
    return value;
  };
  const matching = (pattern: RegExp) => (value: string) => pattern.test(value);

  const api = read('GITHUB_API_URL', isSafeAddress, 'an https address; plain http is for loopback only');
  const repository = read('GITHUB_REPOSITORY', matching(/^[\w.-]+\/[\w.-]+$/), 'owner/name');
  const token = read('GITHUB_TOKEN', matching(/^\S+$/), 'a token that may write contents');
  const ref = read('GITHUB_REF', matching(/^refs\/tags\/\S+$/), 'a tag, such as refs/tags/v1.2.3');
  const commit = read('GITHUB_SHA', matching(/^[0-9a-f]{40}$/), 'a commit, 40 hexadecimal digits');
  if (faults.length > 0) {
    throw new ReleaseError(
      'INPUT_INVALID',
      faults.join('; '),
      'push a version tag: .github/workflows/self-release.yml sets these',
    );
  }
  return { api, repository, token, tag: ref.replace('refs/tags/', ''), commit };
}

const LOOPBACK = /^(127\.0\.0\.1|\[::1\]|localhost)$/;

/** The token is sent there. */
function isSafeAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}
