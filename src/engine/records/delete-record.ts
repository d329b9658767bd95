/**
 * Takes a record out of the workspace: it is found and reached no more, its active enrollments end with a receipt each,
 * its history and its suppressions stay. Properties lose it as a contact; the next one becomes their primary.
 */
import type { PropertyRecord } from '#domain/record/record';
import { err, ok, type Result } from '#domain/result';
import type { Store, StoreOperations } from '../ports.ts';
import type { Actor } from '../ports/actor.ts';
import type { StoredRecord } from '../ports/record-store.ts';
import { writeBatch } from './write-batch.ts';
import { RecordsMoved, writeTransaction } from './write-transaction.ts';

/** Ends every active enrollment of these records, in the caller's transaction, which owns the records. */
export type EndEnrollments = (
  workspaceId: string,
  recordIds: readonly string[],
  cause: 'record_deleted',
  actor: Actor,
  tx: StoreOperations,
) => Promise<unknown>;

export type DeleteDeps = { readonly store: Store; readonly endEnrollments: EndEnrollments };

export function deleteRecord(
  { store, endEnrollments }: DeleteDeps,
  workspaceId: string,
  id: string,
  actor: Actor,
): Promise<Result<undefined, 'not_found'>> {
  return writeTransaction(store, async (tx) => {
    const properties = await tx.records.propertiesOf(workspaceId, [id]);
    await tx.records.own(workspaceId, [id, ...properties]);
    // What the locks protect, in new statements.
    const [record] = await tx.records.load(workspaceId, [id]);
    if (!record || record.deletedAt) return err('not_found');
    const owned = new Set(properties);
    if ((await tx.records.propertiesOf(workspaceId, [id])).some((one) => !owned.has(one))) throw new RecordsMoved();
    await releaseFromProperties(tx, workspaceId, id, properties);
    await tx.records.softDelete(workspaceId, id);
    await endEnrollments(workspaceId, [id], 'record_deleted', actor, tx);
    await tx.events.append(workspaceId, [
      { type: 'record.deleted', actor, recordId: id, data: { recordId: id, type: record.record.type } },
    ]);
    return ok(undefined);
  });
}

async function releaseFromProperties(
  tx: StoreOperations,
  workspaceId: string,
  contactId: string,
  propertyIds: readonly string[],
): Promise<void> {
  if (propertyIds.length === 0) return;
  await writeBatch(tx, {
    workspaceId,
    incoming: [],
    named: propertyIds,
    newId: () => {
      throw new Error('nothing is made here');
    },
    place: (batch) => {
      for (const id of propertyIds) {
        const entry = batch.entries.get(id);
        if (entry?.record.type === 'property') entry.record = withoutContact(entry.record, contactId);
      }
    },
  });
}

function withoutContact(property: PropertyRecord, contactId: string): PropertyRecord {
  const rest = property.contacts.filter((link) => link.recordId !== contactId);
  const primary = rest.find((link) => link.primary) ?? rest[0];
  return { ...property, contacts: rest.map((link) => ({ ...link, primary: link === primary })) };
}

/** For those who show a record: what is deleted is not there. */
export async function findLivingRecord(
  store: StoreOperations,
  workspaceId: string,
  id: string,
): Promise<StoredRecord | undefined> {
  const [record] = await store.records.load(workspaceId, [id]);
  return record?.deletedAt ? undefined : record;
}
