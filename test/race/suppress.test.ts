// Guarantee: an enrollment or a restore that is open while a suppression arrives is seen by one of the two, in either
// order (architecture.md §2 "Suppress"); and each of the two steps that make it so is needed.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { createStore } from '#db/store';
import { SenderDirectory } from '#engine/dispatch/sender-directory';
import type { Store } from '#engine/ports';
import { PlanCache } from '#engine/schedule/plan-cache';
import { suppress, type Suppressed } from '#engine/suppress/suppress';
import { restoreEnrollment } from '#engine/unenroll/restore-enrollment';
import { unenrollEnrollments, type UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';
import { createCampaignWorld, TESTER, type CampaignWorld } from '#test/campaign-world';
import { realClock, realRandom, recordingTelemetry } from '#test/engine-deps';
import { gate, interceptStore, waitsForLock } from '#test/pause-points';
import { plantInSql } from '#test/planted';
import { createScratchPostgres, type ScratchPostgres } from '#test/scratch-database';
import { EMAIL, SMS } from '#test/seed';

const ADDRESS = 'jane@example.com';
const PLAN = [
  { delay: 'P1D', content: EMAIL },
  { delay: 'P1D', content: EMAIL },
];
const OWN_RECORDS = { in: /for no key update of r\s*$/, take: 'for no key update of r' };

let scratch: ScratchPostgres;
let db: Database;
let suppressorDb: Database;
let world: CampaignWorld;
let contactId: string;
let campaignId: string;

beforeEach(async () => {
  scratch = await createScratchPostgres();
  db = await scratch.open({ applicationName: 'enroller' });
  suppressorDb = await scratch.open({ applicationName: 'suppressor' });
  world = await createCampaignWorld(db);
  [contactId = ''] = await world.addContacts([{ email: ADDRESS }]);
  campaignId = (await world.launched({ sequences: PLAN })).id;
});
afterEach(() => scratch.drop());

function depsOver(store: Store): UnenrollDeps {
  const channels = { get: () => ({ ignoresWindows: true }) as never };
  return {
    store,
    plans: new PlanCache(store.plans),
    senders: new SenderDirectory(store.dispatch, channels, realClock),
    clock: realClock,
    random: realRandom,
    telemetry: recordingTelemetry(),
  };
}

const suppressIn = (store: Store): Promise<Suppressed> =>
  suppress(depsOver(store), world.workspaceId, {
    suppressions: [{ kind: 'email', value: ADDRESS, scope: 'all', reason: 'manual', note: null }],
    actor: TESTER,
  });

/** Active enrollments that would use the suppressed address: there must be none once a suppression has answered. */
const slippedThrough = async (): Promise<number> => {
  const [row] = await db.query<{ n: number }>(
    `select count(*)::int as n from enrollments e join records r on r.id = e.record_id
       join records c on c.id = coalesce(r.primary_contact_id, r.id)
       join suppressions s on s.kind = 'email' and s.value = c.reach_email and s.lifted_at is null
      where e.status = 'active'`,
  );
  return row?.n ?? 0;
};

/** The world's own calls, with one operation of the store held at a gate. */
async function worldHeldBefore(operation: string) {
  const held = gate();
  const store = interceptStore(createStore(db), {
    [operation]: async (run) => {
      await held.pass();
      return run();
    },
  });
  const slow = await createCampaignWorld(db, { workspaceId: world.workspaceId, deps: { store } });
  return { held, slow, store };
}

/** The enrollment has looked for suppressions and found none; it writes only after the suppression has begun. */
async function enrollFirst(
  suppressing: (slowEnrollEnded: Promise<unknown>) => Promise<Suppressed>,
  recordId = contactId,
) {
  const { held, slow } = await worldHeldBefore('enrolling.insertEnrollments');
  const enrolling = slow.enroll(campaignId, [recordId]);
  await held.arrived;
  const suppressed = suppressing(enrolling);
  return { held, enrolling, suppressed };
}

describe('enroll × suppress', () => {
  test.each(['contact', 'property'] as const)(
    'the enrollment of a %s was open first: the second sweep waits and ends it',
    async (type) => {
      const recordId = type === 'contact' ? contactId : await world.addProperty({ contactId });
      const { held, enrolling, suppressed } = await enrollFirst(
        () => suppressIn(createStore(suppressorDb)),
        recordId,
      );
      await waitsForLock(db, 'suppressor');
      held.open();
      expect((await enrolling).enrolled).toEqual([recordId]);
      const { receiptIds } = await suppressed;
      expect(receiptIds).toHaveLength(1);
      expect(await slippedThrough()).toBe(0);
      const [receipt] = await world.store.unenroll.receipts(world.workspaceId, receiptIds);
      expect(receipt).toMatchObject({ cause: 'opted_out', recordId, reason: 'manual' });
    },
  );

  test('the suppression owned the record first: the enrollment waits and is refused', async () => {
    const held = gate();
    const store = interceptStore(createStore(suppressorDb), {
      'suppressions.ownCarriers': async (run) => {
        const owned = await run();
        await held.pass();
        return owned;
      },
    });
    const suppressed = suppressIn(store);
    await held.arrived;
    const enrolling = world.enroll(campaignId, [contactId]);
    await waitsForLock(db, 'enroller');
    held.open();
    await suppressed;
    expect((await enrolling).skipped).toEqual({ [contactId]: 'suppressed' });
    expect(await slippedThrough()).toBe(0);
  });

  test('planted: without the second sweep the open enrollment slips through', async () => {
    const { held, enrolling, suppressed } = await enrollFirst(() =>
      suppressIn(interceptStore(createStore(suppressorDb), { 'suppressions.ownCarriers': async () => [] })),
    );
    await suppressed;
    held.open();
    await enrolling;
    expect(await slippedThrough()).toBe(1);
  });

  test('planted: with the second sweep, but without owning the records, it still does', async () => {
    const planted = plantInSql(suppressorDb, OWN_RECORDS);
    const { held, enrolling, suppressed } = await enrollFirst(() => suppressIn(createStore(planted.db)));
    expect((await suppressed).receiptIds).toEqual([]);
    held.open();
    await enrolling;
    expect(planted.met()).toBe(1);
    expect(await slippedThrough()).toBe(1);
  });
});

describe('restore × suppress', () => {
  async function stopped(): Promise<string> {
    await world.enroll(campaignId, [contactId]);
    const id = (await world.enrollments(campaignId)).get(contactId)?.id ?? '';
    const act = { cause: 'manual', actor: TESTER, reason: null, note: null } as const;
    await unenrollEnrollments(depsOver(world.store), world.workspaceId, [id], act);
    return id;
  }

  test('the restore was open first: the second sweep waits and ends it again', async () => {
    const id = await stopped();
    const { held, store } = await worldHeldBefore('unenroll.restore');
    const restoring = restoreEnrollment(depsOver(store), world.workspaceId, id, TESTER);
    await held.arrived;
    const suppressed = suppressIn(createStore(suppressorDb));
    await waitsForLock(db, 'suppressor');
    held.open();
    expect(await restoring).toMatchObject({ ok: true });
    expect((await suppressed).receiptIds).toHaveLength(1);
    expect(await slippedThrough()).toBe(0);
  });

  test('the suppression owned the record first: the restore waits and is refused', async () => {
    const id = await stopped();
    const held = gate();
    const store = interceptStore(createStore(suppressorDb), {
      'suppressions.ownCarriers': async (run) => {
        const owned = await run();
        await held.pass();
        return owned;
      },
    });
    const suppressed = suppressIn(store);
    await held.arrived;
    const restoring = restoreEnrollment(depsOver(world.store), world.workspaceId, id, TESTER);
    await waitsForLock(db, 'enroller');
    held.open();
    await suppressed;
    expect(await restoring).toEqual({ ok: false, error: { kind: 'not_restorable', reason: 'suppressed' } });
    expect(await slippedThrough()).toBe(0);
  });

  test('planted: without owning the records a restored enrollment slips through', async () => {
    const id = await stopped();
    const { held, store } = await worldHeldBefore('unenroll.restore');
    const restoring = restoreEnrollment(depsOver(store), world.workspaceId, id, TESTER);
    await held.arrived;
    const planted = plantInSql(suppressorDb, OWN_RECORDS);
    await suppressIn(createStore(planted.db));
    held.open();
    await restoring;
    expect(planted.met()).toBe(1);
    expect(await slippedThrough()).toBe(1);
  });
});

describe('two at once', () => {
  test('two suppressions of one address meet, and are one', async () => {
    await world.enroll(campaignId, [contactId]);
    const answers = await Promise.all([suppressIn(createStore(db)), suppressIn(createStore(suppressorDb))]);
    expect(answers.flatMap(({ receiptIds }) => receiptIds)).toHaveLength(1);
    expect(
      new Set(answers.flatMap(({ suppressions }) => suppressions.map((s) => s.suppression.id))).size,
    ).toBe(1);
    expect(await slippedThrough()).toBe(0);
  });

  test('suppressions of many shared addresses in any order end without a deadlock', async () => {
    const ids = await world.addContacts(
      Array.from({ length: 30 }, () => ({ email: ADDRESS, phone: '+13125550199' })),
    );
    campaignId = (await world.launched({ sequences: [...PLAN, { delay: 'P1D', content: SMS }] })).id;
    await world.enroll(campaignId, ids);
    const stores = await Promise.all([1, 2, 3, 4].map(async () => createStore(await scratch.open())));
    await Promise.all(
      stores.map((store, index) =>
        suppress(depsOver(store), world.workspaceId, {
          suppressions: (index % 2 === 0 ? ['email', 'phone'] : ['phone', 'email']).map((kind) => ({
            kind: kind as 'email' | 'phone',
            value: kind === 'email' ? ADDRESS : '+13125550199',
            scope: 'all',
            reason: 'manual',
            note: null,
          })),
          actor: TESTER,
        }),
      ),
    );
    expect(await slippedThrough()).toBe(0);
    const [{ n } = { n: 0 }] = await db.query<{ n: number }>('select count(*)::int as n from receipts');
    expect(n).toBe(30);
  });
});
