/** Where to go after signing in: a page of ours, whatever a link from elsewhere asks for. */
export function safePath(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/')) return '/';
  // `//host`, `/\host` and tabs between are addresses of other sites to a browser: compare what it would make of it.
  const base = 'http://doorstep.invalid';
  const url = URL.canParse(next, base) ? new URL(next, base) : undefined;
  return url?.origin === base ? `${url.pathname}${url.search}${url.hash}` : '/';
}
