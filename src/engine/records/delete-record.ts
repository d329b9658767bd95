/**
 * Takes a record out of the workspace: it is found and reached no more, its active enrollments end with a receipt each,
 * its history and its suppressions stay. Properties lose it as a contact; the next one becomes their primary.
 */
import type { PropertyRecord, RecordType } from '#domain/record/record';
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

export type DeleteDeps = { readonly store: Store; readonly endEnrollmentsOfRecords: EndEnrollments };

export function deleteRecord(
  { store, endEnrollmentsOfRecords }: DeleteDeps,
  workspaceId: string,
  id: string,
  actor: Actor,
): Promise<Result<undefined, 'not_found'>> {
  return writeTransaction(store, async (tx) => {
    const properties = await tx.records.propertiesOf(workspaceId, [id]);
    const type = await releaseFromProperties(tx, workspaceId, id, properties);
    if (type === undefined) return err('not_found');
    // Whoever links the record has to own it first, and it is ours now.
    const known = new Set(properties);
    if ((await tx.records.propertiesOf(workspaceId, [id])).some((one) => !known.has(one)))
      throw new RecordsMoved();
    await tx.records.softDelete(workspaceId, id);
    await endEnrollmentsOfRecords(workspaceId, [id], 'record_deleted', actor, tx);
    await tx.events.append(workspaceId, [
      { type: 'record.deleted', actor, recordId: id, data: { recordId: id, type } },
    ]);
    return ok(undefined);
  });
}

/** Owns the record and its properties together, in one order; undefined: there is no such living record. */
function releaseFromProperties(
  tx: StoreOperations,
  workspaceId: string,
  recordId: string,
  propertyIds: readonly string[],
): Promise<RecordType | undefined> {
  return writeBatch(tx, {
    workspaceId,
    incoming: [],
    named: [recordId, ...propertyIds],
    alsoOwn: [recordId],
    newId: () => {
      throw new Error('nothing is made here');
    },
    place: (batch) => {
      for (const id of propertyIds) {
        const entry = batch.entries.get(id);
        if (entry?.record.type === 'property') entry.record = withoutContact(entry.record, recordId);
      }
      return batch.entries.get(recordId)?.record.type;
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
