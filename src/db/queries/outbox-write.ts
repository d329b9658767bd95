/** Keeps what the sandbox "sent". One row per touch: a second hand-over of it changes nothing. */
import type { OutboxEntry, OutboxWriter } from '#engine/ports/outbox';
import type { Sql } from '../database.ts';
import { uuidv7 } from '../uuid.ts';

const GATHER_MS = 2;
const MAX_ROWS = 500;

type Waiting = {
  readonly entry: OutboxEntry;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/** Entries that come together are written together: a sandbox should not be slower than a real sender. */
export function createOutboxWriter(sql: Sql): OutboxWriter {
  const waiting: Waiting[] = [];
  const flush = async (): Promise<void> => {
    const batch = waiting.splice(0, MAX_ROWS);
    if (waiting.length > 0) setTimeout(() => void flush(), 0);
    try {
      await writeEntries(
        sql,
        batch.map(({ entry }) => entry),
      );
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return {
    write: (entry) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setTimeout(() => void flush(), GATHER_MS);
        waiting.push({ entry, resolve, reject });
      }),
  };
}

async function writeEntries(sql: Sql, entries: readonly OutboxEntry[]): Promise<void> {
  await sql.execute(
    `insert into outbox (workspace_id, touch_id, id, channel, enrollment_id, record_id, campaign_id, at, message, segments,
                         would_have_waited_until)
     select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[],
                          $8::timestamptz[], $9::jsonb[], $10::smallint[], $11::timestamptz[])
     on conflict (workspace_id, touch_id) do nothing`,
    [
      entries.map((e) => e.workspaceId),
      entries.map((e) => e.touchId),
      entries.map(() => uuidv7()),
      entries.map((e) => e.channel),
      entries.map((e) => e.enrollmentId),
      entries.map((e) => e.recordId),
      entries.map((e) => e.campaignId),
      entries.map((e) => e.at),
      entries.map((e) => JSON.stringify(e.message)),
      entries.map((e) => e.segments),
      entries.map((e) => e.wouldHaveWaitedUntil),
    ],
  );
}
