/**
 * Writes the sample files beside this script: `npx tsx samples/generate.ts`. Everything in them is fictional and comes
 * from a seed, so writing them again changes nothing; a test compares.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvLine } from '../src/engine/import/csv-rejects.ts';
import { dirtySample } from './dirty.ts';
import { chanceOf, Registry } from './people.ts';
import type { Chance, Person, Place } from './people.ts';

const SEED = 20_250_310;
const PROPERTIES = 5000;
const CONTACTS = 500;

type Owner = Person & {
  readonly email: string;
  readonly phone: string;
  readonly phoneType: string;
  readonly dnc: string;
  readonly home: Place;
};

/** File name → bytes. */
export function generateSamples(): ReadonlyMap<string, Uint8Array> {
  const chance = chanceOf(SEED);
  const registry = new Registry(chance);
  const owners: Owner[] = [];
  const properties = propertyRows(chance, registry, owners);
  const contacts = contactRows(chance, registry, CONTACTS);
  const dirty = dirtySample();
  const accents = contactRows(chance, registry, 60).map((row, index) =>
    row.map((cell, column) => {
      // The first letters that are not ASCII come late on purpose: an encoding must not be guessed before them.
      if (index > 0 && index % 20 === 0 && column < 2) return column === 0 ? 'Zoë' : 'O’Neil';
      return index > 20 ? cell.replace('Oak', 'Peñasco') : cell.normalize('NFKD').replace(/[^ -~]/g, '');
    }),
  );
  return new Map<string, Uint8Array>([
    ['properties-5000.csv', utf8(csv(properties))],
    ['contacts.csv', utf8(csv(contacts))],
    ['suppressions.csv', utf8(csv(suppressionRows(owners)))],
    ['dirty.csv', dirty.bytes],
    ['dirty.expected.json', utf8(json(dirty.expected))],
    ['utf16.csv', Buffer.from(`\uFEFF${csv(accents, '\t')}`, 'utf16le')],
    ['semicolon.csv', utf8(`\uFEFF${csv(accents, ';')}`)],
    ['windows-1252.csv', windows1252(csv(accents))],
  ]);
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const csv = (rows: readonly (readonly string[])[], delimiter = ',') =>
  rows.map((row) => csvLine(row, delimiter)).join('');

/** As the formatter leaves it: lists of numbers on one line. */
function json(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(/\[\s+(\d[\d,\s]*?)\s+\]/g, (_list, numbers: string) => `[${numbers.replace(/\s+/g, ' ')}]`)}\n`;
}

/** Latin-1 but for the apostrophe, which Windows-1252 has at 0x92. */
function windows1252(text: string): Uint8Array {
  return Buffer.from(text.replaceAll('’', '\u0092'), 'latin1');
}

const PROPERTY_HEADER =
  'APN|Property Address|Property Unit|Property City|Property State|Property Zip|Owner 1 First Name|Owner 1 Last Name|Owner 1 Company|Owner 1 Email|Owner 1 Phone|Owner 1 Phone Type|Owner 1 Phone DNC|Owner 2 First Name|Owner 2 Last Name|Owner 2 Email|Owner 2 Phone|Mailing Address|Mailing Unit|Mailing City|Mailing State|Mailing Zip|Bedrooms|Year Built|Tags'.split(
    '|',
  );

function propertyRows(chance: Chance, registry: Registry, owners: Owner[]): string[][] {
  const rows: string[][] = [PROPERTY_HEADER];
  for (let index = 0; index < PROPERTIES; index++) {
    const place = registry.place();
    const investor = owners.length > 100 && chance.likely(0.12);
    const absentee = investor || chance.likely(0.25);
    const owner = investor
      ? chance.pick(owners)
      : newOwner(chance, registry, absentee ? registry.place() : place);
    if (!investor) owners.push(owner);
    const second = owner.company === '' && chance.likely(0.3) ? registry.person() : null;
    const shown = absentee || chance.likely(0.5);
    const parcel = `${String(10 + chance.below(89))}-${String(index).padStart(4, '0')}-${String(chance.below(1000)).padStart(3, '0')}`;
    const tags = [
      absentee ? 'absentee' : 'owner occupied',
      ...(chance.likely(0.1) ? ['vacant'] : []),
      ...(chance.likely(0.08) ? ['tax delinquent'] : []),
    ];
    rows.push([
      parcel,
      place.street,
      place.unit,
      place.city,
      place.state,
      place.zip,
      owner.first,
      owner.last,
      owner.company,
      owner.email,
      owner.phone,
      owner.phoneType,
      owner.dnc,
      ...(second
        ? [
            second.first,
            owner.last,
            chance.likely(0.6) ? registry.email({ ...second, last: owner.last }) : '',
            chance.likely(0.5) ? registry.phone() : '',
          ]
        : ['', '', '', '']),
      ...(shown
        ? [owner.home.street, owner.home.unit, owner.home.city, owner.home.state, owner.home.zip]
        : ['', '', '', '', '']),
      String(1 + chance.below(6)),
      String(1925 + chance.below(100)),
      tags.join('; '),
    ]);
  }
  return rows;
}

function newOwner(chance: Chance, registry: Registry, home: Place): Owner {
  const person = chance.likely(0.1) ? registry.company() : registry.person();
  const phone = chance.likely(0.88) ? registry.phone() : '';
  return {
    ...person,
    // Whoever has no phone has an email, so that importing the file again finds everyone.
    email: phone === '' || person.company !== '' || chance.likely(0.8) ? registry.email(person) : '',
    phone,
    phoneType: phone === '' ? '' : chance.pick(['Mobile', 'Mobile', 'Mobile', 'Landline', '']),
    dnc: phone !== '' && chance.likely(0.06) ? 'yes' : '',
    home,
  };
}

const CONTACT_HEADER =
  'First Name|Last Name|Company|Email|Email 2|Phone 1|Phone 1 Type|Phone 2|Mailing Address|Unit|City|State|Zip|Time Zone|Tags|Lead Source'.split(
    '|',
  );

function contactRows(chance: Chance, registry: Registry, count: number): string[][] {
  const rows: string[][] = [CONTACT_HEADER];
  for (let index = 0; index < count; index++) {
    const person = chance.likely(0.08) ? registry.company() : registry.person();
    const home = registry.place();
    const withHome = chance.likely(0.85);
    rows.push([
      person.first,
      person.last,
      person.company,
      registry.email(person),
      chance.likely(0.1) ? registry.email(person) : '',
      ...(chance.likely(0.85)
        ? [registry.phone(), chance.pick(['Mobile', 'Mobile', 'Landline', ''])]
        : ['', '']),
      chance.likely(0.1) ? registry.phone() : '',
      ...(withHome ? [home.street, home.unit, home.city, home.state, home.zip] : ['', '', '', '', '']),
      chance.likely(0.05) ? 'America/Chicago' : '',
      chance.pick(['', 'buyer', 'seller', 'buyer; hot lead']),
      chance.pick(['Website', 'Referral', 'Open house', 'Sign call']),
    ]);
  }
  return rows;
}

/** Of the first owners of the properties: some mailboxes, some numbers, some addresses, some twice in other spellings. */
function suppressionRows(owners: readonly Owner[]): string[][] {
  const rows: string[][] = [
    ['Email', 'Phone', 'Address', 'City', 'State', 'Zip', 'Reason', 'Channel', 'Note'],
  ];
  for (const [index, owner] of owners.slice(0, 90).entries()) {
    const { street, unit, city, state, zip } = owner.home;
    if (index % 3 === 0 && owner.email !== '')
      rows.push([
        index % 2 === 0 ? owner.email.toUpperCase() : owner.email,
        '',
        '',
        '',
        '',
        '',
        'unsubscribe',
        '',
        '',
      ]);
    if (index % 3 === 1 && owner.phone !== '')
      rows.push(['', owner.phone.replace(/\D/g, ''), '', '', '', '', 'stop reply', 'sms', '']);
    if (index % 3 === 2)
      rows.push([
        '',
        '',
        [street, unit].join(' ').trim().toUpperCase(),
        city,
        state,
        zip,
        'returned mail',
        '',
        'Came back in March',
      ]);
  }
  return rows;
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  for (const [name, bytes] of generateSamples()) writeFileSync(join(import.meta.dirname, name), bytes);
}
