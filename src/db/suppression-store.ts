/** The statements of suppressing, put together. */
import type { SuppressionStore } from '#engine/ports/suppression-store';
import type { Sql } from './database.ts';
import { findPerson } from './queries/person-find.ts';
import * as finds from './queries/suppression-find.ts';
import { liftSuppression } from './queries/suppression-lift.ts';
import { putSuppressions } from './queries/suppression-put.ts';
import * as sweeps from './queries/suppression-sweep.ts';
import { wishTrims } from './queries/workspace-wish-effect.ts';

type InTransaction = <T>(work: (tx: Sql) => Promise<T>) => Promise<T>;

export function suppressionStore(sql: Sql, inTransaction: InTransaction): SuppressionStore {
  return {
    put: (workspaceId, suppressions, ids, actor) =>
      inTransaction((tx) => putSuppressions(tx, workspaceId, suppressions, ids, actor)),
    wishTrims: (workspaceId) => wishTrims(sql, workspaceId),
    ownCarriers: (workspaceId, ids, afterRecordId, limit) =>
      sweeps.ownCarriers(sql, workspaceId, ids, afterRecordId, limit),
    reached: (workspaceId, ids, recordIds) => sweeps.reachedEnrollments(sql, workspaceId, ids, recordIds),
    scheduledTouches: (workspaceId, enrollmentIds) =>
      sweeps.scheduledTouches(sql, workspaceId, enrollmentIds),
    markSwept: (workspaceId, ids) => inTransaction((tx) => sweeps.markSwept(tx, workspaceId, ids)),
    unswept: (workspaceId, olderThanMs, limit) =>
      finds.unsweptSuppressions(sql, workspaceId, olderThanMs, limit),
    find: (workspaceId, ids) => finds.findSuppressions(sql, workspaceId, ids),
    list: (workspaceId, query) => finds.listSuppressions(sql, workspaceId, query),
    lift: (workspaceId, id, actor) => inTransaction((tx) => liftSuppression(tx, workspaceId, id, actor)),
    personOf: (workspaceId, recordId) => findPerson(sql, workspaceId, recordId),
  };
}
