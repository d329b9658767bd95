/** Who hands messages over. */
import { z } from 'zod';
import { Id } from '#contract/ids';
import { listOf } from '#contract/pagination';
import { Sender, SenderListQuery } from '#contract/sender';
import { DEAD_AFTER_MS } from '#engine/dispatch/held-touch';
import type { SenderReader, SenderView } from '#engine/ports/sender-store';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, json } from '../../define-route.ts';

const cursor = cursorOf('senders', z.tuple([Id]));

const listSenders = defineRoute({
  act: 'view',
  method: 'get',
  path: '/senders',
  tag: 'Senders',
  summary: 'Senders, with their slots.',
  query: SenderListQuery,
  answers: { 200: json(listOf(Sender), 'A page of senders.') },
  refusals: ['invalid_cursor'],
});

export const senderRoutes = ({ senderReader }: { readonly senderReader: SenderReader }) => [
  listSenders.handle(async ({ workspaceId, query: { channel, limit, ...query } }) => {
    const after = cursor.decode(query.cursor)?.[0];
    const wanted = { channel, deadAfterMs: DEAD_AFTER_MS, after, limit: limit + 1 };
    const rows = await senderReader.list(workspaceId, wanted);
    const page = pageOf(rows, limit, cursor, ({ id }): [string] => [id]);
    return { status: 200, body: { ...page, items: page.items.map(present) } };
  }),
];

const present = ({ isDefault, createdAt, ...sender }: SenderView): z.input<typeof Sender> => ({
  ...sender,
  default: isDefault,
  createdAt: createdAt.toISOString(),
});
