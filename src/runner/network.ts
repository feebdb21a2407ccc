import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { ReleaseError } from '../model/errors.ts';
import type { Attempt, Command, Exec, Network } from '../ports.ts';
import { isLoopback, withoutNetwork } from './offline.ts';

/** Attempts beyond this are not told apart any more: a program may try again and again. */
const MAX_ATTEMPTS = 200;

export const openNetwork: Network = { offline: false, attempts: () => [] };

/**
 * Programs started through the `exec` given back are told to reach the network through a proxy on loopback, which
 * refuses everything and notes who asked for what. The proxy is opened with the first program.
 */
export function closedNetwork(exec: Exec): { readonly network: Network; readonly exec: Exec } {
  const attempts = new Map<string, Attempt>();
  const commands: string[] = [];
  const note = (host: string, user: string | undefined): void => {
    if (isLoopback(host) || attempts.size >= MAX_ATTEMPTS) return;
    const command = commands[Number(user)];
    // Some say who they are only when they are asked to.
    if (command !== undefined) attempts.delete(nameless(host));
    attempts.set(command === undefined ? nameless(host) : `${host} ${command}`, { host, command });
  };
  const proxy = once(() => refusingProxy(note));
  const configured = once(() => configuredProxies(exec));

  return {
    network: { offline: true, attempts: () => [...attempts.values()] },
    exec: {
      async run(command) {
        // The name in the address of the proxy tells the programs apart.
        const user = commands.push(inShort(command)) - 1;
        const goproxy = command.env?.GOPROXY ?? (await configured());
        const env = withoutNetwork(goproxy, `http://${user}:-@127.0.0.1:${await proxy()}`);
        return exec.run({ ...command, env: { ...command.env, ...env } });
      },
    },
  };
}

const nameless = (host: string): string => `${host} `;

/** Gives the port it listens on. It does not keep our process alive. */
function refusingProxy(note: (host: string, user: string | undefined) => void): Promise<number> {
  const server = createServer((request, response) => {
    const address = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : undefined;
    const user = userOf(request);
    if (address) note(address.host, user);
    request.resume();
    const { status, reason, headers } = refusal(user);
    response.writeHead(status, reason, headers).end(`${reason}\n`);
  });
  server.on('connect', (request, socket) => {
    const user = userOf(request);
    note((request.url ?? '').replace(/:443$/, ''), user);
    const { status, reason, headers } = refusal(user);
    const head = Object.entries({ ...headers, 'Content-Length': '0' }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.on('error', () => {});
    socket.end([`HTTP/1.1 ${status} ${reason}`, ...head, '', ''].join('\r\n'));
  });
  server.on('clientError', (_, socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.unref();
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Who does not say who it is is asked to first. */
function refusal(user: string | undefined) {
  const headers: Record<string, string> = { Connection: 'close' };
  const reason = 'the run is offline';
  if (user !== undefined) return { status: 403, reason, headers };
  return { status: 407, reason, headers: { ...headers, 'Proxy-Authenticate': 'Basic realm="offline"' } };
}

/** The user of HTTP basic authentication at the proxy (RFC 9110, 11.7.2; RFC 7617). */
function userOf({ headers }: IncomingMessage): string | undefined {
  const [scheme, credentials = ''] = (headers['proxy-authorization'] ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(credentials, 'base64').toString('latin1').split(':')[0] || undefined;
}

/** `GOPROXY` as `go env -w` may have set it too; undefined where there is no Go. */
async function configuredProxies(exec: Exec): Promise<string | undefined> {
  try {
    // Away from the repository, whose go.mod could ask for a Go that is not here.
    const env = { GOTOOLCHAIN: 'local', GOWORK: 'off' };
    const { exitCode, stdout } = await exec.run({ file: 'go', args: ['env', 'GOPROXY'], cwd: tmpdir(), env });
    return exitCode === 0 ? stdout.trim() : undefined;
  } catch (error) {
    if (error instanceof ReleaseError && error.code === 'TOOL_MISSING') return undefined;
    throw error;
  }
}

/** `go build … ./cmd/app for linux/arm64`. */
function inShort({ file, args, env = {} }: Command): string {
  const words = [basename(file), ...args];
  const text = words.join(' ');
  const short = text.length <= 60 ? text : `${words.slice(0, 2).join(' ')} … ${words.at(-1)}`;
  return `${short.slice(0, 120)}${env.GOOS && env.GOARCH ? ` for ${env.GOOS}/${env.GOARCH}` : ''}`;
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
