/** Long work: how far it is, what came of each target, cancelling and undoing it. */
import { z } from 'zod';
import { Job, JobListQuery } from '#contract/job';
import { Instant } from '#contract/common';
import { Id, IdParams } from '#contract/ids';
import { listOf } from '#contract/pagination';
import { csvLine } from '#engine/import/csv-rejects';
import { cancelJob } from '#engine/jobs/cancel-job';
import type { JobHandlers } from '#engine/jobs/job-handler';
import { undoJob } from '#engine/jobs/undo-job';
import type { Store } from '#engine/ports';
import type { FinishedItem } from '#engine/ports/job-store';
import { actorOf } from '../../auth.ts';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, json, media } from '../../define-route.ts';
import { Problem } from '../../errors.ts';
import { streamCsv } from '../../stream-csv.ts';
import { presentJob } from './present.ts';

const cursor = cursorOf('jobs', z.tuple([Instant, Id]));
const PAGE = 1000;

const listJobs = defineRoute({
  act: 'view',
  method: 'get',
  path: '/jobs',
  tag: 'Jobs',
  summary: 'Jobs, newest first.',
  query: JobListQuery,
  answers: { 200: json(listOf(Job), 'A page of jobs.') },
  refusals: ['invalid_cursor'],
});

const getJob = defineRoute({
  act: 'view',
  method: 'get',
  path: '/jobs/{id}',
  tag: 'Jobs',
  summary: 'One job, with how far it is.',
  params: IdParams,
  answers: { 200: json(Job, 'The job.') },
  refusals: ['not_found'],
});

const getResults = defineRoute({
  act: 'view',
  method: 'get',
  path: '/jobs/{id}/results.csv',
  tag: 'Jobs',
  summary: 'What came of each target.',
  description:
    'Columns: position, targetId, result, detail, receiptId. An empty result: the job has not come to it.',
  params: IdParams,
  answers: { 200: media('text/csv', 'One row a target, in order.') },
  refusals: ['not_found'],
  streaming: true,
});

const postCancel = defineRoute({
  act: 'jobs.bulk',
  method: 'post',
  path: '/jobs/{id}/cancel',
  tag: 'Jobs',
  summary: 'Cancel a job.',
  description: 'Once this has answered, nothing more of it is done. What was done stands.',
  params: IdParams,
  answers: { 200: json(Job, 'The job as it is now; a running one ends before its next chunk.') },
  refusals: ['not_found', 'job_finished'],
});

const postUndo = defineRoute({
  act: 'jobs.bulk',
  method: 'post',
  path: '/jobs/{id}/undo',
  tag: 'Jobs',
  summary: 'Take back what a job did.',
  description: 'By a job of its own. A job is undone once: asking again gives the same one.',
  params: IdParams,
  answers: { 202: json(Job, 'The job that takes it back.') },
  refusals: ['not_found', 'job_not_undoable'],
});

export type JobRouteDeps = { readonly store: Store; readonly jobHandlers: JobHandlers };

export const jobRoutes = ({ store, jobHandlers: handlers }: JobRouteDeps) => [
  listJobs.handle(async ({ workspaceId, query }) => {
    const { kind, status, campaignId, limit } = query;
    const place = cursor.decode(query.cursor);
    const after = place && { createdAt: place[0], id: place[1] };
    const rows = await store.jobs.list(workspaceId, { kind, status, campaignId, after, limit: limit + 1 });
    const page = pageOf(rows, limit, cursor, (job): [string, string] => [
      job.createdAt.toISOString(),
      job.id,
    ]);
    return { status: 200, body: { ...page, items: page.items.map((job) => presentJob(job, handlers)) } };
  }),
  getJob.handle(async ({ workspaceId, params }) => {
    const job = await store.jobs.find(workspaceId, params.id);
    if (!job) throw new Problem('not_found');
    return { status: 200, body: presentJob(job, handlers) };
  }),
  getResults.handle(async ({ workspaceId, params, signal }) => {
    const job = await store.jobs.find(workspaceId, params.id);
    if (!job) throw new Problem('not_found');
    return streamCsv(`${job.kind}-${job.id}.csv`, resultLines(store, workspaceId, job.id, signal));
  }),
  postCancel.handle(async ({ workspaceId, params, principal }) => {
    const job = await cancelJob({ store }, workspaceId, params.id, actorOf(principal));
    if (!job.ok) throw new Problem(job.error);
    return { status: 200, body: presentJob(job.value, handlers) };
  }),
  postUndo.handle(async ({ workspaceId, params, principal, creationId }) => {
    const request = { id: creationId, actor: actorOf(principal) };
    const job = await undoJob({ store, handlers }, workspaceId, params.id, request);
    if (job.ok) return { status: 202, body: presentJob(job.value, handlers) };
    if (job.error !== 'job_still_running') throw new Problem(job.error);
    throw new Problem('job_not_undoable', { detail: 'It is still running: cancel it first.' });
  }),
];

async function* resultLines(store: Store, workspaceId: string, jobId: string, signal: AbortSignal) {
  // The byte order mark makes spreadsheets read UTF-8.
  yield `\uFEFF${csvLine(['position', 'targetId', 'result', 'detail', 'receiptId'])}`;
  let after = 0;
  while (!signal.aborted) {
    const items = await store.jobs.items(workspaceId, jobId, after, PAGE);
    yield items.map((item) => csvLine(resultCells(item))).join('');
    const last = items.at(-1);
    if (!last || items.length < PAGE) return;
    after = last.position;
  }
}

const resultCells = ({ position, targetId, result, detail, receiptId }: FinishedItem): string[] => [
  String(position),
  targetId,
  result ?? '',
  detail ?? '',
  receiptId ?? '',
];
