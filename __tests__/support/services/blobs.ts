import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Refusal, type Route, route } from './http.ts';
import { secretText } from './tokens.ts';

export interface StoredBlob {
  readonly id: string;
  /** Of its bytes on disk. */
  readonly path: string;
  readonly writeSignature: string;
  readonly readSignature: string;
  /** Blocks that wait for their list, by block id. */
  readonly blocks: Map<string, string>;
  contentType: string;
}

/** The store behind signed addresses, as the Azure client speaks to it. */
export class Blobs {
  readonly #blobs = new Map<string, StoredBlob>();
  #count = 0;
  readonly #url: string;
  readonly #folder: string;

  constructor(url: string, folder: string) {
    this.#url = url;
    this.#folder = folder;
  }

  reserve(): StoredBlob {
    const id = `blob-${++this.#count}`;
    const blob: StoredBlob = {
      id,
      path: join(this.#folder, id),
      writeSignature: secretText(),
      readSignature: secretText(),
      blocks: new Map(),
      contentType: 'application/octet-stream',
    };
    this.#blobs.set(id, blob);
    return blob;
  }

  uploadUrl(blob: StoredBlob): string {
    return `${this.#url}/blobs/store/${blob.id}?sig=${blob.writeSignature}`;
  }

  /** Of another host than the service that gives it out, so that clients show what they send across. */
  downloadUrl(blob: StoredBlob, fileName: string): string {
    const url = new URL(`/blobs/store/${blob.id}`, this.#url);
    url.hostname = 'localhost';
    url.searchParams.set('rscd', `attachment; filename="${fileName}"`);
    url.searchParams.set('sig', blob.readSignature);
    return url.href;
  }

  async remove(blob: StoredBlob): Promise<void> {
    this.#blobs.delete(blob.id);
    await rm(blob.path, { force: true });
  }

  routes(): readonly Route[] {
    return [
      route('PUT', '/blobs/store/:id', async (request, { id }) => {
        const query = new URL(request.url).searchParams;
        const blob = this.#signed(request, id, 'writeSignature');
        if (query.get('comp') === 'block') await this.#putBlock(blob, query.get('blockid') ?? '', request);
        else if (query.get('comp') === 'blocklist') await joinBlocks(blob, await request.text());
        else await save(request.body, blob.path);
        if (query.get('comp') !== 'block')
          blob.contentType = request.headers.get('x-ms-blob-content-type') ?? blob.contentType;
        return new Response(null, { status: 201, headers: { etag: `"${blob.id}"` } });
      }),
      route('GET', '/blobs/store/:id', async (request, { id }) =>
        contentOf(this.#signed(request, id, 'readSignature'), request),
      ),
    ];
  }

  #signed(request: Request, id: string | undefined, right: 'readSignature' | 'writeSignature'): StoredBlob {
    const blob = this.#blobs.get(id ?? '');
    if (!blob) throw refused(404, 'BlobNotFound');
    if (new URL(request.url).searchParams.get('sig') !== blob[right])
      throw refused(403, 'AuthenticationFailed');
    // A token of another service has no place here, and storage does not take two kinds of proof.
    if (request.headers.has('authorization')) throw refused(400, 'InvalidAuthenticationInfo');
    return blob;
  }

  async #putBlock(blob: StoredBlob, blockId: string, request: Request): Promise<void> {
    const path = `${blob.path}.${blob.blocks.size}-${secretText()}`;
    await save(request.body, path);
    blob.blocks.set(blockId, path);
  }
}

export async function save(body: Request['body'], path: string): Promise<void> {
  const source = body ? Readable.fromWeb(body as ReadableStream) : Readable.from([]);
  await pipeline(source, createWriteStream(path));
}

export async function measure(path: string): Promise<{ size: number; digest: string }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { size: (await stat(path)).size, digest: `sha256:${hash.digest('hex')}` };
}

/** Blocks arrive in any order; their list says which follow which. */
async function joinBlocks(blob: StoredBlob, list: string): Promise<void> {
  const ids = [...list.matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g)].map(([, id = '']) => id);
  const paths = ids.map((id) => blob.blocks.get(id));
  if (paths.includes(undefined)) throw refused(400, 'InvalidBlockList');
  await rm(blob.path, { force: true });
  for (const path of paths) await appendFile(blob.path, await readFile(path ?? ''));
  for (const path of blob.blocks.values()) await rm(path);
  blob.blocks.clear();
}

async function contentOf(blob: StoredBlob, request: Request): Promise<Response> {
  const { size } = await stat(blob.path).catch(() => {
    throw refused(404, 'BlobNotFound');
  });
  const disposition = new URL(request.url).searchParams.get('rscd');
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
  const start = Number(from ?? 0);
  const end = Math.min(to ? Number(to) : size - 1, size - 1);
  if (from !== undefined && start >= size) throw refused(416, 'InvalidRange');
  const stream = size === 0 ? null : Readable.toWeb(createReadStream(blob.path, { start, end }));
  return new Response(stream as ConstructorParameters<typeof Response>[0], {
    status: from === undefined ? 200 : 206,
    headers: {
      'content-type': blob.contentType,
      'content-length': String(end - start + 1),
      'accept-ranges': 'bytes',
      ...(disposition ? { 'content-disposition': disposition } : {}),
      ...(from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
  });
}

function refused(status: number, code: string): Refusal {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`;
  return new Refusal(
    new Response(body, { status, headers: { 'content-type': 'application/xml', 'x-ms-error-code': code } }),
  );
}
