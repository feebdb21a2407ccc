import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';

/** A container image with one layer, for linux/amd64. */
export interface Image {
  /** `sha256:…` of the manifest. */
  readonly digest: string;
  /** Manifest, configuration and layer, by digest. */
  readonly blobs: ReadonlyMap<string, Buffer>;
  /** As `docker save` writes it. */
  readonly dockerArchive: Buffer;
  /** An OCI image layout in a tar. */
  readonly ociArchive: Buffer;
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

/** Makes an image of files by their path in it (OCI image specification 1.1). */
export async function imageOf(files: Readonly<Record<string, Buffer | string>>): Promise<Image> {
  const blobs = new Map<string, Buffer>();
  const add = (content: Buffer | string) => {
    const bytes = Buffer.from(content);
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    blobs.set(digest, bytes);
    return { digest, size: bytes.length };
  };
  const tar = await tarOf(files);
  const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar', ...add(tar) };
  const configuration = JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: [layer.digest] },
  });
  const config = { mediaType: 'application/vnd.oci.image.config.v1+json', ...add(configuration) };
  const manifest = {
    mediaType: MANIFEST,
    ...add(JSON.stringify({ schemaVersion: 2, mediaType: MANIFEST, config, layers: [layer] })),
  };
  const inLayout = [...blobs].map(([digest, bytes]) => [`blobs/${digest.replace(':', '/')}`, bytes]);
  return {
    digest: manifest.digest,
    blobs,
    dockerArchive: await tarOf({
      'manifest.json': JSON.stringify([{ Config: 'config.json', RepoTags: [], Layers: ['layer.tar'] }]),
      'config.json': configuration,
      'layer.tar': tar,
    }),
    ociArchive: await tarOf({
      'oci-layout': JSON.stringify({ imageLayoutVersion: '1.0.0' }),
      'index.json': JSON.stringify({ schemaVersion: 2, manifests: [manifest] }),
      ...Object.fromEntries(inLayout),
    }),
  };
}

/** Serves an image under any name on loopback (OCI distribution specification, pulling by digest only). */
export function registryOf({ digest, blobs }: Image): Promise<{ address: string; server: Server }> {
  const server = createServer((request, response) => {
    const wanted = /(sha256:[0-9a-f]{64})$/.exec(request.url ?? '')?.[1] ?? '';
    const bytes = blobs.get(wanted);
    if (request.url === '/v2/') response.end();
    else if (!bytes) response.writeHead(404).end();
    else {
      const type = wanted === digest ? MANIFEST : 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'content-length': bytes.length });
      response.end(request.method === 'HEAD' ? undefined : bytes);
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      resolve({ address: `127.0.0.1:${port}`, server });
    });
  });
}

async function tarOf(files: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files))
    archive.entry({ name, mode: 0o755 }, Buffer.from(content));
  archive.finalize();
  return buffer(archive);
}
