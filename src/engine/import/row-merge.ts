/**
 * Rows of one batch that speak of the same record become one row, by the duplicate rule and the merge of an upsert:
 * several rows for one property with different owners are one property with several contacts. What is ambiguous
 * stays apart, for the store to create and list.
 */
import { findContactDuplicate, findLinkedOwner, findPropertyDuplicate } from '#domain/record/duplicates';
import type { Candidate, DuplicateVerdict } from '#domain/record/duplicates';
import { mergeContact, mergeProperty } from '#domain/record/merge';
import { recordKeys } from '#domain/record/record-keys';
import type { ContactRow, OwnerRow, PropertyRow, ReadRow } from './row-reader.ts';

export type MergedRow<R extends ReadRow = ReadRow> = {
  readonly row: R;
  /** The line of the first row; the lines of the others that were merged into it. */
  readonly line: number;
  readonly mergedLines: readonly number[];
};

export type LinedRow = { readonly line: number; readonly row: ReadRow };

/** In the order of their first lines. */
export function mergeRows(rows: readonly LinedRow[]): readonly MergedRow[] {
  const merged: MergedRow[] = [];
  const byKey = new Map<string, number[]>();
  for (const { line, row } of rows) {
    const keys = keysOf(row);
    const at = row.type === 'suppression' ? undefined : findSame(row, keys, merged, byKey);
    const before = at === undefined ? undefined : merged[at];
    const joined = before && joinRows(before.row, row);
    if (at === undefined || !before || !joined) {
      merged.push({ row, line, mergedLines: [] });
      note(byKey, keys, merged.length - 1);
      continue;
    }
    merged[at] = { row: joined, line: before.line, mergedLines: [...before.mergedLines, line] };
    note(byKey, keys, at);
  }
  return merged;
}

function keysOf(row: ReadRow): readonly string[] {
  return row.type === 'suppression'
    ? []
    : recordKeys(row.record).map(({ kind, value }) => `${kind}:${value}`);
}

function note(byKey: Map<string, number[]>, keys: readonly string[], at: number): void {
  for (const key of keys) {
    const places = byKey.get(key);
    if (!places) byKey.set(key, [at]);
    else if (!places.includes(at)) places.push(at);
  }
}

function findSame(
  row: ContactRow | PropertyRow,
  keys: readonly string[],
  merged: readonly MergedRow[],
  byKey: ReadonlyMap<string, readonly number[]>,
): number | undefined {
  const places = new Set<number>();
  for (const key of keys) for (const at of byKey.get(key) ?? []) places.add(at);
  if (places.size === 0) return undefined;
  const found = row.type === 'contact' ? sameContact(row, merged, places) : sameProperty(row, merged, places);
  return found.kind === 'same' ? Number(found.id) : undefined;
}

function sameContact(
  row: ContactRow,
  merged: readonly MergedRow[],
  places: ReadonlySet<number>,
): DuplicateVerdict {
  const candidates: Candidate<ContactRow['record']>[] = [];
  for (const at of places) {
    const other = merged[at]?.row;
    if (other?.type === 'contact') candidates.push({ id: String(at), record: other.record });
  }
  return findContactDuplicate(row.record, candidates);
}

function sameProperty(
  row: PropertyRow,
  merged: readonly MergedRow[],
  places: ReadonlySet<number>,
): DuplicateVerdict {
  const candidates: Candidate<PropertyRow['record']>[] = [];
  for (const at of places) {
    const other = merged[at]?.row;
    if (other?.type === 'property') candidates.push({ id: String(at), record: other.record });
  }
  return findPropertyDuplicate(row.record, candidates);
}

function joinRows(known: ReadRow, given: ReadRow): ReadRow | undefined {
  if (known.type === 'contact' && given.type === 'contact') {
    return { type: 'contact', record: mergeContact(known.record, given.record) };
  }
  if (known.type !== 'property' || given.type !== 'property') return undefined;
  return {
    type: 'property',
    record: mergeProperty(known.record, given.record, given.chose),
    owners: mergeOwners(known.owners, given.owners),
    chose: { mailTo: known.chose.mailTo || given.chose.mailTo, primary: false },
  };
}

function mergeOwners(known: readonly OwnerRow[], given: readonly OwnerRow[]): readonly OwnerRow[] {
  const owners = [...known];
  for (const owner of given) {
    const candidates = owners.map(({ record }, index) => ({ id: String(index), record }));
    const found = findLinkedOwner(owner.record, candidates);
    const at = found.kind === 'same' ? Number(found.id) : -1;
    const before = owners[at];
    if (before) owners[at] = { record: mergeContact(before.record, owner.record), role: before.role };
    else owners.push(owner);
  }
  return owners;
}
