/** The statements of jobs and events as the engine's ports. */
import type { EventStore } from '#engine/ports/event-store';
import type { JobStore } from '#engine/ports/job-store';
import type { Sql } from './database.ts';
import { appendEvents } from './queries/event-append.ts';
import * as creation from './queries/job-create.ts';
import { findJob, listJobs } from './queries/job-find.ts';
import * as items from './queries/job-items.ts';
import * as lease from './queries/job-lease.ts';

type InTransaction = <T>(work: (tx: Sql) => Promise<T>) => Promise<T>;

export const eventStore = (sql: Sql): EventStore => ({
  append: (workspaceId, events) => appendEvents(sql, workspaceId, events),
});

export const jobStore = (sql: Sql, inTransaction: InTransaction): JobStore => ({
  create: (workspaceId, job) => inTransaction((tx) => creation.createJob(tx, workspaceId, job)),
  addItems: (workspaceId, jobId, targetIds) => creation.addJobItems(sql, workspaceId, jobId, targetIds),
  addMatchingRecords: (workspaceId, jobId, filter) =>
    creation.addMatchingRecords(sql, workspaceId, jobId, filter),
  addItemsOfJob: (workspaceId, jobId, fromJobId, results) =>
    creation.addItemsOfJob(sql, workspaceId, jobId, fromJobId, results),
  setTotal: (workspaceId, jobId, total) => creation.setJobTotal(sql, workspaceId, jobId, total),
  find: (workspaceId, jobId) => findJob(sql, workspaceId, jobId),
  list: (workspaceId, query) => listJobs(sql, workspaceId, query),
  requestCancel: (workspaceId, jobId) =>
    inTransaction(async (tx) => (await lease.cancelJobs(tx, workspaceId, { jobId }))[0]),
  requestCancelOfCampaign: (workspaceId, campaignId, kinds) =>
    inTransaction((tx) => lease.cancelJobs(tx, workspaceId, { campaignId, kinds })),
  openItems: (workspaceId, jobId, limit) => items.openJobItems(sql, workspaceId, jobId, limit),
  items: (workspaceId, jobId, afterPosition, limit) =>
    items.listJobItems(sql, workspaceId, jobId, afterPosition, limit),
  workspacesWaiting: (kinds) => lease.listWaitingWorkspaces(sql, kinds),
  take: (workspaceId, kinds, owner, leaseMs) =>
    inTransaction((tx) => lease.takeJob(tx, workspaceId, kinds, owner, leaseMs)),
  own: (workspaceId, jobId, owner) => lease.ownJob(sql, workspaceId, jobId, owner),
  advance: (workspaceId, jobId, to, at, leaseMs) =>
    lease.advanceJob(sql, workspaceId, jobId, to, at, leaseMs),
  renew: (workspaceId, jobId, owner, leaseMs) => lease.renewJob(sql, workspaceId, jobId, owner, leaseMs),
  release: (workspaceId, jobId, owner) => lease.releaseJob(sql, workspaceId, jobId, owner),
});
