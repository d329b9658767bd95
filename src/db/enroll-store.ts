/** The statements of enrolling and of audiences, put together. */
import type { EnrollStore } from '#engine/ports/enroll-store';
import type { Sql } from './database.ts';
import { countAudience, listAvailableWindow, listMatchingIds } from './queries/audience-count.ts';
import * as inserts from './queries/enrollment-insert.ts';

export function enrollStore(sql: Sql): EnrollStore {
  return {
    shareRecords: (workspaceId, recordIds) => inserts.shareRecords(sql, workspaceId, recordIds),
    judge: (workspaceId, rules, recordIds) => inserts.judgeRecords(sql, workspaceId, rules, recordIds),
    insertEnrollments: (workspaceId, campaign, enrollments, at, by) =>
      inserts.insertEnrollments(sql, workspaceId, campaign, enrollments, at, by),
    joinBatches: (workspaceId, campaignId, batches) =>
      inserts.joinBatches(sql, workspaceId, campaignId, batches),
    insertFirstTouches: (workspaceId, campaignId, touches, at, by) =>
      inserts.insertFirstTouches(sql, workspaceId, campaignId, touches, at, by),
    markEnrolled: (workspaceId, campaignId) => inserts.markCampaignEnrolled(sql, workspaceId, campaignId),
    matchingIds: (workspaceId, filter, limit) => listMatchingIds(sql, workspaceId, filter, limit),
    countAudience: (workspaceId, rules, scope) => countAudience(sql, workspaceId, rules, scope),
    availableWindow: (workspaceId, rules, filter, after, windowSize) =>
      listAvailableWindow(sql, workspaceId, rules, filter, after, windowSize),
  };
}
