import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findContactDuplicate, findLinkedOwner, findPropertyDuplicate } from './duplicates.ts';
import type { ContactRecord, PropertyRecord } from './record.ts';

const contact = (part: Partial<ContactRecord>): ContactRecord => ({
  type: 'contact',
  firstName: null,
  lastName: null,
  companyName: null,
  emails: [],
  phones: [],
  mailingAddress: null,
  timeZone: null,
  tags: [],
  custom: {},
  ...part,
});
const phones = (...numbers: string[]) => numbers.map((number) => ({ number, type: null, doNotCall: false }));
const property = (line1: string | null, parcelNumber: string | null, state = 'TX'): PropertyRecord => ({
  type: 'property',
  address: line1 === null ? null : { line1, line2: null, city: 'Austin', state, postalCode: '78704' },
  parcelNumber,
  contacts: [],
  mailTo: 'owner',
  timeZone: null,
  tags: [],
  custom: {},
});
const A = '+15125550100';
const as = <R>(...records: R[]) => records.map((record, index) => ({ id: `r${index + 1}`, record }));

describe('contacts: same email; else same phone and last name and no differing email', () => {
  const jane = contact({ lastName: 'Roe', emails: ['jane@example.com'], phones: phones(A) });

  it('same email is the same person, whatever else differs', () => {
    const other = contact({ lastName: 'Poe', emails: ['x@example.com', 'jane@example.com'] });
    expect(findContactDuplicate(other, as(jane))).toEqual({ kind: 'same', id: 'r1', by: 'email' });
  });
  it('same phone and last name is the same person when one of the two has no email', () => {
    const noEmail = contact({ lastName: ' RÖE'.trim(), phones: phones(A) });
    expect(findContactDuplicate(noEmail, as(jane))).toEqual({ kind: 'same', id: 'r1', by: 'phone' });
    expect(findContactDuplicate(jane, as(noEmail))).toEqual({ kind: 'same', id: 'r1', by: 'phone' });
  });
  it('a differing email, another last name or no last name is another person', () => {
    expect(
      findContactDuplicate(
        contact({ lastName: 'Roe', emails: ['b@example.com'], phones: phones(A) }),
        as(jane),
      ).kind,
    ).toBe('new');
    expect(findContactDuplicate(contact({ lastName: 'Poe', phones: phones(A) }), as(jane)).kind).toBe('new');
    expect(findContactDuplicate(contact({ firstName: 'Jane', phones: phones(A) }), as(jane)).kind).toBe(
      'new',
    );
  });
  it('an email match decides even when another record shares phone and last name', () => {
    const found = findContactDuplicate(jane, as(contact({ lastName: 'Roe', phones: phones(A) }), jane));
    expect(found).toEqual({ kind: 'same', id: 'r2', by: 'email' });
  });
  it('several matches are ambiguous and all are named', () => {
    const two = contact({ emails: ['jane@example.com', 'joe@example.com'] });
    const joe = contact({ emails: ['joe@example.com'] });
    expect(findContactDuplicate(two, as(jane, joe))).toEqual({
      kind: 'ambiguous',
      ids: ['r1', 'r2'],
      why: 'several_matches',
    });
    const couple = as(
      contact({ lastName: 'Roe', firstName: 'A', phones: phones(A) }),
      contact({ lastName: 'Roe', firstName: 'B', phones: phones(A) }),
    );
    expect(findContactDuplicate(contact({ lastName: 'Roe', phones: phones(A) }), couple).kind).toBe(
      'ambiguous',
    );
  });
});

describe('properties: same parcel number or same normalised address', () => {
  it.each([
    [
      'the parcel, however written',
      property(null, '012 345-678'),
      property('1 Elm St', '012-345-678'),
      'parcel',
    ],
    ['the address, however written', property('1 ELM STREET', null), property('1 Elm St', '7'), 'address'],
    [
      'the address, though the parcel differs',
      property('1 Elm St', '8'),
      property('1 Elm St', '7'),
      'address',
    ],
    [
      'the parcel, though the address differs',
      property('2 Oak Ave', '7'),
      property('1 Elm St', '7'),
      'parcel',
    ],
  ])('by %s', (_name, incoming, known, by) =>
    expect(findPropertyDuplicate(incoming, as(known))).toEqual({ kind: 'same', id: 'r1', by }),
  );

  it('leading zeros of a parcel number count', () =>
    expect(findPropertyDuplicate(property(null, '0123'), as(property(null, '123'))).kind).toBe('new'));
  it('parcel and address of two different records contradict', () =>
    expect(
      findPropertyDuplicate(
        property('1 Elm St', '7'),
        as(property('1 Elm St', '8'), property('2 Oak Ave', '7')),
      ),
    ).toEqual({
      kind: 'ambiguous',
      ids: ['r1', 'r2'],
      why: 'several_matches',
    }));
  it('the same digits in another state are another parcel: listed, not merged', () =>
    expect(
      findPropertyDuplicate(property('1 Elm St', '7', 'OK'), as(property('9 Fir Rd', '7', 'TX'))),
    ).toEqual({
      kind: 'ambiguous',
      ids: ['r1'],
      why: 'parcel_in_other_state',
    }));
});

describe('owners of one property', () => {
  it('a name is enough among the contacts of the same property, unless the emails differ', () => {
    const jane = contact({ firstName: 'Jane', lastName: 'Roe' });
    const known = as(contact({ firstName: 'JANE', lastName: 'Roe', emails: ['jane@example.com'] }));
    expect(findLinkedOwner(jane, known)).toEqual({ kind: 'same', id: 'r1', by: 'name' });
    expect(findLinkedOwner(contact({ ...jane, emails: ['other@example.com'] }), known).kind).toBe('new');
    expect(
      findLinkedOwner(contact({ companyName: 'Roe LLC' }), as(contact({ companyName: 'ROE, L.L.C.' }))).kind,
    ).toBe('same');
    expect(findLinkedOwner(contact({ phones: phones(A) }), as(contact({}))).kind).toBe('new');
  });
});

describe('both rules', () => {
  const person = fc.record({
    lastName: fc.constantFrom(null, 'Roe', 'Poe'),
    emails: fc.uniqueArray(fc.constantFrom('a@example.com', 'b@example.com'), { maxLength: 2 }),
    phones: fc
      .uniqueArray(fc.constantFrom(A, '+15125550101'), { maxLength: 2 })
      .map((list) => phones(...list)),
  });
  it('sameness is mutual: a is the same as b exactly when b is the same as a', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        const there = findContactDuplicate(contact(a), as(contact(b)));
        const back = findContactDuplicate(contact(b), as(contact(a)));
        expect(there).toEqual(back);
      }),
    );
  });
  it('the order of the candidates changes nothing', () => {
    fc.assert(
      fc.property(person, fc.array(person, { maxLength: 4 }), (one, many) => {
        const candidates = as(...many.map(contact));
        expect(findContactDuplicate(contact(one), candidates)).toEqual(
          findContactDuplicate(contact(one), candidates.toReversed()),
        );
      }),
    );
  });
});
