/**
 * Cancels a job: a queued one at once, a running one before its next chunk. Once this has answered, no further chunk
 * of it is committed. What was done stands. Cancelling a cancelled job answers the same.
 */
import type { Actor } from '../ports/actor.ts';
import { err, ok, type Result } from '#domain/result';
import type { Store } from '../ports.ts';
import type { Job } from '../ports/job-store.ts';

export type CancelRefusal = 'not_found' | 'job_finished';

export function cancelJob(
  { store }: { readonly store: Store },
  workspaceId: string,
  jobId: string,
  actor: Actor,
): Promise<Result<Job, CancelRefusal>> {
  return store.transaction(async (tx) => {
    const before = await tx.jobs.find(workspaceId, jobId);
    const job = await tx.jobs.requestCancel(workspaceId, jobId);
    if (!before || !job) return err('not_found');
    if (job.status === 'succeeded' || job.status === 'failed') return err('job_finished');
    if (!before.cancelRequested && before.status !== 'cancelled') {
      const { id, kind, campaignId } = job;
      await tx.events.append(workspaceId, [
        { type: 'job.cancelled', actor, campaignId, data: { jobId: id, kind } },
      ]);
    }
    return ok(job);
  });
}
