/**
 * The one email, the one phone and the one mailing address that outreach to a record uses, or why there is none.
 * A property is reached through its primary contact; its mail goes to the owner's address or to the property's.
 */
import type { ChannelName } from '#domain/touch/channel';
import type { SkipReason } from '#domain/touch/touch-status';
import { addressKey } from './address-key.ts';
import { isTextable } from './phone.ts';
import type { Address, ContactRecord, PropertyRecord } from './record.ts';

export type Reached<T> =
  /** `key` is what a suppression of this target is stored under. */
  | { readonly to: T; readonly key: string; readonly reason: null }
  | { readonly to: null; readonly key: null; readonly reason: SkipReason };

export type Reach = {
  readonly email: Reached<string>;
  /** E.164. */
  readonly sms: Reached<string>;
  readonly direct_mail: Reached<Address>;
};

export function contactReach(contact: ContactRecord): Reach {
  return { email: emailOf(contact), sms: phoneOf(contact), direct_mail: addressOf(contact.mailingAddress) };
}

/**
 * `primary` is the property's primary contact, or null when it has none. With `mailTo: "owner"` an owner whose mailing
 * address is not known is not reached by mail: the letter is theirs, and a tenant may live at the property.
 */
export function propertyReach(property: PropertyRecord, primary: ContactRecord | null): Reach {
  return {
    email: emailOf(primary),
    sms: phoneOf(primary),
    direct_mail: addressOf(
      property.mailTo === 'property' ? property.address : (primary?.mailingAddress ?? null),
    ),
  };
}

/** The channels on which a record can be reached at all; none: it is not available to a campaign (`no_channel`). */
export function reachableChannels(reach: Reach): readonly ChannelName[] {
  return (['email', 'sms', 'direct_mail'] as const).filter((channel) => reach[channel].to !== null);
}

function none(reason: SkipReason): { readonly to: null; readonly key: null; readonly reason: SkipReason } {
  return { to: null, key: null, reason };
}

function emailOf(contact: ContactRecord | null): Reached<string> {
  const to = contact?.emails[0];
  return to === undefined ? none('no_email') : { to, key: to, reason: null };
}

function phoneOf(contact: ContactRecord | null): Reached<string> {
  const to = contact?.phones.find(isTextable)?.number;
  return to === undefined ? none('no_phone') : { to, key: to, reason: null };
}

function addressOf(to: Address | null): Reached<Address> {
  return to === null ? none('no_address') : { to, key: addressKey(to), reason: null };
}
