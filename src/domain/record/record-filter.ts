/**
 * Which records are meant (contract.md §2). Every field that is given must hold; `{}` means all records. Plain JSON, so
 * that a campaign can keep it as its audience and a job as its parameters. Deleted records never match.
 */
import type { CustomValue, RecordType } from './record.ts';

export type RecordFilter = {
  /** Every word is part of a name, an address, an email or the digits of a phone (search-text.ts). */
  readonly search?: string | undefined;
  readonly type?: RecordType | undefined;
  /** Has all of these, however they are capitalised. */
  readonly tags?: readonly string[] | undefined;
  /** Has none of these. */
  readonly withoutTags?: readonly string[] | undefined;
  readonly listId?: string | undefined;
  /** Two letters: of the property's address, of the contact's mailing address. */
  readonly state?: string | undefined;
  /** Custom fields that have exactly these values. */
  readonly custom?: Readonly<Record<string, CustomValue>> | undefined;
  /** ISO 8601; `After` includes the instant, `Before` does not, so that neighbouring ranges share no record. */
  readonly createdAfter?: string | undefined;
  readonly createdBefore?: string | undefined;
  readonly updatedAfter?: string | undefined;
  readonly updatedBefore?: string | undefined;
};

/** How tags are compared: case and spacing make no difference. */
export const tagKey = (tag: string): string => tag.trim().replace(/\s+/g, ' ').toLowerCase();
