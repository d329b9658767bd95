/**
 * After an edit, the touches that have not started follow the plan: those of sequences with another delay, and those of
 * channels with other windows, get the date the plan now gives them, worked out for the moment of the edit; scheduled ones
 * whose text or format changed get its price. Up to one chunk is done in the transaction of the edit, while nobody can
 * share the plan; more becomes a job made in that transaction, so that a crash loses none of it. Until the job has come to
 * a touch it may still start on its old date.
 *
 * The scheduled touch of a sequence that was removed is left to the second look, which skips it (`sequence_removed`) and
 * schedules what comes after. An enrollment that was completed stays completed, whatever is appended.
 */
import type { CampaignSettings } from '#domain/campaign/campaign-settings';
import type { PlanEdit } from '#domain/campaign/plan-edit';
import type { ChannelName } from '#domain/touch/channel';
import { BUSY_WAIT_MS } from '../enroll/enroll-records.ts';
import { sandboxChannels } from '../enroll/sandbox-channels.ts';
import { createJob } from '../jobs/create-job.ts';
import { type Chunk, JobFault, type JobHandler } from '../jobs/job-handler.ts';
import type { StoreOperations } from '../ports.ts';
import type { Campaign } from '../ports/campaign-store.ts';
import type { Plan } from '../ports/plan-store.ts';
import type { Replannable, ReplanScope, WalkPlace } from '../ports/replan-store.ts';
import { nextTouch } from '../schedule/next-touch.ts';
import { sequencePrice } from '../schedule/price.ts';
import { lastTouch } from '../unenroll/project-touches.ts';
import type { CampaignAct, CampaignDeps } from './campaign-deps.ts';
import { type Decision, REPLAN_CHUNK_SIZE, replanChunk } from './replan-touches.ts';
import { scheduleAppended } from './schedule-appended.ts';

export const REPLAN_JOB_KIND = 'replan';

/** Sequence numbers. */
export type ReplanNeeds = {
  /** Their touches get another date. */
  readonly dates: readonly number[];
  /** Their touches may cost something else. */
  readonly prices: readonly number[];
  /** Whoever waits with nothing to come gets the first of them. */
  readonly appended: boolean;
};

export function replanNeeds(
  campaign: Campaign,
  settings: CampaignSettings,
  plan: PlanEdit | null,
): ReplanNeeds {
  const delayed = new Set(plan?.delayChanged ?? []);
  const moved = campaign.sequences.filter(
    ({ number, content }) =>
      delayed.has(number) || windowsDiffer(campaign.settings, settings, content.channel),
  );
  const removed = new Set(plan?.removed ?? []);
  return {
    dates: moved.map(({ number }) => number).filter((number) => !removed.has(number)),
    prices: plan?.contentChanged ?? [],
    appended: (plan?.appended ?? 0) > 0,
  };
}

function windowsDiffer(was: CampaignSettings, now: CampaignSettings, channel: ChannelName): boolean {
  if (was.startAt !== now.startAt) return true;
  if (channel === 'direct_mail') return false;
  return (
    JSON.stringify(was.sendWindow) !== JSON.stringify(now.sendWindow) ||
    was.quietHours[channel] !== now.quietHours[channel]
  );
}

type Params = {
  readonly dates: readonly number[];
  readonly prices: readonly number[];
  readonly appended: boolean;
  readonly at: string;
};
type Progress = {
  readonly after?: { readonly enrolledAt: string; readonly id: string };
  readonly waiting?: boolean;
};

/** Instants are whole milliseconds: what was scheduled within that of the edit, before it, counts as before. */
const justAfter = (at: string): Date => new Date(Date.parse(at) + 1);

/** Under the lock of the plan, after it was saved. Returns the job that goes on, if one is needed. */
export async function replanAfterEdit(
  tx: StoreOperations,
  { workspaceId, campaignId, actor, jobId }: CampaignAct & { readonly jobId: string },
  needs: ReplanNeeds,
): Promise<string | null> {
  if (needs.dates.length === 0 && needs.prices.length === 0 && !needs.appended) return null;
  const at = await tx.campaigns.now();
  const params: Params = { ...needs, at: at.toISOString() };
  const scope = scopeOf(params);
  const page = await tx.replanning.page(workspaceId, campaignId, scope, null, REPLAN_CHUNK_SIZE + 1);
  const waiting = needs.appended
    ? await tx.replanning.pageWaiting(
        workspaceId,
        campaignId,
        justAfter(params.at),
        null,
        REPLAN_CHUNK_SIZE + 1,
      )
    : [];
  if (page.length > REPLAN_CHUNK_SIZE || waiting.length > REPLAN_CHUNK_SIZE) {
    await createJob(tx, workspaceId, { id: jobId, kind: REPLAN_JOB_KIND, params, actor, campaignId });
    return jobId;
  }
  await replanPage(tx, { workspaceId, campaignId }, params, page);
  await appendPage(tx, { workspaceId, campaignId }, at, waiting);
  return null;
}

type Place = { readonly workspaceId: string; readonly campaignId: string };

const scopeOf = ({ dates, prices, at }: Params): ReplanScope => ({
  numbers: [...new Set([...dates, ...prices])],
  scheduledBefore: justAfter(at),
  locksBy: null,
});

async function replanPage(
  tx: StoreOperations,
  { workspaceId, campaignId }: Place,
  params: Params,
  page: readonly WalkPlace[],
): Promise<void> {
  if (page.length === 0) return;
  const plan = await planNow(tx, workspaceId, campaignId);
  const ignoring = await sandboxChannels(tx, workspaceId);
  const at = await tx.campaigns.now();
  const decide = editDecision(plan, params, at, ignoring);
  const work = { workspaceId, campaignId, scope: scopeOf(params), settings: plan.settings, at, decide };
  await replanChunk(
    tx,
    work,
    page.map(({ id }) => id),
  );
}

async function appendPage(
  tx: StoreOperations,
  { workspaceId, campaignId }: Place,
  at: Date,
  page: readonly WalkPlace[],
): Promise<void> {
  if (page.length === 0) return;
  const plan = await planNow(tx, workspaceId, campaignId);
  const ignoring = await sandboxChannels(tx, workspaceId);
  await scheduleAppended(tx, { workspaceId, plan, at, ignoring }, page);
}

async function planNow(tx: StoreOperations, workspaceId: string, campaignId: string): Promise<Plan> {
  const plan = (await tx.plans.load(workspaceId, [campaignId])).get(campaignId);
  if (!plan) throw new Error('a campaign without a plan');
  return plan;
}

/** The date that the plan gives now, from the same touch before. */
export function editDecision(
  plan: Plan,
  needs: Pick<Params, 'dates'>,
  at: Date,
  ignoring: ReadonlySet<string>,
): (touch: Replannable) => Decision {
  const dates = new Set(needs.dates);
  return ({ scheduled, others, enrolledAt, place }) => {
    const sequence = plan.sequences.find(({ number }) => number === scheduled.number);
    if (!sequence) return { kind: 'keep' };
    if (!dates.has(scheduled.number)) {
      const cost = sequencePrice(plan, sequence);
      return cost === scheduled.cost ? { kind: 'keep' } : { kind: 'repriced', cost };
    }
    const ignoreWindows = ignoring.has(scheduled.channel);
    const to = nextTouch({
      plan,
      sequence,
      previous: lastTouch(others),
      enrolledAt,
      now: at,
      place,
      ignoreWindows,
    });
    return { kind: 'moved', to };
  };
}

export function replanJob(deps: Pick<CampaignDeps, 'store' | 'clock'>): JobHandler {
  return {
    kind: REPLAN_JOB_KIND,
    start: ({ workspaceId, campaignId }, { signal }) => {
      if (campaignId === null) throw new JobFault('The job names no campaign.');
      const place = { workspaceId, campaignId };
      return {
        // A newer edit keeps sharers away for a moment: wait outside any transaction.
        async prepare() {
          while (!signal.aborted && (await deps.store.campaigns.isGated(workspaceId, campaignId))) {
            await deps.clock.sleep(BUSY_WAIT_MS, signal);
          }
        },
        chunk: (tx, job) => replanNext(tx, place, job.params as Params, job.progress as Progress),
      };
    },
  };
}

async function replanNext(
  tx: StoreOperations,
  place: Place,
  params: Params,
  progress: Progress,
): Promise<Chunk> {
  const { workspaceId, campaignId } = place;
  if (!(await tx.campaigns.sharePlan(workspaceId, campaignId))) return { done: 0, finished: false };
  const after = progress.after
    ? { ...progress.after, enrolledAt: new Date(progress.after.enrolledAt) }
    : null;
  const waiting = progress.waiting === true;
  const page = waiting
    ? await tx.replanning.pageWaiting(workspaceId, campaignId, justAfter(params.at), after, REPLAN_CHUNK_SIZE)
    : await tx.replanning.page(workspaceId, campaignId, scopeOf(params), after, REPLAN_CHUNK_SIZE);
  if (waiting) await appendPage(tx, place, await tx.campaigns.now(), page);
  else await replanPage(tx, place, params, page);
  const last = page.at(-1);
  if (last !== undefined) {
    const reached = { enrolledAt: last.enrolledAt.toISOString(), id: last.id };
    return { done: page.length, progress: { ...progress, after: reached }, finished: false };
  }
  if (waiting || !params.appended) return { done: 0, finished: true };
  return { done: 0, progress: { waiting: true }, finished: false };
}
