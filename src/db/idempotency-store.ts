/** First answers in the database. One statement decides who runs: the row's lock makes two takers into one and one who waits. */
import type { IdempotencyStore, Reservation } from '#engine/ports/idempotency';
import type { Database } from './database.ts';

type Row = {
  readonly fingerprint: string;
  readonly owner: string | null;
  readonly creation_id: string;
  readonly status: number | null;
  readonly content_type: string | null;
  readonly body: string | null;
  readonly sealed: boolean;
};

export function createIdempotencyStore(db: Database, newId: () => string, now: () => Date): IdempotencyStore {
  const later = (ms: number): Date => new Date(now().getTime() + ms);
  return {
    async reserve(workspaceId, key, fingerprint, leaseMs) {
      const owner = newId();
      const [taken] = await db.query<Pick<Row, 'creation_id'>>(
        // Ours when new, or when whoever ran the very same request fell silent.
        `insert into idempotency_keys as known (workspace_id, key, fingerprint, creation_id, owner, leased_until, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (workspace_id, key) do update set owner = excluded.owner, leased_until = excluded.leased_until
           where known.owner is not null and known.leased_until <= $7 and known.fingerprint = excluded.fingerprint
         returning creation_id`,
        [workspaceId, key, fingerprint, newId(), owner, later(leaseMs), now()],
      );
      if (taken !== undefined) return { kind: 'reserved', owner, creationId: taken.creation_id };
      return standing(db, workspaceId, key, fingerprint);
    },
    async extend(workspaceId, key, owner, leaseMs) {
      const changed = await db.execute(
        'update idempotency_keys set leased_until = $4 where workspace_id = $1 and key = $2 and owner = $3',
        [workspaceId, key, owner, later(leaseMs)],
      );
      return changed === 1;
    },
    async answer(workspaceId, key, owner, answer) {
      const changed = await db.execute(
        `update idempotency_keys set owner = null, leased_until = null, status = $4, content_type = $5, body = $6, sealed = $7
          where workspace_id = $1 and key = $2 and owner = $3`,
        [workspaceId, key, owner, answer.status, answer.contentType, answer.body, answer.sealed],
      );
      return changed === 1;
    },
    async release(workspaceId, key, owner) {
      // The row stays, its lease over: the id for what it creates must be the same in the next run.
      await db.execute(
        'update idempotency_keys set leased_until = $4 where workspace_id = $1 and key = $2 and owner = $3',
        [workspaceId, key, owner, now()],
      );
    },
    prune(maxAgeMs, limit) {
      return db.execute(
        `delete from idempotency_keys where (workspace_id, key) in
           (select workspace_id, key from idempotency_keys where created_at < $1 and coalesce(leased_until, $1) <= $1
             order by workspace_id, key limit $2)`,
        [later(-maxAgeMs), limit],
      );
    },
  };
}

async function standing(
  db: Database,
  workspaceId: string,
  key: string,
  fingerprint: string,
): Promise<Reservation> {
  const [row] = await db.query<Row>(
    `select fingerprint, owner, creation_id, status, content_type, body, sealed
       from idempotency_keys where workspace_id = $1 and key = $2`,
    [workspaceId, key],
  );
  // Pruned between the two statements: the caller's next look makes a new one.
  if (row === undefined) return { kind: 'running' };
  if (row.fingerprint !== fingerprint) return { kind: 'other_request' };
  if (row.status === null) return { kind: 'running' };
  const { content_type: contentType, body, status, sealed } = row;
  return { kind: 'answered', answer: { status, contentType, body: body ?? '', sealed } };
}
