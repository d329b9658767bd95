/**
 * A batch of checked rows into the workspace, in the chunk's transaction: contacts and properties by the duplicate rule,
 * suppressions as people's wishes. Every row of the file counts once: created, updated or rejected.
 */
import type { ImportPlacing } from '#domain/import/import-type';
import { tagKey } from '#domain/record/record-filter';
import type { DoorstepRecord } from '#domain/record/record';
import { MAX_TAGS } from '#domain/record/validation';
import type { StoreOperations } from '../ports.ts';
import type { Actor } from '../ports/actor.ts';
import type { ImportCounts } from '../ports/import-store.ts';
import type { NewSuppression } from '../ports/suppression-store.ts';
import type { Placed, RecordBatch } from '../records/record-batch.ts';
import { writeBatch, type Spell } from '../records/write-batch.ts';
import { finishSuppressing, receiveSuppressions } from '../suppress/suppress.ts';
import type { UnenrollDeps } from '../unenroll/unenroll-enrollments.ts';
import type { ImportBatch } from './csv-import.ts';
import type { MergedRow } from './row-merge.ts';
import type { ContactRow, PropertyRow } from './row-reader.ts';
import type { SuppressionRow } from './row-suppression.ts';

export type ImportDeps = UnenrollDeps;

export type WrittenRows = Omit<ImportCounts, 'processedRows'> & {
  /** To follow the commit: the second sweep of suppressions. */
  readonly afterCommit: (() => Promise<void>) | undefined;
};

type RecordRow = MergedRow<ContactRow | PropertyRow>;

export async function writeRows(
  deps: ImportDeps,
  tx: StoreOperations,
  workspaceId: string,
  actor: Actor,
  { rows, rejects }: ImportBatch,
  placing: ImportPlacing,
): Promise<WrittenRows> {
  const records = rows.filter((row): row is RecordRow => row.row.type !== 'suppression');
  const suppressions = rows.filter((row): row is MergedRow<SuppressionRow> => row.row.type === 'suppression');
  const placed = await writeRecordRows(deps, tx, workspaceId, records, placing);
  const suppressed = await writeSuppressionRows(deps, tx, workspaceId, actor, suppressions);
  const counts = { created: suppressed.created, updated: suppressed.updated, possibleDuplicates: 0 };
  for (const [index, { outcome, possibleDuplicate }] of placed.entries()) {
    const mergedRows = records[index]?.mergedLines.length ?? 0;
    counts.created += outcome === 'created' ? 1 : 0;
    counts.updated += (outcome === 'updated' ? 1 : 0) + mergedRows;
    counts.possibleDuplicates += possibleDuplicate ? 1 : 0;
  }
  return { ...counts, rejected: rejects.length, afterCommit: suppressed.afterCommit };
}

async function writeRecordRows(
  { random }: ImportDeps,
  tx: StoreOperations,
  workspaceId: string,
  rows: readonly RecordRow[],
  { tags, listId }: ImportPlacing,
): Promise<readonly Placed[]> {
  if (rows.length === 0) return [];
  const incoming: DoorstepRecord[] = [];
  const tagged = rows.map(({ row }) => withTags(row, tags));
  for (const row of tagged) {
    incoming.push(row.record);
    if (row.type === 'property') for (const owner of row.owners) incoming.push(owner.record);
  }
  const placed = await writeBatch(tx, {
    workspaceId,
    incoming,
    named: [],
    newId: () => random.uuid(),
    place: (batch, spell) => tagged.map((row) => placeRow(batch, spell, row)),
  });
  // A list that was removed since the upload has no places any more; the records go in all the same.
  if (listId !== null && (await tx.lists.find(workspaceId, listId)))
    await tx.lists.addMembers(workspaceId, listId, [...new Set(placed.map(({ id }) => id))].toSorted());
  return placed;
}

/** Its own tags first: where there would be too many, those of the import are left out. */
function withTags<Row extends ContactRow | PropertyRow>(row: Row, tags: readonly string[]): Row {
  if (tags.length === 0) return row;
  const have = new Set(row.record.tags.map(tagKey));
  const all = [...row.record.tags, ...tags.filter((tag) => !have.has(tagKey(tag)))].slice(0, MAX_TAGS);
  return { ...row, record: { ...row.record, tags: all } };
}

function placeRow(batch: RecordBatch, spell: Spell, row: ContactRow | PropertyRow): Placed {
  if (row.type === 'contact') return batch.placeContact(spell(row.record), 'merge');
  return batch.placeOwned(spell(row.record), row.owners, row.chose);
}

async function writeSuppressionRows(
  deps: ImportDeps,
  tx: StoreOperations,
  workspaceId: string,
  actor: Actor,
  rows: readonly MergedRow<SuppressionRow>[],
): Promise<{ created: number; updated: number; afterCommit: (() => Promise<void>) | undefined }> {
  if (rows.length === 0) return { created: 0, updated: 0, afterCommit: undefined };
  const wanted = new Map<string, NewSuppression>();
  for (const { row } of rows) {
    for (const { kind, value } of row.entries) {
      const { scope, reason, note } = row;
      const key = placeOf({ kind, value, scope });
      if (!wanted.has(key)) wanted.set(key, { kind, value, scope, reason, note });
    }
  }
  const request = { actor, suppressions: [...wanted.values()] };
  const received = await receiveSuppressions(deps, tx, workspaceId, request);
  const fresh = new Set(
    received.suppressions.flatMap(({ suppression, change }) =>
      change === 'found' ? [] : [placeOf(suppression)],
    ),
  );
  let created = 0;
  for (const { row } of rows) {
    const keys = row.entries.map((entry) => placeOf({ ...entry, scope: row.scope }));
    const isNew = keys.some((key) => fresh.has(key));
    // A second row of the file that says the same finds it there.
    for (const key of keys) fresh.delete(key);
    created += isNew ? 1 : 0;
  }
  const afterCommit = async (): Promise<void> => {
    await finishSuppressing(deps, workspaceId, request, received);
  };
  return { created, updated: rows.length - created, afterCommit };
}

const placeOf = ({ kind, value, scope }: Pick<NewSuppression, 'kind' | 'value' | 'scope'>): string =>
  `${kind} ${scope} ${value}`;
