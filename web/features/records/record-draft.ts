/** A record while it is being typed: every field is text, and what is sent is made of it. */
import { PHONE_TYPES, type MailTo, type PhoneType, type RecordType } from '#domain/record/record';
import type { RecordInput, RecordPatch, RecordWhole } from '../../api/types.ts';
import type { PostalAddress } from './record-text.ts';
import { tagsIn } from './record-text.ts';

export type EmailDraft = { readonly key: number; readonly value: string };
export type PhoneDraft = {
  readonly key: number;
  readonly number: string;
  readonly type: PhoneType | '';
  readonly doNotCall: boolean;
};
export type AddressDraft = {
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
};
export type RecordDraft = {
  readonly type: RecordType;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyName: string;
  /** Never empty: there is always one to type into. */
  readonly emails: readonly EmailDraft[];
  readonly phones: readonly PhoneDraft[];
  /** The mailing address of a person, the address of a property. */
  readonly address: AddressDraft;
  readonly parcelNumber: string;
  readonly mailTo: MailTo;
  readonly timeZone: string;
  /** By commas. */
  readonly tags: string;
};

let lastKey = 0;
/** Rows are told apart by a key of their own: their place changes when one above them is removed. */
export const emptyEmail = (value = ''): EmailDraft => ({ key: ++lastKey, value });
export const emptyPhone = (): PhoneDraft => ({ key: ++lastKey, number: '', type: '', doNotCall: false });
const NO_ADDRESS: AddressDraft = { line1: '', line2: '', city: '', state: '', postalCode: '' };

export const emptyDraft = (type: RecordType): RecordDraft => ({
  type,
  firstName: '',
  lastName: '',
  companyName: '',
  emails: [emptyEmail()],
  phones: [emptyPhone()],
  address: NO_ADDRESS,
  parcelNumber: '',
  mailTo: 'owner',
  timeZone: '',
  tags: '',
});

export function draftOf(record: RecordWhole): RecordDraft {
  const draft = { ...emptyDraft(record.type), timeZone: record.timeZone ?? '' };
  if (record.type === 'property') {
    const { address, parcelNumber, mailTo } = record;
    return { ...draft, address: addressDraft(address), parcelNumber: parcelNumber ?? '', mailTo };
  }
  const emails = record.emails.map((value) => emptyEmail(value));
  const phones = record.phones.map(({ number, type, doNotCall }) => ({
    ...emptyPhone(),
    number,
    type: type ?? ('' as const),
    doNotCall,
  }));
  return {
    ...draft,
    firstName: record.firstName ?? '',
    lastName: record.lastName ?? '',
    companyName: record.companyName ?? '',
    emails: emails.length === 0 ? draft.emails : emails,
    phones: phones.length === 0 ? draft.phones : phones,
    address: addressDraft(record.mailingAddress),
  };
}

const addressDraft = (address: PostalAddress | null): AddressDraft =>
  address === null ? NO_ADDRESS : { ...address, line2: address.line2 ?? '' };

/** Rows stay in their places, blank ones too, so that a fault finds its field. */
export function inputOf(draft: RecordDraft): RecordInput {
  const common = { timeZone: textOrNull(draft.timeZone), tags: tagsIn(draft.tags) };
  const address = Object.values(draft.address).every((part) => part.trim() === '') ? null : draft.address;
  if (draft.type === 'property') {
    const { parcelNumber, mailTo } = draft;
    return { type: 'property', ...common, address, parcelNumber: textOrNull(parcelNumber), mailTo };
  }
  return {
    type: 'contact',
    ...common,
    firstName: textOrNull(draft.firstName),
    lastName: textOrNull(draft.lastName),
    companyName: textOrNull(draft.companyName),
    emails: draft.emails.map(({ value }) => value),
    phones: draft.phones.map(({ number, type, doNotCall }) => ({
      number,
      type: PHONE_TYPES.find((one) => one === type) ?? null,
      doNotCall,
    })),
    mailingAddress: address,
  };
}

/** Only what was changed: what somebody else changed meanwhile in other fields stays. */
export function patchOf(before: RecordDraft, after: RecordDraft): RecordPatch {
  const [{ type: _, ...old }, { type: __, ...now }] = [inputOf(before), inputOf(after)];
  const known = new Map(Object.entries(old).map(([name, value]) => [name, JSON.stringify(value)]));
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => known.get(name) !== JSON.stringify(value)),
  );
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text);
