/**
 * Makes a job in the caller's transaction: it exists exactly when what the caller did does. After the commit call
 * `store.wake(workspaceId)`, so that a worker looks at once.
 */
import type { Actor } from '../ports/actor.ts';
import type { RecordFilter } from '#domain/record/record-filter';
import type { StoreOperations } from '../ports.ts';
import type { Job } from '../ports/job-store.ts';

export type JobRequest = {
  /** The request's `creationId`: a retried request finds the job of the first. */
  readonly id: string;
  readonly kind: string;
  /** Plain JSON. */
  readonly params: unknown;
  readonly actor: Actor;
  readonly campaignId?: string | null;
  /** The targets, frozen now. Left out: the handler knows by itself, or adds them with `tx.jobs`. */
  readonly items?: { readonly ids: readonly string[] } | { readonly filter: RecordFilter };
};

export async function createJob(tx: StoreOperations, workspaceId: string, request: JobRequest): Promise<Job> {
  const { id, kind, params, actor, campaignId = null, items } = request;
  const { job, created } = await tx.jobs.create(workspaceId, {
    id,
    kind,
    params,
    actor,
    campaignId,
    undoOf: null,
  });
  if (!created) return job;
  await tx.events.append(workspaceId, [
    { type: 'job.created', actor, campaignId, data: { jobId: id, kind } },
  ]);
  if (items === undefined) return job;
  const total =
    'ids' in items
      ? await tx.jobs.addItems(workspaceId, id, items.ids)
      : await tx.jobs.addMatchingRecords(workspaceId, id, items.filter);
  await tx.jobs.setTotal(workspaceId, id, total);
  return { ...job, total };
}
