/**
 * Undoes a job that is over, by a job of its own: whatever the first one did to a target is taken back where that is
 * still possible, and said where it is not. A job is undone once; asking again gives the same undo job.
 */
import type { Actor } from '../ports/actor.ts';
import { isJobOver } from '#domain/job/job-status';
import { err, ok, type Result } from '#domain/result';
import type { Store } from '../ports.ts';
import type { Job } from '../ports/job-store.ts';
import { undoKind, type JobHandlers } from './job-handler.ts';

export type UndoRefusal = 'not_found' | 'job_not_undoable' | 'job_still_running';

export async function undoJob(
  { store, handlers }: { readonly store: Store; readonly handlers: JobHandlers },
  workspaceId: string,
  jobId: string,
  request: { readonly id: string; readonly actor: Actor },
): Promise<Result<Job, UndoRefusal>> {
  const { id, actor } = request;
  const made = await store.transaction(async (tx): Promise<Result<Job, UndoRefusal>> => {
    const undone = await tx.jobs.find(workspaceId, jobId);
    if (!undone) return err('not_found');
    const undo = handlers.get(undone.kind)?.undo;
    if (!undo) return err('job_not_undoable');
    if (!isJobOver(undone.status)) return err('job_still_running');
    const kind = undoKind(undone.kind);
    const { campaignId, params } = undone;
    const { job, created } = await tx.jobs.create(workspaceId, {
      id,
      kind,
      params,
      actor,
      campaignId,
      undoOf: jobId,
    });
    if (!created) return ok(job);
    await tx.events.append(workspaceId, [
      { type: 'job.created', actor, campaignId, data: { jobId: job.id, kind, undoOf: jobId } },
    ]);
    const total = await tx.jobs.addItemsOfJob(workspaceId, job.id, jobId, undo.results);
    await tx.jobs.setTotal(workspaceId, job.id, total);
    return ok({ ...job, total });
  });
  if (made.ok) await store.wake(workspaceId);
  return made;
}
