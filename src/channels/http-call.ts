/**
 * One HTTP request to a provider, and the one thing a sender must know of a failure: can the provider have seen
 * the request? Only failures that are known to come before the first byte count as `not_sent`.
 */
import { textField } from './json-field.ts';

export type HttpRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type HttpReply = {
  readonly kind: 'reply';
  readonly status: number;
  /** The body as JSON, or undefined when it is none or broke off. */
  readonly json: unknown;
  /** From `Retry-After` or a rate limit's reset, as milliseconds from now. */
  readonly retryAfterMs: number | null;
};
export type HttpResult =
  | HttpReply
  | { readonly kind: 'not_sent'; readonly code: string; readonly detail: string }
  | { readonly kind: 'maybe_sent'; readonly code: string; readonly detail: string };

export async function httpCall(request: HttpRequest, now: Date, signal: AbortSignal): Promise<HttpResult> {
  if (signal.aborted) return { kind: 'not_sent', code: 'aborted', detail: 'stopped before it began' };
  let response: Response;
  try {
    // A redirect would send the request a second time, and its credentials elsewhere.
    response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      signal,
      redirect: 'manual',
    });
  } catch (error) {
    return failureOf(error, signal);
  }
  const { status, headers } = response;
  return { kind: 'reply', status, json: await jsonOf(response), retryAfterMs: retryAfterMs(headers, now) };
}

/** `user:password` as Basic credentials (RFC 7617). */
export function basicAuth(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

export function retryAt(reply: HttpReply, now: Date): Date | null {
  return reply.retryAfterMs === null ? null : new Date(now.getTime() + reply.retryAfterMs);
}

/** Both ends of the connection are known not to have spoken HTTP yet. */
const BEFORE_THE_FIRST_BYTE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function failureOf(error: unknown, signal: AbortSignal): HttpResult {
  if (signal.aborted)
    return { kind: 'maybe_sent', code: 'aborted', detail: 'stopped while waiting for the answer' };
  const cause = error instanceof Error ? error.cause : undefined;
  const code = textField(cause, 'code');
  const detail =
    (cause instanceof Error && cause.message) || (error instanceof Error ? error.message : String(error));
  // `ECONNRESET` and `EPIPE` are not in the list: they come before and after the provider has read.
  const before =
    BEFORE_THE_FIRST_BYTE.has(code ?? '') ||
    textField(cause, 'syscall') === 'connect' ||
    // An address that fetch refuses by the standard (https://fetch.spec.whatwg.org/#port-blocking).
    /^(bad port|unknown scheme)$/.test(detail);
  return before
    ? { kind: 'not_sent', code: 'connect', detail: detail.slice(0, 500) }
    : { kind: 'maybe_sent', code: 'dropped', detail: detail.slice(0, 500) };
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** RFC 9110 §10.2.3, or the reset of a rate limit in epoch seconds under either of the names Lob gives it. */
function retryAfterMs(headers: Headers, now: Date): number | null {
  const after = headers.get('retry-after');
  if (after !== null && /^\d+$/.test(after)) return Number(after) * 1000;
  const date = after === null ? Number.NaN : Date.parse(after);
  if (!Number.isNaN(date)) return Math.max(0, date - now.getTime());
  const reset = headers.get('ratelimit-reset') ?? headers.get('x-rate-limit-reset');
  return reset !== null && /^\d+$/.test(reset) ? Math.max(0, Number(reset) * 1000 - now.getTime()) : null;
}
