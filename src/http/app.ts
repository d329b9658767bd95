/** The HTTP side of Doorstep as one function from a request to an answer. `server.ts` gives it a port. */
import { Hono } from 'hono';
import type { FrameDeps, AppEnv } from './deps.ts';
import { authRoutes } from './auth-routes.ts';
import type { BoundRoute } from './define-route.ts';
import { fullPath } from './define-route.ts';
import { docsPage } from './docs.ts';
import { answerError, Problem, problemResponse } from './errors.ts';
import { healthRoutes } from './health.ts';
import { openApiDocument, type OpenApiDocument } from './openapi.ts';
import { observe } from './observe.ts';
import { bindRoutes, type RouteDeps } from './route-groups.ts';
import { runRoute } from './run-route.ts';
import { securityHeaders } from './security-headers.ts';
import { staticAnswer } from './static.ts';

export type HttpDeps = FrameDeps & RouteDeps;

export const createApp = (deps: HttpDeps): Hono<AppEnv> => assemble(deps, bindRoutes(deps));

/** The frame around any list of routes; tests bring their own. */
export function assemble(deps: FrameDeps, routes: readonly BoundRoute[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use('*', observe(deps), securityHeaders(deps.publicUrl));
  app.onError((error, c) => answerError(deps, error, c));
  app.route('/', healthRoutes(deps));
  app.route('/api/auth', authRoutes(deps));
  mountDocuments(app, routes, deps.version);
  mountRoutes(app, deps, routes);
  app.all('/api/*', () => problemResponse(new Problem('not_found')));
  app.get('*', async (c, next) => (await staticAnswer(deps.webRoot, c)) ?? next());
  app.notFound(() => problemResponse(new Problem('not_found')));
  return app;
}

function mountDocuments(app: Hono<AppEnv>, routes: readonly BoundRoute[], version: string): void {
  // Made at the first question: a start should not pay for it.
  let made: OpenApiDocument | undefined;
  const document = (): OpenApiDocument => (made ??= openApiDocument(routes, version));
  app.get('/api/openapi.json', (c) => c.json(document()));
  app.get('/api/docs', (c) => c.html(docsPage(document(), c.get('nonce') ?? '')));
}

function mountRoutes(app: Hono<AppEnv>, deps: FrameDeps, routes: readonly BoundRoute[]): void {
  const methods = new Map<string, string[]>();
  for (const route of routes) {
    const pattern = fullPath(route.spec).replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(route.spec.method.toUpperCase(), pattern, (c) => runRoute(deps, route, c));
    methods.set(pattern, [...(methods.get(pattern) ?? []), route.spec.method.toUpperCase()]);
  }
  for (const [pattern, allowed] of methods) {
    const allow = allowed.join(', ');
    app.all(pattern, () =>
      problemResponse(new Problem('method_not_allowed', { detail: `Allowed: ${allow}.` }, { allow })),
    );
  }
}
