/** G1, G2 and the receipts themselves: what a receipt says is what was, and stays so. */
import { touchKey, type EnrollmentRow, type ReceiptRow } from '../snapshot.ts';
import { require_, touchesByEnrollment, type Check, type Observed } from './violation.ts';

const numbers = (touches: readonly { readonly n: number }[]): string =>
  touches
    .map(({ n }) => n)
    .toSorted((a, b) => a - b)
    .join(' ');

/** At the moment of an unenrollment nothing else moves: the receipt must be what the step before showed. */
export const receiptIsWhole: Check = (observed) => {
  const { enrollments, before, after } = observed;
  for (const { before: was, after: ended } of enrollments) {
    if (ended.status !== 'unenrolled' || was?.status === 'unenrolled') continue;
    const receipt = after.receipts.get(ended.receipt_id ?? '');
    if (!receipt) return require_(false, 'receipt', () => `${ended.id} was unenrolled without a receipt`);
    require_(
      receipt.at === ended.ended_at && receipt.cause === ended.cause && receipt.restored_at === null,
      'receipt',
      () => `${ended.id} tells another story than its receipt`,
    );
    const touches = touchesByEnrollment(before).get(ended.id) ?? [];
    const live = [...before.sequences.values()].filter(
      (one) => one.campaign_id === ended.campaign_id && one.removed_at === null,
    );
    const planned = live.filter(({ number }) => !touches.some((touch) => touch.sequence_number === number));
    const stops = [
      ...touches
        .filter(({ status }) => status === 'scheduled')
        .map((touch) => ({ n: touch.sequence_number })),
      ...planned.map(({ number: n }) => ({ n })),
    ];
    const continues = touches
      .filter(({ status }) => status === 'processing' || status === 'unknown')
      .map((touch) => ({ n: touch.sequence_number }));
    require_(
      numbers(receipt.stops) === numbers(stops),
      'G1 receipt lists what stops',
      () => `${ended.id}: says ${numbers(receipt.stops)}, was ${numbers(stops)}`,
    );
    require_(
      numbers(receipt.continues) === numbers(continues),
      'G2 receipt lists what continues',
      () => `${ended.id}: says ${numbers(receipt.continues)}, was ${numbers(continues)}`,
    );
  }
};

/** Word for word, but for the instant of an undo, and what an opt-out ended beside it. */
export const receiptsStay: Check = ({ receipts, after, enrollments }) => {
  for (const { before, after: now } of receipts) {
    if (!before) continue;
    const undone = before.restored_at === null ? now.restored_at : before.restored_at;
    const grown = before.also_ended.every((id) => now.also_ended.includes(id));
    const same =
      JSON.stringify({ ...before, restored_at: undone, also_ended: [] }) ===
      JSON.stringify({ ...now, also_ended: [] });
    require_(
      same && grown,
      'receipts never change',
      () => `${now.id}\n  was ${JSON.stringify(before)}\n  is  ${JSON.stringify(now)}`,
    );
  }
  for (const { before, after: row } of enrollments) {
    if (before?.status !== 'unenrolled' || row.status === 'unenrolled') continue;
    const receipt = after.receipts.get(before.receipt_id ?? '');
    require_(
      receipt?.restored_at != null && receipt.restored_at >= receipt.at,
      'receipt',
      () => `${row.id} was restored, its receipt does not say so`,
    );
  }
};

/** G1: whatever a provider takes is in no receipt's `stops` that stands. */
export const nothingStoppedLeaves: Check = ({ received, after }) => {
  for (const { touch, atMs } of received) {
    const enrollmentId = touch.slice(0, 36);
    const number = Number(touch.slice(37));
    for (const receipt of after.receipts.values()) {
      if (receipt.enrollment_id !== enrollmentId || !receipt.stops.some(({ n }) => n === number)) continue;
      const stands = receipt.restored_at === null || atMs < receipt.restored_at;
      require_(
        !stands || atMs < receipt.at,
        'G1 what is stopped never leaves',
        () => `${touch} was handed over at ${iso(atMs)}, stopped by ${told(receipt)}`,
      );
    }
  }
};

const iso = (ms: number): string => new Date(ms).toISOString();
const told = (receipt: ReceiptRow): string =>
  `${receipt.id} at ${iso(receipt.at)}${receipt.restored_at === null ? '' : `, restored ${iso(receipt.restored_at)}`}`;

/** What people were answered is what the database holds. */
export const answersHold: Check = (observed) => {
  const { answers, after, before } = observed;
  for (const answer of answers) {
    if (answer.kind === 'receipt') {
      const receipt = after.receipts.get(answer.receiptId);
      const same =
        receipt &&
        receipt.at === answer.atMs &&
        String(answer.stops) === String(receipt.stops.map(({ n }) => n)) &&
        String(answer.continues) === String(receipt.continues.map(({ n }) => n));
      require_(
        same === true,
        'answered receipt',
        () => `${answer.receiptId} was answered and is not there word for word`,
      );
    }
    if (answer.kind === 'unenroll_refused') {
      const enrollment = after.enrollments.get(answer.enrollmentId);
      require_(
        answer.reason === 'enrollment_completed' && everCompleted(enrollment),
        'unenroll refused',
        () => `${answer.enrollmentId}: ${answer.reason}`,
      );
    }
    if (answer.kind === 'restore_refused') refusalIsTrue(observed, answer.enrollmentId, answer.reason);
    if (answer.kind === 'restored') {
      // Its transaction was this step or one before; it may have ended again since.
      const row = before.enrollments.get(answer.enrollmentId);
      require_(row !== undefined, 'restored', () => `${answer.enrollmentId} is not there`);
    }
  }
};

const everCompleted = (row: EnrollmentRow | undefined): boolean => row?.status === 'completed';

function refusalIsTrue({ after }: Observed, enrollmentId: string, reason: string): void {
  const row = after.enrollments.get(enrollmentId);
  if (!row) return require_(false, 'restore refused', () => `${enrollmentId} is not there`);
  const elsewhere = [...after.enrollments.values()].filter(
    (one) => one.record_id === row.record_id && one.id !== row.id,
  );
  const holds: Readonly<Record<string, () => boolean>> = {
    record_deleted: () => after.records.get(row.record_id)?.deleted_at !== null,
    campaign_ended: () => after.campaigns.get(row.campaign_id)?.status === 'archived',
    newer_passage: () =>
      elsewhere.some((one) => one.campaign_id === row.campaign_id && one.passage > row.passage),
    not_unenrolled: () => row.status !== 'unenrolled',
  };
  require_(holds[reason]?.() ?? true, 'restore refused', () => `${enrollmentId}: ${reason} does not hold`);
}

/** G2, at the end of a run: every touch of every receipt has come to a right end. */
export const everythingEnded: Check = ({ after }) => {
  const byEnrollment = touchesByEnrollment(after);
  for (const receipt of after.receipts.values()) {
    for (const { n } of receipt.continues) {
      const touch = byEnrollment.get(receipt.enrollment_id)?.find((one) => one.sequence_number === n);
      const ended =
        touch !== undefined && ['sent', 'delivered', 'failed', 'unknown', 'cancelled'].includes(touch.status);
      // Restored, a deferred one is the enrollment's again and may be skipped like any other.
      require_(
        ended || (touch?.status === 'skipped' && receipt.restored_at !== null),
        'G2 what continues ends',
        () => `${touch ? touchKey(touch) : `${receipt.enrollment_id}-${n}`} is ${touch?.status ?? 'gone'}`,
      );
    }
  }
  for (const { id, status } of after.enrollments.values()) {
    require_(status !== 'active', 'G3 everything ends', () => `${id} is still active`);
  }
  for (const { id, status, due_at, campaign_id } of after.batches.values()) {
    // The last stop in an open batch may complete the campaign: the batch waits for whoever is enrolled next.
    const waits = status === 'open' && after.campaigns.get(campaign_id)?.status === 'completed';
    require_(
      status === 'mailed' || waits || due_at > after.nowMs,
      'G3 everything ends',
      () => `batch ${id} is still ${status}`,
    );
  }
  for (const touch of after.touches.values()) {
    require_(
      touch.status !== 'scheduled' && touch.status !== 'processing',
      'G3 everything ends',
      () => `${touchKey(touch)} is still ${touch.status}`,
    );
  }
};
