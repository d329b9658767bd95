/** A handler that does one thing to each of the job's frozen targets, in their order. */
import type { StoreOperations } from '../ports.ts';
import type { ItemResult, Job, JobItem } from '../ports/job-store.ts';
import type { JobHandler } from './job-handler.ts';

export type ItemsWork = {
  readonly kind: string;
  readonly urgent?: boolean;
  readonly undo?: { readonly results: readonly string[] };
  /** Targets a chunk, at most 500. */
  readonly chunkSize: number;
  /** In the chunk's transaction. Gives one result for each item, in any order. */
  readonly run: (tx: StoreOperations, job: Job, items: readonly JobItem[]) => Promise<readonly ItemResult[]>;
  readonly afterCommit?: (job: Job) => Promise<void> | void;
};

export function itemsHandler({ run, chunkSize, afterCommit, ...handler }: ItemsWork): JobHandler {
  return {
    ...handler,
    start: () => ({
      async chunk(tx, job) {
        const items = await tx.jobs.openItems(job.workspaceId, job.id, chunkSize);
        const results = items.length === 0 ? [] : await run(tx, job, items);
        requireOneEach(handler.kind, items, results);
        return {
          done: results.length,
          results: countResults(results),
          items: results,
          finished: items.length < chunkSize,
          ...(afterCommit ? { afterCommit: () => afterCommit(job) } : {}),
        };
      },
    }),
  };
}

/** An item without a result would be taken again for ever. */
function requireOneEach(kind: string, items: readonly JobItem[], results: readonly ItemResult[]): void {
  const answered = new Set(results.map((one) => one.position));
  if (
    answered.size !== items.length ||
    results.length !== items.length ||
    items.some((one) => !answered.has(one.position))
  )
    throw new Error(`${kind}: a chunk of ${items.length} items gave ${results.length} results`);
}

export function countResults(results: readonly ItemResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { result } of results) counts[result] = (counts[result] ?? 0) + 1;
  return counts;
}
