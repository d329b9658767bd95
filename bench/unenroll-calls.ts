/** One unenrollment after the other, a bare UPDATE of another enrollment beside each, in turn; and through HTTP. */
import { performance } from 'node:perf_hooks';
import type { Database } from '#db/database';
import { SYSTEM } from '#engine/ports/actor';
import { unenrollOne, type UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';

export type Calls = { readonly engine: number[]; readonly bare: number[]; readonly http: number[] };
export type HttpTarget = { readonly url: string; readonly apiKey: string };

/** Milliseconds of each call. `ids`: of active enrollments, each used once. */
export async function timeCalls(
  db: Database,
  deps: UnenrollDeps,
  workspaceId: string,
  ids: readonly string[],
  http: HttpTarget | null,
): Promise<Calls> {
  const calls: Calls = { engine: [], bare: [], http: [] };
  const queue = ids.values();
  const timed = async (kept: number[], call: (id: string) => Promise<unknown>): Promise<boolean> => {
    const { value: id, done } = queue.next();
    if (done === true) return false;
    const startedMs = performance.now();
    await call(id);
    kept.push(performance.now() - startedMs);
    return true;
  };
  for (;;) {
    const more =
      (await timed(calls.engine, (id) => byEngine(deps, workspaceId, id))) &&
      (await timed(calls.bare, (id) => bare(db, workspaceId, id))) &&
      (http === null || (await timed(calls.http, (id) => byHttp(http, id))));
    if (!more) return calls;
  }
}

async function byEngine(deps: UnenrollDeps, workspaceId: string, id: string): Promise<void> {
  const act = { cause: 'manual', actor: SYSTEM, reason: 'Sold', note: null } as const;
  const receipt = await unenrollOne(deps, workspaceId, id, act);
  if (!receipt.ok) throw new Error(`an enrollment was refused: ${receipt.error}`);
}

async function bare(db: Database, workspaceId: string, id: string): Promise<void> {
  const changed = await db.execute(
    'update enrollments set version = version + 1 where workspace_id = $1 and id = $2',
    [workspaceId, id],
  );
  if (changed !== 1) throw new Error('an enrollment is missing');
}

async function byHttp({ url, apiKey }: HttpTarget, id: string): Promise<void> {
  const response = await fetch(new URL(`/api/v1/enrollments/${id}/unenroll`, url), {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'Sold' }),
  });
  const receipt = (await response.json()) as { stops?: unknown };
  if (response.status !== 200 || !Array.isArray(receipt.stops))
    throw new Error(`an enrollment was refused: ${response.status} ${JSON.stringify(receipt)}`);
}
