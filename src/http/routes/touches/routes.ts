/** The ledger: touches that are more than planned (contract.md §2). */
import { z } from 'zod';
import { Id } from '#contract/ids';
import { listOf } from '#contract/pagination';
import { TouchDetail, TouchListQuery, TouchParams, TouchRow } from '#contract/touch';
import { parseTouchId } from '#domain/touch/touch-id';
import { currencyOf } from '#engine/campaigns/view-campaign';
import type { Store } from '#engine/ports';
import type { ListedTouch } from '#engine/ports/enrollment-list-store';
import type { WorkspaceStore } from '#engine/ports/workspace-store';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, json } from '../../define-route.ts';
import { Problem } from '../../errors.ts';
import { presentStoredTouch } from '../../present-touch.ts';

const cursor = cursorOf('touches', z.tuple([Id, z.int().min(1).max(32_767)]));

const listTouches = defineRoute({
  act: 'view',
  method: 'get',
  path: '/touches',
  tag: 'Touches',
  summary: 'Touches that are more than planned, in order of enrollment and sequence.',
  query: TouchListQuery,
  answers: { 200: json(listOf(TouchRow), 'A page of touches.') },
  refusals: ['invalid_cursor'],
});

const getTouch = defineRoute({
  act: 'view',
  method: 'get',
  path: '/touches/{id}',
  tag: 'Touches',
  summary: 'One touch with its tries.',
  params: TouchParams,
  answers: { 200: json(TouchDetail, 'The touch.') },
});

export type TouchRouteDeps = { readonly store: Store; readonly workspaces: Pick<WorkspaceStore, 'find'> };

export const touchRoutes = (deps: TouchRouteDeps) => [
  listTouches.handle(
    async ({ workspaceId, query: { limit, cursor: at, status: statuses, channel: channels, ...query } }) => {
      const { campaignId, enrollmentId, recordId, batchId } = query;
      const place = cursor.decode(at);
      const after = place && { enrollmentId: place[0], number: place[1] };
      const wanted = {
        campaignId,
        enrollmentId,
        recordId,
        batchId,
        statuses,
        channels,
        after,
        limit: limit + 1,
      };
      const rows = await deps.store.enrollmentLists.touches(workspaceId, wanted);
      const page = pageOf(rows, limit, cursor, (touch): [string, number] => [
        touch.enrollmentId,
        touch.number,
      ]);
      const currency = await currencyOf(deps, workspaceId);
      return {
        status: 200,
        body: { items: page.items.map((touch) => presentRow(touch, currency)), nextCursor: page.nextCursor },
      };
    },
  ),
  getTouch.handle(async ({ workspaceId, params }) => {
    const key = parseTouchId(params.id);
    const touch =
      key && (await deps.store.enrollmentLists.touch(workspaceId, key.enrollmentId, key.sequenceNumber));
    if (!touch) throw new Problem('not_found');
    const { detail, scheduledAt, retryAt, senderId, secondLook, history } = touch;
    return {
      status: 200,
      body: {
        ...presentRow(touch, await currencyOf(deps, workspaceId)),
        detail,
        scheduledAt: scheduledAt.toISOString(),
        retryAt: retryAt?.toISOString() ?? null,
        senderId,
        secondLook: secondLook && { ...secondLook },
        history: history.map((one) => ({ ...one, at: one.at.toISOString() })),
      },
    };
  }),
];

function presentRow(touch: ListedTouch, currency: string): z.input<typeof TouchRow> {
  const { enrollmentId, campaignId, recordId, providerMessageId, attempts } = touch;
  return {
    ...presentStoredTouch({ enrollmentId, campaignId, currency }, touch),
    enrollmentId,
    recordId,
    campaignId,
    providerMessageId,
    attempts,
  };
}
