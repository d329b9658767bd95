/**
 * `Idempotency-Key`: the same key with the same request gives the first answer again, word for word; with another
 * request it is refused. Keys belong to one workspace and one caller, and are kept for three days.
 *
 * What it promises across a crash: the handler's effects and the stored answer are two commits, so a process can die
 * between them. Its lease then runs out, the next request with the key runs the handler again, and two things close the
 * gap: acts are idempotent by their rules (unenrolling twice gives the same receipt, launching an active campaign
 * changes nothing), and acts that create take `call.creationId`, which is stored with the key before the first run and
 * is the same in the second, so that the row that exists is found instead of made twice.
 *
 * Not stored: refusals made before the handler ran, and faults of ours (5xx): both may be tried again with the key.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { IdempotencyStore, StoredAnswer } from '#engine/ports/idempotency';
import type { FrameDeps, Limits } from './deps.ts';
import { Problem } from './errors.ts';

export const IDEMPOTENCY_HEADER = 'idempotency-key';
export const IDEMPOTENCY_KEPT_MS = 72 * 60 * 60 * 1000;
const KEY = /^[\x21-\x7e]{1,255}$/;
const PURPOSE = 'idempotent answer';
const POLL_MS = 50;

export type IdempotentRun = {
  readonly workspaceId: string;
  readonly key: string;
  /** Everything that makes two requests the same: caller, method, path with query, body. */
  readonly request: readonly string[];
  /** Seal what is stored: the answer holds a secret. */
  readonly sealed: boolean;
};

export function readKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  // RFC drafts write the key in quotes; both spellings are one key.
  const key = header.replace(/^"(.*)"$/, '$1');
  if (KEY.test(key)) return key;
  throw new Problem('validation_failed', {
    errors: [{ path: IDEMPOTENCY_HEADER, message: 'must be 1 to 255 visible ASCII characters' }],
  });
}

export async function runOnce(
  deps: Pick<FrameDeps, 'idempotency' | 'secretBox'>,
  limits: Limits,
  run: IdempotentRun,
  work: (creationId: string) => Promise<Response>,
): Promise<Response> {
  const store = deps.idempotency;
  const fingerprint = deps.secretBox.fingerprint('idempotent request', JSON.stringify(run.request));
  const reservation = await reserve(store, limits, run, fingerprint);
  if (reservation.kind === 'answered') return repeat(deps, reservation.answer);

  const { owner, creationId } = reservation;
  const stopExtending = keepLease(store, limits, run, owner);
  try {
    const response = await work(creationId);
    if (response.status >= 500) {
      await store.release(run.workspaceId, run.key, owner);
      return response;
    }
    const body = await response.clone().text();
    await store.answer(run.workspaceId, run.key, owner, {
      status: response.status,
      contentType: response.headers.get('content-type'),
      body: run.sealed ? deps.secretBox.seal(PURPOSE, body) : body,
      sealed: run.sealed,
    });
    return response;
  } catch (error) {
    await store.release(run.workspaceId, run.key, owner);
    throw error;
  } finally {
    stopExtending();
  }
}

async function reserve(store: IdempotencyStore, limits: Limits, run: IdempotentRun, fingerprint: string) {
  const giveUpAt = performance.now() + limits.idempotencyWaitMs;
  for (;;) {
    const found = await store.reserve(run.workspaceId, run.key, fingerprint, limits.idempotencyLeaseMs);
    if (found.kind === 'reserved' || found.kind === 'answered') return found;
    if (found.kind === 'other_request') {
      throw new Problem('idempotency_key_reused', { detail: 'Use a new key for a new request.' });
    }
    if (performance.now() >= giveUpAt)
      throw new Problem('idempotency_in_progress', {}, { 'retry-after': '1' });
    await delay(POLL_MS);
  }
}

/** A living holder keeps its lease however slow it is; a dead one stops extending and is replaced within a lease. */
function keepLease(store: IdempotencyStore, limits: Limits, run: IdempotentRun, owner: string): () => void {
  const timer = setInterval(() => {
    // A failed extension is not an error of the request: the next one may succeed, and a lost lease shows at the answer.
    store.extend(run.workspaceId, run.key, owner, limits.idempotencyLeaseMs).catch(() => undefined);
  }, limits.idempotencyLeaseMs / 3);
  timer.unref();
  return () => clearInterval(timer);
}

function repeat(deps: Pick<FrameDeps, 'secretBox'>, answer: StoredAnswer): Response {
  const body = answer.sealed ? deps.secretBox.open(PURPOSE, answer.body) : answer.body;
  if (body === undefined) throw new Error('a stored answer cannot be opened: SECRET_KEY has changed');
  const headers: Record<string, string> = { 'idempotent-replayed': 'true', 'cache-control': 'no-store' };
  if (answer.contentType !== null) headers['content-type'] = answer.contentType;
  return new Response(answer.status === 204 ? null : body, { status: answer.status, headers });
}
