/**
 * From an input to a normalised record, or to every fault it has: nothing is guessed, dropped or cut off silently.
 * The same rules serve the API and the import; a fault's path is the field as it was given (`phones.1.number`).
 */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { isZone } from '#domain/time/zone';
import { isBlankAddress, normalizeAddress } from './address.ts';
import { isCustomFieldName, MAX_CUSTOM_FIELDS, MAX_CUSTOM_VALUE } from './custom-field.ts';
import { EMAIL_FAULT_TEXT, normalizeEmail } from './email.ts';
import { mergePhones, mergeTags } from './merge.ts';
import { normalizeParcelNumber, parcelKey } from './parcel.ts';
import { normalizePhone, PHONE_FAULT_TEXT } from './phone.ts';
import type {
  AddressInput,
  ContactInput,
  PhoneInput,
  PropertyInput,
  RecordFault,
  RecordInput,
} from './record-input.ts';
import { MAIL_TO, PHONE_TYPES } from './record.ts';
import type {
  Address,
  ContactLink,
  ContactRecord,
  CustomValue,
  DoorstepRecord,
  MailTo,
  Phone,
  PropertyRecord,
} from './record.ts';
import { cleanOrNull, cleanText, excerpt } from './text.ts';

export const MAX_EMAILS = 20;
export const MAX_PHONES = 20;
export const MAX_TAGS = 50;
export const MAX_TAG_LENGTH = 60;
export const MAX_CONTACTS = 100;
const MAX_NAME = 100;
const MAX_COMPANY = 200;
const MAX_PARCEL = 60;

export function validateRecord(input: RecordInput): Result<DoorstepRecord, readonly RecordFault[]> {
  return input.type === 'contact' ? validateContact(input) : validateProperty(input);
}

export function validateContact(input: ContactInput): Result<ContactRecord, readonly RecordFault[]> {
  const faults: RecordFault[] = [];
  const record: ContactRecord = {
    type: 'contact',
    firstName: textField(input.firstName, 'firstName', MAX_NAME, faults),
    lastName: textField(input.lastName, 'lastName', MAX_NAME, faults),
    companyName: textField(input.companyName, 'companyName', MAX_COMPANY, faults),
    emails: emailFields(input, faults),
    phones: phoneFields(input, faults),
    mailingAddress: addressField(input.mailingAddress, 'mailingAddress', faults),
    ...commonFields(input, faults),
  };
  const named = record.firstName ?? record.lastName ?? record.companyName;
  if (
    faults.length === 0 &&
    named === null &&
    record.emails.length + record.phones.length === 0 &&
    record.mailingAddress === null
  ) {
    faults.push({
      path: '',
      message: 'a contact needs a name, a company, an email, a phone or a mailing address',
    });
  }
  return faults.length === 0 ? ok(record) : err(faults);
}

export function validateProperty(input: PropertyInput): Result<PropertyRecord, readonly RecordFault[]> {
  const faults: RecordFault[] = [];
  const record: PropertyRecord = {
    type: 'property',
    address: addressField(input.address, 'address', faults),
    parcelNumber: parcelField(input.parcelNumber, faults),
    contacts: linkFields(input, faults),
    mailTo: mailToField(input.mailTo, faults),
    ...commonFields(input, faults),
  };
  if (faults.length === 0 && record.address === null && record.parcelNumber === null) {
    faults.push({ path: '', message: 'a property needs an address or a parcel number' });
  }
  return faults.length === 0 ? ok(record) : err(faults);
}

type Faults = RecordFault[];
type CommonInput = Pick<ContactInput, 'timeZone' | 'tags' | 'custom'>;

function commonFields(input: CommonInput, faults: Faults) {
  return {
    timeZone: timeZoneField(input.timeZone, faults),
    tags: tagFields(input.tags ?? [], faults),
    custom: customFields(input.custom ?? {}, faults),
  };
}

function textField(
  value: string | null | undefined,
  path: string,
  max: number,
  faults: Faults,
): string | null {
  const text = cleanOrNull(value);
  if (text !== null && text.length > max) faults.push({ path, message: `is longer than ${max} characters` });
  return text;
}

function emailFields(input: ContactInput, faults: Faults): readonly string[] {
  const emails = new Set<string>();
  const given: [string, string][] = (input.emails ?? []).map((value, index) => [`emails.${index}`, value]);
  if (input.email !== null && input.email !== undefined) given.unshift(['email', input.email]);
  for (const [path, value] of given) {
    if (cleanText(value) === '') continue;
    const email = normalizeEmail(value);
    if (email.ok) emails.add(email.value);
    else faults.push({ path, message: `"${excerpt(value)}" ${EMAIL_FAULT_TEXT[email.error]}` });
  }
  if (emails.size > MAX_EMAILS)
    faults.push({ path: 'emails', message: `a contact has at most ${MAX_EMAILS} emails` });
  return [...emails];
}

function phoneFields(input: ContactInput, faults: Faults): readonly Phone[] {
  const phones: Phone[] = [];
  const given: [string, string | PhoneInput][] = (input.phones ?? []).map((value, index) => [
    `phones.${index}`,
    value,
  ]);
  if (input.phone !== null && input.phone !== undefined) given.unshift(['phone', input.phone]);
  for (const [at, value] of given) {
    const phone: PhoneInput = typeof value === 'string' ? { number: value } : value;
    const path = typeof value === 'string' ? at : `${at}.number`;
    if (cleanText(phone.number) === '') continue;
    const known = phone.type === null || phone.type === undefined || PHONE_TYPES.includes(phone.type);
    if (!known) faults.push({ path: `${at}.type`, message: `is none of ${PHONE_TYPES.join(', ')}` });
    const number = normalizePhone(phone.number);
    if (!number.ok)
      faults.push({ path, message: `"${excerpt(phone.number)}" ${PHONE_FAULT_TEXT[number.error]}` });
    else
      phones.push({
        number: number.value.number,
        type: phone.type ?? number.value.type,
        doNotCall: phone.doNotCall ?? false,
      });
  }
  if (phones.length > MAX_PHONES)
    faults.push({ path: 'phones', message: `a contact has at most ${MAX_PHONES} phones` });
  return phones.length < 2 ? phones : mergePhones([], phones);
}

function addressField(input: AddressInput | null | undefined, path: string, faults: Faults): Address | null {
  if (input === null || input === undefined || isBlankAddress(input)) return null;
  const address = normalizeAddress(input);
  if (address.ok) return address.value;
  for (const fault of address.error) faults.push({ path: `${path}.${fault.part}`, message: fault.message });
  return null;
}

function parcelField(value: string | null | undefined, faults: Faults): string | null {
  const parcel = normalizeParcelNumber(value);
  if (parcel === null) return null;
  const path = 'parcelNumber';
  if (parcel.length > MAX_PARCEL) faults.push({ path, message: `is longer than ${MAX_PARCEL} characters` });
  else if (parcelKey(parcel) === null) faults.push({ path, message: `"${excerpt(parcel)}" names no parcel` });
  else if (/^\d(?:\.\d+)?E\+?\d+$/i.test(parcel)) {
    faults.push({ path, message: 'was rounded by a spreadsheet (such as 1.23E+12): the digits are lost' });
  }
  return parcel;
}

function linkFields(input: PropertyInput, faults: Faults): readonly ContactLink[] {
  const given = input.contacts ?? [];
  if (given.length > MAX_CONTACTS)
    faults.push({ path: 'contacts', message: `a property has at most ${MAX_CONTACTS} contacts` });
  const chosen = given.flatMap((link, index) => (link.primary === true ? [index] : []));
  if (chosen.length > 1)
    faults.push({
      path: `contacts.${chosen[1]}.primary`,
      message: 'only one contact can be the primary one',
    });
  const seen = new Set<string>();
  for (const [index, link] of given.entries()) {
    if (seen.has(link.recordId))
      faults.push({ path: `contacts.${index}.recordId`, message: 'is given twice' });
    seen.add(link.recordId);
  }
  const primary = chosen[0] ?? 0;
  return given.map((link, index) => ({
    recordId: link.recordId,
    role: textField(link.role, `contacts.${index}.role`, MAX_NAME, faults)?.toLowerCase() ?? 'owner',
    primary: index === primary,
  }));
}

function mailToField(value: MailTo | null | undefined, faults: Faults): MailTo {
  if (value === null || value === undefined) return 'owner';
  if (!MAIL_TO.includes(value)) faults.push({ path: 'mailTo', message: `is none of ${MAIL_TO.join(', ')}` });
  return value;
}

function tagFields(given: readonly string[], faults: Faults): readonly string[] {
  if (given.length === 0) return given;
  const tags = mergeTags(
    [],
    given.map(cleanText).filter((tag) => tag !== ''),
  );
  if (tags.length > MAX_TAGS) faults.push({ path: 'tags', message: `a record has at most ${MAX_TAGS} tags` });
  const long = tags.findIndex((tag) => tag.length > MAX_TAG_LENGTH);
  if (long >= 0)
    faults.push({ path: `tags.${long}`, message: `is longer than ${MAX_TAG_LENGTH} characters` });
  return tags;
}

function customFields(
  given: Readonly<Record<string, CustomValue>>,
  faults: Faults,
): Readonly<Record<string, CustomValue>> {
  const entries = Object.entries(given);
  if (entries.length > MAX_CUSTOM_FIELDS) {
    faults.push({ path: 'custom', message: `a record has at most ${MAX_CUSTOM_FIELDS} custom fields` });
  }
  const custom: Record<string, CustomValue> = {};
  for (const [name, value] of entries) {
    const path = `custom.${name}`;
    if (!isCustomFieldName(name)) {
      faults.push({
        path,
        message: 'a custom field is named with letters, digits and _, at most 60, a letter first',
      });
    } else if (typeof value === 'string' && value.length > MAX_CUSTOM_VALUE) {
      faults.push({ path, message: `is longer than ${MAX_CUSTOM_VALUE} characters` });
    } else if (typeof value === 'number' && !Number.isFinite(value))
      faults.push({ path, message: 'is not a finite number' });
    else custom[name] = typeof value === 'string' ? value.replaceAll('\u0000', '').trim() : value;
  }
  return custom;
}

const zones = new Map<string, string | null>();

/** A zone's name as given; one written in another case gets the zone's own spelling. */
function timeZoneField(value: string | null | undefined, faults: Faults): string | null {
  const zone = cleanOrNull(value);
  if (zone === null || isZone(zone)) return zone;
  const key = zone.toLowerCase();
  let known = zones.get(key);
  if (known === undefined) {
    known = zoneNamed(key);
    if (zones.size < 1000) zones.set(key, known);
  }
  if (known === null) {
    faults.push({
      path: 'timeZone',
      message: `"${excerpt(zone)}" is not a time zone such as America/Chicago`,
    });
  }
  return known;
}

function zoneNamed(zone: string): string | null {
  if (!/^[a-z][a-z0-9_+-]*(?:\/[a-z0-9_+-]+)*$/.test(zone)) return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
