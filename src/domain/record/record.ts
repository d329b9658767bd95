/**
 * Records as they are kept (contract.md §2): a contact is a person, a property is a unique address or parcel.
 * Everything in these types has been normalised by validation.ts; nothing else builds them from outside data.
 */
export const RECORD_TYPES = ['contact', 'property'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

export const PHONE_TYPES = ['mobile', 'landline', 'voip', 'toll_free', 'fax', 'other'] as const;
export type PhoneType = (typeof PHONE_TYPES)[number];

export type Phone = {
  /** E.164. */
  readonly number: string;
  /** Null when nobody knows: a US number does not tell a mobile from a landline. */
  readonly type: PhoneType | null;
  readonly doNotCall: boolean;
};

/** A complete US address. `line1` and `line2` keep the spelling they came in; comparing is addressKey's work. */
export type Address = {
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  /** Two letters (USPS Publication 28, appendix B). */
  readonly state: string;
  /** `12345` or `12345-6789`. */
  readonly postalCode: string;
};

export type CustomValue = string | number | boolean | null;

type Common = {
  /** IANA zone; when set it alone decides the recipient's windows. */
  readonly timeZone: string | null;
  readonly tags: readonly string[];
  readonly custom: Readonly<Record<string, CustomValue>>;
};

export type ContactRecord = Common & {
  readonly type: 'contact';
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly companyName: string | null;
  /** The first one is the one outreach uses. */
  readonly emails: readonly string[];
  readonly phones: readonly Phone[];
  readonly mailingAddress: Address | null;
};

export const MAIL_TO = ['owner', 'property'] as const;
export type MailTo = (typeof MAIL_TO)[number];

export type ContactLink = {
  readonly recordId: string;
  /** What the contact is to the property: `owner`, `agent`, `tenant`… free text, lower case. */
  readonly role: string;
  readonly primary: boolean;
};

export type PropertyRecord = Common & {
  readonly type: 'property';
  readonly address: Address | null;
  readonly parcelNumber: string | null;
  /** At most one is primary; when there are any, exactly one. */
  readonly contacts: readonly ContactLink[];
  readonly mailTo: MailTo;
};

export type DoorstepRecord = ContactRecord | PropertyRecord;

/** First and last name, or the company, or an address of theirs: what a person recognises the record by. */
export function contactName(contact: ContactRecord): string {
  const person = [contact.firstName, contact.lastName].filter((part) => part !== null).join(' ');
  return (
    person ||
    contact.companyName ||
    contact.emails[0] ||
    contact.phones[0]?.number ||
    contact.mailingAddress?.line1 ||
    'Unnamed'
  );
}

export function propertyName(property: PropertyRecord): string {
  if (property.address) return [property.address.line1, property.address.line2].filter(Boolean).join(' ');
  return property.parcelNumber === null ? 'Unnamed' : `Parcel ${property.parcelNumber}`;
}

export function recordName(record: DoorstepRecord): string {
  return record.type === 'contact' ? contactName(record) : propertyName(record);
}
