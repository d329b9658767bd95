/**
 * Recomputes a workspace's chain from the rows as they are now and names the first difference. Whatever was changed,
 * removed or slipped in after it was sealed shows as one; so does a block that was rewritten, unless every later one was,
 * which is why a hash that was noted elsewhere (on a receipt, in a log) settles it.
 */
import { blockText, eventText, GENESIS_HASH, receiptText, type BlockEntry } from '#domain/proof/chain';
import type { Store } from '../ports.ts';
import type { Digest, StoredBlock } from '../ports/seal-store.ts';

export type ChainDifference =
  /** `expected` and `found` are hashes. */
  | {
      readonly what: 'event_changed' | 'receipt_changed' | 'block_changed';
      readonly block: number;
      readonly id: string;
      readonly expected: string;
      readonly found: string;
    }
  | {
      readonly what: 'event_missing' | 'event_added' | 'receipt_missing' | 'block_missing';
      readonly block: number;
      readonly id: string;
    }
  | {
      readonly what: 'chain_broken';
      readonly block: number;
      readonly expected: string;
      readonly found: string;
    }
  | { readonly what: 'receipt_without_event'; readonly id: string };

export type ChainReport = {
  readonly blocks: number;
  readonly events: number;
  readonly receipts: number;
  /** Of the last block: whoever noted it can tell later that nothing before it has changed. Null: nothing is sealed. */
  readonly head: { readonly number: number; readonly hash: string } | null;
  /** Null: everything is as it was sealed. */
  readonly difference: ChainDifference | null;
};

export type VerifyDeps = { readonly store: Store; readonly digest: Digest };

const BLOCKS_AT_ONCE = 20;

export async function verifyChain({ store, digest }: VerifyDeps, workspaceId: string): Promise<ChainReport> {
  const report = { blocks: 0, events: 0, receipts: 0 };
  let previousHash = GENESIS_HASH;
  for (;;) {
    const blocks = await store.seals.blocksAfter(workspaceId, report.blocks, BLOCKS_AT_ONCE);
    for (const block of blocks) {
      const difference =
        differenceInChain(digest, workspaceId, block, report.blocks + 1, previousHash) ??
        (await differenceInBlock({ store, digest }, workspaceId, block));
      if (difference) return { ...report, head: headOf(report.blocks, previousHash), difference };
      report.blocks = block.number;
      report.events += block.entries.length;
      report.receipts += block.entries.filter(([, , receiptId]) => receiptId !== null).length;
      previousHash = block.hash;
    }
    if (blocks.length < BLOCKS_AT_ONCE) break;
  }
  return {
    ...report,
    head: headOf(report.blocks, previousHash),
    difference: await strays(store, workspaceId),
  };
}

/** What stands beside the chain and claims to belong to it. */
async function strays(store: Store, workspaceId: string): Promise<ChainDifference | null> {
  const [event] = await store.seals.strayEvents(workspaceId, 1);
  if (event) return { what: 'event_added', block: event.block, id: String(event.position) };
  const [receipt] = await store.seals.strayReceipts(workspaceId, 1);
  return receipt === undefined ? null : { what: 'receipt_without_event', id: receipt };
}

const headOf = (number: number, hash: string): ChainReport['head'] =>
  number === 0 ? null : { number, hash };

function differenceInChain(
  digest: Digest,
  workspaceId: string,
  block: StoredBlock,
  number: number,
  previousHash: string,
): ChainDifference | undefined {
  if (block.number !== number) return { what: 'block_missing', block: number, id: String(number) };
  if (block.previousHash !== previousHash) {
    return { what: 'chain_broken', block: number, expected: previousHash, found: block.previousHash };
  }
  const found = digest(blockText(workspaceId, block));
  return found === block.hash
    ? undefined
    : { what: 'block_changed', block: number, id: String(number), expected: block.hash, found };
}

/** In order of position. */
async function differenceInBlock(
  { store, digest }: VerifyDeps,
  workspaceId: string,
  { number: block, entries }: StoredBlock,
): Promise<ChainDifference | undefined> {
  const events = new Map(
    (await store.seals.eventsOf(workspaceId, block)).map((event) => [event.position, event]),
  );
  const receipts = await store.seals.receipts(workspaceId, entries.flatMap(receiptIdIn));
  for (const [position, expected, receiptId, receiptExpected] of entries) {
    const event = events.get(position);
    if (!event) return { what: 'event_missing', block, id: String(position) };
    const found = digest(eventText(event));
    if (found !== expected) return { what: 'event_changed', block, id: String(position), expected, found };
    events.delete(position);
    if (receiptId === null || receiptExpected === null) continue;
    const receipt = receipts.get(receiptId);
    if (!receipt) return { what: 'receipt_missing', block, id: receiptId };
    const words = digest(receiptText(receipt));
    if (words !== receiptExpected) {
      return { what: 'receipt_changed', block, id: receiptId, expected: receiptExpected, found: words };
    }
  }
  const [added] = events.keys();
  return added === undefined ? undefined : { what: 'event_added', block, id: String(added) };
}

const receiptIdIn = ([, , receiptId]: BlockEntry): string[] => (receiptId === null ? [] : [receiptId]);
