/** The guard before every route: who is asking, from where, and whether the role table lets them. */
import type { Actor } from '#engine/ports/actor';
import type { Principal } from '#engine/ports/identity';
import type { Call, RouteSpec } from './define-route.ts';
import type { AppEnv, FrameDeps } from './deps.ts';
import { Problem } from './errors.ts';
import { can, NAMED_RECORDS_LIMIT, permission, type RouteAct } from './roles.ts';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

/** Names one of several workspaces of a signed-in person; an API key has only one. */
export const WORKSPACE_HEADER = 'doorstep-workspace';
/** The same for what a page cannot put a header on: links to files. A page that names a workspace sends the header too. */
export const WORKSPACE_COOKIE = 'doorstep-workspace';
/** The owner of what belongs to no workspace (set-up, invitations): RFC 9562 §5.9. */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The caller, or undefined on public routes. Throws 401, 403, or 404 for a workspace that is not theirs. */
export async function authorize(
  deps: Pick<FrameDeps, 'identity' | 'publicUrl'>,
  c: Context<AppEnv>,
  { act, streaming }: Pick<RouteSpec, 'act' | 'streaming'>,
): Promise<Principal | undefined> {
  if (act === 'public') return undefined;
  // EventSource cannot send headers, so a stream may name its workspace in the query instead.
  const wanted =
    c.req.header(WORKSPACE_HEADER) ??
    (streaming === true ? c.req.query('workspaceId') : undefined) ??
    // A key has one workspace, whatever the browser it is tried from has chosen.
    (c.req.header('authorization') === undefined ? getCookie(c, WORKSPACE_COOKIE) : undefined);
  const found = await deps.identity.authenticate(c.req.raw.headers, wanted);
  if (!found.ok) {
    if (found.error === 'unknown_workspace')
      throw new Problem('not_found', { detail: 'You have no such workspace.' });
    throw new Problem('unauthenticated', {}, { 'www-authenticate': 'Bearer realm="doorstep"' });
  }
  if (found.value.kind === 'user') requireSameOrigin(c.req.raw, deps.publicUrl());
  if (!can(found.value.role, act)) {
    throw new Problem('forbidden', { detail: `A ${found.value.role} may not do this (${act}).` });
  }
  return found.value;
}

/**
 * Refuses what another site makes a browser send. Browsers put Sec-Fetch-Site and Origin on every unsafe request;
 * a client that sends neither is no browser and carries nobody's cookies by accident (they are SameSite=Lax besides).
 */
export function requireSameOrigin(request: Request, publicUrl: URL): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin') return;
  const origin = request.headers.get('origin');
  if (origin === null && site === null) return;
  // Only hosts are compared: behind a TLS proxy we are asked in plain http for an https origin.
  const host = origin === null ? undefined : hostOf(origin);
  const own = [request.headers.get('host'), publicUrl.host];
  if (host !== undefined && own.includes(host)) return;
  throw new Problem('cross_origin');
}

function hostOf(origin: string): string | undefined {
  // A sandboxed page sends the word `null`, which is nobody's host.
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** For acts that the role table limits to `named_100`: refuses more than 100 records named in one call. */
export function requireNamedLimit(call: Pick<Call, 'principal' | 'act'>, named: number): void {
  if (limitOf(call) === 'named_100' && named > NAMED_RECORDS_LIMIT) {
    throw new Problem('role_limit', {
      detail: `Your role may name at most ${NAMED_RECORDS_LIMIT} records in one call.`,
    });
  }
}

/** For acts that the role table limits to `drafts`: refuses a campaign that is not one. */
export function requireDraft(call: Pick<Call, 'principal' | 'act'>, campaignStatus: string): void {
  if (limitOf(call) === 'drafts' && campaignStatus !== 'draft') {
    throw new Problem('forbidden', { detail: 'Your role may change drafts only.' });
  }
}

/** A second act of the same call (enroll by filter beside enroll by ids): refuses when the role may not. */
export function requireAct(call: Pick<Call, 'principal'>, act: Exclude<RouteAct, 'public'>): void {
  const { principal } = call;
  if (principal === undefined || !can(principal.role, act)) {
    throw new Problem('forbidden', { detail: `Your role may not do this (${act}).` });
  }
}

function limitOf({ principal, act }: Pick<Call, 'principal' | 'act'>) {
  return principal === undefined || act === 'public' ? 'no' : permission(principal.role, act);
}

/** Who did it, as events and receipts name them. */
export const actorOf = (principal: Principal): Actor =>
  principal.kind === 'user'
    ? { type: 'user', id: principal.userId, name: principal.name }
    : { type: 'api_key', id: principal.keyId, name: principal.name };

/**
 * The address a request comes from. A reverse proxy on a private network is believed about the last hop it saw; the
 * last entry is the one our own proxy wrote, all before it may be invented. From the open internet nothing is believed.
 */
export function clientIpOf(c: Context<AppEnv>): string {
  const remote = c.env?.incoming?.socket.remoteAddress ?? 'unknown';
  const forwarded = c.req.header('x-forwarded-for');
  if (forwarded === undefined || !isPrivate(remote)) return remote;
  return forwarded.split(',').at(-1)?.trim() || remote;
}

function isPrivate(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '');
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd]|fe80:)/i.test(plain);
}
