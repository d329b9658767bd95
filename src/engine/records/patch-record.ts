/**
 * Changes a record as a person edits it. Properties of a contact follow it: where their recipient may be and the words
 * they are found by. Two edits at once both stand, field by field, unless they change the same one.
 */
import { patchedInput, type RecordPatch } from '#domain/record/record-patch';
import type { DoorstepRecord } from '#domain/record/record';
import type { RecordFault } from '#domain/record/record-input';
import { validateRecord } from '#domain/record/validation';
import { err, ok, type Result } from '#domain/result';
import type { StoreOperations } from '../ports.ts';
import type { Actor } from '../ports/actor.ts';
import { linkFaults, type RecordWriteDeps } from './create-record.ts';
import type { RecordBatch } from './record-batch.ts';
import { changedFields } from './same-record.ts';
import { writeBatch, type Spell } from './write-batch.ts';
import { writeTransaction } from './write-transaction.ts';

export type PatchRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'invalid'; readonly faults: readonly RecordFault[] };

export function patchRecord(
  { store, random }: RecordWriteDeps,
  workspaceId: string,
  id: string,
  patch: RecordPatch,
  actor: Actor,
): Promise<Result<undefined, PatchRefusal>> {
  return writeTransaction(store, async (tx) => {
    // Only to know the keys and contacts that come in: what is written is worked out again from the owned row.
    const [before] = await tx.records.load(workspaceId, [id]);
    if (!before || before.deletedAt) return err({ code: 'not_found' });
    const expected = patched(before.record, patch);
    if (!expected.ok) return expected;
    const after = expected.value;
    const written = await writeBatch(tx, {
      workspaceId,
      incoming: [after],
      named: [id, ...(after.type === 'property' ? after.contacts.map((link) => link.recordId) : [])],
      newId: () => random.uuid(),
      place: (batch, spell) => placePatch(batch, spell, id, patch),
    });
    if (written.ok && written.value.length > 0) await tell(tx, workspaceId, id, written.value, actor);
    return written.ok ? ok(undefined) : written;
  });
}

function placePatch(
  batch: RecordBatch,
  spell: Spell,
  id: string,
  patch: RecordPatch,
): Result<readonly string[], PatchRefusal> {
  const entry = batch.entries.get(id);
  if (!entry) return err({ code: 'not_found' });
  const next = patched(entry.record, patch);
  if (!next.ok) return next;
  const faults = linkFaults(next.value, batch);
  if (faults.length > 0) return err({ code: 'invalid', faults });
  const fields = changedFields(entry.record, next.value);
  entry.record = spell(next.value);
  batch.listDuplicatesOf(id);
  return ok(fields);
}

function patched(record: DoorstepRecord, patch: RecordPatch): Result<DoorstepRecord, PatchRefusal> {
  const input = patchedInput(record, patch);
  if (!input.ok) return err({ code: 'invalid', faults: input.error });
  const valid = validateRecord(input.value);
  return valid.ok ? valid : err({ code: 'invalid', faults: valid.error });
}

/** Which fields, never what was in them: the log outlives the person's wish to be forgotten. */
function tell(
  tx: StoreOperations,
  workspaceId: string,
  recordId: string,
  fields: readonly string[],
  actor: Actor,
): Promise<void> {
  return tx.events.append(workspaceId, [
    { type: 'record.updated', actor, recordId, data: { recordId, fields } },
  ]);
}
