/**
 * The duplicate rule (product.md §4) as pure functions over candidates: the records of the workspace that share at
 * least one key with the incoming one. An ambiguous record is created and listed, never merged by guessing.
 *
 * Property: same parcel number or same normalised address.
 * Contact: same email; without an email match, same phone and same last name and no differing email.
 */
import { addressKey } from './address-key.ts';
import { parcelKey } from './parcel.ts';
import type { ContactRecord, PropertyRecord } from './record.ts';
import { foldText } from './text.ts';

export type Candidate<R> = { readonly id: string; readonly record: R };

export type DuplicateVerdict =
  | { readonly kind: 'new' }
  | {
      readonly kind: 'same';
      readonly id: string;
      readonly by: 'parcel' | 'address' | 'email' | 'phone' | 'name';
    }
  /** Create it, and list it as a possible duplicate of these. */
  | { readonly kind: 'ambiguous'; readonly ids: readonly string[]; readonly why: AmbiguityReason };

export const AMBIGUITY_REASONS = ['several_matches', 'parcel_in_other_state'] as const;
export type AmbiguityReason = (typeof AMBIGUITY_REASONS)[number];

export function findContactDuplicate(
  incoming: ContactRecord,
  candidates: readonly Candidate<ContactRecord>[],
): DuplicateVerdict {
  const emails = new Set(incoming.emails);
  const byEmail = candidates.filter(({ record }) => record.emails.some((email) => emails.has(email)));
  if (byEmail.length > 0) return verdict(byEmail, 'email');

  const lastName = lastNameKey(incoming);
  if (lastName === null) return { kind: 'new' };
  const phones = new Set(incoming.phones.map((phone) => phone.number));
  const byPhone = candidates.filter(
    ({ record }) =>
      record.phones.some((phone) => phones.has(phone.number)) &&
      lastNameKey(record) === lastName &&
      // No email is shared here, so two sets of emails differ as soon as both have one.
      (incoming.emails.length === 0 || record.emails.length === 0),
  );
  return verdict(byPhone, 'phone');
}

export function findPropertyDuplicate(
  incoming: PropertyRecord,
  candidates: readonly Candidate<PropertyRecord>[],
): DuplicateVerdict {
  const parcel = incoming.parcelNumber === null ? null : parcelKey(incoming.parcelNumber);
  const address = incoming.address === null ? null : addressKey(incoming.address);
  const byParcel = candidates.filter(
    ({ record }) =>
      parcel !== null && record.parcelNumber !== null && parcelKey(record.parcelNumber) === parcel,
  );
  const byAddress = candidates.filter(
    ({ record }) => address !== null && record.address !== null && addressKey(record.address) === address,
  );
  const ids = new Set([...byParcel, ...byAddress].map((candidate) => candidate.id));
  if (ids.size > 1) return { kind: 'ambiguous', ids: [...ids].toSorted(), why: 'several_matches' };
  const found = byAddress[0] ?? byParcel[0];
  if (!found) return { kind: 'new' };
  if (byAddress.length === 0 && inAnotherState(incoming, found.record)) {
    // Parcel numbers are unique within a county only; the same digits in another state are another parcel.
    return { kind: 'ambiguous', ids: [found.id], why: 'parcel_in_other_state' };
  }
  return { kind: 'same', id: found.id, by: byAddress.length > 0 ? 'address' : 'parcel' };
}

/**
 * An owner named for a property among the contacts already linked to it. Here a name is enough, because the property
 * says who is meant: otherwise every re-import of a list that has no emails would add its owners again.
 */
export function findLinkedOwner(
  incoming: ContactRecord,
  linked: readonly Candidate<ContactRecord>[],
): DuplicateVerdict {
  const found = findContactDuplicate(incoming, linked);
  if (found.kind !== 'new') return found;
  const name = fullNameKey(incoming);
  if (name === '') return found;
  const byName = linked.filter(
    ({ record }) =>
      fullNameKey(record) === name && (incoming.emails.length === 0 || record.emails.length === 0),
  );
  return verdict(byName, 'name');
}

function fullNameKey(contact: ContactRecord): string {
  const name = [contact.firstName, contact.lastName, contact.companyName]
    .filter((part) => part !== null)
    .join(' ');
  return foldText(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

function inAnotherState(a: PropertyRecord, b: PropertyRecord): boolean {
  return a.address !== null && b.address !== null && a.address.state !== b.address.state;
}

function verdict<R>(found: readonly Candidate<R>[], by: 'email' | 'phone' | 'name'): DuplicateVerdict {
  const [first, ...others] = found;
  if (!first) return { kind: 'new' };
  if (others.length === 0) return { kind: 'same', id: first.id, by };
  return { kind: 'ambiguous', ids: found.map((one) => one.id).toSorted(), why: 'several_matches' };
}

function lastNameKey(contact: ContactRecord): string | null {
  if (contact.lastName === null) return null;
  const key = foldText(contact.lastName).replace(/[^\p{L}\p{N}]+/gu, '');
  return key === '' ? null : key;
}
