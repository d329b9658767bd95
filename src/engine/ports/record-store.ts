/** The statements behind records, set-based: what one request needs and what a chunk of an import needs is the same. */
import type { DoorstepRecord, RecordType } from '#domain/record/record';
import type { RecordFilter } from '#domain/record/record-filter';
import type { RecordKey } from '#domain/record/record-keys';
import type { RecipientPlace } from '#domain/time/recipient-zones';

export type StoredRecord = {
  readonly id: string;
  /** A property's contacts in their order. */
  readonly record: DoorstepRecord;
  readonly name: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
  /** Raised by every change of the row or its contacts. */
  readonly version: number;
};

/** Where an incoming record could meet a stored one (engine/records/match-keys.ts). */
export type MatchKey = RecordKey & {
  readonly type: RecordType;
  /** Only records that have no email. */
  readonly withoutEmail: boolean;
};

/** What follows from a record (and a property's contacts) and is stored beside it (engine/records/record-facts.ts). */
export type RecordFacts = {
  readonly name: string;
  /** What outreach uses; of a property only `mailKey`, its own address. */
  readonly reachEmail: string | null;
  readonly reachPhone: string | null;
  readonly mailKey: string | null;
  /** Of its recipient, a property's primary contact included. */
  readonly place: RecipientPlace;
  readonly search: string;
  readonly keys: readonly RecordKey[];
};

export type RecordWrite = {
  readonly id: string;
  readonly record: DoorstepRecord;
  readonly facts: RecordFacts;
};

/** Why a record stands in the list of possible duplicates. */
export type DuplicateWhy =
  | 'same_email'
  | 'same_phone'
  | 'same_address'
  | 'same_parcel'
  | 'same_name'
  | 'several_matches'
  | 'parcel_in_other_state';
export type PossibleDuplicate = {
  readonly recordId: string;
  readonly otherId: string;
  readonly why: DuplicateWhy;
};

export const RECORD_SORTS = ['name', '-name', 'createdAt', '-createdAt'] as const;
export type RecordSort = (typeof RECORD_SORTS)[number];

export type RecordListQuery = {
  readonly filter: RecordFilter;
  readonly sort: RecordSort;
  /** The sort value and id of the last row of the page before. */
  readonly after: readonly [value: string, id: string] | undefined;
  readonly limit: number;
};

export type RecordListItem = StoredRecord & { readonly sortValue: string };

/** What stands around a record: shown with it, not part of it. */
export type RecordSurroundings = {
  readonly lists: readonly { readonly id: string; readonly name: string }[];
  /** Of a contact: the properties it belongs to. */
  readonly properties: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly primary: boolean;
  }[];
  /** Of a property: names by contact id. */
  readonly contactNames: ReadonlyMap<string, string>;
  readonly possibleDuplicates: readonly {
    readonly id: string;
    readonly type: RecordType;
    readonly name: string;
    readonly why: DuplicateWhy;
  }[];
};

export interface RecordStore {
  /**
   * Until the end of the transaction nobody else who asks for one of these keys goes on: two imports or requests that
   * bring the same new person come one after the other, and the second finds what the first made. Taken before any
   * record's row, in one order.
   */
  lockKeys(workspaceId: string, keys: readonly RecordKey[]): Promise<void>;
  /** Living records that are known by one of these keys. */
  candidates(workspaceId: string, keys: readonly MatchKey[]): Promise<readonly StoredRecord[]>;
  /** Deleted ones included; in no order. */
  load(workspaceId: string, ids: readonly string[]): Promise<readonly StoredRecord[]>;
  /** Owns the rows, in order of id; waits. What they say is to be read afterwards. */
  own(workspaceId: string, ids: readonly string[]): Promise<void>;
  versions(workspaceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Living properties that have one of these contacts. */
  propertiesOf(workspaceId: string, contactIds: readonly string[]): Promise<readonly string[]>;

  insert(workspaceId: string, writes: readonly RecordWrite[]): Promise<void>;
  /** The rows, their keys and their contacts; the caller owns them. */
  update(workspaceId: string, writes: readonly RecordWrite[]): Promise<void>;
  /** Of properties: what follows from their contacts, nothing else. */
  updateFacts(workspaceId: string, writes: readonly RecordWrite[]): Promise<void>;
  /** Marks it deleted, takes its keys, links and list places away. Suppressions and history stay. */
  softDelete(workspaceId: string, id: string): Promise<void>;
  addPossibleDuplicates(workspaceId: string, pairs: readonly PossibleDuplicate[]): Promise<void>;
  /** The workspace's own spelling of each tag, by its folded name; new ones get the spelling given. */
  spellTags(workspaceId: string, tags: readonly string[]): Promise<ReadonlyMap<string, string>>;
  addCustomFields(workspaceId: string, names: readonly string[]): Promise<void>;

  list(workspaceId: string, query: RecordListQuery): Promise<readonly RecordListItem[]>;
  surroundings(workspaceId: string, id: string): Promise<RecordSurroundings>;
  tags(workspaceId: string): Promise<readonly { readonly name: string; readonly records: number }[]>;
  customFields(workspaceId: string): Promise<readonly string[]>;
}
