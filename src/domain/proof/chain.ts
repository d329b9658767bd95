/**
 * What is sealed, as text. A workspace's events, with the receipts that they tell of, are put into blocks in the order of
 * their positions; each block's hash covers the one before, so nothing in the past can be changed, removed or slipped in
 * without every later hash being another one. Hashes are SHA-256 over canonical JSON, in lower-case hex.
 *
 * A receipt's permanent words are everything it was answered with but for what is live by contract (outcomes, money,
 * restoredAt, proof) and `alsoEnded`, which the event `record.opted_out` proves: an opt-out may add to it.
 */
import { canonicalJson, type JsonValue } from './canonical-json.ts';

/** Before the first block. */
export const GENESIS_HASH = '0'.repeat(64);

export type SealedEvent = {
  readonly position: number;
  readonly at: Date;
  readonly type: string;
  readonly actor: JsonValue;
  readonly campaignId: string | null;
  readonly recordId: string | null;
  readonly enrollmentId: string | null;
  readonly data: JsonValue;
};

export type SealedReceipt = {
  readonly id: string;
  readonly enrollmentId: string;
  readonly recordId: string;
  readonly campaignId: string;
  readonly at: Date;
  readonly actor: JsonValue;
  readonly cause: string;
  readonly reason: string | null;
  readonly note: string | null;
  readonly stops: JsonValue;
  readonly continues: JsonValue;
  readonly changedSincePreview: JsonValue;
};

export function eventText({ at, ...event }: SealedEvent): string {
  return canonicalJson({ ...event, at: at.toISOString() });
}

export function receiptText({ at, ...receipt }: SealedReceipt): string {
  return canonicalJson({ ...receipt, at: at.toISOString() });
}

/** One event of a block: its position and hash, and the receipt that it tells of, if it is an unenrollment. */
export type BlockEntry = readonly [
  position: number,
  eventHash: string,
  receiptId: string | null,
  receiptHash: string | null,
];

export type Block = {
  readonly number: number;
  readonly previousHash: string;
  readonly entries: readonly BlockEntry[];
};

export function blockText(workspaceId: string, { number, previousHash, entries }: Block): string {
  return canonicalJson({ workspaceId, number, previousHash, entries: entries.map((entry) => [...entry]) });
}

/** The event of an unenrollment names its receipt. */
export function receiptIdOf({ type, data }: Pick<SealedEvent, 'type' | 'data'>): string | null {
  if (type !== 'enrollment.unenrolled' || typeof data !== 'object' || data === null || Array.isArray(data))
    return null;
  const { receiptId } = data as { readonly receiptId?: JsonValue };
  return typeof receiptId === 'string' ? receiptId : null;
}
