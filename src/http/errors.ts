/** Refusals as RFC 9457 problems: one class to throw, one place that answers, and silence about faults of ours. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from '#contract/errors';
import { PROBLEM_MEDIA_TYPE, problemBody, type FieldError, type ProblemParts } from '#contract/problem';
import type { AppEnv, FrameDeps } from './deps.ts';

/** Ends the request with a refusal: `throw new Problem('not_found')`. Use cases return values; routes turn them into these. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ErrorCode;
  readonly parts: ProblemParts;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, parts: ProblemParts = {}, headers: Readonly<Record<string, string>> = {}) {
    super(parts.detail ?? ERROR_CODES[code].title);
    this.code = code;
    this.parts = parts;
    this.headers = headers;
  }
}

export function problemResponse({
  code,
  parts,
  headers,
}: Pick<Problem, 'code' | 'parts' | 'headers'>): Response {
  const body = problemBody(code, parts);
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': PROBLEM_MEDIA_TYPE, 'cache-control': 'no-store', ...headers },
  });
}

/** Zod's issues as `{path, message}`: one per unknown key, and no value of the client's is ever repeated. */
export function fieldErrors(error: z.ZodError, prefix: readonly PropertyKey[] = []): FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not a known field' }));
    }
    return [{ path: path.join('.'), message: issue.message }];
  });
}

export const invalid = (errors: readonly FieldError[], detail?: string): Problem =>
  new Problem('validation_failed', { errors, ...(detail === undefined ? {} : { detail }) });

/** Everything thrown ends here: a refusal says what it is, a fault of ours says nothing and is logged with its cause. */
export function answerError(
  deps: Pick<FrameDeps, 'telemetry'>,
  error: unknown,
  c: Context<AppEnv>,
): Response {
  if (error instanceof Problem) return problemResponse(error);
  if (error instanceof HTTPException && error.status < 500)
    return problemResponse(new Problem(codeOf(error.status)));
  deps.telemetry.emit({
    name: 'http_fault',
    method: c.req.method,
    route: c.get('route') ?? 'unmatched',
    requestId: c.get('requestId') ?? '',
    error,
  });
  return problemResponse(new Problem('internal', { extra: { requestId: c.get('requestId') } }));
}

/** Status codes that Hono itself throws. */
function codeOf(status: number): ErrorCode {
  if (status === 413) return 'payload_too_large';
  if (status === 415) return 'unsupported_media_type';
  return 'malformed_request';
}
