// Guarantee: receipts stay word for word, are listed in an order that does not change, and are sealed into a chain in which
// any later change, removal or addition is found and named; followers of events miss none of a slow transaction.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FeedEvent } from '#engine/ports/event-feed';
import { sealEvents, type SealDeps } from '#engine/seal/seal-events';
import { verifyChain } from '#engine/seal/verify-chain';
import { createEventFeed } from '#db/event-feed';
import { createStore } from '#db/store';
import { createCampaignWorld, TESTER } from '#test/campaign-world';
import { createScratchPostgres } from '#test/scratch-database';
import { LATER_EMAIL, must, sha256, startStopApp, type StopApp } from '#test/stop-app';

type Receipt = {
  id: string;
  enrollmentId: string;
  proof: { state: string; block?: number; position?: number; hash?: string };
};

let stop: StopApp;
let sealing: SealDeps;
beforeAll(async () => {
  stop = await startStopApp();
  const { store, clock } = stop.deps;
  // Whatever is there is worth a block now: no waiting.
  sealing = { store, clock: { ...clock, now: () => new Date(Date.now() + 60_000) }, digest: sha256 };
}, 60_000);
afterAll(() => stop.stop());

async function stopped(count: number): Promise<Receipt[]> {
  const campaignId = await stop.campaign([LATER_EMAIL], { exclusive: false });
  const people = [];
  for (let n = 0; n < count; n += 1) people.push(await stop.contact());
  const receipts: Receipt[] = [];
  for (const id of await stop.enroll(campaignId, people)) {
    receipts.push(
      await must<Receipt>(stop.owner.post(`/api/v1/enrollments/${id}/unenroll`, { reason: 'a reason' }), 200),
    );
  }
  return receipts;
}
const receipt = (id: string): Promise<Receipt> =>
  must<Receipt>(stop.owner.get(`/api/v1/receipts/${id}`), 200);
const sealAll = async (): Promise<void> => {
  while ((await sealEvents(sealing, stop.workspaceId)) > 0);
};
const verify = () => verifyChain(sealing, stop.workspaceId);

describe('receipts', () => {
  test('are listed newest first, page by page, each once; of one workspace only', async () => {
    const made = await stopped(5);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await must<{ items: Receipt[]; nextCursor: string | null }>(
        stop.owner.get(`/api/v1/receipts?limit=2${cursor}`),
        200,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(made.map(({ id }) => id).toReversed());
    expect((await stop.app.other.as.owner.get(`/api/v1/receipts/${made[0]?.id}`)).status).toBe(404);
    expect((await must<{ items: [] }>(stop.app.other.as.owner.get('/api/v1/receipts'), 200)).items).toEqual(
      [],
    );
    expect((await stop.owner.get('/api/v1/receipts?cursor=nonsense')).status).toBe(400);
  });
});

describe('the chain', () => {
  test('seals each receipt once, by the hash of its words; nothing but the proof changes', async () => {
    const [made] = await stopped(1);
    if (!made) throw new Error('no receipt');
    expect(made.proof).toEqual({ state: 'pending' });
    await sealAll();
    const sealed = await receipt(made.id);
    expect(sealed.proof).toMatchObject({
      state: 'sealed',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect({ ...sealed, proof: made.proof }).toEqual(made);
    await stopped(1);
    await sealAll();
    expect(await receipt(made.id)).toEqual(sealed);
    expect(await verify()).toMatchObject({
      difference: null,
      head: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    });
  });

  test('two that seal at once make one chain', async () => {
    await stopped(2);
    const done = await Promise.all([1, 2, 3].map(() => sealEvents(sealing, stop.workspaceId)));
    expect(done.filter((count) => count > 0).length).toBeGreaterThan(0);
    await sealAll();
    expect((await verify()).difference).toBeNull();
  });

  test('a restore and an opt-out later leave the sealed words as they were', async () => {
    const [made] = await stopped(1);
    await sealAll();
    await must(stop.owner.post(`/api/v1/enrollments/${made?.enrollmentId}/restore`), 200);
    await must(stop.owner.post(`/api/v1/enrollments/${made?.enrollmentId}/unenroll`, { optOut: true }), 200);
    await sealAll();
    expect((await verify()).difference).toBeNull();
  });

  test.each([
    ['a reason is rewritten', 'receipt_changed', `update receipts set reason = 'another' where id = $1`],
    [
      'an instant is moved',
      'receipt_changed',
      `update receipts set at = at - interval '1 hour' where id = $1`,
    ],
    ['a stop is added', 'receipt_changed', `update receipts set stops = stops || '[{"n": 9}]' where id = $1`],
    ['a receipt is removed', 'receipt_missing', 'delete from receipts where id = $1'],
    [
      'an event is rewritten',
      'event_changed',
      `update events set actor = '{"type":"system"}' where data ->> 'receiptId' = $1::text`,
    ],
    ['an event is removed', 'event_missing', `delete from events where data ->> 'receiptId' = $1::text`],
    [
      'an event is slipped in',
      'event_added',
      `insert into events (workspace_id, at, type, actor, data, block, position) overriding system value
        select e.workspace_id, e.at, 'planted', e.actor, '{}', e.block, e.position + 1
          from events e join seal_blocks b on b.number = e.block and b.workspace_id = e.workspace_id where e.data ->> 'receiptId' = $1::text`,
    ],
    [
      'an event claims a block far from its own place',
      'event_added',
      `insert into events (workspace_id, at, type, actor, data, block) select workspace_id, at, 'planted', actor, '{}', block
         from events where data ->> 'receiptId' = $1::text`,
    ],
    [
      'a block is rewritten',
      'block_changed',
      `update seal_blocks set entries = entries - 0 from receipt_seals r where r.receipt_id = $1 and r.block = number`,
    ],
    [
      'a block is cut out',
      'block_missing',
      'delete from seal_blocks b using receipt_seals r where r.receipt_id = $1 and r.block = b.number',
    ],
  ])('%s: found and named', async (_, what, tamper) => {
    const [made] = await stopped(1);
    // Positions in between belong to nobody: a row could be slipped in there.
    await stop.app.db.query(
      `select setval(pg_get_serial_sequence('events', 'position'), nextval(pg_get_serial_sequence('events', 'position')) + 5)`,
    );
    await stopped(1);
    await sealAll();
    await stopped(1);
    await sealAll();
    const undo = await snapshot();
    expect(await stop.app.db.execute(tamper, [made?.id])).toBeGreaterThan(0);
    const { difference } = await verify();
    expect(difference).toMatchObject({ what });
    if (what.startsWith('receipt')) expect(difference).toMatchObject({ id: made?.id });
    await undo();
    expect((await verify()).difference).toBeNull();
  });

  test('a receipt that no event tells of is named', async () => {
    const [made] = await stopped(1);
    await sealAll();
    const undo = await snapshot();
    const forged = crypto.randomUUID();
    await stop.app.db.execute(
      `insert into receipts select workspace_id, $2, enrollment_id, record_id, campaign_id, at, actor, cause, reason, note, stops, continues,
              changed_since_preview, also_ended, enrollment_version, job_id, restored_at from receipts where id = $1`,
      [made?.id, forged],
    );
    expect((await verify()).difference).toEqual({ what: 'receipt_without_event', id: forged });
    await undo();
  });
});

/** What a tampering test changes, put back afterwards. */
async function snapshot(): Promise<() => Promise<void>> {
  const tables = ['receipts', 'events', 'seal_blocks'];
  for (const table of tables) await stop.app.db.script(`create table kept_${table} as table ${table}`);
  return async () => {
    for (const table of tables) {
      await stop.app.db.script(
        `delete from ${table}; insert into ${table} overriding system value table kept_${table}; drop table kept_${table}`,
      );
    }
  };
}

describe('the feed', () => {
  test('gives every event once and in order, and waits for a slow transaction rather than pass it over', async () => {
    const scratch = await createScratchPostgres();
    const ended = new AbortController();
    try {
      const db = await scratch.open();
      const world = await createCampaignWorld(db);
      const feed = createEventFeed(db);
      const append = (type: string, store = createStore(db)) =>
        store.events.append(world.workspaceId, [{ type, actor: TESTER, data: {} }]);
      const seen: FeedEvent[] = [];
      const follow = async (after: string | undefined, until: number): Promise<void> => {
        for await (const event of feed.follow(world.workspaceId, after, ended.signal)) {
          if (event.type.startsWith('campaign.')) continue;
          seen.push(event);
          if (seen.length === until) return;
        }
      };
      const following = follow('0-0', 3);
      const slow = await scratch.open();
      let finish = (): void => undefined;
      const held = new Promise<void>((resolve) => (finish = resolve));
      let begun = (): void => undefined;
      const started = new Promise<void>((resolve) => (begun = resolve));
      const writing = createStore(slow).transaction(async (tx) => {
        await tx.events.append(world.workspaceId, [{ type: 'slow', actor: TESTER, data: {} }]);
        begun();
        await held;
      });
      await started;
      await append('quick');
      await append('later');
      finish();
      await writing;
      await world.store.wake(world.workspaceId);
      await following;
      expect(seen.map(({ type }) => type)).toEqual(['slow', 'quick', 'later']);
      const from = seen[0]?.id;
      seen.length = 0;
      await follow(from, 2);
      expect(seen.map(({ type }) => type)).toEqual(['quick', 'later']);
    } finally {
      ended.abort();
      await scratch.drop();
    }
  });
});
