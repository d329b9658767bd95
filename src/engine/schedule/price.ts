/** What a sequence's touch costs by the workspace's price list, in micro-units of its currency. */
import type { Sequence } from '#domain/campaign/sequence';
import { smsSegments } from '#domain/message/sms-segments';
import { priceOf, withDefaultPrices } from '#domain/money/prices';
import type { Plan } from '#engine/ports/plan-store';

const known = new WeakMap<Sequence, number>();

export function sequencePrice(plan: Plan, sequence: Sequence): number {
  const cached = known.get(sequence);
  if (cached !== undefined) return cached;
  const { content } = sequence;
  // The text before merging stands for the text after it: a price is shown before anything is rendered.
  const price = priceOf(
    content.channel === 'sms' ? { channel: 'sms', segments: smsSegments(content.body).segments } : content,
    withDefaultPrices(plan.workspace.prices),
  );
  known.set(sequence, price);
  return price;
}
