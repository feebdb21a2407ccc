import { messageOf, ReleaseError } from '../model/errors.ts';
import type { Http, HttpResponse } from '../ports.ts';

const SIXTY_FOUR_MIB = 64 * 1024 * 1024;
const THIRTY_SECONDS = 30_000;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The Http port over fetch. Offline, nothing but loopback is ever asked. */
export function localHttp(offline: boolean, interrupted: AbortSignal): Http {
  return {
    async get(url, options = {}) {
      const address = allowed(url, offline);
      const limit = AbortSignal.any([interrupted, AbortSignal.timeout(options.timeoutMs ?? THIRTY_SECONDS)]);
      try {
        const response = await fetch(address, { redirect: 'follow', signal: limit });
        return { status: response.status, body: await body(response, options.maxBytes ?? SIXTY_FOUR_MIB) };
      } catch (cause) {
        interrupted.throwIfAborted();
        if (cause instanceof ReleaseError) throw cause;
        throw new ReleaseError(
          'NETWORK_FAILED',
          `${address.host} did not answer: ${reason(cause)}`,
          'check the network, then run again',
          cause,
        );
      }
    },
  };
}

/** The address, where it may be asked. Throws INPUT_INVALID for one that is not https, OFFLINE. */
export function allowed(url: string, offline: boolean): URL {
  const address = new URL(url);
  const loopback = LOOPBACK.has(address.hostname);
  if (address.protocol !== 'https:' && !(loopback && address.protocol === 'http:')) {
    throw new ReleaseError(
      'INPUT_INVALID',
      `${url} is not https`,
      'use an https address; plain http is for loopback only',
    );
  }
  if (offline && !loopback) {
    throw new ReleaseError(
      'OFFLINE',
      `${address.host} was not asked: the run is offline`,
      'give the file by path, or run without offline',
    );
  }
  return address;
}

async function body(response: Response, maxBytes: number): Promise<HttpResponse['body']> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new ReleaseError(
        'FILE_INVALID',
        `${response.url} sent more than ${maxBytes} bytes`,
        'check the address',
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** fetch hides why it failed one cause down. */
function reason(error: unknown): string {
  return error instanceof Error && error.cause ? messageOf(error.cause) : messageOf(error);
}
