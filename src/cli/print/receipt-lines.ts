/** A receipt for people: who, when and why; what was stopped for good; what could not be stopped and what came of it. */
import type { ChannelName } from '#domain/touch/channel';
import type { ReceiptDetail } from '#engine/ports/receipt-store';
import type { ReceiptTouch, StoredTouch } from '#engine/ports/unenroll-store';
import { amount, counted, instant } from './numbers.ts';

export type ReceiptNames = { readonly record: string; readonly campaign: string };

export const CHANNEL_WORDS: Readonly<Record<ChannelName, string>> = {
  email: 'email',
  sms: 'text message',
  direct_mail: 'direct mail',
};

export function receiptLines(receipt: ReceiptDetail, names: ReceiptNames): string[] {
  const { money, stops, continues, outcomes } = receipt;
  const now = new Map(outcomes.map((touch) => [touch.number, touch]));
  return [
    `Receipt ${receipt.id}`,
    `  Record    ${names.record}`,
    `  Campaign  ${names.campaign}`,
    `  Ended     ${instant(receipt.at)} by ${receipt.actor.name} (${receipt.cause})`,
    ...(receipt.reason === null ? [] : [`  Reason    ${receipt.reason}`]),
    ...(receipt.note === null ? [] : [`  Note      ${receipt.note}`]),
    ...(receipt.restoredAt === null
      ? []
      : [`  Undone    ${instant(receipt.restoredAt)}: what it stopped was taken up again`]),
    `  Stopped, never handed over: ${stops.length === 0 ? 'nothing was left' : counted(stops.length, 'touch', 'touches')}`,
    ...stops.map((touch) => `    ${stopLine(touch, money.currency)}`),
    `  Past stopping: ${continues.length === 0 ? 'nothing' : counted(continues.length, 'touch', 'touches')}`,
    ...continues.map((touch) => `    ${continueLine(touch, now.get(touch.n))}`),
    ...changedLines(receipt.changedSincePreview),
    `  Money     ${amount(money.released, money.currency)} released, ${amount(money.spent, money.currency)} spent, ` +
      `${amount(money.committed, money.currency)} committed`,
    `  Proof     ${proofText(receipt)}`,
  ];
}

const title = ({ n, channel }: ReceiptTouch): string => `${n}. ${CHANNEL_WORDS[channel]}`.padEnd(18);

function stopLine(touch: ReceiptTouch, currency: string): string {
  const when = touch.dueAt === undefined ? '' : `was ${touch.status} for ${instant(new Date(touch.dueAt))}`;
  const cost = touch.cost === undefined || touch.cost === 0 ? '' : `, ${amount(touch.cost, currency)}`;
  return `${title(touch)}${when}${cost}`;
}

function continueLine(touch: ReceiptTouch, now: StoredTouch | undefined): string {
  const since = touch.processingAt === undefined ? '' : ` since ${instant(new Date(touch.processingAt))}`;
  const then =
    touch.status === 'unknown'
      ? `may have been sent${since}`
      : touch.channel === 'direct_mail'
        ? `at the printer${since}`
        : `being handed over${since}`;
  return `${title(touch)}${then}; now ${now?.status ?? touch.status}`;
}

function changedLines(changed: readonly ReceiptTouch[]): string[] {
  if (changed.length === 0) return [];
  return ['  Moved since the preview', ...changed.map((touch) => `    ${title(touch)}${touch.status}`)];
}

function proofText({ proof }: ReceiptDetail): string {
  return proof.state === 'pending'
    ? 'pending: it is sealed once every earlier transaction is over'
    : `block ${proof.block}, SHA-256 ${proof.hash}`;
}
