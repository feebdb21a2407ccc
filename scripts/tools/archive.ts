import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { type Brought, executable, expectSha256, type Job, pick, run } from './job.ts';
import type { ArchiveWay } from './pins.ts';

// A machine without this network must move on at once; one with it answers in well under a second.
const ANSWER_SECONDS = 5;
const TOTAL_SECONDS = 120;
const MAX_BYTES = 8 << 20;

/** Downloads a release archive, checks its digest, then takes its one program. */
export async function fromArchive(way: ArchiveWay, job: Job): Promise<Brought> {
  const folder = join(job.scratch, `archive-${job.tool.name}`);
  await mkdir(folder);
  const archive = join(folder, basename(way.url));
  await download(way.url, archive);
  await expectSha256(archive, way.sha256);
  await run(tar(), ['-xf', archive, '-C', folder, way.program], { seconds: 60 });
  await pick(folder, way.program, join(job.stage, 'bin', executable(job.tool.name)));
  return { from: basename(way.url), version: way.version, sha256: way.sha256 };
}

async function download(url: string, file: string): Promise<void> {
  const answer = await answerOf(url);
  if (!answer.ok || !answer.body) throw new Error(`${new URL(url).host} answered ${answer.status}`);
  if (!answer.url.startsWith('https:')) throw new Error('redirected away from https');
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), capped, createWriteStream(file));
}

async function answerOf(url: string): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ANSWER_SECONDS * 1000);
  try {
    return await fetch(url, {
      signal: AbortSignal.any([late.signal, AbortSignal.timeout(TOTAL_SECONDS * 1000)]),
    });
  } catch (error) {
    const why = late.signal.aborted ? `no answer within ${ANSWER_SECONDS} s` : 'cannot be reached';
    throw new Error(`${new URL(url).host}: ${why}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

async function* capped(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new Error(`download is larger than ${MAX_BYTES} bytes`);
    yield chunk;
  }
}

// Windows' own tar reads zip files; a GNU tar earlier on PATH does not.
function tar(): string {
  return process.platform === 'win32'
    ? join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'tar.exe')
    : 'tar';
}
