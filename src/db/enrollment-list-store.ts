/** The looks at enrollments, touches and batches, put together. */
import type { EnrollmentListStore } from '#engine/ports/enrollment-list-store';
import type { Sql } from './database.ts';
import { listBatches } from './queries/batch-list.ts';
import * as enrollments from './queries/enrollment-list.ts';
import { listEnrollmentEvents } from './queries/event-list.ts';
import { findTouch, listTouches } from './queries/touch-list.ts';

export function enrollmentListStore(sql: Sql): EnrollmentListStore {
  return {
    page: (workspaceId, query) => enrollments.pageEnrollments(sql, workspaceId, query),
    find: (workspaceId, id) => enrollments.findEnrollment(sql, workspaceId, id),
    ofRecord: (workspaceId, recordId, after, limit) =>
      enrollments.listEnrollmentsOfRecord(sql, workspaceId, recordId, after, limit),
    recordExists: (workspaceId, recordId) => enrollments.recordExists(sql, workspaceId, recordId),
    events: (workspaceId, enrollmentId, limit) => listEnrollmentEvents(sql, workspaceId, enrollmentId, limit),
    touches: (workspaceId, query) => listTouches(sql, workspaceId, query),
    touch: (workspaceId, enrollmentId, number) => findTouch(sql, workspaceId, enrollmentId, number),
    batches: (workspaceId, query) => listBatches(sql, workspaceId, query),
  };
}
