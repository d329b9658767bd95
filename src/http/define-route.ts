/**
 * How to write a route (the only way there is: a route without an act does not compile):
 *
 *   const getThing = defineRoute({
 *     act: 'view',                                  // product.md §6, http/roles.ts; 'public' for no sign-in
 *     method: 'get', path: '/things/{id}',          // under /api/v1; `base: 'root'` for webhooks and /u/{token}
 *     tag: 'Things', summary: 'One thing',
 *     params: IdParams,                             // z.strictObject everywhere; omitted query/body: none accepted
 *     answers: { 200: json(Thing, 'The thing.') },  // also empty('…') and media('text/csv', '…')
 *     refusals: ['not_found'],                      // codes of contract/errors.ts beyond the usual ones
 *   });
 *   export const thingRoutes = (deps: ThingDeps) => [
 *     getThing.handle(async ({ params, workspaceId }) => {
 *       const thing = await deps.findThing(workspaceId, params.id);
 *       if (!thing) throw new Problem('not_found');
 *       return { status: 200, body: presentThing(thing) };
 *     }),
 *   ];                                              // then add `thingRoutes` to http/route-groups.ts
 *
 * Lists: `query: listQuery({…})`, `answers: {200: json(listOf(Item), '…')}`, cursors by http/cursor.ts. Members' limits:
 * `requireNamedLimit(call, ids.length)` and `requireDraft(call, status)` of http/auth.ts. A POST that creates should use
 * `call.creationId` as the new row's id with ON CONFLICT DO NOTHING: then a retry after a crash finds it (idempotency.ts).
 */
import type { Context } from 'hono';
import type { z } from 'zod';
import type { ErrorCode } from '#contract/errors';
import type { Principal } from '#engine/ports/identity';
import type { AppEnv } from './deps.ts';
import type { RouteAct } from './roles.ts';

type JsonAnswer<Schema extends z.ZodType = z.ZodType> = {
  readonly kind: 'json';
  readonly schema: Schema;
  readonly description: string;
};
type EmptyAnswer = { readonly kind: 'empty'; readonly description: string };
type MediaAnswer = { readonly kind: 'media'; readonly contentType: string; readonly description: string };
export type AnswerSpec = JsonAnswer | EmptyAnswer | MediaAnswer;

export const json = <Schema extends z.ZodType>(schema: Schema, description: string): JsonAnswer<Schema> => ({
  kind: 'json',
  schema,
  description,
});
export const empty = (description: string): EmptyAnswer => ({ kind: 'empty', description });
/** Pages, files and streams: the handler returns a `Response`. */
export const media = (contentType: string, description: string): MediaAnswer => ({
  kind: 'media',
  contentType,
  description,
});

/** A body the frame does not read: forms, uploads. The handler reads `call.request`, cut off past `maxBytes` with 413. */
export type RawBody = {
  readonly contentTypes: readonly string[];
  readonly maxBytes: number;
  /** For the document only. */
  readonly schema: z.ZodType;
};

export type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

export type RouteSpec = {
  readonly act: RouteAct;
  readonly method: Method;
  readonly path: `/${string}`;
  readonly base?: 'api' | 'root';
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  /** JSON. An empty body is read as `{}`. */
  readonly body?: z.ZodType;
  readonly raw?: RawBody;
  readonly answers: Readonly<Record<number, AnswerSpec>>;
  readonly refusals?: readonly ErrorCode[];
  /** The answer holds a secret: what is stored for the idempotency key is sealed. */
  readonly secretAnswer?: boolean;
  /** Streams that stay open: no request time-out. */
  readonly streaming?: boolean;
  /** Uploads that take longer than the usual request may. */
  readonly timeLimitMs?: number;
};

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : Record<string, never>;
type Part<Spec extends RouteSpec, Key extends 'params' | 'query' | 'body'> = Parsed<Spec[Key]>;

/** What a handler is given. Everything in it has been checked. */
export type Call<Spec extends RouteSpec = RouteSpec> = {
  readonly params: Part<Spec, 'params'>;
  readonly query: Part<Spec, 'query'>;
  readonly body: Part<Spec, 'body'>;
  /** Undefined on public routes only. */
  readonly principal: Spec['act'] extends 'public' ? undefined : Principal;
  /** The principal's. On public routes, the nil uuid: belongs to nobody. */
  readonly workspaceId: string;
  readonly act: RouteAct;
  /** An id for the row a POST creates: the same again when the same Idempotency-Key is retried after a crash. */
  readonly creationId: string;
  /** Aborts when the client has gone, the time is up or, for streams, the process stops. */
  readonly signal: AbortSignal;
  readonly request: Request;
  readonly clientIp: string;
  readonly requestId: string;
  readonly c: Context<AppEnv>;
};

type AnswerFor<Status, Spec> =
  Spec extends JsonAnswer<infer Schema>
    ? {
        readonly status: Status;
        readonly body: z.input<Schema>;
        readonly headers?: Readonly<Record<string, string>>;
      }
    : Spec extends EmptyAnswer
      ? { readonly status: Status; readonly headers?: Readonly<Record<string, string>> }
      : Response;

export type Answer<Spec extends RouteSpec> = {
  [Status in keyof Spec['answers']]: AnswerFor<Status, Spec['answers'][Status]>;
}[keyof Spec['answers']];

export type PlainAnswer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A route with its handler, types erased: what the frame runs. */
export type BoundRoute = {
  readonly spec: RouteSpec;
  readonly handler: (call: Call) => Promise<PlainAnswer | Response>;
};

/** A defined route. `handle` is a method so that its types are settled before a handler's literals are checked. */
export type Route<Spec extends RouteSpec = RouteSpec> = {
  readonly spec: Spec;
  handle(handler: (call: Call<Spec>) => Promise<Answer<Spec>>): BoundRoute;
};

export const defineRoute = <const Spec extends RouteSpec>(spec: Spec): Route<Spec> => ({
  spec,
  // The frame builds `call` from this very spec, so the narrower type holds.
  handle: (handler) => ({
    spec,
    handler: async (call) => (await handler(call)) as PlainAnswer | Response,
  }),
});

/** The full path: `/api/v1/things/{id}`. */
export const fullPath = (spec: RouteSpec): string =>
  spec.base === 'root' ? spec.path : `/api/v1${spec.path}`;
