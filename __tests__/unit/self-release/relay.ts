import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Stands before a server, so that its answers can be lost. */
export interface Relay {
  readonly url: string;
  close(): Promise<void>;
}

/** Passes requests on. The server still does the one with this number, from 1; then its answer is lost. */
export async function relay(target: string, lost: number, whenLost: () => void): Promise<Relay> {
  let count = 0;
  const server = createServer(async (incoming, outgoing) => {
    const answer = await passOn(target, incoming);
    count += 1;
    if (count === lost) {
      whenLost();
      incoming.socket.destroy();
      return;
    }
    const { link } = Object.fromEntries(answer.headers);
    outgoing.writeHead(answer.status, { 'content-type': 'application/json', ...(link && { link }) });
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function passOn(target: string, incoming: IncomingMessage): Promise<Response> {
  const { method = 'GET', url = '', headers } = incoming;
  const body = await buffer(incoming);
  return fetch(target + url, {
    method,
    headers: { authorization: headers.authorization ?? '' },
    ...(body.length > 0 && { body }),
  });
}
