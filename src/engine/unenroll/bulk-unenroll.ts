/**
 * Takes many out of a campaign: a dry run that counts, or a job over ids that are frozen now, soonest to lock first.
 *
 * A stop by filter first cancels the campaign's running enroll jobs. That waits for the chunk that is being committed,
 * and no other follows; only then, in a new statement, it is frozen who matches. So nobody that such a job enrolls is
 * missed, before or after.
 */
import type { EnrollmentSelection } from '#domain/enrollment/enrollment-selection';
import { err, ok, type Result } from '#domain/result';
import { ENROLL_JOB_KIND } from '../enroll/enroll-records.ts';
import { createJob } from '../jobs/create-job.ts';
import type { Actor } from '../ports/actor.ts';
import type { Job } from '../ports/job-store.ts';
import type { StopMoney } from '../ports/receipt-store.ts';
import type { StopTotals } from '../ports/stop-store.ts';
import { sequencePrice } from '../schedule/price.ts';
import type { UnenrollDeps } from './unenroll-enrollments.ts';
import { UNENROLL_JOB_KIND, type UnenrollJobParams } from './bulk-unenroll-job.ts';

export type BulkUnenroll = {
  readonly campaignId: string;
  readonly selection: EnrollmentSelection;
  readonly reason: string | null;
  readonly note: string | null;
  readonly actor: Actor;
  /** The same in a retried request. */
  readonly jobId: string;
};

export type BulkPreview = {
  readonly totals: StopTotals;
  readonly money: Pick<StopMoney, 'currency' | 'released'>;
};

/** Counts what it would do now; what is planned only is priced by the plan. */
export async function previewBulkUnenroll(
  deps: UnenrollDeps,
  workspaceId: string,
  { campaignId, selection }: Pick<BulkUnenroll, 'campaignId' | 'selection'>,
): Promise<Result<BulkPreview, 'not_found'>> {
  const plan = (await deps.plans.get(workspaceId, new Map([[campaignId, 0]]))).get(campaignId);
  if (!plan) return err('not_found');
  const totals = await deps.store.stops.totals(workspaceId, campaignId, selection);
  const planned = plan.sequences.reduce(
    (sum, sequence) =>
      sum + sequencePrice(plan, sequence) * (totals.plannedBySequence.get(sequence.number) ?? 0),
    0,
  );
  return ok({ totals, money: { currency: totals.currency, released: totals.scheduledCost + planned } });
}

export async function bulkUnenroll(
  { store }: UnenrollDeps,
  workspaceId: string,
  { campaignId, selection, reason, note, actor, jobId }: BulkUnenroll,
): Promise<Result<Job, 'not_found'>> {
  if (!(await store.campaigns.find(workspaceId, campaignId))) return err('not_found');
  const params: UnenrollJobParams = { campaignId, reason, note };
  const job = await store.transaction(async (tx) => {
    const known = await tx.jobs.find(workspaceId, jobId);
    if (known) return known;
    if ('filter' in selection)
      await tx.jobs.requestCancelOfCampaign(workspaceId, campaignId, [ENROLL_JOB_KIND]);
    const made = await createJob(tx, workspaceId, {
      id: jobId,
      kind: UNENROLL_JOB_KIND,
      params,
      actor,
      campaignId,
    });
    const total = await tx.stops.freeze(workspaceId, jobId, campaignId, selection);
    await tx.jobs.setTotal(workspaceId, jobId, total);
    return { ...made, total };
  });
  await store.wake(workspaceId);
  return ok(job);
}
