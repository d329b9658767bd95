/**
 * How an upsert merges into a record that is already there. Nothing known is ever lost by merging:
 * - a scalar that was given wins; one that was not given (blank) keeps what was known;
 * - emails, phones, tags and contacts are united: what was there stays first and in order, new ones follow, so the
 *   email and phone in use do not change under a running campaign;
 * - an address is replaced as a whole or not at all, never part by part;
 * - custom fields are merged name by name, a blank value keeps the known one;
 * - `doNotCall` once true stays true: a list cannot take back a person's wish (lifting it is an edit by a person).
 * Merging the same input twice changes nothing the second time.
 */
import type { PropertyInput } from './record-input.ts';
import type {
  ContactLink,
  ContactRecord,
  CustomValue,
  DoorstepRecord,
  Phone,
  PropertyRecord,
} from './record.ts';

export function mergeContact(known: ContactRecord, given: ContactRecord): ContactRecord {
  return {
    ...mergeCommon(known, given),
    type: 'contact',
    firstName: given.firstName ?? known.firstName,
    lastName: given.lastName ?? known.lastName,
    companyName: given.companyName ?? known.companyName,
    emails: union(known.emails, given.emails),
    phones: mergePhones(known.phones, given.phones),
    mailingAddress: given.mailingAddress ?? known.mailingAddress,
  };
}

/** What the input itself chose, as against what validation filled in: a default never overwrites a choice. */
export type PropertyChoices = { readonly mailTo: boolean; readonly primary: boolean };

export function choicesOf(input: PropertyInput): PropertyChoices {
  return {
    mailTo: input.mailTo !== undefined && input.mailTo !== null,
    primary: input.contacts?.some((link) => link.primary === true) ?? false,
  };
}

export function mergeProperty(
  known: PropertyRecord,
  given: PropertyRecord,
  chose: PropertyChoices,
): PropertyRecord {
  return {
    ...mergeCommon(known, given),
    type: 'property',
    address: given.address ?? known.address,
    parcelNumber: given.parcelNumber ?? known.parcelNumber,
    contacts: mergeLinks(known.contacts, given.contacts, chose.primary),
    mailTo: chose.mailTo ? given.mailTo : known.mailTo,
  };
}

function mergeCommon(known: DoorstepRecord, given: DoorstepRecord) {
  const custom: Record<string, CustomValue> = { ...known.custom };
  for (const [name, value] of Object.entries(given.custom)) {
    if (value !== null && value !== '') custom[name] = value;
    else if (!(name in custom)) custom[name] = value;
  }
  return { timeZone: given.timeZone ?? known.timeZone, tags: mergeTags(known.tags, given.tags), custom };
}

function union(known: readonly string[], given: readonly string[]): readonly string[] {
  return [...new Set([...known, ...given])];
}

/** Tags differ by more than case; the spelling that was there first stays. */
export function mergeTags(known: readonly string[], given: readonly string[]): readonly string[] {
  const tags = new Map<string, string>();
  for (const tag of [...known, ...given]) {
    const key = tag.toLowerCase();
    if (!tags.has(key)) tags.set(key, tag);
  }
  return [...tags.values()];
}

/** One entry a number: a type that was given wins, `doNotCall` is kept when either says so. */
export function mergePhones(known: readonly Phone[], given: readonly Phone[]): readonly Phone[] {
  const phones = new Map<string, Phone>();
  for (const phone of [...known, ...given]) {
    const before = phones.get(phone.number);
    const merged = before && {
      number: phone.number,
      type: phone.type ?? before.type,
      doNotCall: before.doNotCall || phone.doNotCall,
    };
    phones.set(phone.number, merged ?? phone);
  }
  return [...phones.values()];
}

/** One entry a contact. The known primary stays unless the given links chose another (`primaryChosen`). */
export function mergeLinks(
  known: readonly ContactLink[],
  given: readonly ContactLink[],
  primaryChosen: boolean,
): readonly ContactLink[] {
  const links = new Map<string, ContactLink>();
  for (const link of [...known, ...given]) links.set(link.recordId, link);
  const knownPrimary = known.find((link) => link.primary);
  const givenPrimary = given.find((link) => link.primary);
  const primary =
    (primaryChosen ? givenPrimary : undefined) ?? knownPrimary ?? givenPrimary ?? known[0] ?? given[0];
  return [...links.values()].map(({ recordId, role }) => ({
    recordId,
    role,
    primary: recordId === primary?.recordId,
  }));
}
