/**
 * The job behind a stop of many, and the one that takes it back. A chunk of stops is one transaction with a receipt for
 * each; a stop that is undone is a restore like any other, refused row by row with its reason.
 */
import { countResults, itemsHandler } from '../jobs/items-handler.ts';
import { undoKind, type Chunk, type JobHandler } from '../jobs/job-handler.ts';
import type { StoreOperations } from '../ports.ts';
import type { ItemResult, Job, JobItem } from '../ports/job-store.ts';
import type { UnenrollResult } from '../ports/unenroll-store.ts';
import { restoreInside } from './restore-enrollment.ts';
import { unenrollEnrollments, type UnenrollDeps } from './unenroll-enrollments.ts';

export const UNENROLL_JOB_KIND = 'unenroll';
/** Short enough that dispatch and others do not wait long behind a chunk. */
const CHUNK_SIZE = 200;

export type UnenrollJobParams = {
  readonly campaignId: string;
  readonly reason: string | null;
  readonly note: string | null;
};

export const unenrollJob = (deps: UnenrollDeps): JobHandler =>
  itemsHandler({
    kind: UNENROLL_JOB_KIND,
    urgent: true,
    undo: { results: ['unenrolled'] },
    chunkSize: CHUNK_SIZE,
    run: (tx, job, items) => stopItems(deps, tx, job, items),
  });

async function stopItems(
  deps: UnenrollDeps,
  tx: StoreOperations,
  job: Job,
  items: readonly JobItem[],
): Promise<ItemResult[]> {
  const { campaignId, reason, note } = job.params as UnenrollJobParams;
  const named = items.map(({ targetId }) => targetId);
  const ofCampaign = await tx.stops.ofCampaign(job.workspaceId, campaignId, named);
  const ids = named.filter((id) => ofCampaign.has(id));
  const act = { cause: 'manual', actor: job.actor, reason, note, jobId: job.id } as const;
  const results = new Map<string, UnenrollResult>();
  for (const one of await unenrollEnrollments(deps, job.workspaceId, ids, act, tx))
    results.set(one.enrollmentId, one);
  return items.map(({ position, targetId }) => {
    const done = results.get(targetId);
    if (!done || done.result === 'missing') return { position, result: 'not_found' };
    return { position, result: done.result, receiptId: done.receiptId };
  });
}

/** One restore a transaction: it locks from the campaign down, and several in one could meet others in a circle. */
export const undoUnenrollJob = (deps: UnenrollDeps): JobHandler => ({
  kind: undoKind(UNENROLL_JOB_KIND),
  urgent: true,
  start: (_, { signal }) => {
    let gated = false;
    return {
      // An edit keeps sharers of the plan away for a moment: wait outside any transaction.
      async prepare() {
        if (gated) await deps.clock.sleep(GATE_WAIT_MS, signal);
      },
      async chunk(tx, job): Promise<Chunk> {
        const [item] = await tx.jobs.openItems(job.workspaceId, job.id, 1);
        if (!item) return { done: 0, finished: true };
        const result = await restoreItem(deps, tx, job, item);
        gated = result === undefined;
        if (result === undefined) return { done: 0, finished: false };
        return { done: 1, results: countResults([result]), items: [result], finished: false };
      },
    };
  },
});

const GATE_WAIT_MS = 50;

/** Undefined: the plan is being edited. */
async function restoreItem(
  deps: UnenrollDeps,
  tx: StoreOperations,
  job: Job,
  { position, targetId, receiptId }: JobItem,
): Promise<ItemResult | undefined> {
  const restored = await restoreInside(deps, tx, job.workspaceId, targetId, job.actor, receiptId);
  if (restored === 'plan_moved') return undefined;
  if (restored.ok) return { position, result: 'restored' };
  const { error } = restored;
  return {
    position,
    result: 'not_restorable',
    detail: error.kind === 'not_restorable' ? error.reason : error.kind,
  };
}
