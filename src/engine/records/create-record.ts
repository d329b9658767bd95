/**
 * Makes a record from outside input, or with `upsert` merges it into the one it duplicates (product.md §4). An
 * ambiguous one is made and listed as a possible duplicate; so is a plain create of somebody who is there already.
 */
import { choicesOf } from '#domain/record/merge';
import type { DoorstepRecord } from '#domain/record/record';
import type { RecordFault, RecordInput } from '#domain/record/record-input';
import { validateRecord } from '#domain/record/validation';
import { err, ok, type Result } from '#domain/result';
import type { Random, Store, StoreOperations } from '../ports.ts';
import type { Actor } from '../ports/actor.ts';
import type { Placed, PlaceMode, RecordBatch } from './record-batch.ts';
import { writeBatch } from './write-batch.ts';
import { writeTransaction } from './write-transaction.ts';

export type RecordWriteDeps = { readonly store: Store; readonly random: Random };

export type CreateRequest = {
  /** The request's `creationId`: a retried request finds the record of the first. */
  readonly id: string;
  readonly input: RecordInput;
  readonly upsert: boolean;
  readonly actor: Actor;
};

export async function createRecord(
  { store, random }: RecordWriteDeps,
  workspaceId: string,
  request: CreateRequest,
): Promise<Result<Placed, readonly RecordFault[]>> {
  const valid = validateRecord(request.input);
  if (!valid.ok) return valid;
  const record = valid.value;
  const mode: PlaceMode = request.upsert ? 'merge' : 'create';
  return writeTransaction(store, async (tx) => {
    const [made] = await tx.records.load(workspaceId, [request.id]);
    if (made) return ok({ id: made.id, outcome: 'created', possibleDuplicate: false });
    const placed = await writeBatch(tx, {
      workspaceId,
      incoming: [record],
      named: linkedIds(record),
      newId: () => random.uuid(),
      place: (batch, spell) => placeOne(batch, spell(record), request, mode),
    });
    if (placed.ok) await tellPlaced(tx, workspaceId, placed.value, record, request.actor);
    return placed;
  });
}

function placeOne(
  batch: RecordBatch,
  record: DoorstepRecord,
  { id, input }: CreateRequest,
  mode: PlaceMode,
): Result<Placed, readonly RecordFault[]> {
  if (record.type === 'contact') return ok(batch.placeContact(record, mode, id));
  const faults = linkFaults(record, batch);
  if (faults.length > 0) return err(faults);
  const chose = input.type === 'property' ? choicesOf(input) : { mailTo: false, primary: false };
  return ok(batch.placeProperty(record, chose, mode, id));
}

const linkedIds = (record: DoorstepRecord): string[] =>
  record.type === 'property' ? record.contacts.map((link) => link.recordId) : [];

/** A property's contacts must be living contacts of the workspace. */
export function linkFaults(record: DoorstepRecord, batch: RecordBatch): readonly RecordFault[] {
  if (record.type !== 'property') return [];
  return record.contacts.flatMap(({ recordId }, index) =>
    batch.entries.get(recordId)?.record.type === 'contact'
      ? []
      : [{ path: `contacts.${index}.recordId`, message: 'is not a contact of this workspace' }],
  );
}

function tellPlaced(
  tx: StoreOperations,
  workspaceId: string,
  { id, outcome, possibleDuplicate }: Placed,
  { type }: DoorstepRecord,
  actor: Actor,
): Promise<void> {
  return tx.events.append(workspaceId, [
    { type: `record.${outcome}`, actor, recordId: id, data: { recordId: id, type, possibleDuplicate } },
  ]);
}
