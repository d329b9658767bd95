/** Gives every request an id, and says afterwards what became of it, by the route's pattern and never by its path. */
import type { MiddlewareHandler } from 'hono';
import type { AppEnv, FrameDeps } from './deps.ts';

const OWN_ID = /^[A-Za-z0-9_-]{8,64}$/;
/** Asked every few seconds by machines: only failures are worth a line. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

export function observe(deps: Pick<FrameDeps, 'telemetry' | 'newId'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const given = c.req.header('x-request-id');
    const requestId = given !== undefined && OWN_ID.test(given) ? given : deps.newId();
    c.set('requestId', requestId);
    const startedAt = performance.now();
    await next();
    c.res.headers.set('x-request-id', requestId);
    if (QUIET.has(c.req.path) && c.res.status < 400) return;
    deps.telemetry.emit({
      name: 'http_request',
      method: c.req.method,
      route: c.get('route') ?? (c.req.path.startsWith('/api/auth/') ? '/api/auth/*' : 'other'),
      status: c.res.status,
      durationMs: performance.now() - startedAt,
      requestId,
    });
  };
}
