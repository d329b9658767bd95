/** Lists of records, tags and custom fields: how people sort their records. */
import { z } from 'zod';
import { Id, IdParams } from '#contract/ids';
import { Job } from '#contract/job';
import { listOf, listQuery } from '#contract/pagination';
import {
  Changed,
  CustomFieldList,
  ListBody,
  ListInput,
  RecordSelection,
  TagChange,
  TagList,
} from '#contract/record';
import type { RecordFilter } from '#domain/record/record-filter';
import type { JobHandlers } from '#engine/jobs/job-handler';
import type { Store } from '#engine/ports';
import type { RecordList } from '#engine/ports/list-store';
import { changeMany, type RecordChange } from '#engine/records/change-many';
import { actorOf, requireAct, requireNamedLimit } from '../../auth.ts';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, empty, json, type Call } from '../../define-route.ts';
import { Problem } from '../../errors.ts';
import { presentJob } from '../jobs/present.ts';

const cursor = cursorOf('lists', z.tuple([z.string().max(200), Id]));
const changeAnswers = { 200: json(Changed, 'Done.'), 202: json(Job, 'By filter: a job does it.') };

const getLists = defineRoute({
  act: 'view',
  method: 'get',
  path: '/lists',
  tag: 'Lists',
  summary: 'Lists by name.',
  query: listQuery({}),
  answers: { 200: json(listOf(ListBody), 'A page of lists.') },
  refusals: ['invalid_cursor'],
});

const postList = defineRoute({
  act: 'records.edit',
  method: 'post',
  path: '/lists',
  tag: 'Lists',
  summary: 'Make a list.',
  body: ListInput,
  answers: { 201: json(ListBody, 'The list.') },
  refusals: ['already_exists'],
});

const getList = defineRoute({
  act: 'view',
  method: 'get',
  path: '/lists/{id}',
  tag: 'Lists',
  summary: 'One list. Its records: `GET /records?listId=`.',
  params: IdParams,
  answers: { 200: json(ListBody, 'The list.') },
  refusals: ['not_found'],
});

const patchList = defineRoute({
  act: 'records.edit',
  method: 'patch',
  path: '/lists/{id}',
  tag: 'Lists',
  summary: 'Rename a list.',
  params: IdParams,
  body: ListInput,
  answers: { 200: json(ListBody, 'The list.') },
  refusals: ['not_found', 'already_exists'],
});

const deleteList = defineRoute({
  act: 'records.edit',
  method: 'delete',
  path: '/lists/{id}',
  tag: 'Lists',
  summary: 'Remove a list. Its records stay.',
  params: IdParams,
  answers: { 204: empty('Removed.') },
  refusals: ['not_found', 'in_use'],
});

const postMembers = defineRoute({
  act: 'records.edit',
  method: 'post',
  path: '/lists/{id}/members',
  tag: 'Lists',
  summary: 'Put records on a list.',
  params: IdParams,
  body: RecordSelection,
  answers: changeAnswers,
  refusals: ['not_found'],
});

const postMembersRemove = defineRoute({
  act: 'records.edit',
  method: 'post',
  path: '/lists/{id}/members/remove',
  tag: 'Lists',
  summary: 'Take records off a list.',
  params: IdParams,
  body: RecordSelection,
  answers: changeAnswers,
  refusals: ['not_found'],
});

const getTags = defineRoute({
  act: 'view',
  method: 'get',
  path: '/tags',
  tag: 'Records',
  summary: 'Every tag, with how many records have it.',
  answers: { 200: json(TagList, 'By name.') },
});

const postTags = defineRoute({
  act: 'records.edit',
  method: 'post',
  path: '/records/tags',
  tag: 'Records',
  summary: 'Tag and untag many records.',
  description:
    'A tag differs from another by more than capital letters; the spelling that was there first stays.',
  body: TagChange,
  answers: changeAnswers,
});

const getCustomFields = defineRoute({
  act: 'view',
  method: 'get',
  path: '/custom-fields',
  tag: 'Records',
  summary: 'Custom fields that records have, usable as `{{ record.custom.name }}`.',
  answers: { 200: json(CustomFieldList, 'By name.') },
});

export type ListRouteDeps = { readonly store: Store; readonly jobHandlers: JobHandlers };

export const listRoutes = ({ store, jobHandlers }: ListRouteDeps) => {
  const change = async (
    call: Pick<Call, 'principal' | 'act' | 'workspaceId' | 'creationId'>,
    what: RecordChange,
    body: Selection,
  ) => {
    const { principal, workspaceId, creationId: id } = call;
    if (principal === undefined) throw new Problem('unauthenticated');
    requireNamedLimit(call, body.recordIds?.length ?? 0);
    if (body.filter !== undefined) requireAct(call, 'jobs.bulk');
    const target = body.filter === undefined ? { recordIds: body.recordIds ?? [] } : { filter: body.filter };
    const done = await changeMany(store, workspaceId, {
      change: what,
      id,
      actor: actorOf(principal),
      target,
    });
    if ('job' in done) return { status: 202 as const, body: presentJob(done.job, jobHandlers) };
    return { status: 200 as const, body: { changed: done.changed } };
  };
  const requireList = async (workspaceId: string, id: string): Promise<RecordList> => {
    const list = await store.lists.find(workspaceId, id);
    if (!list) throw new Problem('not_found');
    return list;
  };
  return [
    getLists.handle(async ({ workspaceId, query }) => {
      const rows = await store.lists.list(workspaceId, cursor.decode(query.cursor), query.limit + 1);
      const page = pageOf(rows, query.limit, cursor, (list): [string, string] => [list.name, list.id]);
      return { status: 200, body: { ...page, items: page.items.map(presentList) } };
    }),
    postList.handle(async ({ workspaceId, creationId, body }) => {
      const list = await store.lists.create(workspaceId, creationId, body.name);
      if (list === 'name_taken') throw new Problem('already_exists', { detail: 'A list has this name.' });
      return { status: 201, body: presentList(list) };
    }),
    getList.handle(async ({ workspaceId, params }) => ({
      status: 200,
      body: presentList(await requireList(workspaceId, params.id)),
    })),
    patchList.handle(async ({ workspaceId, params, body }) => {
      const list = await store.lists.rename(workspaceId, params.id, body.name);
      if (list === 'not_found') throw new Problem('not_found');
      if (list === 'name_taken') throw new Problem('already_exists', { detail: 'A list has this name.' });
      return { status: 200, body: presentList(list) };
    }),
    deleteList.handle(async ({ workspaceId, params }) => {
      const removed = await store.lists.remove(workspaceId, params.id);
      if (removed === 'in_use') throw new Problem('in_use', { detail: 'It is the audience of a campaign.' });
      if (removed === 'not_found') throw new Problem('not_found');
      return { status: 204 };
    }),
    postMembers.handle(async (call) => {
      const { id } = await requireList(call.workspaceId, call.params.id);
      return change(call, { kind: 'list.add', listId: id }, call.body);
    }),
    postMembersRemove.handle(async (call) => {
      const { id } = await requireList(call.workspaceId, call.params.id);
      return change(call, { kind: 'list.remove', listId: id }, call.body);
    }),
    getTags.handle(async ({ workspaceId }) => ({
      status: 200,
      body: { items: [...(await store.records.tags(workspaceId))], nextCursor: null },
    })),
    postTags.handle((call) =>
      change(call, { kind: 'record.tag', add: call.body.add, remove: call.body.remove }, call.body),
    ),
    getCustomFields.handle(async ({ workspaceId }) => ({
      status: 200,
      body: {
        items: (await store.records.customFields(workspaceId)).map((name) => ({ name })),
        nextCursor: null,
      },
    })),
  ];
};

type Selection = {
  readonly recordIds?: readonly string[] | undefined;
  readonly filter?: RecordFilter | undefined;
};

const presentList = ({ createdAt, ...list }: RecordList) => ({ ...list, createdAt: createdAt.toISOString() });
