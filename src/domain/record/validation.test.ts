import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customFieldName, isCustomFieldName } from './custom-field.ts';
import { choicesOf, mergeContact, mergeProperty } from './merge.ts';
import type { ContactInput, PropertyInput } from './record-input.ts';
import { validateContact, validateProperty, validateRecord } from './validation.ts';

const home = { line1: '1 Elm St', city: 'Austin', state: 'TX', postalCode: '78704' };
const full: ContactInput = {
  type: 'contact',
  firstName: ' Jane ',
  lastName: 'Roe',
  email: 'JANE@example.com',
  emails: ['jane@example.com', 'j@example.org', ''],
  phone: '512-555-0100',
  phones: [
    { number: '+1 512 555 0100', doNotCall: true },
    { number: '512-555-0101', type: 'mobile' },
  ],
  mailingAddress: home,
  timeZone: 'america/chicago',
  tags: ['Absentee', 'absentee', ' vacant '],
  custom: { lot_size: 12, note: ' x ' },
};

function contactOf(input: Partial<ContactInput>) {
  const valid = validateContact({ type: 'contact', ...input });
  if (!valid.ok) throw new Error(JSON.stringify(valid.error));
  return valid.value;
}
function propertyOf(input: Partial<PropertyInput>) {
  const valid = validateProperty({ type: 'property', ...input });
  if (!valid.ok) throw new Error(JSON.stringify(valid.error));
  return valid.value;
}
const faultPaths = (input: ContactInput | PropertyInput) => {
  const valid = validateRecord(input);
  return valid.ok ? [] : valid.error.map((fault) => fault.path);
};

describe('validation: a normalised record, or every fault with the path it was given under', () => {
  it('normalises every part', () =>
    expect(contactOf(full)).toEqual({
      type: 'contact',
      firstName: 'Jane',
      lastName: 'Roe',
      companyName: null,
      emails: ['jane@example.com', 'j@example.org'],
      phones: [
        { number: '+15125550100', type: null, doNotCall: true },
        { number: '+15125550101', type: 'mobile', doNotCall: false },
      ],
      mailingAddress: { ...home, line2: null },
      timeZone: 'America/Chicago',
      tags: ['Absentee', 'vacant'],
      custom: { lot_size: 12, note: 'x' },
    }));

  it('names every fault at once', () =>
    expect(
      faultPaths({
        type: 'contact',
        email: 'nope',
        emails: ['ok@example.com', 'bad@'],
        phones: ['555-0100', { number: '512-555-01000' }],
        mailingAddress: { line1: '1 Elm St', state: 'ZZ' },
        timeZone: '+05:00',
        custom: { '1x': 1, big: 'x'.repeat(2001) },
        tags: ['x'.repeat(61)],
      }),
    ).toEqual([
      'email',
      'emails.1',
      'phones.0',
      'phones.1.number',
      'mailingAddress.city',
      'mailingAddress.state',
      'mailingAddress.postalCode',
      'timeZone',
      'tags.0',
      'custom.1x',
      'custom.big',
    ]));

  it('refuses a record that says nothing', () => {
    expect(faultPaths({ type: 'contact', tags: ['x'], firstName: ' ' })).toEqual(['']);
    expect(faultPaths({ type: 'property', mailTo: 'owner' })).toEqual(['']);
    expect(faultPaths({ type: 'property', parcelNumber: '000-000' })).toEqual(['parcelNumber']);
    expect(faultPaths({ type: 'property', parcelNumber: '1.23E+12' })).toEqual(['parcelNumber']);
  });

  it('gives a property exactly one primary contact, the chosen one or the first', () => {
    const two = [{ recordId: 'a' }, { recordId: 'b', primary: true, role: 'Agent' }];
    expect(propertyOf({ address: home, contacts: two }).contacts).toEqual([
      { recordId: 'a', role: 'owner', primary: false },
      { recordId: 'b', role: 'agent', primary: true },
    ]);
    expect(propertyOf({ address: home, contacts: [{ recordId: 'a' }] }).contacts[0]?.primary).toBe(true);
    expect(
      faultPaths({ type: 'property', address: home, contacts: [...two, { recordId: 'b', primary: true }] }),
    ).toEqual(['contacts.2.primary', 'contacts.2.recordId']);
  });

  it('is idempotent: a normalised record is its own input', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(text, { maxLength: 5 }),
        fc.emailAddress(),
        (firstName, lastName, tags, email) => {
          const valid = validateContact({ ...full, firstName, lastName, tags, email });
          if (!valid.ok) return;
          expect(validateContact(valid.value)).toEqual(valid);
        },
      ),
    );
  });
});

describe('merge: nothing known is ever lost', () => {
  it('given scalars win, blanks keep, lists unite with the known ones first', () => {
    const known = contactOf(full);
    const given = contactOf({
      firstName: 'Janet',
      email: 'new@example.com',
      phone: '512-555-0100',
      tags: ['VACANT', 'probate'],
      custom: { note: '', sold: true },
    });
    expect(mergeContact(known, given)).toMatchObject({
      firstName: 'Janet',
      lastName: 'Roe',
      emails: ['jane@example.com', 'j@example.org', 'new@example.com'],
      mailingAddress: known.mailingAddress,
      tags: ['Absentee', 'vacant', 'probate'],
      custom: { lot_size: 12, note: 'x', sold: true },
      timeZone: 'America/Chicago',
    });
  });
  it('doNotCall once true stays true', () => {
    expect(mergeContact(contactOf(full), contactOf({ phone: '512-555-0100' })).phones[0]?.doNotCall).toBe(
      true,
    );
  });
  it('a default never overwrites a choice', () => {
    const chosen: Partial<PropertyInput> = {
      address: home,
      mailTo: 'property',
      contacts: [{ recordId: 'a' }, { recordId: 'b', primary: true }],
    };
    const input: PropertyInput = { type: 'property', parcelNumber: '7', contacts: [{ recordId: 'c' }] };
    const merged = mergeProperty(propertyOf(chosen), propertyOf(input), choicesOf(input));
    expect(merged).toMatchObject({ mailTo: 'property', parcelNumber: '7', address: { line1: '1 Elm St' } });
    expect(merged.contacts.map((link) => [link.recordId, link.primary])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ]);
    const choosing: PropertyInput = {
      ...input,
      mailTo: 'owner',
      contacts: [{ recordId: 'c', primary: true }],
    };
    const changed = mergeProperty(propertyOf(chosen), propertyOf(choosing), choicesOf(choosing));
    expect(changed.mailTo).toBe('owner');
    expect(changed.contacts.filter((link) => link.primary).map((link) => link.recordId)).toEqual(['c']);
  });
  it('merging the same input again changes nothing', () => {
    const emails = fc.array(fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com'), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(emails, emails, fc.boolean(), (one, two, doNotCall) => {
        const known = contactOf({ firstName: 'A', emails: one, phone: '512-555-0100' });
        const given = contactOf({
          lastName: 'B',
          emails: two,
          phones: [{ number: '512-555-0100', doNotCall }],
        });
        const once = mergeContact(known, given);
        expect(mergeContact(once, given)).toEqual(once);
        expect(once.emails).toEqual(expect.arrayContaining([...known.emails, ...given.emails]));
      }),
    );
  });
});

describe('custom field names can stand in a template', () => {
  it.each([
    ['Lot Size (sq ft)', 'lot_size_sq_ft'],
    ['LTV %', 'ltv_percent'],
    ['2nd Owner', 'field_2nd_owner'],
    ['yearBuilt', 'year_built'],
    ['constructor', 'field_constructor'],
    ['Año', 'ano'],
    ['***', null],
  ])('%s → %s', (heading, name) => expect(customFieldName(heading)).toBe(name));
  it('always, whatever the heading', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (heading) => {
        const name = customFieldName(heading);
        expect(name === null || isCustomFieldName(name)).toBe(true);
      }),
    );
  });
});
