/**
 * One change to many records: tags, or places on a list. Up to 1,000 named ones at once, more or a filter as a job over
 * records frozen when it was made. Both ways do the same, chunk by chunk.
 */
import { tagKey, type RecordFilter } from '#domain/record/record-filter';
import { MAX_TAGS } from '#domain/record/validation';
import { createJob } from '../jobs/create-job.ts';
import { itemsHandler } from '../jobs/items-handler.ts';
import type { JobHandler } from '../jobs/job-handler.ts';
import type { Store, StoreOperations } from '../ports.ts';
import type { Actor } from '../ports/actor.ts';
import type { Job } from '../ports/job-store.ts';
import type { StoredRecord } from '../ports/record-store.ts';
import { writeTransaction } from './write-transaction.ts';
import { writeBatch } from './write-batch.ts';

/** Plain JSON: a job keeps it as its parameters. */
export type RecordChange =
  | { readonly kind: 'record.tag'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: 'list.add'; readonly listId: string }
  | { readonly kind: 'list.remove'; readonly listId: string };

export type ChangeRequest = {
  readonly change: RecordChange;
  /** The id of the job, when it becomes one. */
  readonly id: string;
  readonly actor: Actor;
  readonly target: { readonly recordIds: readonly string[] } | { readonly filter: RecordFilter };
};

const CHUNK = 500;

export async function changeMany(
  store: Store,
  workspaceId: string,
  { change, id, actor, target }: ChangeRequest,
): Promise<{ readonly changed: number } | { readonly job: Job }> {
  if ('recordIds' in target) {
    const ids = [...new Set(target.recordIds)].toSorted();
    let changed = 0;
    for (let from = 0; from < ids.length; from += CHUNK) {
      const chunk = ids.slice(from, from + CHUNK);
      changed += (await writeTransaction(store, (tx) => applyChange(tx, workspaceId, change, chunk))).size;
    }
    return { changed };
  }
  const { filter } = target;
  const job = await store.transaction((tx) =>
    createJob(tx, workspaceId, { id, kind: change.kind, params: change, actor, items: { filter } }),
  );
  await store.wake(workspaceId);
  return { job };
}

export const changeHandlers = (): readonly JobHandler[] =>
  (['record.tag', 'list.add', 'list.remove'] as const).map((kind) =>
    itemsHandler({
      kind,
      chunkSize: CHUNK,
      run: async (tx, job, items) => {
        const ids = items.map((item) => item.targetId);
        const changed = await applyChange(tx, job.workspaceId, job.params as RecordChange, ids);
        return items.map(({ position, targetId }) => ({
          position,
          result: changed.has(targetId) ? 'changed' : 'unchanged',
        }));
      },
    }),
  );

/** Gives the records that are different now. */
async function applyChange(
  tx: StoreOperations,
  workspaceId: string,
  change: RecordChange,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  switch (change.kind) {
    case 'record.tag':
      return tagRecords(tx, workspaceId, change, ids);
    case 'list.add':
      return new Set(await tx.lists.addMembers(workspaceId, change.listId, ids));
    case 'list.remove':
      return new Set(await tx.lists.removeMembers(workspaceId, change.listId, ids));
  }
}

async function tagRecords(
  tx: StoreOperations,
  workspaceId: string,
  { add, remove }: Extract<RecordChange, { kind: 'record.tag' }>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const spelled = [...(await tx.records.spellTags(workspaceId, add)).values()];
  const gone = new Set(remove.map(tagKey));
  return writeBatch(tx, {
    workspaceId,
    incoming: [],
    named: ids,
    newId: () => {
      throw new Error('nothing is made here');
    },
    place: (batch) => {
      const changed = new Set<string>();
      for (const id of ids) {
        const entry = batch.entries.get(id);
        const tags = entry?.stored && taggedAs(entry.stored, spelled, gone);
        if (!entry || !tags) continue;
        entry.record = { ...entry.record, tags };
        changed.add(id);
      }
      return changed;
    },
  });
}

/** Undefined: nothing changes, or there would be too many. */
function taggedAs(
  { record }: StoredRecord,
  add: readonly string[],
  remove: ReadonlySet<string>,
): readonly string[] | undefined {
  const have = new Set(record.tags.map(tagKey));
  const tags = [...record.tags, ...add.filter((tag) => !have.has(tagKey(tag)))].filter(
    (tag) => !remove.has(tagKey(tag)),
  );
  const same = tags.length === record.tags.length && tags.every((tag, index) => tag === record.tags[index]);
  return same || tags.length > MAX_TAGS ? undefined : tags;
}
