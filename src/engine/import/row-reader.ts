/**
 * A row of values to what goes in: a contact, a property with its owners, or suppressions, checked by the same rules
 * as the API; or every fault with its column. A row is taken whole or not at all.
 */
import { choicesOf } from '#domain/record/merge';
import type { PropertyChoices } from '#domain/record/merge';
import type { CustomValue, ContactRecord, PropertyRecord } from '#domain/record/record';
import type { PropertyInput, ContactInput } from '#domain/record/record-input';
import { validateContact, validateProperty } from '#domain/record/validation';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { cellAt, readAddress, readPerson, toCellFaults } from './row-person.ts';
import type { CellFault, Cells } from './row-person.ts';
import type { RowPlan } from './row-plan.ts';
import { readSuppression } from './row-suppression.ts';
import type { SuppressionRow } from './row-suppression.ts';

export type ContactRow = { readonly type: 'contact'; readonly record: ContactRecord };

/** An owner in a file of properties; it becomes a contact of its own, linked under `role`. */
export type OwnerRow = { readonly record: ContactRecord; readonly role: string };

export type PropertyRow = {
  readonly type: 'property';
  /** Its `contacts` are empty: the owners below are linked once they have ids, the first as the primary one. */
  readonly record: PropertyRecord;
  readonly owners: readonly OwnerRow[];
  readonly chose: PropertyChoices;
};

export type ReadRow = ContactRow | PropertyRow | SuppressionRow;

export function readRow(cells: Cells, plan: RowPlan): Result<ReadRow, readonly CellFault[]> {
  if (plan.type === 'suppression') return readSuppression(cells, plan);
  return plan.type === 'contact' ? readContact(cells, plan) : readProperty(cells, plan);
}

function readContact(cells: Cells, plan: RowPlan): Result<ContactRow, readonly CellFault[]> {
  const faults: CellFault[] = [];
  const person = readPerson(cells, plan.person, faults);
  const places = new Map(person?.places);
  const input: ContactInput = {
    ...(person?.input ?? { type: 'contact' }),
    ...readCommon(cells, plan, places),
  };
  const valid = validateContact(input);
  if (!valid.ok) faults.push(...toCellFaults(cells, valid.error, places));
  return valid.ok && faults.length === 0 ? ok({ type: 'contact', record: valid.value }) : err(faults);
}

function readProperty(cells: Cells, plan: RowPlan): Result<PropertyRow, readonly CellFault[]> {
  const faults: CellFault[] = [];
  const owners = readOwners(cells, plan, faults);
  const places = new Map<string, number>();
  const mailTo = readMailTo(cells, plan, faults);
  const input: PropertyInput = {
    type: 'property',
    address: readAddress(cells, plan.address, 'address', places, faults),
    parcelNumber: readParcel(cells, plan, places),
    // A list that gives the owner no address of their own means the property's.
    mailTo: mailTo ?? (owners[0]?.record.mailingAddress ? 'owner' : 'property'),
    ...readCommon(cells, plan, places),
  };
  const valid = validateProperty(input);
  if (!valid.ok) faults.push(...toCellFaults(cells, valid.error, places));
  if (!valid.ok || faults.length > 0) return err(faults);
  return ok({ type: 'property', record: valid.value, owners, chose: choicesOf({ ...input, mailTo }) });
}

function readOwners(cells: Cells, plan: RowPlan, faults: CellFault[]): readonly OwnerRow[] {
  const owners: OwnerRow[] = [];
  for (const one of plan.owners) {
    const person = readPerson(cells, one, faults);
    if (person === null) continue;
    const valid = validateContact(person.input);
    if (valid.ok)
      owners.push({
        record: valid.value,
        role: cellAt(cells, one.role).toLowerCase().slice(0, 100) || 'owner',
      });
    else faults.push(...toCellFaults(cells, valid.error, person.places));
  }
  return owners;
}

function readParcel(cells: Cells, plan: RowPlan, places: Map<string, number>): string | null {
  if (plan.parcelNumber === undefined) return null;
  places.set('parcelNumber', plan.parcelNumber);
  return cellAt(cells, plan.parcelNumber);
}

function readMailTo(cells: Cells, plan: RowPlan, faults: CellFault[]): 'owner' | 'property' | null {
  const value = cellAt(cells, plan.mailTo);
  if (value === '' || plan.mailTo === undefined) return null;
  const word = value.toLowerCase();
  if (/^(?:owner|owners?'?s? address|mailing|mailing address)$/.test(word)) return 'owner';
  if (/^(?:property|property address|site|site address)$/.test(word)) return 'property';
  faults.push({ place: plan.mailTo, value, reason: 'is neither owner nor property' });
  return null;
}

function readCommon(cells: Cells, plan: RowPlan, places: Map<string, number>) {
  const custom: Record<string, CustomValue> = {};
  for (const [name, place] of plan.custom) {
    const value = (cells[place] ?? '').trim();
    if (value === '') continue;
    custom[name] = value;
    places.set(`custom.${name}`, place);
  }
  const tags = cellAt(cells, plan.tags);
  if (plan.tags !== undefined) places.set('tags', plan.tags);
  if (plan.timeZone !== undefined) places.set('timeZone', plan.timeZone);
  return {
    timeZone: plan.timeZone === undefined ? null : cellAt(cells, plan.timeZone),
    tags: tags === '' ? [] : tags.split(/[;,|]/),
    custom,
  };
}
