/** The statements of the chain, put together. */
import type { SealStore } from '#engine/ports/seal-store';
import type { Sql } from './database.ts';
import * as seals from './queries/seal-blocks.ts';

type InTransaction = <T>(work: (tx: Sql) => Promise<T>) => Promise<T>;

export const sealStore = (sql: Sql, inTransaction: InTransaction): SealStore => ({
  lastBlock: (workspaceId) => seals.lastBlock(sql, workspaceId),
  unsealedEvents: (workspaceId, limit) => seals.unsealedEvents(sql, workspaceId, limit),
  receipts: (workspaceId, ids) => seals.sealedReceipts(sql, workspaceId, ids),
  append: (workspaceId, block) => inTransaction((tx) => seals.appendBlock(tx, workspaceId, block)),
  blocksAfter: (workspaceId, number, limit) => seals.blocksAfter(sql, workspaceId, number, limit),
  eventsOf: (workspaceId, block) => seals.eventsOfBlock(sql, workspaceId, block),
  strayEvents: (workspaceId, limit) => seals.strayEvents(sql, workspaceId, limit),
  strayReceipts: (workspaceId, limit) => seals.strayReceipts(sql, workspaceId, limit),
});
