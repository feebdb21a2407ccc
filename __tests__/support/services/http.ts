import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { URLPattern } from 'node:url';

export type Parameters = Readonly<Record<string, string>>;
export type Handler = (request: Request, parameters: Parameters) => Response | Promise<Response>;

export interface Route {
  readonly method: string;
  readonly pattern: URLPattern;
  readonly handle: Handler;
}

/** A request as it was answered; `status` 0 is a connection that ended before its answer. */
export interface SeenRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly status: number;
}

/** Ends a handler with this answer. */
export class Refusal extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super(`answered ${response.status}`);
    this.response = response;
  }
}

/** Ends a handler, and the connection, without an answer. */
export class ConnectionLost extends Error {}

export function route(method: string, pathname: string, handle: Handler): Route {
  return { method, pattern: new URLPattern({ pathname }), handle };
}

/** Serves routes on loopback at a free port. Every request is added to `seen` before it is answered. */
export async function serve(seen: SeenRequest[]) {
  const routes: Route[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const record = (status: number) =>
      seen.push({ method: incoming.method ?? '', path: incoming.url ?? '', status });
    try {
      const response = await answer(routes, incoming);
      record(outgoing.destroyed ? 0 : response.status);
      await send(response, outgoing);
    } catch (error) {
      if (error instanceof ConnectionLost) record(0);
      outgoing.destroy();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (more: readonly Route[]) => routes.push(...more),
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(routes: readonly Route[], incoming: IncomingMessage): Promise<Response> {
  const request = requestOf(incoming);
  const response = await respond(routes, request);
  // What is left of the body is taken in, or the sender would see a broken pipe in place of the answer.
  if (request.body && !request.bodyUsed) await request.body.pipeTo(new WritableStream());
  return response;
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) await pipeline(Readable.fromWeb(response.body), outgoing);
  else outgoing.end();
}

async function respond(routes: readonly Route[], request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  for (const { method, pattern, handle } of routes) {
    const match = method === request.method ? pattern.exec({ pathname }) : null;
    if (!match) continue;
    try {
      return await handle(request, decoded(match.pathname.groups));
    } catch (error) {
      if (error instanceof Refusal) return error.response;
      if (error instanceof ConnectionLost) throw error;
      return Response.json({ message: String(error) }, { status: 500 });
    }
  }
  return Response.json({ message: 'Not Found', status: '404' }, { status: 404 });
}

function requestOf(incoming: IncomingMessage): Request {
  const withBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers: Object.entries(incoming.headers).map(
      ([name, value]) => [name, String(value)] as [string, string],
    ),
    ...(withBody ? { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
  });
}

function decoded(groups: Readonly<Record<string, string | undefined>>): Parameters {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value = '']) => [name, decodeURIComponent(value)]),
  );
}
