import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctMapping, guessMapping } from './column-mapping.ts';
import { columnNames, looksLikeData } from './column-names.ts';
import { IMPORT_TYPES } from '#domain/import/import-type';
import { fullTarget } from './column-targets.ts';

const guess = (
  type: 'contact' | 'property' | 'suppression',
  headings: readonly string[],
  row: readonly string[] = [],
) => guessMapping(headings, row.length > 0 ? [row] : [], type);

describe('headings of lists that people really have', () => {
  it.each([
    ['First Name', 'firstName'],
    ['last_name', 'lastName'],
    ['FullName', 'name'],
    ['Company', 'companyName'],
    ['E-mail', 'emails.1'],
    ['Email Address 2', 'emails.2'],
    ['Mobile', 'phones.1.number'],
    ['Phone 2', 'phones.2.number'],
    ['Phone1 Type', 'phones.1.type'],
    ['Phone 1 DNC', 'phones.1.doNotCall'],
    ['Mailing Address', 'mailingAddress.line1'],
    ['Mail City', 'mailingAddress.city'],
    ['MailingState', 'mailingAddress.state'],
    ['Mailing Zip+4', 'custom.mailing_zip_4'],
    ['Zip Code', 'mailingAddress.postalCode'],
    ['Unit #', 'mailingAddress.line2'],
    ['Tags', 'tags'],
    ['Time Zone', 'timeZone'],
    ['Motivation Score', 'custom.motivation_score'],
    ['constructor', 'custom.field_constructor'],
  ])('contact: %s → %s', (heading, target) =>
    expect(guess('contact', [heading])).toEqual({ [heading]: target }),
  );

  it.each([
    ['APN', 'parcelNumber'],
    ['Parcel Number', 'parcelNumber'],
    ["Assessor's Parcel Number", 'parcelNumber'],
    ['Property Address', 'address.line1'],
    ['Site Address', 'address.line1'],
    ['Situs City', 'address.city'],
    ['Address', 'address.line1'],
    ['Property Zip Code', 'address.postalCode'],
    ['Property Type', 'custom.property_type'],
    ['Owner First Name', 'owners.1.firstName'],
    ['Owner 1 Last Name', 'owners.1.lastName'],
    ['Owner2FirstName', 'owners.2.firstName'],
    ['2nd Owner Last Name', 'owners.2.lastName'],
    ['Co-Owner Name', 'owners.2.name'],
    ['Owner Name', 'owners.1.name'],
    ['Owner', 'owners.1.name'],
    ['Owner Mailing Address', 'owners.1.mailingAddress.line1'],
    ['Owner Address', 'owners.1.mailingAddress.line1'],
    ['Owner 2 Mailing City', 'owners.2.mailingAddress.city'],
    ['Mail Zip', 'owners.1.mailingAddress.postalCode'],
    ['Email', 'owners.1.emails.1'],
    ['Owner 2 Phone 1', 'owners.2.phones.1.number'],
    ['Mail To', 'mailTo'],
    ['Bedrooms', 'custom.bedrooms'],
  ])('property: %s → %s', (heading, target) =>
    expect(guess('property', [heading])).toEqual({ [heading]: target }),
  );

  it.each([
    ['Email', 'email'],
    ['Phone Number', 'phone'],
    ['Address', 'address.line1'],
    ['Zip', 'address.postalCode'],
    ['Channel', 'scope'],
    ['Reason', 'reason'],
    ['Anything else', null],
  ])('suppression: %s → %s', (heading, target) =>
    expect(guess('suppression', [heading])).toEqual({ [heading]: target }),
  );

  it('a heading that says nothing over a column that says it all', () => {
    expect(guess('suppression', ['who'], ['jane@example.com'])).toEqual({ who: 'email' });
    expect(guess('suppression', ['who'], ['512-555-0100'])).toEqual({ who: 'phone' });
    expect(guess('suppression', ['where'], ['1 Elm St, Austin, TX 78704'])).toEqual({
      where: 'address.full',
    });
    expect(guess('contact', ['Info'], ['jane@example.com'])).toEqual({ Info: 'emails.1' });
    expect(guess('property', ['Address'], ['1 Elm St, Austin, TX 78704'])).toEqual({
      Address: 'address.full',
    });
  });

  it('phones move on to the next free place, a second street line becomes a custom field, reject columns are left out', () => {
    expect(
      guess('contact', [
        'Mobile',
        'Landline',
        'Phone',
        'Street',
        'Mailing Street',
        '_line',
        '_column',
        '_reason',
      ]),
    ).toEqual({
      Mobile: 'phones.1.number',
      Landline: 'phones.2.number',
      Phone: 'phones.3.number',
      Street: 'mailingAddress.line1',
      'Mailing Street': 'custom.mailing_street',
      _line: null,
      _column: null,
      _reason: null,
    });
  });

  it('whatever the headings, each has a target that exists or none, and no target is given twice', () => {
    const heading = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 15 }),
      fc.constantFrom('Phone', 'Email', 'Owner', 'City', 'Zip', 'toString', '__proto__', 'Name'),
    );
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 25 }), fc.constantFrom(...IMPORT_TYPES), (cells, type) => {
        const names = columnNames(cells);
        const mapping = guessMapping(names, [], type);
        expect(Object.keys(mapping).toSorted()).toEqual([...names].toSorted());
        const targets = Object.values(mapping).filter((target) => target !== null);
        expect(new Set(targets).size).toBe(targets.length);
        expect(targets.filter((target) => fullTarget(type, target) !== target)).toEqual([]);
      }),
    );
  });
});

describe('a person corrects the guess', () => {
  const guessed = { Name: 'name', Mail: 'custom.mail', Note: 'custom.note' };
  it('choices win, short forms are read, the rest stays as guessed', () =>
    expect(correctMapping(guessed, { mail: 'email', Note: null }, 'contact')).toEqual({
      ok: true,
      value: { Name: 'name', Mail: 'emails.1', Note: null },
    }));
  it('a guess gives way to a choice of its target', () =>
    expect(correctMapping(guessed, { Note: 'name' }, 'contact')).toEqual({
      ok: true,
      value: { Name: null, Mail: 'custom.mail', Note: 'name' },
    }));
  it('names every entry that cannot be', () =>
    expect(
      correctMapping(guessed, { Nmae: 'name', Mail: 'emial', Note: 'name', Name: 'name' }, 'contact'),
    ).toEqual({
      ok: false,
      error: [
        'the file has no column "Nmae"',
        '"emial" is nothing that column "Mail" can go into',
        'columns "Note" and "Name" both go into name',
      ],
    }));
  it.each([
    ['contact', 'phone.type', 'phones.1.type'],
    ['contact', 'address', undefined],
    ['contact', 'custom.1x', undefined],
    ['contact', 'emails.21', undefined],
    ['property', 'firstName', 'owners.1.firstName'],
    ['property', 'owner.phones.2', 'owners.1.phones.2.number'],
    ['property', 'owners.2.mailingAddress.zip', 'owners.2.mailingAddress.postalCode'],
    ['property', 'owners.11.name', undefined],
    ['property', 'address', 'address.full'],
    ['suppression', 'mailingAddress.line1', 'address.line1'],
    ['suppression', 'custom.x', undefined],
  ] as const)('%s %s is %s', (type, target, full) => expect(fullTarget(type, target)).toBe(full));
});

describe('the heading row', () => {
  it('gives every column a name of its own', () =>
    expect(columnNames(['Phone', ' phone ', '', 'Phone', '__proto__'])).toEqual([
      'Phone',
      'phone (2)',
      'Column 3',
      'Phone (3)',
      'Column 5',
    ]));
  it.each([
    [['Name', 'Phone 1', '2024 value'], false],
    [['Jane Roe', 'jane@example.com'], true],
    [['Jane Roe', '(512) 555-0100'], true],
  ])('%j is data: %s', (cells, data) => expect(looksLikeData(cells)).toBe(data));
});
