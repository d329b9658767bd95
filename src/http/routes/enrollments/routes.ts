/** Enrolling records, and looking at their passages (contract.md §2). Taking them out: routes/unenroll. */
import { z } from 'zod';
import { Instant } from '#contract/common';
import {
  EnrollAnswer,
  EnrollInput,
  EnrollmentList,
  EnrollmentListQuery,
  RecordEnrollments,
} from '#contract/enrollment';
import { EnrollmentDetail } from '#contract/enrollment-detail';
import { Id, IdParams } from '#contract/ids';
import { Job } from '#contract/job';
import { listQuery } from '#contract/pagination';
import { currencyOf } from '#engine/campaigns/view-campaign';
import { enrollRecords, type EnrollDeps } from '#engine/enroll/enroll-records';
import { viewEnrollment } from '#engine/enroll/view-enrollment';
import type { JobHandlers } from '#engine/jobs/job-handler';
import type { PagePlace } from '#engine/ports/enrollment-list-store';
import type { WorkspaceStore } from '#engine/ports/workspace-store';
import { actorOf, requireAct, requireNamedLimit } from '../../auth.ts';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, json } from '../../define-route.ts';
import { Problem } from '../../errors.ts';
import { problemOf } from '../campaigns/refuse.ts';
import { presentJob } from '../jobs/present.ts';
import { cursorFor, filterOf } from './list-query.ts';
import { presentDetail, presentEnrollment } from './present.ts';

const postEnrollments = defineRoute({
  act: 'enrollments.enroll',
  method: 'post',
  path: '/campaigns/{id}/enrollments',
  tag: 'Enrollments',
  summary: 'Enroll records.',
  description:
    '`recordIds` are a person’s act on these records and enroll again whoever was in before, as a new passage; `filter` ' +
    'never brings anybody back. Up to 1,000 are done before the answer, more by a job over ids that are frozen now; it ' +
    'leaves out whoever is unenrolled in the meantime.',
  params: IdParams,
  body: EnrollInput,
  answers: { 200: json(EnrollAnswer, 'Done.'), 202: json(Job, 'The job that does it.') },
  refusals: ['campaign_not_enrollable', 'role_limit', 'unavailable'],
});

const listEnrollments = defineRoute({
  act: 'view',
  method: 'get',
  path: '/campaigns/{id}/enrollments',
  tag: 'Enrollments',
  summary: 'Who is in a campaign, and who was.',
  params: IdParams,
  query: EnrollmentListQuery,
  answers: { 200: json(EnrollmentList, 'A page, with the counts of the whole campaign.') },
  refusals: ['invalid_cursor'],
});

const getEnrollment = defineRoute({
  act: 'view',
  method: 'get',
  path: '/enrollments/{id}',
  tag: 'Enrollments',
  summary: 'One enrollment with all of its touches.',
  params: IdParams,
  answers: { 200: json(EnrollmentDetail, 'The enrollment.') },
});

const getOfRecord = defineRoute({
  act: 'view',
  method: 'get',
  path: '/records/{id}/enrollments',
  tag: 'Records',
  summary: 'A record’s passages through all campaigns, newest first.',
  params: IdParams,
  query: listQuery({}),
  answers: { 200: json(RecordEnrollments, 'A page of enrollments.') },
  refusals: ['invalid_cursor'],
});

export type EnrollmentRouteDeps = EnrollDeps & {
  readonly workspaces: Pick<WorkspaceStore, 'find'>;
  readonly jobHandlers: JobHandlers;
};

const ofRecordCursor = cursorOf('enrollments:record', z.tuple([Instant, Id]));

export const enrollmentRoutes = (deps: EnrollmentRouteDeps) => [
  postEnrollments.handle(async (call) => {
    const { workspaceId, params, principal, body, creationId: jobId } = call;
    if ('filter' in body) requireAct(call, 'enrollments.enroll_by_filter');
    else requireNamedLimit(call, body.recordIds.length);
    const command = { workspaceId, campaignId: params.id, who: body, actor: actorOf(principal), jobId };
    const answer = await enrollRecords(deps, command);
    if (!answer.ok) throw problemOf(answer.error);
    if (answer.value.kind === 'job')
      return { status: 202, body: presentJob(answer.value.job, deps.jobHandlers) };
    const { recordIds, skipped } = answer.value.enrolled;
    return { status: 200, body: { enrolled: recordIds.length, skipped: [...skipped] } };
  }),
  listEnrollments.handle(async ({ workspaceId, params, query: { limit, cursor: at, sort, ...query } }) => {
    const campaignId = params.id;
    const stats = await deps.store.campaigns.stats(workspaceId, [campaignId]);
    if (!(await deps.store.campaigns.find(workspaceId, campaignId))) throw new Problem('not_found');
    const cursor = cursorFor(sort);
    const rows = await deps.store.enrollmentLists.page(workspaceId, {
      campaignId,
      filter: filterOf(campaignId, query),
      sort,
      after: cursor.decode(at),
      limit: limit + 1,
    });
    const page = pageOf(rows, limit, cursor, ({ place }): PagePlace => place);
    const currency = await currencyOf(deps, workspaceId);
    const counts = stats.get(campaignId)?.enrollments ?? {
      active: 0,
      completing: 0,
      completed: 0,
      unenrolled: 0,
    };
    return {
      status: 200,
      body: {
        items: page.items.map(({ row }) => presentEnrollment(row, currency)),
        nextCursor: page.nextCursor,
        counts,
      },
    };
  }),
  getEnrollment.handle(async ({ workspaceId, params }) => {
    const detail = await viewEnrollment(deps.store, workspaceId, params.id);
    if (!detail) throw new Problem('not_found');
    return { status: 200, body: presentDetail(detail, await currencyOf(deps, workspaceId)) };
  }),
  getOfRecord.handle(async ({ workspaceId, params, query: { limit, cursor } }) => {
    if (!(await deps.store.enrollmentLists.recordExists(workspaceId, params.id)))
      throw new Problem('not_found');
    const place = ofRecordCursor.decode(cursor);
    const after = place && { enrolledAt: place[0], id: place[1] };
    const rows = await deps.store.enrollmentLists.ofRecord(workspaceId, params.id, after, limit + 1);
    const page = pageOf(rows, limit, ofRecordCursor, ({ enrolledAt, id }): [string, string] => [
      enrolledAt.toISOString(),
      id,
    ]);
    const currency = await currencyOf(deps, workspaceId);
    const items = page.items.map((one) => ({
      ...presentEnrollment(one, currency),
      campaignName: one.campaignName,
    }));
    return { status: 200, body: { items, nextCursor: page.nextCursor } };
  }),
];
