import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ReleaseError } from '../../../src/model/errors.ts';
import type { UpxRelease } from '../../../src/pack/upx/pins.ts';
import type { Http, HttpResponse, Ports } from '../../../src/ports.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const NAME = 'upx-4.2.4-amd64_linux';
const URL = `https://upx.test/${NAME}.tar.xz`;

/** A program that answers as UPX does, and no more. */
export const ANSWERING = '#!/bin/sh\necho "upx 4.2.4"\n';

/** A member of an archive: a program with this text, or a link. */
export interface Member {
  readonly name?: string;
  readonly text?: string;
  readonly linkTo?: string;
}

/** An archive as the authors of UPX make them. */
export function archiveOf(...members: readonly Member[]): Buffer {
  const folder = temporaryFolder('upx-archive');
  const content = join(folder, 'a', 'content');
  const names = (members.length > 0 ? members : [{}]).map(
    ({ name = `${NAME}/upx`, text = ANSWERING, linkTo }: Member) => {
      const path = join(content, name);
      mkdirSync(dirname(path), { recursive: true });
      if (linkTo === undefined) writeFileSync(path, text);
      else symlinkSync(linkTo, path);
      if (linkTo === undefined) chmodSync(path, 0o755);
      return name;
    },
  );
  mkdirSync(content, { recursive: true });
  execFileSync('tar', ['-cJPf', join(folder, 'archive'), '-C', content, ...names]);
  return readFileSync(join(folder, 'archive'));
}

/** The pin of an archive. */
export function pinOf(archive: Uint8Array): UpxRelease {
  const sha256 = createHash('sha256').update(archive).digest('hex');
  return { version: '4.2.4', host: 'linux/amd64', url: URL, sha256, program: `${NAME}/upx` };
}

/** A server that knows this one archive, and counts how often it is asked. */
export class Server implements Http {
  asked = 0;
  readonly #answers: (HttpResponse | ReleaseError)[];

  /** Its answers in order; the last is that to all further ones. */
  constructor(...answers: readonly (Buffer | number | ReleaseError)[]) {
    this.#answers = answers.map((answer) => {
      if (answer instanceof ReleaseError) return answer;
      return typeof answer === 'number'
        ? { status: answer, body: Buffer.from('<html>Not here</html>') }
        : { status: 200, body: answer };
    });
  }

  async get(url: string, { maxBytes = Number.POSITIVE_INFINITY } = {}): Promise<HttpResponse> {
    if (url !== URL) throw new Error(`nobody knows ${url}`);
    const answer = this.#answers[Math.min(this.asked++, this.#answers.length - 1)];
    if (!answer || answer instanceof ReleaseError) throw answer;
    if (answer.body.length > maxBytes)
      throw new ReleaseError('FILE_INVALID', `${url} sent more than ${maxBytes} bytes`, 'check the address');
    return answer;
  }
}

interface Machine {
  readonly http: Http;
  readonly env?: Readonly<Record<string, string>>;
  readonly offline?: boolean;
  readonly host?: Partial<Ports['host']>;
  /** What is on PATH, by name. */
  readonly path?: Readonly<Record<string, string>>;
}

/** This machine as linux/amd64, with these variables and programs alone. Waiting takes no time. */
export function machine({ http, env = {}, offline = false, host = {}, path = {} }: Machine): Ports {
  const local = localPorts();
  return {
    ...local,
    http,
    network: { ...local.network, offline },
    clock: { ...local.clock, sleep: async () => {} },
    host: { goos: 'linux', goarch: 'amd64', cores: 2, env: (name) => env[name], ...host },
    tools: {
      find: async (name) => {
        const found = path[name];
        if (found === undefined) return undefined;
        return { name, path: found, sha256: (await local.files.digest(found)).sha256 };
      },
    },
  };
}
