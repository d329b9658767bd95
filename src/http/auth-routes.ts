/**
 * `/api/auth/*`: better-auth's own routes, only those we mean to have, under our origin check and our limit on
 * attempts, and with our problem bodies. Their errors name a code of better-auth's in `reason`.
 */
import { Hono, type Context } from 'hono';
import type { ErrorCode } from '#contract/errors';
import { clientIpOf, requireSameOrigin } from './auth.ts';
import { DEFAULT_LIMITS, type AppEnv, type FrameDeps } from './deps.ts';
import { Problem, problemResponse } from './errors.ts';
import { boundedText } from './limits.ts';

/** Method and path under /api/auth. Sign-up is by set-up and invitation only; accounts at other providers are not offered. */
const OFFERED: ReadonlySet<string> = new Set([
  'POST /sign-in/email',
  'POST /sign-out',
  'GET /get-session',
  'GET /list-sessions',
  'POST /revoke-session',
  'POST /revoke-sessions',
  'POST /revoke-other-sessions',
  'POST /change-password',
  'POST /update-user',
]);
/** Those that try a password. */
const GUARDED: ReadonlySet<string> = new Set(['/sign-in/email', '/change-password']);

export function authRoutes(deps: FrameDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.all('/*', async (c) => {
    const path = c.req.path.slice('/api/auth'.length);
    if (!OFFERED.has(`${c.req.method} ${path}`)) throw new Problem('not_found');
    requireSameOrigin(c.req.raw, deps.publicUrl());
    const request = await rebuilt(c, deps);
    if (!GUARDED.has(path)) return asProblem(await deps.identity.handle(request));
    return guarded(deps, c, path, request);
  });
  return app;
}

async function guarded(
  deps: FrameDeps,
  c: Context<AppEnv>,
  path: string,
  request: Request,
): Promise<Response> {
  const account = await accountOf(deps, path, request.clone());
  const ip = clientIpOf(c);
  const attempt = await deps.identity.attempt(ip, account);
  if (!attempt.allowed) {
    deps.telemetry.emit({ name: 'sign_in', outcome: 'limited' });
    return problemResponse(
      new Problem('rate_limited', {}, { 'retry-after': String(attempt.retryAfterSeconds) }),
    );
  }
  const response = await deps.identity.handle(request);
  if (response.ok) await deps.identity.attemptSucceeded(ip, account);
  deps.telemetry.emit({ name: 'sign_in', outcome: response.ok ? 'succeeded' : 'failed' });
  return asProblem(response);
}

/** Whose password is tried: the email that is sent, or the session's user. */
async function accountOf(deps: FrameDeps, path: string, request: Request): Promise<string> {
  if (path !== '/sign-in/email') return (await deps.identity.sessionUser(request.headers))?.email ?? '';
  const body: unknown = await request.json().catch(() => undefined);
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : undefined;
  if (typeof email !== 'string')
    throw new Problem('validation_failed', { errors: [{ path: 'email', message: 'is needed' }] });
  return email.trim().toLowerCase();
}

/** The same request with its body read under our limit. */
async function rebuilt(c: Context<AppEnv>, deps: FrameDeps): Promise<Request> {
  const { raw } = c.req;
  const body =
    raw.method === 'GET'
      ? undefined
      : await boundedText(raw, deps.limits?.jsonBytes ?? DEFAULT_LIMITS.jsonBytes);
  const headers = new Headers(raw.headers);
  headers.delete('content-length');
  return new Request(raw.url, { method: raw.method, headers, ...(body === undefined ? {} : { body }) });
}

async function asProblem(response: Response): Promise<Response> {
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => undefined);
  const { code, message } = (typeof body === 'object' && body !== null ? body : {}) as {
    code?: unknown;
    message?: unknown;
  };
  return problemResponse(
    new Problem(problemCode(response.status, code), {
      ...(typeof message === 'string' ? { detail: message } : {}),
      ...(typeof code === 'string' ? { extra: { reason: code } } : {}),
    }),
  );
}

function problemCode(status: number, code: unknown): ErrorCode {
  if (code === 'INVALID_EMAIL_OR_PASSWORD' || code === 'INVALID_PASSWORD') return 'invalid_credentials';
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 415) return 'unsupported_media_type';
  if (status === 429) return 'rate_limited';
  return status < 500 ? 'validation_failed' : 'internal';
}
