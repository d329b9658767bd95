/**
 * A change of a record as a person means it: what is left out stays, what is given replaces. Custom fields are changed
 * name by name, null takes one away; `email` and `phone` mean the first one, the others stay.
 */
import type {
  AddressInput,
  ContactInput,
  ContactLinkInput,
  PhoneInput,
  RecordFault,
  RecordInput,
} from './record-input.ts';
import type { ContactRecord, CustomValue, DoorstepRecord, MailTo, PropertyRecord } from './record.ts';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

type Given<T> = T | null | undefined;

export type RecordPatch = {
  readonly firstName?: Given<string>;
  readonly lastName?: Given<string>;
  readonly companyName?: Given<string>;
  readonly email?: Given<string>;
  readonly emails?: Given<readonly string[]>;
  readonly phone?: Given<string | PhoneInput>;
  readonly phones?: Given<readonly (string | PhoneInput)[]>;
  readonly mailingAddress?: Given<AddressInput>;
  readonly address?: Given<AddressInput>;
  readonly parcelNumber?: Given<string>;
  readonly contacts?: Given<readonly ContactLinkInput[]>;
  readonly mailTo?: Given<MailTo>;
  readonly timeZone?: Given<string>;
  readonly tags?: Given<readonly string[]>;
  readonly custom?: Given<Readonly<Record<string, CustomValue>>>;
};

const CONTACT_ONLY = [
  'firstName',
  'lastName',
  'companyName',
  'email',
  'emails',
  'phone',
  'phones',
  'mailingAddress',
] as const satisfies readonly (keyof RecordPatch)[];
const PROPERTY_ONLY = [
  'address',
  'parcelNumber',
  'contacts',
  'mailTo',
] as const satisfies readonly (keyof RecordPatch)[];

/** The whole record as input, to be validated like any other. */
export function patchedInput(
  record: DoorstepRecord,
  patch: RecordPatch,
): Result<RecordInput, readonly RecordFault[]> {
  const foreign = record.type === 'contact' ? PROPERTY_ONLY : CONTACT_ONLY;
  const faults = foreign.flatMap((field) =>
    patch[field] === undefined ? [] : [{ path: field, message: `is not a field of a ${record.type}` }],
  );
  if (faults.length > 0) return err(faults);
  return ok(record.type === 'contact' ? patchedContact(record, patch) : patchedProperty(record, patch));
}

function patchedContact(contact: ContactRecord, patch: RecordPatch): ContactInput {
  return {
    type: 'contact',
    firstName: given(patch.firstName, contact.firstName),
    lastName: given(patch.lastName, contact.lastName),
    companyName: given(patch.companyName, contact.companyName),
    emails: withFirst(patch.email, given(patch.emails, contact.emails) ?? [], patch.emails !== undefined),
    phones: withFirst(patch.phone, given(patch.phones, contact.phones) ?? [], patch.phones !== undefined),
    mailingAddress: given(patch.mailingAddress, contact.mailingAddress),
    ...patchedCommon(contact, patch),
  };
}

function patchedProperty(property: PropertyRecord, patch: RecordPatch): RecordInput {
  return {
    type: 'property',
    address: given(patch.address, property.address),
    parcelNumber: given(patch.parcelNumber, property.parcelNumber),
    contacts: given(patch.contacts, property.contacts),
    mailTo: given(patch.mailTo, property.mailTo),
    ...patchedCommon(property, patch),
  };
}

function patchedCommon(record: DoorstepRecord, patch: RecordPatch) {
  return {
    timeZone: given(patch.timeZone, record.timeZone),
    tags: given(patch.tags, record.tags),
    custom: patch.custom === null ? {} : withoutNulls({ ...record.custom, ...patch.custom }),
  };
}

const given = <T>(value: Given<T>, known: T | null): T | null => (value === undefined ? known : value);

/** `whole`: the list itself was given too, then the first one is put before it. */
function withFirst<T>(first: Given<T>, list: readonly T[], whole: boolean): readonly T[] {
  if (first === undefined) return list;
  const rest = whole ? list : list.slice(1);
  return first === null ? rest : [first, ...rest];
}

function withoutNulls(custom: Readonly<Record<string, CustomValue>>): Record<string, CustomValue> {
  return Object.fromEntries(Object.entries(custom).filter(([, value]) => value !== null));
}
