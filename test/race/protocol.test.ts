/**
 * Two real sessions, held at named places: each interleaving of the protocol in both orders, and for each step that the
 * argument of ARCHITECTURE.md leans on, the same race with that step taken out, which must be found. (Email and SMS;
 * batches stand in batch.test.ts.)
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commitPause, pauseCampaign } from '#engine/campaigns/pause-campaign';
import type { CampaignDeps } from '#engine/campaigns/campaign-deps';
import { SYSTEM } from '#engine/ports/actor';
import type { Receipt } from '#engine/ports/unenroll-store';
import { restoreEnrollment } from '#engine/unenroll/restore-enrollment';
import { installPausePoints, waitsForLock, type PausePoints } from '#test/pause-points';
import { planting } from '#test/planted';
import { createRaceWorld, type RaceWorld } from '#test/race-world';
import { EMAIL, SMS, type SeedSequence } from '#test/seed';

const PLAN: readonly SeedSequence[] = [
  { delay: 'PT0S', content: EMAIL },
  { delay: 'P1D', content: SMS },
];

let world: RaceWorld;

beforeEach(async () => {
  world = await createRaceWorld();
});
afterEach(() => world.drop());

describe('claim × unenroll', () => {
  test('G2: the claim was first: the unenrollment waits, and the touch continues', async () => {
    const [id = ''] = await world.enrolled(PLAN);
    const points = await installPausePoints(world.watcher);
    const before = await points.hold('claim.before_commit');
    const claiming = world.claim(world.dispatch);
    await before.reached();
    const ending = world.unenroll(world.person, id);
    await waitsForLock(world.watcher, 'person');
    await before.release();
    expect(await claiming).toHaveLength(1);
    const receipt = await ending;
    expect(receipt.continues.map(({ n }) => n)).toEqual([1]);
    expect(receipt.stops.map(({ n }) => n)).toEqual([2]);
    expect(await world.violations()).toEqual([]);
  });

  test('G1: the unenrollment was first: the claim passes by without waiting', async () => {
    const [id = ''] = await world.enrolled(PLAN);
    const points = await installPausePoints(world.watcher);
    const before = await points.hold('unenroll.before_commit');
    const ending = world.unenroll(world.person, id);
    await before.reached();
    expect(await world.claim(world.dispatch)).toEqual([]);
    await before.release();
    expect((await ending).stops.map(({ n }) => n)).toEqual([1, 2]);
    expect(await world.claim(world.dispatch)).toEqual([]);
    expect(await world.violations()).toEqual([]);
  });

  test('two claims share nothing', async () => {
    await world.enrolled(PLAN, 40);
    const points = await installPausePoints(world.watcher);
    const before = await points.hold('claim.before_commit');
    const first = world.claim(world.dispatch);
    await before.reached();
    // The sender's row is owned: the second goes away empty instead of waiting.
    expect(await world.claim(world.person)).toEqual([]);
    await before.release();
    const ids = (await first).map(({ touch }) => touch.enrollmentId);
    expect(new Set(ids).size).toBe(40);
    expect(await world.claim(world.person)).toEqual([]);
  });
});

describe('settle × unenroll', () => {
  /** The settle has scheduled the next touch and not committed; the unenrollment comes then. */
  async function settleFirst(points: PausePoints, id: string): Promise<Receipt> {
    const held = await world.claim(world.dispatch);
    const before = await points.hold('settle.before_commit');
    const settling = world.settle(world.dispatch, held);
    await before.reached();
    const ending = world.unenroll(world.person, id);
    await waitsForLock(world.watcher, 'person');
    await before.release();
    await settling;
    return ending;
  }

  test('G1: the touch that a settle has just scheduled is stopped too', async () => {
    const [id = ''] = await world.enrolled(PLAN);
    const receipt = await settleFirst(await installPausePoints(world.watcher), id);
    expect(receipt.stops.map(({ n, status }) => `${n} ${status}`)).toEqual(['2 scheduled']);
    expect(await world.states(id)).toEqual(['1 sent', '2 cancelled']);
    expect(await world.violations()).toEqual([]);
  });

  test('planted: one statement for lock and look leaks the touch, and is found', async () => {
    const [id = ''] = await world.enrolled(PLAN);
    const oneStatement = (sql: string): string =>
      [
        planting(
          '  v_ids uuid[];\n  v_planned jsonb[];',
          '  v_ids uuid[];\n  v_planned jsonb[];\n  v_seen text[];',
        ),
        // What is open is looked up by the statement that waits for the enrollment: with the snapshot from before.
        planting(
          `  select array_agg(x.id) into v_ids
    from (select e.id, e.status from enrollments e`,
          `  select array_agg(x.id), array_agg(x.seen) into v_ids, v_seen
    from (select e.id, e.status, (select string_agg(t.sequence_number::text, ',') from touches t
                                   where t.workspace_id = p_workspace and t.enrollment_id = e.id
                                     and t.status = 'scheduled') as seen
            from enrollments e`,
        ),
        planting(
          `       where t.workspace_id = p_workspace and t.enrollment_id = any (v_ids) and t.status = 'scheduled'
      returning t.sequence_number, t.campaign_id, t.channel`,
          `       where t.workspace_id = p_workspace and t.enrollment_id = any (v_ids) and t.status = 'scheduled'
         and t.sequence_number::text = any (string_to_array(array_to_string(v_seen, ','), ','))
      returning t.sequence_number, t.campaign_id, t.channel`,
        ),
      ].reduce((text, plant) => plant(text), sql);
    await settleFirst(await installPausePoints(world.watcher, oneStatement), id);
    expect(await world.violations()).toContain('a touch of an ended enrollment is scheduled');
  });

  /** The settle has read that the enrollment is active; the unenrollment comes before it writes. */
  async function unenrollInside(points: PausePoints, id: string, waits: boolean): Promise<void> {
    const held = await world.claim(world.dispatch);
    const owned = await points.hold('settle.enrollments_owned');
    const settling = world.settle(world.dispatch, held);
    await owned.reached();
    const ending = world.unenroll(world.person, id);
    if (waits) await waitsForLock(world.watcher, 'person');
    else await ending;
    await owned.release();
    await Promise.all([settling, ending]);
  }

  test('G1: nobody gets between what a settle has read and what it writes', async () => {
    const [id = ''] = await world.enrolled(PLAN);
    await unenrollInside(await installPausePoints(world.watcher), id, true);
    expect(await world.states(id)).toEqual(['1 sent', '2 cancelled']);
    expect(await world.violations()).toEqual([]);
  });

  test('planted: a settle that does not own the enrollments schedules for an ended one, and is found', async () => {
    const [id = ''] = await world.enrolled(PLAN);
    const unowned = planting(
      `           where e.workspace_id = p_workspace and e.id = any (p_enrollments)
           order by e.id
             for no key update) x;
  --@pause settle.enrollments_owned`,
      `           where e.workspace_id = p_workspace and e.id = any (p_enrollments)
           order by e.id) x;
  --@pause settle.enrollments_owned`,
    );
    await unenrollInside(await installPausePoints(world.watcher, unowned), id, false);
    expect(await world.violations()).toContain('a touch of an ended enrollment is scheduled');
  });

  test('two unenrolls at once: one receipt, answered twice', async () => {
    const [id = ''] = await world.enrolled(PLAN);
    const points = await installPausePoints(world.watcher);
    const before = await points.hold('unenroll.before_commit');
    const first = world.unenroll(world.person, id);
    await before.reached();
    const second = world.unenroll(world.dispatch, id);
    await waitsForLock(world.watcher, 'dispatch');
    await before.release();
    expect(await second).toEqual(await first);
    expect(await world.watcher.query('select 1 from receipts')).toHaveLength(1);
  });

  test('settle × restore: what finishes while it is being brought back is followed by the next, once', async () => {
    const [id = ''] = await world.enrolled(PLAN);
    const held = await world.claim(world.dispatch);
    await world.unenroll(world.person, id);
    const points = await installPausePoints(world.watcher);
    const before = await points.hold('settle.before_commit');
    const settling = world.settle(world.dispatch, held);
    await before.reached();
    const restoring = restoreEnrollment(world.person.deps, world.workspaceId, id, SYSTEM);
    await waitsForLock(world.watcher, 'person');
    await before.release();
    await settling;
    expect((await restoring).ok).toBe(true);
    expect(await world.states(id)).toEqual(['1 sent', '2 scheduled']);
    expect(await world.violations()).toEqual([]);
  });
});

describe('claim × pause', () => {
  const campaignDeps = (): CampaignDeps => world.person.deps as unknown as CampaignDeps;
  const act = () => ({ workspaceId: world.workspaceId, campaignId: world.campaignId(), actor: SYSTEM });
  const processing = async (): Promise<number> =>
    (await world.watcher.query(`select 1 from touches where status = 'processing'`)).length;

  /** A claim has looked at the campaign and not committed; a pause comes. Returns what was processing when it answered. */
  async function pauseDuring(
    points: PausePoints,
    pause: () => Promise<unknown>,
    waits: boolean,
  ): Promise<number> {
    const open = await points.hold('claim.before_commit');
    const claiming = world.claim(world.dispatch);
    await open.reached();
    const pausing = pause().then(processing);
    if (waits) await waitsForLock(world.watcher, 'person');
    else await pausing;
    await open.release();
    await claiming;
    return pausing;
  }

  test('a pause answers only when the claims that were open have ended', async () => {
    await world.enrolled(PLAN);
    const points = await installPausePoints(world.watcher);
    const atAnswer = await pauseDuring(points, () => pauseCampaign(campaignDeps(), act()), true);
    expect(atAnswer).toBe(await processing());
    expect(await world.claim(world.dispatch)).toEqual([]);
  });

  test('planted: a pause of one step answers too early, and is found', async () => {
    await world.enrolled(PLAN);
    const points = await installPausePoints(world.watcher);
    const atAnswer = await pauseDuring(points, () => commitPause(campaignDeps(), act()), false);
    expect(atAnswer).toBeLessThan(await processing());
  });

  test('planted: a campaign lock that is not joined in the claim holds nothing, and is found', async () => {
    await world.enrolled(PLAN);
    const unjoined = planting(
      '      from lane cross join lateral (',
      '      from unnest(v_lanes) lane (id) cross join lateral (',
    );
    const points = await installPausePoints(world.watcher, unjoined);
    const atAnswer = await pauseDuring(points, () => pauseCampaign(campaignDeps(), act()), false);
    expect(atAnswer).toBeLessThan(await processing());
  });
});
