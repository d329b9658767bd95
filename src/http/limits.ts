/** Reads bodies within limits: nothing that a client sends can fill the memory. */
import { Problem } from './errors.ts';

const tooLarge = (maxBytes: number): Problem =>
  new Problem(
    'payload_too_large',
    { detail: `At most ${maxBytes} bytes are accepted here.` },
    { connection: 'close' },
  );

/** A stream of the body that fails with 413 once more than `maxBytes` have passed. */
export function boundedRequest(request: Request, maxBytes: number): Request {
  refuseDeclaredSize(request, maxBytes);
  if (request.body === null) return request;
  let seen = 0;
  const bounded = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        seen += chunk.byteLength;
        if (seen > maxBytes) controller.error(tooLarge(maxBytes));
        else controller.enqueue(chunk);
      },
    }),
  );
  // `half`: the answer may begin before the body has ended; required by the Fetch standard for stream bodies.
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: bounded,
    signal: request.signal,
    duplex: 'half',
  });
}

/** The whole body as text; undefined when there is none. 413 past `maxBytes`. */
export async function boundedText(request: Request, maxBytes: number): Promise<string | undefined> {
  refuseDeclaredSize(request, maxBytes);
  // Node holds a sender to its Content-Length; only an undeclared length has to be counted. Asked first: looking at
  // `body` makes the server build a web stream, which costs more than the whole of a small body.
  if (request.headers.has('content-length')) return nonEmpty(await request.text());
  if (request.body === null) return undefined;
  const chunks: Uint8Array[] = [];
  let seen = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    seen += chunk.byteLength;
    if (seen > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return nonEmpty(Buffer.concat(chunks).toString('utf8'));
}

function refuseDeclaredSize(request: Request, maxBytes: number): void {
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) > maxBytes) throw tooLarge(maxBytes);
}

const nonEmpty = (text: string): string | undefined => (text === '' ? undefined : text);
