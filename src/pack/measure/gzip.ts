import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import type { ByteSource } from '../../binary/source.ts';

const CHUNK_BYTES = 256 << 10;
/** That of gzip, tar and GoReleaser, where nobody asks for another. */
const LEVEL = 6;

/** How many bytes gzip makes of the file. Memory does not grow with it. */
export async function gzipSize(source: ByteSource): Promise<number> {
  const gzip = createGzip({ level: LEVEL });
  let size = 0;
  gzip.on('data', (chunk: Buffer) => {
    size += chunk.length;
  });
  for (let at = 0; at < source.size; at += CHUNK_BYTES) {
    if (!gzip.write(source.read(at, CHUNK_BYTES))) await once(gzip, 'drain');
  }
  gzip.end();
  await once(gzip, 'end');
  return size;
}
