/**
 * What a suppression does to an enrollment (product.md §4, Opt-out). A person's wish ends every active enrollment that
 * would use the address; a dead address trims it: the touches that would use it are skipped, the others go on.
 * A workspace may turn a wish into a trim ("stop texts, keep letters"), never a legal order or the wish of a whole
 * record: who asked to be left alone is left alone.
 */
import type { ChannelName } from '#domain/touch/channel';
import { CHANNELS } from '#domain/touch/channel';
import { CHANNEL_OF_KIND, effectOfReason } from './suppression.ts';
import type { SuppressionKind, SuppressionReason, SuppressionScope } from './suppression.ts';

export type SuppressionRule = {
  readonly kind: SuppressionKind;
  /** As suppressionValue gives it. */
  readonly value: string;
  readonly scope: SuppressionScope;
  readonly reason: SuppressionReason;
};

/** Whom and what an enrollment would use: its record, the person reached (a property's primary contact), the keys of reach. */
export type Targets = {
  readonly recordId: string;
  readonly recipientId: string | null;
  readonly keys: Readonly<Record<ChannelName, string | null>>;
};

/** The channels of this enrollment that the suppression closes, whether or not the plan uses them. */
export function closedChannels(rule: SuppressionRule, targets: Targets): readonly ChannelName[] {
  if (rule.kind === 'record') {
    if (rule.value !== targets.recordId && rule.value !== targets.recipientId) return [];
    return CHANNELS.filter((channel) => covers(rule.scope, channel));
  }
  const channel = CHANNEL_OF_KIND[rule.kind];
  return targets.keys[channel] === rule.value && covers(rule.scope, channel) ? [channel] : [];
}

function covers(scope: SuppressionScope, channel: ChannelName): boolean {
  return scope === 'all' || scope === channel;
}

/** Whether a touch on `channel` may go out as far as these suppressions are concerned; the second look asks this. */
export function isSuppressed(
  rules: readonly SuppressionRule[],
  targets: Targets,
  channel: ChannelName,
): boolean {
  return rules.some((rule) => closedChannels(rule, targets).includes(channel));
}

export type EffectOnEnrollment =
  | { readonly kind: 'none' }
  /** Unenroll it, cause `opted_out`. */
  | { readonly kind: 'end'; readonly channels: readonly ChannelName[] }
  /** Its open touches on these channels are skipped (`suppressed`). */
  | { readonly kind: 'trim'; readonly channels: readonly ChannelName[] };

export type EffectQuestion = {
  readonly suppression: SuppressionRule;
  readonly targets: Targets;
  /** Channels of the enrollment's touches that are planned or scheduled: what can still be stopped. */
  readonly openChannels: readonly ChannelName[];
  /** The workspace's setting that turns a wish into a trim. */
  readonly wishTrims: boolean;
};

export function effectOn({
  suppression,
  targets,
  openChannels,
  wishTrims,
}: EffectQuestion): EffectOnEnrollment {
  const closed = closedChannels(suppression, targets);
  const channels = closed.filter((channel) => openChannels.includes(channel));
  const wish = effectOfReason(suppression.reason) === 'wish';
  // Nothing more may be done with a person who asked to be left alone, even if the last touch is already under way.
  const wholeRecord = suppression.kind === 'record' && suppression.scope === 'all' && closed.length > 0;
  if (wish && wholeRecord) return { kind: 'end', channels };
  if (channels.length === 0) return { kind: 'none' };
  if (!wish || (wishTrims && suppression.reason !== 'legal')) return { kind: 'trim', channels };
  return { kind: 'end', channels };
}
