/** The OpenAPI 3.1 document, made from the very specs that the routes run on: it cannot say anything else than they do. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { ErrorCode } from '#contract/errors';
import { ERROR_CODES } from '#contract/errors';
import { PROBLEM_MEDIA_TYPE, ProblemBody } from '#contract/problem';
import { WORKSPACE_HEADER } from './auth.ts';
import { fullPath, type AnswerSpec, type BoundRoute, type RouteSpec } from './define-route.ts';

type RouteConfig = Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0];
type Responses = RouteConfig['responses'];
export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

const DESCRIPTION = [
  'Outreach by email, SMS and direct mail that can be stopped at once, with proof.',
  '',
  'Send `Authorization: Bearer <api key>`, or sign in and send the session cookie.',
  'Errors are `application/problem+json` (RFC 9457) with a stable `code`.',
  'Every POST takes an `Idempotency-Key`: the same key with the same request gives the first answer again.',
  'Lists take `limit` and `cursor` and answer `{items, nextCursor}`. Unknown fields are refused.',
].join('\n');

export function openApiDocument(routes: readonly BoundRoute[], version: string): OpenApiDocument {
  const registry = new OpenAPIHono();
  registry.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, made under Settings or by `doorstep api-key`.',
  });
  registry.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'doorstep.session_token',
    description: 'Set by POST /api/auth/sign-in/email.',
  });
  for (const { spec } of routes) registry.openAPIRegistry.registerPath(operation(spec));
  return registry.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Doorstep', version, description: DESCRIPTION },
    servers: [{ url: '/' }],
  });
}

function operation(spec: RouteSpec): RouteConfig {
  const isPublic = spec.act === 'public';
  const operationId = operationIdOf(spec);
  return {
    method: spec.method,
    path: fullPath(spec),
    operationId,
    tags: [spec.tag],
    summary: spec.summary,
    ...(spec.description === undefined ? {} : { description: spec.description }),
    security: isPublic ? [] : [{ apiKey: [] }, { session: [] }],
    'x-doorstep-act': spec.act,
    request: {
      ...(spec.params === undefined ? {} : { params: spec.params as z.ZodObject }),
      ...(spec.query === undefined ? {} : { query: spec.query as z.ZodObject }),
      headers: headersOf(spec),
      ...bodyOf(spec),
    },
    responses: { ...answersOf(spec), ...refusalsOf(spec) },
  };
}

function headersOf(spec: RouteSpec): z.ZodObject {
  const shape: Record<string, z.ZodType> = {};
  if (spec.method === 'post') {
    shape['Idempotency-Key'] = z
      .string()
      .optional()
      .meta({ description: '1 to 255 visible ASCII characters.' });
  }
  if (spec.act !== 'public') {
    shape[WORKSPACE_HEADER] = z
      .string()
      .optional()
      .meta({ description: 'Which workspace, for a person who has several.' });
  }
  return z.object(shape);
}

function bodyOf(spec: RouteSpec) {
  if (spec.raw !== undefined) {
    const { schema } = spec.raw;
    return {
      body: {
        required: true,
        content: Object.fromEntries(spec.raw.contentTypes.map((type) => [type, { schema }])),
      },
    };
  }
  if (spec.body === undefined) return {};
  // An empty body is read as `{}`: only a schema that refuses `{}` needs one.
  return {
    body: {
      required: !spec.body.safeParse({}).success,
      content: { 'application/json': { schema: spec.body } },
    },
  };
}

function answersOf(spec: RouteSpec): Responses {
  return Object.fromEntries(
    Object.entries(spec.answers).map(([status, answer]) => [status, response(answer)]),
  );
}

function response(answer: AnswerSpec): Responses[string] {
  switch (answer.kind) {
    case 'json':
      return { description: answer.description, content: { 'application/json': { schema: answer.schema } } };
    case 'empty':
      return { description: answer.description };
    case 'media':
      return { description: answer.description, content: { [answer.contentType]: { schema: z.string() } } };
  }
}

function refusalsOf(spec: RouteSpec): Responses {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set([...usualRefusals(spec), ...(spec.refusals ?? [])])) {
    const { status } = ERROR_CODES[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: { [PROBLEM_MEDIA_TYPE]: { schema: ProblemBody } },
      },
    ]),
  );
}

/** What the frame itself may answer before the handler is asked. */
function usualRefusals(spec: RouteSpec): ErrorCode[] {
  const codes: ErrorCode[] = [];
  if (spec.act !== 'public') codes.push('unauthenticated', 'forbidden', 'not_found');
  if (spec.params !== undefined) codes.push('not_found');
  if (spec.method !== 'get') codes.push('validation_failed');
  if (spec.query !== undefined) codes.push('validation_failed');
  if (spec.body !== undefined) codes.push('malformed_json', 'unsupported_media_type', 'payload_too_large');
  if (spec.raw !== undefined) codes.push('unsupported_media_type', 'payload_too_large');
  if (spec.method === 'post') codes.push('idempotency_key_reused', 'idempotency_in_progress');
  return codes;
}

/** `post /campaigns/{id}/launch` → `postCampaignsLaunch`. */
function operationIdOf(spec: RouteSpec): string {
  const words = spec.path.split(/[/-]/).filter((part) => part !== '');
  const named = words.map((word) =>
    word.startsWith('{') ? `By${capital(word.slice(1, -1))}` : capital(word),
  );
  return spec.method + named.join('');
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
