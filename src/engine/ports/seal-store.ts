/** What sealing and verifying ask of the store, and of the outside: a hash. */
import type { BlockEntry, SealedEvent, SealedReceipt } from '#domain/proof/chain';

/** SHA-256 of the UTF-8 bytes, lower-case hex. */
export type Digest = (text: string) => string;

export type StoredBlock = {
  readonly number: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly entries: readonly BlockEntry[];
  readonly sealedAt: Date;
};

export interface SealStore {
  lastBlock(workspaceId: string): Promise<Pick<StoredBlock, 'number' | 'hash'> | undefined>;
  /** Events whose transactions are all over and that stand in no block, by position. */
  unsealedEvents(workspaceId: string, limit: number): Promise<readonly SealedEvent[]>;
  receipts(workspaceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, SealedReceipt>>;
  /** Writes the block and marks what stands in it. False: somebody else has written this number; nothing was done. */
  append(workspaceId: string, block: Omit<StoredBlock, 'sealedAt'>): Promise<boolean>;

  blocksAfter(workspaceId: string, number: number, limit: number): Promise<readonly StoredBlock[]>;
  /** Events that say they stand in this block, by position. */
  eventsOf(workspaceId: string, block: number): Promise<readonly SealedEvent[]>;
  /** Positions of events that say they stand in a block whose positions do not reach them. */
  strayEvents(
    workspaceId: string,
    limit: number,
  ): Promise<readonly { readonly position: number; readonly block: number }[]>;
  /** Receipts whose unenrollment stands in no event at all: somebody wrote them beside the program. */
  strayReceipts(workspaceId: string, limit: number): Promise<readonly string[]>;
}
