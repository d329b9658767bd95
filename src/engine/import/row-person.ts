/** One person out of a row: the contact itself, or an owner of a property; faults name the column they came from. */
import { splitName } from '#domain/record/person-name';
import { splitAddress } from '#domain/record/address';
import type { AddressInput, ContactInput, PhoneInput, RecordFault } from '#domain/record/record-input';
import type { PhoneType } from '#domain/record/record';
import { cleanText, excerpt } from '#domain/record/text';
import type { AddressPlan, PersonPlan } from './row-plan.ts';

/** Something wrong with one value of a row. */
export type CellFault = {
  /** The place of the column from 0; null when no single column is at fault. */
  readonly place: number | null;
  readonly value: string;
  readonly reason: string;
};

export type Cells = readonly string[];

export function cellAt(cells: Cells, place: number | undefined): string {
  return place === undefined ? '' : cleanText(cells[place] ?? '');
}

/** What validation is given, and where each part of it stood. */
export type PersonInput = {
  readonly input: ContactInput;
  readonly places: ReadonlyMap<string, number>;
};

/** Null when the row says nothing of this person. */
export function readPerson(cells: Cells, plan: PersonPlan, faults: CellFault[]): PersonInput | null {
  const places = new Map<string, number>();
  const text = (field: string, place: number | undefined): string | null => {
    const value = cellAt(cells, place);
    if (value === '' || place === undefined) return null;
    places.set(field, place);
    return value;
  };
  const emails = readEmails(cells, plan, places, faults);
  const phones = readPhones(cells, plan, places, faults);
  const mailingAddress = readAddress(cells, plan.mailingAddress, 'mailingAddress', places, faults);
  let firstName = text('firstName', plan.firstName);
  let lastName = text('lastName', plan.lastName);
  let companyName = text('companyName', plan.companyName);
  const name = text('name', plan.name);
  if (
    name !== null &&
    plan.name !== undefined &&
    firstName === null &&
    lastName === null &&
    companyName === null
  ) {
    ({ firstName, lastName, companyName } = splitName(name));
    for (const field of ['firstName', 'lastName', 'companyName']) places.set(field, plan.name);
  }
  const silent = firstName === null && lastName === null && companyName === null && mailingAddress === null;
  if (silent && emails.length + phones.length === 0) return null;
  return {
    input: { type: 'contact', firstName, lastName, companyName, emails, phones, mailingAddress },
    places,
  };
}

/** Several in one cell, as `a@example.com; b@example.com`, are several emails. */
function readEmails(
  cells: Cells,
  plan: PersonPlan,
  places: Map<string, number>,
  faults: CellFault[],
): string[] {
  const emails: string[] = [];
  for (const place of plan.emails) {
    const value = cellAt(cells, place);
    if (value === '') continue;
    for (const part of value.includes('<') ? [value] : splitCell(value, /[;,|\s]+/, place, faults)) {
      places.set(`emails.${emails.length}`, place);
      emails.push(part);
    }
  }
  return emails;
}

function readPhones(
  cells: Cells,
  plan: PersonPlan,
  places: Map<string, number>,
  faults: CellFault[],
): PhoneInput[] {
  const phones: PhoneInput[] = [];
  for (const one of plan.phones) {
    const value = cellAt(cells, one.number);
    if (value === '' || one.number === undefined) continue;
    const type = phoneType(cellAt(cells, one.type)) ?? one.saidType;
    const doNotCall = one.doNotCall === undefined ? false : readYesNo(cells, one.doNotCall, faults);
    for (const number of splitCell(value, /[;,|]/, one.number, faults)) {
      places.set(`phones.${phones.length}.number`, one.number);
      phones.push({ number, type, doNotCall });
    }
  }
  return phones;
}

const MAX_IN_CELL = 20;

/** The parts of a cell that say something; a cell with a crowd in it is a fault before each is looked at. */
export function splitCell(
  value: string,
  between: RegExp,
  place: number,
  faults: CellFault[],
): readonly string[] {
  if (!between.test(value)) return [value];
  const parts = value.split(between).filter((part) => part.trim() !== '');
  if (parts.length <= MAX_IN_CELL) return parts;
  faults.push({ place, value: excerpt(value), reason: `has more than ${MAX_IN_CELL} values in one cell` });
  return [];
}

/** One column that holds everything is split; otherwise the parts come from their columns. */
export function readAddress(
  cells: Cells,
  plan: AddressPlan,
  path: string,
  places: Map<string, number>,
  faults: CellFault[],
): AddressInput | null {
  const full = cellAt(cells, plan.full);
  if (full !== '' && plan.full !== undefined) {
    const split = splitAddress(full);
    if (split) {
      for (const part of ['line1', 'line2', 'city', 'state', 'postalCode'])
        places.set(`${path}.${part}`, plan.full);
      return split;
    }
    faults.push({
      place: plan.full,
      value: full,
      reason: 'cannot be read as an address: write it as "123 Main St, Austin, TX 78704"',
    });
    return null;
  }
  const address: Record<string, string> = {};
  let blank = true;
  for (const part of ['line1', 'line2', 'city', 'state', 'postalCode'] as const) {
    const place = plan[part];
    if (place === undefined) continue;
    places.set(`${path}.${part}`, place);
    const value = cellAt(cells, place);
    if (value !== '') blank = false;
    address[part] = value;
  }
  return blank ? null : address;
}

const YES = new Set(['yes', 'y', 'true', 't', '1', 'x', 'dnc', 'do not call']);
const NO = new Set(['', 'no', 'n', 'false', 'f', '0', 'none', 'ok', 'clean', 'callable']);

function readYesNo(cells: Cells, place: number, faults: CellFault[]): boolean {
  const value = cellAt(cells, place);
  const word = value.toLowerCase();
  if (YES.has(word)) return true;
  if (!NO.has(word)) faults.push({ place, value, reason: 'is neither yes nor no' });
  return false;
}

/** Words for kinds of lines; one that says nothing about texting (`home`, `work`) leaves the kind open. */
function phoneType(value: string): PhoneType | null {
  const word = value.toLowerCase();
  if (word === '') return null;
  if (/^(?:m|mobile|cell|cellular|cell ?phone|wireless)$/.test(word)) return 'mobile';
  if (/^(?:l|land ?line|land|residential|fixed(?: line)?|pots)$/.test(word)) return 'landline';
  if (word === 'voip') return 'voip';
  if (word === 'fax') return 'fax';
  return /^toll[ _-]?free$/.test(word) ? 'toll_free' : null;
}

/** Turns validation's faults into faults of cells; a part that came from no column is the row's own fault. */
export function toCellFaults(
  cells: Cells,
  found: readonly RecordFault[],
  places: ReadonlyMap<string, number>,
): readonly CellFault[] {
  return found.map(({ path, message }) => {
    const place = places.get(path) ?? places.get(path.split('.')[0] ?? '') ?? null;
    return { place, value: place === null ? '' : excerpt(cells[place] ?? ''), reason: message };
  });
}
