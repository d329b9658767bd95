/** The do-not-contact list: suppressing, looking, lifting. */
import { z } from 'zod';
import { Instant } from '#contract/common';
import { Id, IdParams } from '#contract/ids';
import { listOf } from '#contract/pagination';
import { Suppression, SuppressionInput, SuppressionListQuery, SuppressionMade } from '#contract/suppression';
import { isSuppressionReason } from '#domain/suppression/suppression';
import { suppressionValue } from '#domain/suppression/suppression-value';
import type { NewSuppression } from '#engine/ports/suppression-store';
import { liftSuppression } from '#engine/suppress/lift-suppression';
import { suppress, type Suppressed } from '#engine/suppress/suppress';
import type { UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';
import { actorOf } from '../../auth.ts';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, json } from '../../define-route.ts';
import { invalid, Problem } from '../../errors.ts';
import { presentReceipt } from '../receipts/present.ts';
import { presentSuppression } from './present.ts';

const cursor = cursorOf('suppressions', z.tuple([Instant, Id]));

const postSuppression = defineRoute({
  act: 'suppressions.add',
  method: 'post',
  path: '/suppressions',
  tag: 'Suppressions',
  summary: 'Never send to this address or person again.',
  description:
    'Ends every active enrollment that would use it before this answers, also one that is being made meanwhile. It outlives ' +
    'the record: deleting and importing it again changes nothing.',
  body: SuppressionInput,
  answers: {
    201: json(SuppressionMade, 'The suppression, with the receipts it caused.'),
    200: json(SuppressionMade, 'It stood already; whatever still used it was ended.'),
  },
});

const listSuppressions = defineRoute({
  act: 'view',
  method: 'get',
  path: '/suppressions',
  tag: 'Suppressions',
  summary: 'Suppressions that stand, newest first.',
  query: SuppressionListQuery,
  answers: { 200: json(listOf(Suppression), 'A page of suppressions.') },
  refusals: ['invalid_cursor'],
});

const getSuppression = defineRoute({
  act: 'view',
  method: 'get',
  path: '/suppressions/{id}',
  tag: 'Suppressions',
  summary: 'One suppression, lifted or not.',
  params: IdParams,
  answers: { 200: json(Suppression, 'The suppression.') },
});

const deleteSuppression = defineRoute({
  act: 'suppressions.lift',
  method: 'delete',
  path: '/suppressions/{id}',
  tag: 'Suppressions',
  summary: 'Lift a suppression.',
  description: 'The address may be used again from now on. What the suppression ended stays ended.',
  params: IdParams,
  answers: { 200: json(Suppression, 'The suppression, lifted.') },
});

export const suppressionRoutes = (deps: UnenrollDeps) => [
  postSuppression.handle(async ({ workspaceId, body, principal, creationId }) => {
    const suppression = suppressionOf(body);
    const actor = actorOf(principal);
    const done = await suppress(deps, workspaceId, { suppressions: [suppression], actor, id: creationId });
    const [put] = done.suppressions;
    if (!put) throw new Error('a suppression was made and is not there');
    const status = put.change === 'found' && put.suppression.id !== creationId ? 200 : 201;
    return {
      status,
      body: { ...presentSuppression(put.suppression), ...(await consequences(deps, workspaceId, done)) },
    };
  }),
  listSuppressions.handle(async ({ workspaceId, query }) => {
    const { kind, effect, recordId, search, lifted, limit } = query;
    const place = cursor.decode(query.cursor);
    const after = place && { createdAt: place[0], id: place[1] };
    const wanted = { kind, effect, recordId, search, lifted, after, limit: limit + 1 };
    const rows = await deps.store.suppressions.list(workspaceId, wanted);
    const page = pageOf(rows, limit, cursor, (row): [string, string] => [
      row.createdAt.toISOString(),
      row.id,
    ]);
    return { status: 200, body: { ...page, items: page.items.map(presentSuppression) } };
  }),
  getSuppression.handle(async ({ workspaceId, params }) => {
    const [suppression] = await deps.store.suppressions.find(workspaceId, [params.id]);
    if (!suppression) throw new Problem('not_found');
    return { status: 200, body: presentSuppression(suppression) };
  }),
  deleteSuppression.handle(async ({ workspaceId, params, principal }) => {
    const lifted = await liftSuppression(deps, workspaceId, params.id, actorOf(principal));
    if (!lifted.ok) throw new Problem(lifted.error);
    return { status: 200, body: presentSuppression(lifted.value) };
  }),
];

/** A reason of our own list is kept; any other words stay as the note. */
function suppressionOf({
  kind,
  value,
  scope,
  reason,
  note,
}: z.output<typeof SuppressionInput>): NewSuppression {
  const normal = suppressionValue(kind, value);
  if (!normal.ok) throw invalid([{ path: 'value', message: normal.error }]);
  const known = reason === undefined || isSuppressionReason(reason);
  const words = [known ? undefined : reason, note].filter((text) => text !== undefined && text !== '');
  return {
    kind,
    value: normal.value,
    scope,
    reason: reason !== undefined && isSuppressionReason(reason) ? reason : 'manual',
    note: words.length === 0 ? null : words.join(': '),
  };
}

async function consequences(
  deps: UnenrollDeps,
  workspaceId: string,
  { receiptIds, trimmedEnrollmentIds }: Suppressed,
) {
  const receipts = await deps.store.receipts.find(workspaceId, receiptIds);
  return { receipts: receipts.map(presentReceipt), trimmed: [...trimmedEnrollmentIds] };
}
