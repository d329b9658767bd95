/** A small HTTP server on loopback for providers' fakes: keeps every exchange, and breaks off where it is told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type FakeRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};
export type FakeReply = {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
/**
 * `reply`: answered instead. `lose-request`: cut before anything is done. `lose-reply`: done, then cut.
 * `hang-request`, `hang-reply`: the same, with silence instead of a cut. `garble-reply`: done, and the body
 * of the reply breaks off.
 */
export type FakeFault =
  | { readonly reply: FakeReply }
  | 'lose-request'
  | 'lose-reply'
  | 'hang-request'
  | 'hang-reply'
  | 'garble-reply';

type Exchange = { readonly request: FakeRequest; readonly reply: FakeReply };

export type HttpFake = {
  readonly origin: string;
  readonly exchanges: Exchange[];
  /** Asked for each request; `n` counts from 1. */
  fault: (request: FakeRequest, n: number) => FakeFault | undefined;
  /** Resolves when a request has come in whole. */
  readonly requested: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function startHttpFake(answer: (request: FakeRequest) => FakeReply): Promise<HttpFake> {
  const waiting: (() => void)[] = [];
  let n = 0;
  const server = createServer((incoming, response) => void serve(incoming, response));
  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(incoming);
    n += 1;
    const fault = fake.fault(request, n);
    for (const resolve of waiting.splice(0)) resolve();
    if (fault === 'lose-request') return void incoming.socket.destroy();
    if (fault === 'hang-request') return;
    const reply = typeof fault === 'object' ? fault.reply : answer(request);
    fake.exchanges.push({ request, reply });
    if (fault === 'lose-reply') return void incoming.socket.destroy();
    if (fault === 'hang-reply') return;
    const body = JSON.stringify(reply.json);
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(fault === 'garble-reply' ? body.slice(0, body.length / 2) : body);
  }
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const fake: HttpFake = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges: [],
    fault: () => undefined,
    requested: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return fake;
}

async function read(incoming: IncomingMessage): Promise<FakeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://fake');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
