/** The job behind enrolling more than a thousand: frozen ids, in chunks; whoever was unenrolled meanwhile is left out. */
import type { EnrollMode } from '#domain/campaign/audience';
import { countResults } from '../jobs/items-handler.ts';
import { JobFault, type Chunk, type JobHandler } from '../jobs/job-handler.ts';
import type { StoreOperations } from '../ports.ts';
import type { ItemResult, Job, JobItem } from '../ports/job-store.ts';
import { ENROLL_CHUNK_SIZE, enrollChunk, type Enrolled } from './enroll-chunk.ts';
import { BUSY_WAIT_MS, ENROLL_JOB_KIND, type EnrollDeps } from './enroll-records.ts';

type Params = { readonly campaignId: string; readonly mode: EnrollMode };

export function enrollJob(deps: EnrollDeps): JobHandler {
  return {
    kind: ENROLL_JOB_KIND,
    start: (started, { signal }) => {
      const { campaignId } = started.params as Params;
      return {
        // An edit keeps sharers of the plan away for a moment: wait outside any transaction.
        async prepare() {
          while (!signal.aborted && (await deps.store.campaigns.isGated(started.workspaceId, campaignId))) {
            await deps.clock.sleep(BUSY_WAIT_MS, signal);
          }
        },
        chunk: (tx, job) => enrollItems(deps, tx, job),
      };
    },
  };
}

async function enrollItems(deps: EnrollDeps, tx: StoreOperations, job: Job): Promise<Chunk> {
  const { workspaceId } = job;
  const { campaignId, mode } = job.params as Params;
  const items = await tx.jobs.openItems(workspaceId, job.id, ENROLL_CHUNK_SIZE);
  if (items.length === 0) return { done: 0, finished: true };
  const outcome = await enrollChunk(tx, deps.random, {
    workspaceId,
    campaignId,
    recordIds: items.map(({ targetId }) => targetId),
    mode,
    actor: job.actor,
    jobCreatedAt: job.createdAt,
  });
  if (outcome.kind === 'busy') return { done: 0, finished: false };
  if (outcome.kind !== 'done') throw new JobFault('The campaign takes no records any more: it was archived.');
  const results = resultsOf(items, outcome);
  return {
    done: results.length,
    results: countResults(results),
    items: results,
    finished: items.length < ENROLL_CHUNK_SIZE,
    afterCommit: () => deps.store.wake(workspaceId),
  };
}

/** A record that was named twice is enrolled once and said so. */
function resultsOf(items: readonly JobItem[], { recordIds, skipped }: Enrolled): ItemResult[] {
  const enrolled = new Set(recordIds);
  const reasons = new Map(skipped.map(({ recordId, reason }) => [recordId, reason]));
  return items.map(({ position, targetId }) => {
    if (enrolled.delete(targetId)) return { position, result: 'enrolled' };
    return { position, result: reasons.get(targetId) ?? 'already_enrolled' };
  });
}
