/** Batches of direct mail, with what is in them and until when it can be taken out (contract.md §2). */
import { z } from 'zod';
import { Batch, BatchListQuery } from '#contract/batch';
import { Instant } from '#contract/common';
import { Id, IdParams } from '#contract/ids';
import { listOf } from '#contract/pagination';
import { sequenceId } from '#domain/campaign/sequence-id';
import type { Store } from '#engine/ports';
import type { ListedBatch } from '#engine/ports/enrollment-list-store';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, json } from '../../define-route.ts';
import { Problem } from '../../errors.ts';

const cursor = cursorOf('batches', z.tuple([Instant, Id]));

const listBatches = defineRoute({
  act: 'view',
  method: 'get',
  path: '/campaigns/{id}/batches',
  tag: 'Campaigns',
  summary: 'Batches of a campaign’s direct mail, the soonest to lock first.',
  params: IdParams,
  query: BatchListQuery,
  answers: { 200: json(listOf(Batch), 'A page of batches.') },
  refusals: ['invalid_cursor'],
});

export const batchRoutes = ({ store }: { readonly store: Store }) => [
  listBatches.handle(async ({ workspaceId, params, query: { limit, status: statuses, cursor: at } }) => {
    const campaignId = params.id;
    if (!(await store.campaigns.find(workspaceId, campaignId))) throw new Problem('not_found');
    const place = cursor.decode(at);
    const after = place && { locksAt: place[0], id: place[1] };
    const rows = await store.enrollmentLists.batches(workspaceId, {
      campaignId,
      statuses,
      after,
      limit: limit + 1,
    });
    const page = pageOf(rows, limit, cursor, ({ locksAt, id }): [string, string] => [
      locksAt.toISOString(),
      id,
    ]);
    return {
      status: 200,
      body: { items: page.items.map((batch) => present(campaignId, batch)), nextCursor: page.nextCursor },
    };
  }),
];

function present(campaignId: string, batch: ListedBatch): z.input<typeof Batch> {
  const { id, sendDate, status, planned, removed } = batch;
  return {
    id,
    sequenceId: sequenceId(campaignId, batch.sequenceNumber),
    sendDate,
    dueAt: batch.dueAt.toISOString(),
    locksAt: batch.locksAt.toISOString(),
    lockedAt: batch.lockedAt?.toISOString() ?? null,
    mailedAt: batch.mailedAt?.toISOString() ?? null,
    status,
    planned,
    removed,
    replaced: 0,
  };
}
