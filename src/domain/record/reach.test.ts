import { describe, expect, it } from 'vitest';
import { contactReach, propertyReach, reachableChannels } from './reach.ts';
import { recordKeys } from './record-keys.ts';
import { contactName, propertyName } from './record.ts';
import { matchesSearch, searchText } from './search-text.ts';
import { validateContact, validateProperty } from './validation.ts';

function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const mailing = { line1: '9 Owner Road', line2: 'Apt 2', city: 'Dallas', state: 'TX', postalCode: '75201' };
const site = { line1: '1 Elm St', city: 'Austin', state: 'TX', postalCode: '78704' };
const owner = valueOf(
  validateContact({
    type: 'contact',
    firstName: 'José',
    lastName: "O'Neil",
    emails: ['first@example.com', 'second@example.com'],
    phones: [
      { number: '512-555-0100', doNotCall: true },
      { number: '512-555-0101', type: 'landline' },
      { number: '512-555-0102' },
      { number: '512-555-0103', type: 'mobile' },
    ],
    mailingAddress: mailing,
  }),
);
const property = valueOf(validateProperty({ type: 'property', address: site, parcelNumber: '01-234' }));

describe('reach: the one target per channel', () => {
  it('is the first email, the first textable phone, the mailing address', () =>
    expect(contactReach(owner)).toEqual({
      email: { to: 'first@example.com', key: 'first@example.com', reason: null },
      sms: { to: '+15125550102', key: '+15125550102', reason: null },
      direct_mail: { to: { ...mailing }, key: '75201|9 OWNER RD|2', reason: null },
    }));
  it('says why a channel has none', () => {
    const bare = valueOf(
      validateContact({
        type: 'contact',
        firstName: 'Bare',
        phones: [{ number: '512-555-0100', doNotCall: true }],
      }),
    );
    const reach = contactReach(bare);
    expect([reach.email.reason, reach.sms.reason, reach.direct_mail.reason]).toEqual([
      'no_email',
      'no_phone',
      'no_address',
    ]);
    expect(reachableChannels(reach)).toEqual([]);
    expect(reachableChannels(contactReach(owner))).toEqual(['email', 'sms', 'direct_mail']);
  });
  it("a property is reached through its primary contact, its mail at the owner's or its own address", () => {
    expect(propertyReach(property, owner)).toEqual(contactReach(owner));
    expect(propertyReach({ ...property, mailTo: 'property' }, owner).direct_mail.to?.line1).toBe('1 Elm St');
    expect(reachableChannels(propertyReach({ ...property, mailTo: 'property' }, null))).toEqual([
      'direct_mail',
    ]);
  });
  it("an owner's letter never goes to the property unless that was chosen", () =>
    expect(propertyReach(property, { ...owner, mailingAddress: null }).direct_mail.reason).toBe(
      'no_address',
    ));
});

describe('keys and search', () => {
  it('names every key a record is known by', () => {
    expect(recordKeys(owner).map((key) => key.kind)).toEqual([
      'email',
      'email',
      'phone',
      'phone',
      'phone',
      'phone',
      'address',
    ]);
    expect(recordKeys(property)).toEqual([
      { kind: 'address', value: '78704|1 ELM ST|' },
      { kind: 'parcel', value: '01234' },
    ]);
  });
  it.each([
    ['jose', true],
    ['JOSÉ oneil', false],
    ["jos o'ne", true],
    ['second@example', true],
    ['owner road dallas', true],
    ['555-0102', true],
    ['(512) 555-0102', true],
    ['+1 512 555 0102', true],
    ['5125550102 josé', true],
    ['5559999', false],
    ['elm', false],
    ['', true],
  ])('search %j finds the owner: %s', (search, found) =>
    expect(matchesSearch(searchText(owner), search)).toBe(found),
  );
  it('a property is found by its address, parcel and contacts', () => {
    const stored = searchText(property, [owner]);
    for (const search of ['elm st', '01-234', 'josé austin', '0102'])
      expect([search, matchesSearch(stored, search)]).toEqual([search, true]);
  });
  it('a record always has a name to show', () => {
    expect(contactName(owner)).toBe("José O'Neil");
    expect(contactName({ ...owner, firstName: null, lastName: null })).toBe('first@example.com');
    expect(propertyName(property)).toBe('1 Elm St');
    expect(propertyName({ ...property, address: null })).toBe('Parcel 01-234');
  });
});
