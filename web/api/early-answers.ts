/**
 * Questions that index.html asked while the program was on its way. Each answer is taken once, by whoever asks the same
 * first; what failed is asked as if it had not been.
 */
declare global {
  var doorstepEarly: Record<string, Promise<Response> | undefined> | undefined;
}

export async function earlyAnswer(request: Request): Promise<Response | undefined> {
  if (globalThis.doorstepEarly === undefined || request.method !== 'GET') return undefined;
  const { pathname, search } = new URL(request.url);
  const path = pathname + search;
  const answer = globalThis.doorstepEarly[path];
  globalThis.doorstepEarly[path] = undefined;
  return answer?.catch(() => undefined);
}
