/** A job as clients see it. */
import type { z } from 'zod';
import type { Job as JobSchema } from '#contract/job';
import type { JobHandlers } from '#engine/jobs/job-handler';
import type { Job } from '#engine/ports/job-store';

export function presentJob(job: Job, handlers: JobHandlers): z.input<typeof JobSchema> {
  const { id, kind, status, total, done, results, actor, campaignId, cancelRequested, undoOf, fault } = job;
  return {
    id,
    kind,
    status,
    total,
    done,
    results: { ...results },
    actor,
    campaignId,
    cancelRequested,
    undoable: handlers.get(kind)?.undo !== undefined,
    undoOf,
    fault,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
    resultsUrl: kind === 'import' ? `/api/v1/imports/${id}/rejected.csv` : `/api/v1/jobs/${id}/results.csv`,
  };
}
