/** `/healthz`, `/readyz`, `/metrics`: for the operator's machinery, without sign-in, in every role of the process. */
import { Hono } from 'hono';
import type { AppEnv, HealthDeps } from './deps.ts';

export function healthRoutes(deps: HealthDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const readiness = await deps.readiness();
    if (readiness.ready) return c.json({ status: 'ready' });
    return c.json({ status: 'not_ready', reasons: readiness.reasons }, 503);
  });
  app.get('/metrics', async () => {
    const { contentType, body } = await deps.metrics();
    return new Response(body, { headers: { 'content-type': contentType } });
  });
  return app;
}

/** The whole HTTP side of a process with `ROLE=worker`. */
export function createHealthApp(deps: HealthDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use('*', async (c, next) => {
    await next();
    c.res.headers.set('cache-control', 'no-store');
  });
  app.route('/', healthRoutes(deps));
  app.notFound((c) =>
    c.text('This process works in the background; only /healthz, /readyz and /metrics are here.', 404),
  );
  return app;
}
