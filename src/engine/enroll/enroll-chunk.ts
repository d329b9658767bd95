/**
 * Enrolls a few hundred records in one transaction. The order is the protocol's: campaign, plan, records, enrollments,
 * batches, touches; whatever is decided after a lock that may have waited is read in a new statement.
 *
 * Why no enrollment is lost and none slips through:
 * - completion takes the campaign FOR UPDATE and then looks, in a new statement, for active enrollments. This one holds
 *   KEY SHARE until its commit, so either completion sees what it made, or it came second, sees `completed` and reopens.
 * - archiving ends in the same way, and afterwards the status read here under the lock says `archived`.
 * - a suppression owns every record that carries the address and then looks for enrollments; the records, and the
 *   contacts they are reached through, are held FOR SHARE here before suppressions are looked for. One sees the other.
 * - an edit of the plan takes the plan's row alone; the dates here are worked out from the version that is shared.
 * - two campaigns, or two calls, that want the same record meet on the unique indexes, in order of record.
 */
import type { EnrollMode } from '#domain/campaign/audience';
import { ENROLLING_STATUSES, type CampaignStatus } from '#domain/campaign/campaign-status';
import type { LeftOutReason } from '#domain/enrollment/enrollment-status';
import type { Random, StoreOperations } from '../ports.ts';
import { SYSTEM, type Actor } from '../ports/actor.ts';
import type { Judged } from '../ports/enroll-store.ts';
import type { Plan } from '../ports/plan-store.ts';
import { enrollRules } from './enroll-rules.ts';
import { scheduleFirstTouches } from './schedule-first-touches.ts';

export const ENROLL_CHUNK_SIZE = 500;

export type EnrollRequest = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly recordIds: readonly string[];
  readonly mode: EnrollMode;
  readonly actor: Actor;
  /** Whoever was unenrolled since is left out; null: no job. */
  readonly jobCreatedAt: Date | null;
};

export type SkippedRecord = { readonly recordId: string; readonly reason: LeftOutReason };
export type Enrolled = { readonly recordIds: readonly string[]; readonly skipped: readonly SkippedRecord[] };

export type EnrollOutcome =
  | ({ readonly kind: 'done' } & Enrolled)
  | { readonly kind: 'not_found' }
  | { readonly kind: 'not_enrollable'; readonly status: CampaignStatus }
  /** An edit holds the plan, or a property got another contact just now: nothing was done, try again in a moment. */
  | { readonly kind: 'busy' };

export async function enrollChunk(
  tx: StoreOperations,
  random: Random,
  request: EnrollRequest,
): Promise<EnrollOutcome> {
  const { workspaceId, campaignId, actor } = request;
  const status = await shareCampaign(tx, workspaceId, campaignId);
  if (status === undefined) return { kind: 'not_found' };
  if (!(ENROLLING_STATUSES as readonly CampaignStatus[]).includes(status))
    return { kind: 'not_enrollable', status };
  if (!(await tx.campaigns.sharePlan(workspaceId, campaignId))) return { kind: 'busy' };
  const plan = await planOf(tx, workspaceId, campaignId);
  if (plan.sequences.length === 0) return { kind: 'not_enrollable', status };

  const wanted = [...new Set(request.recordIds)];
  const held = await tx.enrolling.shareRecords(workspaceId, wanted);
  const rules = enrollRules(plan, request);
  const { at, records } = await tx.enrolling.judge(workspaceId, rules, wanted);
  const available = records.filter((record) => record.reason === null);
  // The primary contact was read before it was locked. If it has changed since, the new one is not held.
  if (available.some(({ recipientId }) => recipientId !== null && !held.has(recipientId)))
    return { kind: 'busy' };

  const made = await insert(tx, random, request, plan, available, at);
  if (made.size > 0) {
    await scheduleFirstTouches(tx, { workspaceId, plan, enrolled: made, at, actor });
    await tx.enrolling.markEnrolled(workspaceId, campaignId);
    if (status === 'completed') {
      await tx.events.append(workspaceId, [
        { type: 'campaign.reopened', actor: SYSTEM, campaignId, data: {} },
      ]);
    }
  }
  const enrolledIds = new Set([...made.values()].map(({ recordId }) => recordId));
  const lost = available.map(({ recordId }) => recordId).filter((recordId) => !enrolledIds.has(recordId));
  return {
    kind: 'done',
    recordIds: [...enrolledIds],
    skipped: [...skippedAtOnce(records), ...(await whyLost(tx, workspaceId, request, plan, lost))],
  };
}

/**
 * Shares the campaign, or owns it when this enrollment will have to write it (the first one ever, or one that reopens
 * it): taking the stronger lock at the end would wait for it while holding records. Nothing below it is held yet.
 */
async function shareCampaign(
  tx: StoreOperations,
  workspaceId: string,
  campaignId: string,
): Promise<CampaignStatus | undefined> {
  const shared = await tx.campaigns.lock(workspaceId, campaignId, 'key share');
  if (!shared) return undefined;
  if (shared.enrolledOnce && shared.status !== 'completed') return shared.status;
  return (await tx.campaigns.lock(workspaceId, campaignId, 'no key update'))?.status;
}

export async function planOf(tx: StoreOperations, workspaceId: string, campaignId: string): Promise<Plan> {
  const plan = (await tx.plans.load(workspaceId, [campaignId])).get(campaignId);
  if (!plan) throw new Error('a campaign that is locked has no plan');
  return plan;
}

async function insert(
  tx: StoreOperations,
  random: Random,
  { workspaceId, campaignId, actor }: EnrollRequest,
  plan: Plan,
  available: readonly Judged[],
  at: Date,
): Promise<ReadonlyMap<string, Judged>> {
  if (available.length === 0) return new Map();
  const wanted = new Map(available.map((record) => [random.uuid(), record]));
  const made = await tx.enrolling.insertEnrollments(
    workspaceId,
    { id: campaignId, exclusive: plan.settings.exclusive },
    [...wanted].map(([id, { recordId }]) => ({ id, recordId })),
    at,
    actor,
  );
  return new Map([...wanted].filter(([id]) => made.has(id)));
}

const skippedAtOnce = (records: readonly Judged[]): SkippedRecord[] =>
  records.flatMap(({ recordId, reason }) => (reason === null ? [] : [{ recordId, reason }]));

/** Somebody else was first. The insert waited for them, so a new look shows what they did. */
async function whyLost(
  tx: StoreOperations,
  workspaceId: string,
  request: EnrollRequest,
  plan: Plan,
  lost: readonly string[],
): Promise<SkippedRecord[]> {
  if (lost.length === 0) return [];
  const { records } = await tx.enrolling.judge(workspaceId, enrollRules(plan, request), lost);
  return records.map(({ recordId, reason }) => ({ recordId, reason: reason ?? 'already_enrolled' }));
}
