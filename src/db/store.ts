/** Puts the statements together into the store that the engine knows. */
import type { Store, StoreOperations } from '#engine/ports';
import type { DispatchStore } from '#engine/ports/dispatch-store';
import type { UnenrollStore } from '#engine/ports/unenroll-store';
import { campaignStore } from './campaign-store.ts';
import type { Database, Sql } from './database.ts';
import { enrollStore } from './enroll-store.ts';
import { enrollmentListStore } from './enrollment-list-store.ts';
import { eventStore, jobStore } from './job-store.ts';
import { fileStore, importStore } from './import-store.ts';
import { listStore } from './list-store.ts';
import { recordStore } from './record-store.ts';
import { replanStore } from './replan-store.ts';
import * as batches from './queries/batch-lock.ts';
import { dropEmptyBatch, moveBatchTouches } from './queries/batch-move.ts';
import * as restores from './queries/enrollment-restore.ts';
import { unenrollEnrollments } from './queries/enrollment-unenroll.ts';
import { viewAhead } from './queries/enrollment-ahead.ts';
import { viewEnrollments } from './queries/enrollment-view.ts';
import { loadPlans } from './queries/plan-load.ts';
import * as processes from './queries/process-heartbeat.ts';
import { findReceipts } from './queries/receipt-find.ts';
import { addAlsoEnded } from './queries/receipt-add-also-ended.ts';
import { loadRecipients } from './queries/recipient-load.ts';
import { listDispatchSenders } from './queries/sender-list.ts';
import { claimPieces, claimTouches, lockBatchPiece } from './queries/touch-claim.ts';
import * as leftovers from './queries/touch-leftovers.ts';
import { moveScheduledTouch } from './queries/touch-move.ts';
import { applyLateOutcomes, recordLostOutcomes, settleTouches } from './queries/touch-settle.ts';
import { listDispatchingWorkspaces } from './queries/workspace-list-ids.ts';
import { sealStore } from './seal-store.ts';
import { receiptStore, stopStore } from './stop-store.ts';
import { suppressionStore } from './suppression-store.ts';

export const WAKE_CHANNEL = 'doorstep_wake';

export function createStore(db: Database): Store {
  return {
    ...operations(db, (work) => db.transaction(work)),
    // Inside a transaction there is only that one.
    transaction: (work) => db.transaction((tx) => work(operations(tx, (inner) => inner(tx)))),
    wake: (workspaceId) => db.notify(WAKE_CHANNEL, workspaceId),
    onWake: (woken) => db.listen(WAKE_CHANNEL, woken),
  };
}

type InTransaction = <T>(work: (tx: Sql) => Promise<T>) => Promise<T>;

function operations(sql: Sql, inTransaction: InTransaction): StoreOperations {
  return {
    dispatch: dispatchStore(sql, inTransaction),
    unenroll: unenrollStore(sql),
    plans: { load: (workspaceId, campaignIds) => loadPlans(sql, workspaceId, campaignIds) },
    recipients: { load: (workspaceId, recordIds) => loadRecipients(sql, workspaceId, recordIds) },
    campaigns: campaignStore(sql),
    enrolling: enrollStore(sql),
    enrollmentLists: enrollmentListStore(sql),
    replanning: replanStore(sql),
    events: eventStore(sql),
    jobs: jobStore(sql, inTransaction),
    records: recordStore(sql),
    lists: listStore(sql, inTransaction),
    files: fileStore(sql, inTransaction),
    imports: importStore(sql),
    suppressions: suppressionStore(sql, inTransaction),
    receipts: receiptStore(sql),
    stops: stopStore(sql),
    seals: sealStore(sql, inTransaction),
  };
}

function dispatchStore(sql: Sql, inTransaction: InTransaction): DispatchStore {
  return {
    workspaces: () => listDispatchingWorkspaces(sql),
    senders: (workspaceId) => listDispatchSenders(sql, workspaceId),
    claimTouches: (request) => claimTouches(sql, request),
    claimPieces: (request) => claimPieces(sql, request),
    settle: (request) => settleTouches(sql, request),
    recordLost: (workspaceId, lost) => recordLostOutcomes(sql, workspaceId, lost),
    moveScheduled: (workspaceId, touch, to) => moveScheduledTouch(sql, workspaceId, touch, to),
    touchedNumbers: (workspaceId, ids) => leftovers.touchedNumbers(sql, workspaceId, ids),
    expiredLeases: (workspaceId, limit) => leftovers.expiredLeases(sql, workspaceId, limit),
    mailedPieces: (workspaceId, mailedBy, limit) => leftovers.mailedPieces(sql, workspaceId, mailedBy, limit),
    applyLateOutcomes: (workspaceId, limit) => applyLateOutcomes(sql, workspaceId, limit),
    batchesToLock: (workspaceId, limit) => batches.listBatchesToLock(sql, workspaceId, limit),
    beginBatchLock: (workspaceId, batchId) =>
      inTransaction((tx) => batches.beginBatchLock(tx, workspaceId, batchId)),
    lockBatchPiece: (workspaceId, batchId, senderId, limit) =>
      lockBatchPiece(sql, workspaceId, batchId, senderId, limit),
    finishBatchLock: (workspaceId, batchId) =>
      inTransaction((tx) => batches.finishBatchLock(tx, workspaceId, batchId)),
    batchTouches: (workspaceId, batchId, limit) => leftovers.batchTouches(sql, workspaceId, batchId, limit),
    moveBatchTouches: (workspaceId, batchId, moves) =>
      inTransaction((tx) => moveBatchTouches(tx, workspaceId, batchId, moves)),
    dropEmptyBatch: (workspaceId, batchId) => inTransaction((tx) => dropEmptyBatch(tx, workspaceId, batchId)),
    closeMailedBatches: (workspaceId) => inTransaction((tx) => batches.closeMailedBatches(tx, workspaceId)),
    beat: (processId, role) => processes.beatProcess(sql, processId, role),
    publishSlots: (processId, workspaceId, senderId, inUse) =>
      processes.publishSlots(sql, processId, workspaceId, senderId, inUse),
    removeProcess: (processId) => processes.removeProcess(sql, processId),
    sweepProcesses: (silentForMs) => processes.sweepProcesses(sql, silentForMs),
    livingProcesses: (deadAfterMs) => processes.countLivingProcesses(sql, deadAfterMs),
  };
}

function unenrollStore(sql: Sql): UnenrollStore {
  return {
    view: (workspaceId, ids) => viewEnrollments(sql, workspaceId, ids),
    ahead: (workspaceId, ids) => viewAhead(sql, workspaceId, ids),
    unenroll: (request) => unenrollEnrollments(sql, request),
    receipts: (workspaceId, ids) => findReceipts(sql, workspaceId, ids),
    addAlsoEnded: (workspaceId, receiptId, alsoEnded) => addAlsoEnded(sql, workspaceId, receiptId, alsoEnded),
    lockForRestore: (workspaceId, id) => restores.lockForRestore(sql, workspaceId, id),
    sharePlan: (workspaceId, campaignId, version) =>
      restores.sharePlan(sql, workspaceId, campaignId, version),
    lockTouches: (workspaceId, id) => restores.lockTouches(sql, workspaceId, id),
    shareBatch: (workspaceId, batchId) => restores.shareBatch(sql, workspaceId, batchId),
    isSuppressed: (workspaceId, recordId, channels) =>
      restores.isRecordSuppressed(sql, workspaceId, recordId, channels),
    restore: (workspaceId, enrollment, plan, actor) =>
      restores.restoreEnrollment(sql, workspaceId, enrollment, plan, actor),
  };
}
