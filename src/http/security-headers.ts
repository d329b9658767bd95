/** Headers of every answer: nothing is framed, sniffed, leaked to other sites, or run unless we wrote it. */
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './deps.ts';
import { newNonce } from './static.ts';

const FIXED: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** `style-src` has the nonce for the styles that components write at run time; scripts come from our own files only. */
const contentPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // Previews of emails and letters are shown in frames that may do nothing at all (sandbox attribute).
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

export function securityHeaders(publicUrl: () => URL): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const nonce = newNonce();
    c.set('nonce', nonce);
    await next();
    const { headers } = c.res;
    // A page that is made to stand in a frame of ours says so itself.
    for (const [name, value] of Object.entries(FIXED)) if (!headers.has(name)) headers.set(name, value);
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', contentPolicy(nonce));
    if (publicUrl().protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
  };
}
