/** What the sandbox "sent", as its recipients would have seen it. */
import { z } from 'zod';
import { Instant } from '#contract/common';
import { TouchId } from '#contract/ids';
import { OutboxContentParams, OutboxContentQuery, OutboxEntry, OutboxListQuery } from '#contract/outbox';
import { listOf } from '#contract/pagination';
import type { OutboxReader, OutboxRow } from '#engine/ports/outbox';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, json, media } from '../../define-route.ts';
import { Problem } from '../../errors.ts';

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

const getContent = defineRoute({
  act: 'view',
  method: 'get',
  path: '/outbox/{touchId}/content',
  tag: 'Outbox',
  summary: 'The designed part of one message as a page of its own, for a frame.',
  description: 'It runs nothing and fetches nothing from other hosts.',
  params: OutboxContentParams,
  query: OutboxContentQuery,
  answers: { 200: media('text/html', 'The page.') },
  refusals: ['not_found'],
});

/** Its styles are the message's own; scripts, forms and other hosts are shut out, and so is everybody else's frame. */
const CONTENT_POLICY = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

export const outboxRoutes = ({ outbox }: { readonly outbox: OutboxReader }) => [
  listOutbox.handle(async ({ workspaceId, query }) => {
    const { channel, recordId, enrollmentId, campaignId, search, limit } = query;
    const place = cursor.decode(query.cursor);
    const after = place && { at: place[0], touchId: place[1] };
    const wanted = { channel, recordId, enrollmentId, campaignId, search, after, limit: limit + 1 };
    const rows = await outbox.list(workspaceId, wanted);
    const page = pageOf(rows, limit, cursor, ({ at, touchId }): [string, string] => [
      at.toISOString(),
      touchId,
    ]);
    return { status: 200, body: { ...page, items: page.items.map(present) } };
  }),
  getContent.handle(async ({ workspaceId, params, query: { part } }) => {
    const html = partOf((await outbox.find(workspaceId, params.touchId))?.message, part);
    if (html === null) throw new Problem('not_found');
    return new Response(html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': CONTENT_POLICY,
        'x-frame-options': 'SAMEORIGIN',
        'cache-control': 'private, max-age=300',
      },
    });
  }),
];

function partOf(
  message: OutboxRow['message'] | undefined,
  part: z.output<typeof OutboxContentQuery>['part'],
): string | null {
  if (message?.channel === 'direct_mail') return message[part];
  return message?.channel === 'email' && part === 'html' ? message.html : null;
}

const present = ({ at, wouldHaveWaitedUntil, ...row }: OutboxRow): z.input<typeof OutboxEntry> => ({
  ...row,
  at: at.toISOString(),
  wouldHaveWaitedUntil: wouldHaveWaitedUntil?.toISOString() ?? null,
});
