/** The statements that give touches other dates, put together. */
import type { ReplanStore } from '#engine/ports/replan-store';
import type { Sql } from './database.ts';
import * as reads from './queries/replan-read.ts';
import { writeReplanned } from './queries/replan-write.ts';

export function replanStore(sql: Sql): ReplanStore {
  return {
    count: (workspaceId, campaignId, scope) => reads.countReplannable(sql, workspaceId, campaignId, scope),
    page: (workspaceId, campaignId, scope, after, limit) =>
      reads.pageReplannable(sql, workspaceId, campaignId, scope, after, limit),
    pageWaiting: (workspaceId, campaignId, enrolledBefore, after, limit) =>
      reads.pageWaiting(sql, workspaceId, campaignId, enrolledBefore, after, limit),
    own: (workspaceId, enrollmentIds) => reads.ownEnrollments(sql, workspaceId, enrollmentIds),
    read: (workspaceId, scope, enrollmentIds) =>
      reads.readReplannable(sql, workspaceId, scope, enrollmentIds),
    write: (workspaceId, campaignId, changes, at) =>
      writeReplanned(sql, workspaceId, campaignId, changes, at),
  };
}
