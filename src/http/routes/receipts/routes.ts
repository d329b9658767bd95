/** Receipts: the permanent account of each unenrollment. */
import { z } from 'zod';
import { Instant } from '#contract/common';
import { Id, IdParams } from '#contract/ids';
import { listOf } from '#contract/pagination';
import { Receipt, ReceiptListQuery } from '#contract/receipt';
import type { Store } from '#engine/ports';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, json } from '../../define-route.ts';
import { Problem } from '../../errors.ts';
import { presentReceipt } from './present.ts';

const cursor = cursorOf('receipts', z.tuple([Instant, Id]));

const getReceipt = defineRoute({
  act: 'view',
  method: 'get',
  path: '/receipts/{id}',
  tag: 'Receipts',
  summary: 'One receipt.',
  description:
    'Word for word as it was first answered, but for `outcomes`, `money`, `restoredAt` and `proof`, which are as they are now.',
  params: IdParams,
  answers: { 200: json(Receipt, 'The receipt.') },
});

const listReceipts = defineRoute({
  act: 'view',
  method: 'get',
  path: '/receipts',
  tag: 'Receipts',
  summary: 'Receipts, newest first.',
  query: ReceiptListQuery,
  answers: { 200: json(listOf(Receipt), 'A page of receipts.') },
  refusals: ['invalid_cursor'],
});

export const receiptRoutes = ({ store }: { readonly store: Store }) => [
  getReceipt.handle(async ({ workspaceId, params }) => {
    const [receipt] = await store.receipts.find(workspaceId, [params.id]);
    if (!receipt) throw new Problem('not_found');
    return { status: 200, body: presentReceipt(receipt) };
  }),
  listReceipts.handle(async ({ workspaceId, query }) => {
    const { enrollmentId, recordId, campaignId, jobId, cause, limit } = query;
    const place = cursor.decode(query.cursor);
    const after = place && { at: place[0], id: place[1] };
    const wanted = { enrollmentId, recordId, campaignId, jobId, cause, after, limit: limit + 1 };
    const rows = await store.receipts.list(workspaceId, wanted);
    const page = pageOf(rows, limit, cursor, ({ at, id }): [string, string] => [at.toISOString(), id]);
    return { status: 200, body: { ...page, items: page.items.map(presentReceipt) } };
  }),
];
