/** G3 and what else holds of every enrollment at every moment. */
import { isFinal } from '#domain/touch/touch-status';
import { touchKey, type EnrollmentRow, type TouchRow } from '../snapshot.ts';
import { require_, Violation, type Check, type Observed } from './violation.ts';

const count = (touches: readonly TouchRow[], status: TouchRow['status']): number =>
  touches.reduce((sum, touch) => sum + (touch.status === status ? 1 : 0), 0);

export const openTouches: Check = (observed) => {
  if (!observed.wrote) return;
  for (const enrollment of observed.after.enrollments.values())
    checkOne(observed, enrollment, observed.touchesOf(enrollment.id));
};

function checkOne({ after }: Observed, enrollment: EnrollmentRow, touches: readonly TouchRow[]): void {
  const { id, status } = enrollment;
  const scheduled = count(touches, 'scheduled');
  const processing = count(touches, 'processing');
  const seen = (): string =>
    `${id} is ${status}: ${touches.map((t) => `${t.sequence_number} ${t.status}`).join(', ') || 'no touches'}`;
  require_(scheduled <= 1, 'one scheduled', seen);
  require_(scheduled === 0 || status === 'active', 'G1 nothing scheduled after the end', seen);
  require_(status !== 'active' || scheduled + processing > 0, 'G3 nothing stays active', seen);
  require_(
    status !== 'completed' || processing + count(touches, 'cancelled') === 0,
    'G3 completed is final',
    seen,
  );
  const completing = status === 'unenrolled' ? processing : 0;
  require_(
    enrollment.completing === completing,
    'G5 completing',
    () => `${seen()}; completing says ${enrollment.completing}`,
  );
  const next = touches.find((touch) => touch.status === 'scheduled');
  if (!next) return;
  for (const touch of touches) {
    // A piece never locks before the touch before it was accepted or is final; so nothing is even scheduled before.
    require_(
      touch === next || isFinal(touch.status) || touch.accepted_at !== null,
      'order',
      () => `${seen()}: two are open`,
    );
  }
  const batch = next.batch_id === null ? undefined : after.batches.get(next.batch_id);
  require_(
    (next.channel === 'direct_mail') === (batch !== undefined),
    'batches',
    () => `${touchKey(next)} is in no batch`,
  );
}

/** Each sequence that the campaign had when the enrollment completed has exactly one touch, and it is final. */
export const completion: Check = ({ enrollments, after, touchesOf }) => {
  for (const { before, after: enrollment } of enrollments) {
    if (enrollment.status !== 'completed' || before?.status === 'completed') continue;
    const touches = touchesOf(enrollment.id);
    for (const { campaign_id, number, removed_at } of after.sequences.values()) {
      if (campaign_id !== enrollment.campaign_id || removed_at !== null) continue;
      const touch = touches.find((one) => one.sequence_number === number);
      require_(
        touch !== undefined && isFinal(touch.status),
        'G3 completed is whole',
        () => `${enrollment.id} completed, sequence ${number} is ${touch?.status ?? 'without a touch'}`,
      );
    }
  }
};

/** Records are in one exclusive campaign at a time and once in each; nobody is brought back but by name. */
export const membership: Check = ({ enrollments, before, after, task }) => {
  if (enrollments.length === 0) return;
  const active = new Set<string>();
  const exclusive = new Set<string>();
  for (const one of after.enrollments.values()) {
    if (one.status !== 'active') continue;
    const place = `${one.record_id} ${one.campaign_id}`;
    if (active.has(place)) throw new Violation('once in a campaign', place);
    active.add(place);
    if (!one.exclusive) continue;
    if (exclusive.has(one.record_id)) throw new Violation('exclusive', one.record_id);
    exclusive.add(one.record_id);
  }
  for (const { before: was, after: made } of enrollments) {
    if (was) continue;
    const earlier = [...before.enrollments.values()].filter(
      (one) => one.campaign_id === made.campaign_id && one.record_id === made.record_id,
    );
    require_(
      earlier.every(({ passage }) => passage < made.passage),
      'passages',
      () => `${made.id} is passage ${made.passage} again`,
    );
    require_(
      task === 'enroll named' || !earlier.some(({ status }) => status === 'unenrolled'),
      'nobody is brought back',
      () => `${made.id} was enrolled again by ${task ?? 'nobody'}`,
    );
  }
};
