import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type Blobs, measure, save } from '../blobs.ts';
import { ConnectionLost, type Route } from '../http.ts';
import type { Call, Endpoint } from './access.ts';
import { done, invalid, notFound, page, refused } from './answers.ts';
import type { Asset, Release } from './release.ts';
import { isVisible, releaseOf } from './releases.ts';
import { findAsset } from './repository.ts';
import type { Shapes } from './shapes.ts';

const REPOSITORY = '/repos/:owner/:repo/releases';
const ASSET = `/api${REPOSITORY}/assets/:asset(\\d+)`;

/** The files of a release. */
export function assetRoutes(endpoint: Endpoint, shapes: Shapes, blobs: Blobs): readonly Route[] {
  let count = 0;
  return [
    endpoint('POST', `/uploads${REPOSITORY}/:id(\\d+)/assets`, 'contents: write', async (call) => {
      const release = releaseOf(call);
      const query = new URL(call.request.url).searchParams;
      const name = storedName(query.get('name') ?? '');
      const size = announcedSize(call.request);
      refuseAddition(release, name);
      const asset: Asset = {
        id: ++count,
        name,
        label: query.get('label') ?? '',
        contentType: call.request.headers.get('content-type') ?? 'application/octet-stream',
        createdAt: new Date().toISOString(),
        blob: blobs.reserve(),
        state: 'starter',
        size: 0,
        digest: undefined,
      };
      // From here on the name is taken, whatever becomes of the bytes.
      release.assets.push(asset);
      if (call.repository.uploadBreaks) {
        call.repository.uploadBreaks = false;
        await takeHalf(call.request, size);
      }
      await save(call.request.body, asset.blob.path);
      Object.assign(asset, { ...(await measure(asset.blob.path)), state: 'uploaded' });
      return Response.json(shapes.asset(call.repository, release, asset), { status: 201 });
    }),
    endpoint('GET', `/api${REPOSITORY}/:id(\\d+)/assets`, 'contents: read', (call) => {
      const release = releaseOf(call);
      return page(call.request, release.assets, (asset) => shapes.asset(call.repository, release, asset));
    }),
    endpoint('GET', ASSET, 'contents: read', (call) => {
      const { release, asset } = assetOf(call);
      if (call.request.headers.get('accept') !== 'application/octet-stream') {
        return Response.json(shapes.asset(call.repository, release, asset));
      }
      if (asset.state !== 'uploaded') throw notFound();
      return Response.redirect(blobs.downloadUrl(asset.blob, asset.name), 302);
    }),
    endpoint('DELETE', ASSET, 'contents: write', async (call) => {
      const { release, asset } = assetOf(call);
      if (release.immutable) {
        const message = 'Cannot delete asset from an immutable release';
        throw invalid({ resource: 'ReleaseAsset', code: 'custom', message });
      }
      release.assets.splice(release.assets.indexOf(asset), 1);
      await blobs.remove(asset.blob);
      return done();
    }),
  ];
}

function assetOf(call: Call): { release: Release; asset: Asset } {
  const found = findAsset(call.repository, Number(call.parameters.asset));
  if (!found || !isVisible(call, found.release)) throw notFound();
  return found;
}

function refuseAddition(release: Release, name: string): void {
  if (release.immutable) throw refused(422, 'Cannot upload assets to an immutable release.');
  if (name === '') throw invalid({ resource: 'ReleaseAsset', code: 'missing_field', field: 'name' });
  if (release.assets.some((asset) => asset.name === name)) {
    throw invalid({ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' });
  }
}

/** GitHub wants to know the length before the bytes: a chunked body is refused, and so is an empty one. */
function announcedSize(request: Request): number {
  const size = Number(request.headers.get('content-length') ?? 0);
  if (!(size > 0)) throw refused(400, 'Bad Content-Length: ');
  return size;
}

/** GitHub renames what has odd characters, or a dot at an end. */
function storedName(name: string): string {
  return name.replace(/[^A-Za-z0-9._+@-]+/g, '.').replace(/^\.+|\.+$/g, '');
}

async function takeHalf(request: Request, size: number): Promise<never> {
  let taken = 0;
  for await (const chunk of Readable.fromWeb(request.body as ReadableStream)) {
    taken += (chunk as Uint8Array).length;
    if (taken >= size / 2) break;
  }
  throw new ConnectionLost();
}
