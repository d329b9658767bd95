/**
 * Seals what happened in a workspace: the next events, and the receipts that they tell of, as one block of its chain. A
 * chore of every worker; two that come at once make one block, since its number is unique.
 *
 * Only events whose transactions are all over are taken. One of a slow transaction comes in a later block, though its
 * position is lower: within a block the order is by position, and the block says which events it holds.
 */
import {
  blockText,
  eventText,
  GENESIS_HASH,
  receiptIdOf,
  receiptText,
  type BlockEntry,
  type SealedEvent,
} from '#domain/proof/chain';
import type { Clock, Store } from '../ports.ts';
import type { Digest } from '../ports/seal-store.ts';

export type SealDeps = { readonly store: Store; readonly clock: Clock; readonly digest: Digest };

const BLOCK_SIZE = 500;
/** Events are gathered this long: a block for each would be a chain of little else than its own links. */
const GATHER_MS = 1_000;

/** How many events were sealed. */
export function sealEvents({ store, clock, digest }: SealDeps, workspaceId: string): Promise<number> {
  return store.transaction(async (tx) => {
    // First the block before, then the events: read the other way round, they could be those of a block in between.
    const last = await tx.seals.lastBlock(workspaceId);
    const events = await tx.seals.unsealedEvents(workspaceId, BLOCK_SIZE);
    if (!isWorthABlock(events, clock.now())) return 0;
    const ids = events.map(receiptIdOf).filter((id) => id !== null);
    const receipts = await tx.seals.receipts(workspaceId, ids);
    const entries = events.map((event): BlockEntry => {
      const receiptId = receiptIdOf(event);
      const receipt = receiptId === null ? undefined : receipts.get(receiptId);
      return [
        event.position,
        digest(eventText(event)),
        receiptId,
        receipt ? digest(receiptText(receipt)) : null,
      ];
    });
    const block = { number: (last?.number ?? 0) + 1, previousHash: last?.hash ?? GENESIS_HASH, entries };
    const appended = await tx.seals.append(workspaceId, {
      ...block,
      hash: digest(blockText(workspaceId, block)),
    });
    return appended ? entries.length : 0;
  });
}

function isWorthABlock(events: readonly SealedEvent[], now: Date): boolean {
  if (events.length >= BLOCK_SIZE) return true;
  return events.some(({ at }) => now.getTime() - at.getTime() >= GATHER_MS);
}
