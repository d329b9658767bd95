/** Records: contacts and properties, one by one and in lists. */
import { z } from 'zod';
import { Id, IdParams } from '#contract/ids';
import { listOf } from '#contract/pagination';
import {
  CreateRecordQuery,
  RecordBody,
  RecordInput,
  RecordItem,
  RecordListQuery,
  RecordPatch,
} from '#contract/record';
import type { RecordFault } from '#domain/record/record-input';
import { createRecord } from '#engine/records/create-record';
import { deleteRecord, findLivingRecord, type EndEnrollments } from '#engine/records/delete-record';
import { patchRecord } from '#engine/records/patch-record';
import type { Random, Store } from '#engine/ports';
import type { RecordSort } from '#engine/ports/record-store';
import { actorOf } from '../../auth.ts';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, empty, json } from '../../define-route.ts';
import { invalid, Problem } from '../../errors.ts';
import { presentRecord, presentWhole } from './present.ts';

const cursorBy = (sort: RecordSort) => cursorOf(`records:${sort}`, z.tuple([z.string().max(2000), Id]));

const postRecord = defineRoute({
  act: 'records.edit',
  method: 'post',
  path: '/records',
  tag: 'Records',
  summary: 'Add a contact or a property.',
  description:
    'Always a new record, listed as a possible duplicate of whoever it looks like; with `upsert=true` merged into the one it duplicates, if that is clear.',
  query: CreateRecordQuery,
  body: RecordInput,
  answers: {
    201: json(RecordBody, 'It is new.'),
    200: json(RecordBody, 'Merged into one that was there (upsert).'),
  },
});

const listRecords = defineRoute({
  act: 'view',
  method: 'get',
  path: '/records',
  tag: 'Records',
  summary: 'Records that match, in order of name or age.',
  query: RecordListQuery,
  answers: { 200: json(listOf(RecordItem), 'A page of records.') },
  refusals: ['invalid_cursor'],
});

const getRecord = defineRoute({
  act: 'view',
  method: 'get',
  path: '/records/{id}',
  tag: 'Records',
  summary: 'One record with what belongs to it.',
  params: IdParams,
  answers: { 200: json(RecordBody, 'The record.') },
  refusals: ['not_found'],
});

const patchRecordRoute = defineRoute({
  act: 'records.edit',
  method: 'patch',
  path: '/records/{id}',
  tag: 'Records',
  summary: 'Change a record.',
  params: IdParams,
  body: RecordPatch,
  answers: { 200: json(RecordBody, 'The record as it is now.') },
  refusals: ['not_found'],
});

const deleteRecordRoute = defineRoute({
  act: 'records.edit',
  method: 'delete',
  path: '/records/{id}',
  tag: 'Records',
  summary: 'Delete a record.',
  description: 'Its active enrollments end, each with a receipt. Receipts, history and suppressions stay.',
  params: IdParams,
  answers: { 204: empty('Deleted.') },
  refusals: ['not_found'],
});

export type RecordRouteDeps = {
  readonly store: Store;
  readonly random: Random;
  readonly endEnrollmentsOfRecords: EndEnrollments;
};

export const recordRoutes = (deps: RecordRouteDeps) => [
  postRecord.handle(async ({ workspaceId, principal, query, body, creationId }) => {
    const request = { id: creationId, input: body, upsert: query.upsert ?? false, actor: actorOf(principal) };
    const placed = await createRecord(deps, workspaceId, request);
    if (!placed.ok) throw faulty(placed.error);
    const whole = await showWhole(deps.store, workspaceId, placed.value.id);
    return { status: placed.value.outcome === 'created' ? 201 : 200, body: whole };
  }),
  listRecords.handle(async ({ workspaceId, query }) => {
    const { search, type, tag: tags, listId, state, sort, limit } = query;
    const cursor = cursorBy(sort);
    const filter = { search, type, tags, listId, state };
    const after = cursor.decode(query.cursor);
    const rows = await deps.store.records.list(workspaceId, { filter, sort, after, limit: limit + 1 });
    const page = pageOf(rows, limit, cursor, (row): [string, string] => [row.sortValue, row.id]);
    return { status: 200, body: { ...page, items: page.items.map(presentRecord) } };
  }),
  getRecord.handle(async ({ workspaceId, params }) => ({
    status: 200,
    body: await showWhole(deps.store, workspaceId, params.id),
  })),
  patchRecordRoute.handle(async ({ workspaceId, principal, params, body }) => {
    const changed = await patchRecord(deps, workspaceId, params.id, body, actorOf(principal));
    if (!changed.ok)
      throw changed.error.code === 'invalid' ? faulty(changed.error.faults) : new Problem('not_found');
    return { status: 200, body: await showWhole(deps.store, workspaceId, params.id) };
  }),
  deleteRecordRoute.handle(async ({ workspaceId, principal, params }) => {
    const deleted = await deleteRecord(deps, workspaceId, params.id, actorOf(principal));
    if (!deleted.ok) throw new Problem(deleted.error);
    return { status: 204 };
  }),
];

async function showWhole(store: Store, workspaceId: string, id: string) {
  const record = await findLivingRecord(store, workspaceId, id);
  if (!record) throw new Problem('not_found');
  return presentWhole(record, await store.records.surroundings(workspaceId, id));
}

const faulty = (faults: readonly RecordFault[]): Problem => invalid(faults);
