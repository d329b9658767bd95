/** What happens to every request of a route, in this order: guard, input, idempotency, handler under a deadline, answer. */
import type { Context } from 'hono';
import type { Principal } from '#engine/ports/identity';
import { authorize, clientIpOf, NIL_UUID } from './auth.ts';
import { fullPath, type BoundRoute, type Call, type PlainAnswer, type RouteSpec } from './define-route.ts';
import { DEFAULT_LIMITS, type AppEnv, type FrameDeps, type Limits } from './deps.ts';
import { answerError, Problem, problemResponse } from './errors.ts';
import { IDEMPOTENCY_HEADER, readKey, runOnce } from './idempotency.ts';
import { boundedRequest } from './limits.ts';
import { readInput, type Input } from './read-input.ts';

export async function runRoute(deps: FrameDeps, route: BoundRoute, c: Context<AppEnv>): Promise<Response> {
  const { spec } = route;
  const usual: Limits = { ...DEFAULT_LIMITS, ...deps.limits };
  const limits: Limits = { ...usual, requestTimeoutMs: spec.timeLimitMs ?? usual.requestTimeoutMs };
  c.set('route', fullPath(spec));
  const principal = await authorize(deps, c, spec);
  const input = await readInput(spec, c.req.raw, c.req.param(), limits.jsonBytes);
  const key = spec.method === 'post' ? readKey(c.req.header(IDEMPOTENCY_HEADER)) : undefined;

  const deadline = new AbortController();
  // A stop ends streams at once; other requests are in flight and are finished (server.ts).
  const ends = spec.streaming === true ? [deps.stopping] : [];
  const signal = AbortSignal.any([c.req.raw.signal, deadline.signal, ...ends]);
  const work = async (creationId: string): Promise<Response> => {
    const call = callFor(route, c, principal, input, creationId, signal);
    return finish(deps, spec, await refusalAsAnswer(() => route.handler(call)));
  };
  if (spec.streaming === true) return work(deps.newId());
  if (key === undefined) return inTime(deps, limits, c, deadline, work(deps.newId()));
  const run = {
    workspaceId: principal?.workspaceId ?? NIL_UUID,
    key,
    request: [callerOf(principal), c.req.method, pathAndQuery(c.req.url), bodyMark(spec, c, input)],
    sealed: spec.secretAnswer === true,
  };
  return inTime(deps, limits, c, deadline, runOnce(deps, limits, run, work));
}

function callFor(
  { spec }: BoundRoute,
  c: Context<AppEnv>,
  principal: Principal | undefined,
  input: Input,
  creationId: string,
  signal: AbortSignal,
): Call {
  return {
    params: input.params,
    query: input.query,
    body: input.body,
    principal: principal as Call['principal'],
    workspaceId: principal?.workspaceId ?? NIL_UUID,
    act: spec.act,
    creationId,
    signal,
    request: spec.raw === undefined ? c.req.raw : boundedRequest(c.req.raw, spec.raw.maxBytes),
    clientIp: clientIpOf(c),
    requestId: c.get('requestId') ?? '',
    c,
  };
}

/** A refusal by the handler is its answer: it is stored for the key like any other. Faults go on to `answerError`. */
async function refusalAsAnswer(run: () => Promise<PlainAnswer | Response>): Promise<PlainAnswer | Response> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Problem) return problemResponse(error);
    throw error;
  }
}

function finish(deps: FrameDeps, spec: RouteSpec, answer: PlainAnswer | Response): Response {
  if (answer instanceof Response) return answer;
  if (deps.verifyAnswers === true) verify(spec, answer);
  const headers = { 'cache-control': 'no-store', ...answer.headers };
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers });
  return new Response(JSON.stringify(answer.body), {
    status: answer.status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** The document promises these schemas; tests hold every answer to them. */
function verify(spec: RouteSpec, answer: PlainAnswer): void {
  const declared = spec.answers[answer.status];
  if (declared === undefined)
    throw new Error(`${fullPath(spec)} answered ${answer.status}, which it does not declare`);
  if (declared.kind !== 'json') return;
  const read = declared.schema.safeParse(JSON.parse(JSON.stringify(answer.body)));
  if (!read.success)
    throw new Error(`${fullPath(spec)} broke its schema for ${answer.status}: ${read.error.message}`);
}

/**
 * The client is told after the time is up; the handler was told by its signal. What it does not give up is finished in
 * the background and, with a key, stored: asking again with the key then gives the answer.
 */
async function inTime(
  deps: FrameDeps,
  limits: Limits,
  c: Context<AppEnv>,
  deadline: AbortController,
  work: Promise<Response>,
): Promise<Response> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => {
      // First, so that what the handler does about its signal is not taken for its answer.
      resolve('late');
      deadline.abort(new Error('the time for this request is up'));
    }, limits.requestTimeoutMs);
  });
  try {
    const first = await Promise.race([work, late]);
    if (first !== 'late') return first;
    // Nobody is waiting any more, so this is the only place that can still tell of a fault.
    work.catch((error: unknown) => answerError(deps, error, c));
    return problemResponse(new Problem('request_timeout'));
  } finally {
    clearTimeout(timer);
  }
}

function callerOf(principal: Principal | undefined): string {
  if (principal === undefined) return 'public';
  return principal.kind === 'user' ? `user:${principal.userId}` : `api_key:${principal.keyId}`;
}

const pathAndQuery = (url: string): string => url.replace(/^[a-z]+:\/\/[^/]+/i, '');

/** An upload is not read before the handler runs, so it is told apart by its length and type without the boundary. */
function bodyMark(spec: RouteSpec, c: Context<AppEnv>, input: Input): string {
  if (spec.raw === undefined) return input.bodyText;
  return `${c.req.header('content-length') ?? '?'} ${(c.req.header('content-type') ?? '').split(';')[0]}`;
}
