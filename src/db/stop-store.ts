/** The statements of receipts and of stops of many, put together. */
import type { ReceiptStore } from '#engine/ports/receipt-store';
import type { StopStore } from '#engine/ports/stop-store';
import type { Sql } from './database.ts';
import { findReceiptDetails, listReceipts } from './queries/receipt-details.ts';
import * as everyone from './queries/stop-everyone.ts';
import * as many from './queries/stop-many.ts';

export const receiptStore = (sql: Sql): ReceiptStore => ({
  find: (workspaceId, ids) => findReceiptDetails(sql, workspaceId, ids),
  list: (workspaceId, query) => listReceipts(sql, workspaceId, query),
});

export const stopStore = (sql: Sql): StopStore => ({
  others: (workspaceId, enrollmentId) => everyone.otherEnrollments(sql, workspaceId, enrollmentId),
  ownRecords: (workspaceId, who, after, limit) => everyone.ownRecordsOf(sql, workspaceId, who, after, limit),
  activeOf: (workspaceId, recordIds) => everyone.activeEnrollmentsOf(sql, workspaceId, recordIds),
  freeze: (workspaceId, jobId, campaignId, selection) =>
    many.freezeEnrollments(sql, workspaceId, jobId, campaignId, selection),
  totals: (workspaceId, campaignId, selection) => many.countStops(sql, workspaceId, campaignId, selection),
});
