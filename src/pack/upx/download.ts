import { digestOfBytes } from '../../model/digest.ts';
import { ReleaseError } from '../../model/errors.ts';
import type { HttpResponse, Ports } from '../../ports.ts';
import type { UpxRelease } from './pins.ts';

/** All archives of UPX are smaller than 1 MiB. */
const MAX_BYTES = 8 << 20;
const TIMEOUT_MS = 30_000;
const ATTEMPTS = 2;

/** The archive, when its digest is the pinned one; a text says why it cannot be had. Throws DIGEST_MISMATCH. */
export async function downloadedArchive(
  { url, sha256 }: UpxRelease,
  ports: Pick<Ports, 'http' | 'clock'>,
): Promise<Buffer | string> {
  const answer = await answerOf(url, ports);
  if (typeof answer === 'string') return answer;
  if (answer.status !== 200) return `${url} answered ${answer.status}`;
  const found = digestOfBytes(answer.body).sha256;
  if (found === sha256) return answer.body;
  throw mismatch(`${url} sent ${answer.body.length} bytes with sha256 ${found}; ${sha256} is pinned`);
}

/** A server in trouble, or none, is asked once more: a release without packed files is a high price for a hiccup. */
async function answerOf(
  url: string,
  { http, clock }: Pick<Ports, 'http' | 'clock'>,
): Promise<HttpResponse | string> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await http.get(url, { maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS });
      if (answer.status < 500 || attempt === ATTEMPTS) return answer;
    } catch (error) {
      if (!(error instanceof ReleaseError)) throw error;
      if (error.code === 'FILE_INVALID') throw mismatch(error.message);
      if (error.code === 'OFFLINE') return error.message;
      if (error.code !== 'NETWORK_FAILED') throw error;
      if (attempt === ATTEMPTS) return error.message;
    }
    await clock.sleep(1000);
  }
}

function mismatch(what: string): ReleaseError {
  return new ReleaseError(
    'DIGEST_MISMATCH',
    what,
    'find out what stands between this machine and the server; until then name a UPX of your own in the input upx',
  );
}
