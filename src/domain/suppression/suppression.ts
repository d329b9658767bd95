/**
 * What a suppression is: an email, phone, mailing address or record that nothing may be sent to, why, and whether the
 * reason is a person's wish (which ends what would use it) or a dead address (which only trims it). Closed lists.
 */
import type { ChannelName } from '#domain/touch/channel';

export const SUPPRESSION_KINDS = ['email', 'phone', 'address', 'record'] as const;
export type SuppressionKind = (typeof SUPPRESSION_KINDS)[number];

/** Every channel, or one: "stop texts, keep letters". */
export const SUPPRESSION_SCOPES = ['all', 'email', 'sms', 'direct_mail'] as const;
export type SuppressionScope = (typeof SUPPRESSION_SCOPES)[number];

export const SUPPRESSION_EFFECTS = ['wish', 'dead'] as const;
export type SuppressionEffect = (typeof SUPPRESSION_EFFECTS)[number];

/** Each reason with its effect (product.md §4, Opt-out). */
export const SUPPRESSION_REASONS = {
  stop_reply: 'wish',
  unsubscribe: 'wish',
  complaint: 'wish',
  manual: 'wish',
  import: 'wish',
  /** A court's or an authority's order, such as a USPS prohibitory order (39 U.S.C. 3008). */
  legal: 'wish',
  hard_bounce: 'dead',
  returned_mail: 'dead',
  invalid_phone: 'dead',
} as const satisfies Readonly<Record<string, SuppressionEffect>>;
export type SuppressionReason = keyof typeof SUPPRESSION_REASONS;

export function isSuppressionReason(value: string): value is SuppressionReason {
  return Object.hasOwn(SUPPRESSION_REASONS, value);
}

export function effectOfReason(reason: SuppressionReason): SuppressionEffect {
  return SUPPRESSION_REASONS[reason];
}

/** The one channel that uses an address of this kind; a record is used by all of them. */
export const CHANNEL_OF_KIND = {
  email: 'email',
  phone: 'sms',
  address: 'direct_mail',
} as const satisfies Readonly<Record<Exclude<SuppressionKind, 'record'>, ChannelName>>;
