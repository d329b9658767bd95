/**
 * A client that does what a careful client does: each POST has an Idempotency-Key and is sent again, the same, until
 * there is an answer, through refused connections, cut ones and silence.
 */
import { setTimeout as sleep } from 'node:timers/promises';

export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

export type ApiClient = {
  get(path: string): Promise<Answer>;
  patch(path: string, body: unknown): Promise<Answer>;
  /** Rejects only when `stop` says that nobody will answer any more. */
  post(path: string, body: unknown, key: string): Promise<Answer>;
  /** Requests that had to be sent again. */
  readonly repeats: number;
  /** How long each POST took from its first sending to its answer. */
  readonly latenciesMs: readonly number[];
};

const ANSWER_WITHIN_MS = 8_000;
const PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;
const GIVE_UP_MS = 180_000;

export function apiClient(base: URL, apiKey: string): ApiClient {
  let repeats = 0;
  const latenciesMs: number[] = [];

  async function once(
    method: string,
    path: string,
    body: unknown,
    key?: string,
  ): Promise<Answer | undefined> {
    try {
      const response = await fetch(new URL(`/api/v1${path}`, base), {
        method,
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const text = await response.text();
      const answer = {
        status: response.status,
        body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
      };
      return isFinal(answer) ? answer : undefined;
    } catch {
      return undefined;
    }
  }

  async function untilAnswered(method: string, path: string, body: unknown, key?: string): Promise<Answer> {
    const startedMs = performance.now();
    for (let pauseMs = PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.5)) {
      const answer = await once(method, path, body, key);
      if (answer) {
        if (method === 'POST') latenciesMs.push(performance.now() - startedMs);
        return answer;
      }
      if (performance.now() - startedMs > GIVE_UP_MS)
        throw new Error(`${method} ${path}: no answer in ${GIVE_UP_MS / 1_000} s`);
      repeats += 1;
      await sleep(pauseMs);
    }
  }

  return {
    get: (path) => untilAnswered('GET', path, undefined),
    patch: (path, body) => untilAnswered('PATCH', path, body),
    post: (path, body, key) => untilAnswered('POST', path, body, key),
    get repeats() {
      return repeats;
    },
    latenciesMs,
  };
}

/** What was said for good; everything else is asked again. */
function isFinal({ status, body }: Answer): boolean {
  if (status >= 500 || status === 408 || status === 429) return false;
  return !(status === 409 && body['code'] === 'idempotency_in_progress');
}
