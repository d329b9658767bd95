/** Who is in the sample data: nobody. Names and streets are made up, numbers are 555-01xx, addresses @example.com. */
import type { ContactInput, PropertyInput } from '#domain/record/record-input';

export const SAMPLE_TAG = 'Sample data';

const FIRST = ['Dana', 'Ada', 'Ben', 'Cleo', 'Dev', 'Eva', 'Finn', 'Gia', 'Hugo', 'Ines', 'Jon', 'Kira'];
const LAST = ['Whitfield', 'Amari', 'Brandt', 'Castillo', 'Dubois', 'Eriksen', 'Farouk', 'Gallo', 'Haddad'];
const STREETS = ['Elm St', 'Oak Ct', 'Harbor Rd', 'Mill Ln', 'Sunset Dr', 'Garden Way'];
const TOWNS = [
  { city: 'Columbus', state: 'OH', postalCode: '43004' },
  { city: 'Duluth', state: 'MN', postalCode: '55802' },
  { city: 'Springfield', state: 'IL', postalCode: '62701' },
  { city: 'Tucson', state: 'AZ', postalCode: '85701' },
] as const;

export const SAMPLE_CONTACTS = 36;
/** Each belongs to the contact of the same place. */
export const SAMPLE_PROPERTIES = 12;

/** `at` counts from 0. Every ninth has no phone, so that a text is skipped for somebody. */
export function sampleContact(at: number): ContactInput {
  const firstName = pick(FIRST, at);
  const lastName = pick(LAST, at + Math.floor(at / FIRST.length));
  return {
    type: 'contact',
    firstName,
    lastName,
    email: `${firstName}.${lastName}.${at + 1}@example.com`.toLowerCase(),
    ...(at % 9 === 8 ? {} : { phone: `+161455501${String(at).padStart(2, '0')}` }),
    mailingAddress: { line1: `${100 + at * 7} ${pick(STREETS, at)}`, ...pick(TOWNS, at) },
    tags: [SAMPLE_TAG],
  };
}

export function sampleProperty(at: number, ownerId: string): PropertyInput {
  return {
    type: 'property',
    address: { line1: `${12 + at * 5} ${pick(STREETS, at + 3)}`, ...pick(TOWNS, at) },
    parcelNumber: `SAMPLE-${String(at + 1).padStart(4, '0')}`,
    contacts: [{ recordId: ownerId, role: 'owner', primary: true }],
    tags: [SAMPLE_TAG],
  };
}

function pick<One>(from: readonly One[], at: number): One {
  const one = from[at % from.length];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
