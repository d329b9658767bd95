/** A mapping made ready for reading rows: for each field of a record the place of its column, worked out once a file. */
import type { PhoneType } from '#domain/record/record';
import type { ColumnMapping, ImportType } from '#domain/import/import-type';
import { headingWords } from './column-words.ts';

/** The place of a column from 0; undefined when no column goes there. */
type Place = number | undefined;

export type AddressPlan = {
  readonly line1: Place;
  readonly line2: Place;
  readonly city: Place;
  readonly state: Place;
  readonly postalCode: Place;
  readonly full: Place;
};

export type PhonePlan = {
  readonly number: Place;
  readonly type: Place;
  readonly doNotCall: Place;
  /** What the heading says: `Mobile 1`, `Landline`. */
  readonly saidType: PhoneType | null;
};

export type PersonPlan = {
  readonly firstName: Place;
  readonly lastName: Place;
  readonly name: Place;
  readonly companyName: Place;
  readonly role: Place;
  readonly emails: readonly number[];
  readonly phones: readonly PhonePlan[];
  readonly mailingAddress: AddressPlan;
};

export type RowPlan = {
  readonly type: ImportType;
  readonly headings: readonly string[];
  /** The contact itself. */
  readonly person: PersonPlan;
  /** The owners of a property that any column names, in order. */
  readonly owners: readonly PersonPlan[];
  /** The property's address, or the one to suppress. */
  readonly address: AddressPlan;
  readonly parcelNumber: Place;
  readonly mailTo: Place;
  readonly timeZone: Place;
  readonly tags: Place;
  readonly custom: readonly (readonly [name: string, place: number])[];
  /** Columns of a suppression file, by target. */
  readonly suppression: ReadonlyMap<string, number>;
};

export function planRows(type: ImportType, headings: readonly string[], mapping: ColumnMapping): RowPlan {
  const places = new Map<string, number>();
  for (const [place, heading] of headings.entries()) {
    const target = mapping[heading];
    if (target !== null && target !== undefined) places.set(target, place);
  }
  const owners: PersonPlan[] = [];
  for (const number of ownerNumbers(places)) owners.push(planPerson(places, `owners.${number}.`, headings));
  return {
    type,
    headings,
    person: planPerson(places, '', headings),
    owners,
    address: planAddress(places, 'address.'),
    parcelNumber: places.get('parcelNumber'),
    mailTo: places.get('mailTo'),
    timeZone: places.get('timeZone'),
    tags: places.get('tags'),
    custom: [...places].flatMap(([target, place]) =>
      target.startsWith('custom.') ? [[target.slice(7), place] as const] : [],
    ),
    suppression: places,
  };
}

/** What the columns can never give, so that every row would be rejected for it; empty when rows can be good. */
export function planFaults(plan: RowPlan): readonly string[] {
  if (plan.type === 'suppression') {
    const found =
      ['email', 'phone', 'record', 'value'].some((target) => plan.suppression.has(target)) ||
      hasAddress(plan.address);
    return found ? [] : ['no column holds emails, phones, addresses or record ids'];
  }
  const people = plan.type === 'contact' ? [plan.person] : plan.owners;
  const faults = people.flatMap((person) => addressFaults(person.mailingAddress, 'a mailing address'));
  if (plan.type === 'contact')
    return plan.person === undefined || saysSomething(plan.person) ? faults : [...faults, NO_CONTACT];
  faults.push(...addressFaults(plan.address, 'the property address'));
  if (!hasAddress(plan.address) && plan.parcelNumber === undefined)
    faults.push('no column holds the address or the parcel number');
  return faults;
}

const NO_CONTACT = 'no column holds a name, company, email, phone or mailing address';

function saysSomething(person: PersonPlan): boolean {
  const named = person.firstName ?? person.lastName ?? person.name ?? person.companyName ?? person.emails[0];
  return (
    named !== undefined ||
    person.phones.some((phone) => phone.number !== undefined) ||
    hasAddress(person.mailingAddress)
  );
}

export function hasAddress(plan: AddressPlan): boolean {
  return plan.full !== undefined || plan.line1 !== undefined;
}

function addressFaults(plan: AddressPlan, what: string): string[] {
  if (plan.full !== undefined || plan.line1 === undefined) return [];
  const parts = [
    ['city', plan.city],
    ['state', plan.state],
    ['ZIP code', plan.postalCode],
  ] as const;
  return parts
    .filter(([, place]) => place === undefined)
    .map(([part]) => `no column holds the ${part} of ${what}`);
}

function ownerNumbers(places: ReadonlyMap<string, number>): readonly number[] {
  const numbers = new Set<number>();
  for (const target of places.keys()) {
    const number = /^owners\.(\d+)\./.exec(target)?.[1];
    if (number !== undefined) numbers.add(Number(number));
  }
  return [...numbers].toSorted((a, b) => a - b);
}

function planPerson(
  places: ReadonlyMap<string, number>,
  prefix: string,
  headings: readonly string[],
): PersonPlan {
  const at = (field: string) => places.get(prefix + field);
  const emails: number[] = [];
  const phones: PhonePlan[] = [];
  for (let index = 1; index <= 20; index++) {
    const email = at(`emails.${index}`);
    if (email !== undefined) emails.push(email);
    const number = at(`phones.${index}.number`);
    if (number === undefined) continue;
    const saidType = phoneTypeOfHeading(headings[number] ?? '');
    phones.push({
      number,
      type: at(`phones.${index}.type`),
      doNotCall: at(`phones.${index}.doNotCall`),
      saidType,
    });
  }
  return {
    firstName: at('firstName'),
    lastName: at('lastName'),
    name: at('name'),
    companyName: at('companyName'),
    role: at('role'),
    emails,
    phones,
    mailingAddress: planAddress(places, `${prefix}mailingAddress.`),
  };
}

function planAddress(places: ReadonlyMap<string, number>, prefix: string): AddressPlan {
  const at = (part: string) => places.get(prefix + part);
  return {
    line1: at('line1'),
    line2: at('line2'),
    city: at('city'),
    state: at('state'),
    postalCode: at('postalCode'),
    full: at('full'),
  };
}

function phoneTypeOfHeading(heading: string): PhoneType | null {
  const words = headingWords(heading);
  if (words.some((word) => ['mobile', 'cell', 'cellphone', 'wireless'].includes(word))) return 'mobile';
  if (words.includes('voip')) return 'voip';
  return words.includes('landline') || words.join(' ').includes('land line') ? 'landline' : null;
}
