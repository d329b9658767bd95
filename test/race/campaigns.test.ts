/**
 * Two real sessions, held at named places: completing, editing and enrolling in both orders, and for the steps that the
 * arguments in complete-campaigns.ts, edit-campaign.ts and enroll-chunk.ts lean on, the same race with that step taken out,
 * which must be found.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { createStore } from '#db/store';
import { uuidv7 } from '#db/uuid';
import { sequenceId } from '#domain/campaign/sequence-id';
import { completeCampaigns } from '#engine/campaigns/complete-campaigns';
import { editCampaign } from '#engine/campaigns/edit-campaign';
import type { Store } from '#engine/ports';
import { PlanCache } from '#engine/schedule/plan-cache';
import { campaignDeps, createCampaignWorld, TESTER, type CampaignWorld } from '#test/campaign-world';
import { gate, installPausePoints, interceptStore, until, waitsForLock } from '#test/pause-points';
import { planting, plantInSql } from '#test/planted';
import { createRaceWorld, type RaceWorld } from '#test/race-world';
import { createScratchPostgres, type ScratchPostgres } from '#test/scratch-database';
import { EMAIL, SMS } from '#test/seed';

/** A store of which one operation waits at a gate before it runs. */
function heldBefore(store: Store, operation: string) {
  const held = gate();
  const slow = interceptStore(store, {
    [operation]: async (run) => {
      await held.pass();
      return run();
    },
  });
  return { held, slow };
}

describe('enroll × complete', () => {
  let scratch: ScratchPostgres;
  let db: Database;
  let world: CampaignWorld;
  let campaignId: string;
  let newcomer: string;

  /** An active campaign that had somebody, and has nobody now. */
  beforeEach(async () => {
    scratch = await createScratchPostgres();
    db = await scratch.open({ applicationName: 'enroller' });
    world = await createCampaignWorld(db);
    const [first = '', second = ''] = await world.addContacts([{}, {}]);
    newcomer = second;
    campaignId = (await world.launched({ audience: { recordIds: [first] } })).id;
    await db.execute(
      `update enrollments set status = 'completed', ended_at = doorstep_now() where campaign_id = $1`,
      [campaignId],
    );
  });
  afterEach(() => scratch.drop());

  const status = async () => (await world.store.campaigns.find(world.workspaceId, campaignId))?.status;
  const worldOver = (store: Store) =>
    createCampaignWorld(db, { workspaceId: world.workspaceId, deps: { store } });
  /** What must never be: somebody on the way in a campaign that is over. */
  const lost = async () =>
    db.query(
      `select e.id from enrollments e join campaigns c on c.id = e.campaign_id where e.status = 'active' and c.status = 'completed'`,
    );

  /** Everything of the enrollment is written, and not committed, when completion comes. */
  async function enrollFirst(completer: Database) {
    const held = gate();
    const slow = interceptStore(createStore(db), {
      'enrolling.markEnrolled': async (run) => {
        await run();
        await held.pass();
      },
    });
    const enrolling = (await worldOver(slow)).enroll(campaignId, [newcomer]);
    await held.arrived;
    const completed = await completeCampaigns(createStore(completer), world.workspaceId);
    held.open();
    await enrolling;
    return completed;
  }

  test('the enrollment was open first: completion passes by without waiting', async () => {
    expect(await enrollFirst(await scratch.open({ applicationName: 'completer' }))).toBe(0);
    expect(await status()).toBe('active');
    expect(await lost()).toEqual([]);
  });

  test('planted: a completion that does not take the campaign alone loses the enrollment, and is found', async () => {
    const completer = await scratch.open({ applicationName: 'completer' });
    const planted = plantInSql(completer, {
      in: /from campaigns[\s\S]*for update skip locked$/,
      take: 'for update skip locked',
    });
    expect(await enrollFirst(planted.db)).toBe(1);
    expect(planted.met()).toBe(1);
    expect(await lost()).toHaveLength(1);
  });

  test('somebody who came between the look and the lock is seen by the look under the lock', async () => {
    const completer = interceptStore(createStore(await scratch.open({ applicationName: 'completer' })), {
      'campaigns.tryLockAlone': async (run) => {
        await world.enroll(campaignId, [newcomer]);
        return run();
      },
    });
    expect(await completeCampaigns(completer, world.workspaceId)).toBe(0);
    expect(await status()).toBe('active');
  });

  test('completion held the campaign first: the enrollment waits, and opens it again', async () => {
    const completer = createStore(await scratch.open({ applicationName: 'completer' }));
    const { held, slow } = heldBefore(completer, 'events.append');
    const completing = completeCampaigns(slow, world.workspaceId);
    await held.arrived;
    const enrolling = world.enroll(campaignId, [newcomer]);
    await waitsForLock(db, 'enroller');
    held.open();
    expect(await completing).toBe(1);
    expect((await enrolling).enrolled).toEqual([newcomer]);
    expect(await status()).toBe('active');
    const events = await db.query<{ type: string }>(
      `select type from events where type like 'campaign.%' order by position`,
    );
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['campaign.completed', 'campaign.reopened']);
  });
});

describe('two who want the same record', () => {
  let scratch: ScratchPostgres;
  let db: Database;
  let world: CampaignWorld;
  beforeEach(async () => {
    scratch = await createScratchPostgres();
    db = await scratch.open({ applicationName: 'first' });
    world = await createCampaignWorld(db);
  });
  afterEach(() => scratch.drop());

  const second = async () =>
    createCampaignWorld(await scratch.open({ applicationName: 'second' }), {
      workspaceId: world.workspaceId,
    });

  test.each([
    ['two exclusive campaigns', true, 'in_other_campaign'],
    ['two calls for one campaign', false, 'already_enrolled'],
  ])('%s: both found it free, one gets it, the other is told why', async (_, exclusive, reason) => {
    const [record = ''] = await world.addContacts([{}]);
    const one = await world.launched({});
    const other = exclusive ? await world.launched({}) : one;
    // So that neither call has to own the campaign for its first enrollment.
    await db.execute('update campaigns set enrolled_once = true');
    const { held, slow } = heldBefore(world.store, 'enrolling.insertFirstTouches');
    const winner = createCampaignWorld(db, { workspaceId: world.workspaceId, deps: { store: slow } }).then(
      (w) => w.enroll(one.id, [record]),
    );
    await held.arrived;
    const loser = (await second()).enroll(other.id, [record]);
    await waitsForLock(db, 'second');
    held.open();
    expect((await winner).enrolled).toEqual([record]);
    expect(await loser).toEqual({ enrolled: [], skipped: { [record]: reason } });
  });

  test('many records in two campaigns at once: each is in exactly one, and nobody waits in a circle', async () => {
    const records = await world.addContacts(Array.from({ length: 300 }, () => ({})));
    const [one, other] = [await world.launched({}), await world.launched({})];
    const rival = await second();
    const [a, b] = await Promise.all([
      world.enroll(one.id, records),
      rival.enroll(other.id, records.toReversed()),
    ]);
    expect([...a.enrolled, ...b.enrolled].toSorted()).toEqual(records.toSorted());
    for (const { enrolled, skipped } of [a, b]) {
      expect(enrolled.length + Object.keys(skipped).length).toBe(300);
      expect(new Set(Object.values(skipped))).toEqual(
        new Set(Object.keys(skipped).length > 0 ? ['in_other_campaign'] : []),
      );
    }
    expect(await world.store.campaigns.recount(world.workspaceId)).toEqual([]);
  });
});

describe('edit × settle', () => {
  const PLAN = [
    { delay: 'PT0S', content: EMAIL },
    { delay: 'P1D', content: SMS },
  ];
  const DAY_MS = 86_400_000;
  let race: RaceWorld;
  let id: string;
  beforeEach(async () => {
    race = await createRaceWorld();
    [id = ''] = await race.enrolled(PLAN);
  });
  afterEach(() => race.drop());

  /** The text after the email: two days later instead of one. */
  const edit = (store: Store = race.person.deps.store) => {
    const campaignId = race.campaignId();
    const deps = { ...campaignDeps(race.person.db, store), store };
    const sequences = [
      { id: sequenceId(campaignId, 1), ...PLAN[0]! },
      { id: sequenceId(campaignId, 2), delay: 'P2D', content: SMS },
    ];
    return editCampaign(
      deps,
      { workspaceId: race.workspaceId, campaignId, actor: TESTER, jobId: uuidv7() },
      { sequences },
    );
  };
  /** Days between the email and the text, as they are planned. */
  const days = async () => {
    const rows = await race.watcher.query<{ planned_at: Date }>(
      'select planned_at from touches where enrollment_id = $1 order by sequence_number',
      [id],
    );
    const [email, text] = rows.map((row) => row.planned_at.getTime());
    return text === undefined || email === undefined ? undefined : (text - email) / DAY_MS;
  };

  test('the settle shared the plan first: the edit waits, and moves what was scheduled by the old plan', async () => {
    const points = await installPausePoints(race.watcher);
    const held = await race.claim(race.dispatch);
    const before = await points.hold('settle.before_commit');
    const settling = race.settle(race.dispatch, held);
    await before.reached();
    const editing = edit();
    await waitsForLock(race.watcher, 'person');
    await before.release();
    await settling;
    expect(await editing).toMatchObject({ ok: true });
    expect(await days()).toBe(2);
    expect(await race.violations()).toEqual([]);
  });

  test('the edit had the plan first: the settle turns away, and comes back with the new one', async () => {
    const held = await race.claim(race.dispatch);
    const { held: writing, slow } = heldBefore(race.person.deps.store, 'events.append');
    const editing = edit(slow);
    await writing.arrived;
    expect(
      await race.dispatch.deps.store.campaigns.sharePlan(race.workspaceId, race.campaignId()),
      'without waiting',
    ).toBeUndefined();
    const settling = race.settle(race.dispatch, held);
    writing.open();
    expect(await editing).toMatchObject({ ok: true });
    await settling;
    expect(await days()).toBe(2);
    expect(await race.violations()).toEqual([]);
  });

  /** The settle has worked its next touch out by the old plan; the edit comes and goes before it writes. */
  async function staleSettle() {
    const held = await race.claim(race.dispatch);
    const { held: working, slow } = heldBefore(race.dispatch.deps.store, 'dispatch.settle');
    const dispatch = {
      ...race.dispatch,
      deps: { ...race.dispatch.deps, store: slow, plans: new PlanCache(slow.plans) },
    };
    const settling = race.settle(dispatch, held);
    await working.arrived;
    expect(await edit()).toMatchObject({ ok: true });
    working.open();
    await settling;
  }

  test('a plan that has moved since is noticed, and the touch worked out again', async () => {
    await staleSettle();
    expect(await days()).toBe(2);
  });

  test('planted: a settle that does not look at the version schedules by a plan that is gone, and is found', async () => {
    await installPausePoints(
      race.watcher,
      planting(
        'on p.campaign_id = v.campaign_id and p.version = v.version',
        'on p.campaign_id = v.campaign_id',
      ),
    );
    await staleSettle();
    expect(await days()).toBe(1);
  });

  test('an edit does not starve: once it waits, whoever comes to share the plan turns away', async () => {
    const { store } = race.dispatch.deps;
    const sharing = gate();
    const first = store.transaction(async (tx) => {
      await tx.campaigns.sharePlan(race.workspaceId, race.campaignId());
      await sharing.pass();
    });
    await sharing.arrived;
    const editing = edit();
    await waitsForLock(race.watcher, 'person');
    expect(await store.campaigns.sharePlan(race.workspaceId, race.campaignId())).toBeUndefined();
    sharing.open();
    await first;
    expect(await editing).toMatchObject({ ok: true });
    expect(await store.campaigns.sharePlan(race.workspaceId, race.campaignId())).toEqual({ version: 2 });
  });
});

describe('append × unenroll', () => {
  const OWN = { in: /from enrollments[\s\S]*for no key update$/, take: 'for no key update' };
  let race: RaceWorld;
  let id: string;

  /** The only piece is accepted and not in the post: its enrollment waits with nothing to come. */
  beforeEach(async () => {
    race = await createRaceWorld();
    [id = ''] = await race.enrolled([{ delay: 'PT0S', content: EMAIL }]);
    await race.watcher.execute(
      `update touches set status = 'processing', processing_at = doorstep_now(), accepted_at = doorstep_now() where enrollment_id = $1`,
      [id],
    );
  });
  afterEach(() => race.drop());

  /** The appended touch has been worked out; the unenrollment comes before it is written. */
  async function appendFirst(editor: Database, meet: () => Promise<void>) {
    const campaignId = race.campaignId();
    const { held, slow } = heldBefore(createStore(editor), 'replanning.write');
    const sequences = [
      { id: sequenceId(campaignId, 1), delay: 'PT0S', content: EMAIL },
      { delay: 'P1D', content: SMS },
    ];
    const act = { workspaceId: race.workspaceId, campaignId, actor: TESTER, jobId: uuidv7() };
    const editing = editCampaign({ ...campaignDeps(editor, slow), store: slow }, act, { sequences });
    await held.arrived;
    const ending = race.unenroll(race.person, id);
    await meet();
    held.open();
    expect(await editing).toMatchObject({ ok: true });
    return ending;
  }

  test('the append owned the enrollment first: the unenrollment waits, and stops what was appended', async () => {
    const receipt = await appendFirst(race.dispatch.db, () => waitsForLock(race.watcher, 'person'));
    expect(receipt.stops.map(({ n }) => n)).toEqual([2]);
    expect(await race.states(id)).toEqual(['1 processing', '2 cancelled']);
    expect(await race.violations()).toEqual([]);
  });

  test('planted: an append that does not own the enrollment schedules for an ended one, and is found', async () => {
    const planted = plantInSql(race.dispatch.db, OWN);
    const ended = async (): Promise<void> => {
      await until('the enrollment has ended', async () => {
        const rows = await race.watcher.query(
          `select 1 from enrollments where id = $1 and status = 'unenrolled'`,
          [id],
        );
        return rows.length > 0;
      });
    };
    await appendFirst(planted.db, ended);
    expect(planted.met()).toBeGreaterThan(0);
    expect(await race.violations()).toContain('a touch of an ended enrollment is scheduled');
  });
});
