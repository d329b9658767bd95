/**
 * What is stored beside a record because it follows from it: its name, the addresses outreach uses, where its recipient
 * may be, the words it is found by and the keys it is known by. Pure; whoever writes a record writes these with it.
 */
import { contactReach, propertyReach } from '#domain/record/reach';
import { recordKeys } from '#domain/record/record-keys';
import {
  recordName,
  type ContactRecord,
  type DoorstepRecord,
  type PropertyRecord,
} from '#domain/record/record';
import { searchText } from '#domain/record/search-text';
import { placeOf, type PlaceAddress } from '#domain/time/recipient-zones';
import type { RecordFacts } from '../ports/record-store.ts';

/** `contactsById`: at least the contacts of a property; those that are missing are deleted and say nothing. */
export function recordFacts(
  record: DoorstepRecord,
  contactsById: ReadonlyMap<string, ContactRecord>,
): RecordFacts {
  return record.type === 'contact' ? contactFacts(record) : propertyFacts(record, contactsById);
}

export function contactFacts(contact: ContactRecord): RecordFacts {
  const reach = contactReach(contact);
  const place = placeOf({
    timeZone: contact.timeZone,
    addresses: known([contact.mailingAddress]),
    phone: reach.sms.to,
  });
  return {
    name: recordName(contact),
    reachEmail: reach.email.to,
    reachPhone: reach.sms.to,
    mailKey: reach.direct_mail.key,
    place,
    search: storedSearch(contact, []),
    keys: recordKeys(contact),
  };
}

/** The recipient is the primary contact, who may be at the property or at the address of their own. */
function propertyFacts(
  property: PropertyRecord,
  contactsById: ReadonlyMap<string, ContactRecord>,
): RecordFacts {
  const contacts = property.contacts.flatMap(({ recordId }) => contactsById.get(recordId) ?? []);
  const primaryLink = property.contacts.find((link) => link.primary);
  const primary = (primaryLink && contactsById.get(primaryLink.recordId)) ?? null;
  const place = placeOf({
    timeZone: property.timeZone ?? primary?.timeZone ?? null,
    addresses: known([property.address, primary?.mailingAddress ?? null]),
    phone: propertyReach(property, primary).sms.to,
  });
  return {
    name: recordName(property),
    reachEmail: null,
    reachPhone: null,
    mailKey: propertyReach({ ...property, mailTo: 'property' }, null).direct_mail.key,
    place,
    search: storedSearch(property, contacts),
    keys: recordKeys(property),
  };
}

const known = (addresses: readonly (PlaceAddress | null)[]): PlaceAddress[] =>
  addresses.filter((one) => one !== null);

/** The words, a line end, the digits: `recordFilterSql` looks on the side that a word belongs to. */
function storedSearch(record: DoorstepRecord, contacts: readonly DoorstepRecord[]): string {
  const { text, digits } = searchText(record, contacts);
  return `${text}\n${digits}`;
}
