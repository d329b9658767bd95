/** Enrolling, taking out and bringing back, as the API does it. Answers are kept for the checks. */
import { ENROLL_JOB_KIND, enrollRecords } from '#engine/enroll/enroll-records';
import { cancelJob } from '#engine/jobs/cancel-job';
import { createJob } from '#engine/jobs/create-job';
import { undoJob } from '#engine/jobs/undo-job';
import { bulkUnenroll } from '#engine/unenroll/bulk-unenroll';
import { optOut } from '#engine/unenroll/opt-out';
import { previewVersionOf } from '#engine/unenroll/preview-version';
import { restoreEnrollment } from '#engine/unenroll/restore-enrollment';
import { unenrollEnrollments, unenrollOne } from '#engine/unenroll/unenroll-enrollments';
import { unenrollEverywhere } from '#engine/unenroll/unenroll-everywhere';
import { jobHandlersOf } from './acts-dispatch.ts';
import { BY_HAND, enrollmentsOf, everybody, someEnrollment, SOMEBODY, type PeopleAct } from './people.ts';
import type { SimulatedProcess } from './process.ts';
import type { World } from './world.ts';
import type { WorkspaceIds } from './world-rows.ts';

export const ENROLLMENT_ACTS: readonly PeopleAct[] = [
  { name: 'enroll named', weight: 16, prepare: enrollNamed },
  { name: 'enroll matching', weight: 4, prepare: enrollMatching },
  { name: 'enroll by job', weight: 2, prepare: enrollByJob },
  { name: 'unenroll', weight: 14, prepare: unenroll },
  { name: 'unenroll after preview', weight: 6, prepare: unenrollAfterPreview },
  { name: 'unenroll several', weight: 3, prepare: unenrollSeveral },
  { name: 'unenroll many', weight: 3, prepare: unenrollMany },
  { name: 'unenroll everywhere', weight: 2, prepare: everywhere },
  { name: 'opt out', weight: 2, prepare: optOutSomebody },
  { name: 'restore', weight: 12, prepare: restore },
  { name: 'undo job', weight: 3, prepare: undo },
  { name: 'cancel job', weight: 1, prepare: cancel },
];

function enrollNamed(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const { random } = world;
  const all = everybody(workspace);
  const recordIds = random.some(all).slice(0, random.pick([1, 2, 5, all.length]));
  const campaignId = random.pick(workspace.campaigns);
  const command = {
    workspaceId: workspace.id,
    campaignId,
    who: { recordIds },
    actor: SOMEBODY,
    jobId: world.uuid(),
  };
  return () => enrollRecords(web.deps, command);
}

function enrollMatching(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const campaignId = world.random.pick(workspace.campaigns);
  const filter = world.random.pick([{}, { type: 'contact' as const }, { type: 'property' as const }]);
  const command = {
    workspaceId: workspace.id,
    campaignId,
    who: { filter },
    actor: SOMEBODY,
    jobId: world.uuid(),
  };
  return () => enrollRecords(web.deps, command);
}

/** As when more than a thousand match: over ids frozen now, by any worker, later. */
function enrollByJob(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const campaignId = world.random.pick(workspace.campaigns);
  const id = world.uuid();
  const params = { campaignId, mode: 'matching' };
  world.jobs.push({ workspaceId: workspace.id, id });
  return () =>
    web.store.transaction((tx) =>
      createJob(tx, workspace.id, {
        id,
        kind: ENROLL_JOB_KIND,
        params,
        actor: SOMEBODY,
        campaignId,
        items: { filter: {} },
      }),
    );
}

function unenroll(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const enrollment = someEnrollment(world, workspace);
  return enrollment && (() => unenrollAndKeep(world, web, workspace.id, enrollment.id));
}

async function unenrollAndKeep(
  world: World,
  web: SimulatedProcess,
  workspaceId: string,
  enrollmentId: string,
  version?: string,
): Promise<void> {
  const act =
    version === undefined ? BY_HAND : { ...BY_HAND, expectVersions: new Map([[enrollmentId, version]]) };
  const answer = await unenrollOne(web.deps, workspaceId, enrollmentId, act);
  if (!answer.ok) {
    world.answers.push({ kind: 'unenroll_refused', enrollmentId, reason: answer.error });
    return;
  }
  const { id, at, stops, continues } = answer.value;
  const numbers = (touches: readonly { readonly n: number }[]): number[] => touches.map(({ n }) => n);
  world.answers.push({
    kind: 'receipt',
    receiptId: id,
    atMs: at.getTime(),
    stops: numbers(stops),
    continues: numbers(continues),
  });
}

function unenrollAfterPreview(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const enrollment = someEnrollment(world, workspace);
  if (!enrollment) return undefined;
  return async () => {
    const [view] = await web.store.unenroll.view(workspace.id, [enrollment.id]);
    if (!view) throw new Error('an enrollment is gone');
    // A person reads the preview; the world goes on.
    await web.clock.sleep(world.random.between(0, 20_000));
    await unenrollAndKeep(world, web, workspace.id, enrollment.id, previewVersionOf(view));
  };
}

function unenrollSeveral(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const all = enrollmentsOf(world, workspace, () => true);
  if (all.length === 0) return undefined;
  const ids = world.random.some(all).map(({ id }) => id);
  return () => unenrollEnrollments(web.deps, workspace.id, ids, BY_HAND);
}

function restore(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const ended = enrollmentsOf(world, workspace, ({ status }) => status === 'unenrolled');
  if (ended.length === 0) return undefined;
  const recent = ended.toSorted((a, b) => (b.ended_at ?? 0) - (a.ended_at ?? 0)).slice(0, 3);
  // With nothing cancelled it stood between two touches, or one went on: the place has to be worked out.
  const cancelled = new Set(
    [...world.snapshots.last.touches.values()]
      .filter(({ status }) => status === 'cancelled')
      .map((touch) => touch.enrollment_id),
  );
  const between = ended.filter(({ id }) => !cancelled.has(id));
  const among =
    between.length > 0 && world.random.chance(0.4) ? between : world.random.chance(0.8) ? recent : ended;
  const enrollmentId = world.random.pick(among).id;
  return async () => {
    const answer = await restoreEnrollment(web.deps, workspace.id, enrollmentId, SOMEBODY);
    if (answer.ok) world.answers.push({ kind: 'restored', enrollmentId });
    else {
      const reason = answer.error.kind === 'not_restorable' ? answer.error.reason : answer.error.kind;
      world.count(`restore refused ${reason}`);
      world.answers.push({ kind: 'restore_refused', enrollmentId, reason });
    }
  };
}

function unenrollMany(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const { random } = world;
  const campaignId = random.pick(workspace.campaigns);
  const named = enrollmentsOf(world, workspace, (row) => row.campaign_id === campaignId).map(({ id }) => id);
  const byFilter = named.length === 0 || random.chance(0.5);
  const selection = byFilter ? { filter: {} } : { enrollmentIds: random.some(named) };
  const jobId = world.uuid();
  world.jobs.push({ workspaceId: workspace.id, id: jobId });
  return () =>
    bulkUnenroll(web.deps, workspace.id, {
      campaignId,
      selection,
      reason: null,
      note: null,
      actor: SOMEBODY,
      jobId,
    });
}

function everywhere(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const record = world.snapshots.last.records.get(world.random.pick(everybody(workspace)));
  if (!record) return undefined;
  const byEmail = record.reach_email !== null && world.random.chance(0.5);
  const everyone = byEmail
    ? { kind: 'email' as const, value: record.reach_email ?? '' }
    : { recordId: record.id };
  return () => unenrollEverywhere(web.deps, workspace.id, everyone, BY_HAND);
}

function optOutSomebody(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const enrollment = someEnrollment(world, workspace);
  return (
    enrollment &&
    (() => optOut(web.deps, workspace.id, enrollment.id, { actor: SOMEBODY, reason: null, note: null }))
  );
}

function undo(world: World, web: SimulatedProcess) {
  if (world.jobs.length === 0) return undefined;
  const { workspaceId, id } = world.random.pick(world.jobs);
  const request = { id: world.uuid(), actor: SOMEBODY };
  return async () => {
    const made = await undoJob({ store: web.store, handlers: jobHandlersOf(web) }, workspaceId, id, request);
    world.count(`undo job ${made.ok ? 'made' : made.error}`);
  };
}

function cancel(world: World, web: SimulatedProcess) {
  if (world.jobs.length === 0) return undefined;
  const { workspaceId, id } = world.random.pick(world.jobs);
  return () => cancelJob(web, workspaceId, id, SOMEBODY);
}
