/** What the sandbox "sent", as its recipients would have seen it. */
import { z } from 'zod';
import { Instant } from '#contract/common';
import { TouchId } from '#contract/ids';
import { OutboxEntry, OutboxListQuery } from '#contract/outbox';
import { listOf } from '#contract/pagination';
import type { OutboxReader, OutboxRow } from '#engine/ports/outbox';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, json } from '../../define-route.ts';

const cursor = cursorOf('outbox', z.tuple([Instant, TouchId]));

const listOutbox = defineRoute({
  act: 'view',
  method: 'get',
  path: '/outbox',
  tag: 'Outbox',
  summary: 'Messages of the sandbox, newest first, rendered.',
  query: OutboxListQuery,
  answers: { 200: json(listOf(OutboxEntry), 'A page of messages.') },
  refusals: ['invalid_cursor'],
});

export const outboxRoutes = ({ outbox }: { readonly outbox: OutboxReader }) => [
  listOutbox.handle(async ({ workspaceId, query }) => {
    const { channel, recordId, enrollmentId, campaignId, limit } = query;
    const place = cursor.decode(query.cursor);
    const after = place && { at: place[0], touchId: place[1] };
    const wanted = { channel, recordId, enrollmentId, campaignId, after, limit: limit + 1 };
    const rows = await outbox.list(workspaceId, wanted);
    const page = pageOf(rows, limit, cursor, ({ at, touchId }): [string, string] => [
      at.toISOString(),
      touchId,
    ]);
    return { status: 200, body: { ...page, items: page.items.map(present) } };
  }),
];

const present = ({ at, wouldHaveWaitedUntil, ...row }: OutboxRow): z.input<typeof OutboxEntry> => ({
  ...row,
  at: at.toISOString(),
  wouldHaveWaitedUntil: wouldHaveWaitedUntil?.toISOString() ?? null,
});
