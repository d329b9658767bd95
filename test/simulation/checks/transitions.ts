/** States move only along the tables of product.md §3, and only at the hand of whoever may move them. */
import { ENROLLMENT_TRANSITIONS } from '#domain/enrollment/enrollment-status';
import { TOUCH_TRANSITIONS, type TouchStatus } from '#domain/touch/touch-status';
import { CAMPAIGN_TRANSITIONS } from '#domain/campaign/campaign-status';
import { touchKey, type Change, type EnrollmentRow, type TouchRow } from '../snapshot.ts';
import { require_, type Check, type Observed } from './violation.ts';

const leadsTo = (
  table: Readonly<Record<string, Readonly<Record<string, string>>>>,
  from: string,
  to: string,
): boolean => Object.values(table[from] ?? {}).includes(to);

export const touchTransitions: Check = (observed) => {
  for (const change of observed.touches) {
    const { before, after } = change;
    const from: TouchStatus = before?.status ?? 'planned';
    if (from === after.status) continue;
    // A sequence that was passed over is planned, scheduled and skipped in one go.
    const passed = from === 'planned' && after.status === 'skipped';
    require_(
      passed || leadsTo(TOUCH_TRANSITIONS, from, after.status),
      'touch transition',
      () => `${touchKey(after)} ${from} → ${after.status}`,
    );
    if (from === 'processing') leftProcessing(change, observed);
  }
};

/** Only the holder of the lease knows what became of a hand-over; time alone may only make it unknown. */
function leftProcessing({ before, after }: Change<TouchRow>, { owner, after: { nowMs } }: Observed): void {
  if (!before) return;
  const told = (): string =>
    `${touchKey(after)} → ${after.status} (${after.reason ?? 'no reason'}) by ${owner ?? 'nobody'}, held by ${before.lease_owner ?? 'nobody'}`;
  if (after.status === 'unknown' && after.reason === 'lease_expired') {
    require_(
      before.lease_until !== null && before.lease_until <= nowMs,
      'lease',
      () => `expired early: ${told()}`,
    );
    return;
  }
  if (before.accepted_at !== null) {
    require_(
      after.status === 'sent' && before.lease_until === null,
      'lease',
      () => `an accepted piece: ${told()}`,
    );
    return;
  }
  require_(
    before.lease_owner !== null && before.lease_owner === owner && before.lease_until !== null,
    'lease',
    () => `settled by somebody else: ${told()}`,
  );
  require_(after.attempts === before.attempts, 'lease', () => `attempts changed: ${told()}`);
}

export const enrollmentTransitions: Check = ({ enrollments, events }) => {
  for (const { before, after } of enrollments) {
    if (!before) {
      require_(
        after.status === 'active',
        'enrollment transition',
        () => `${after.id} was made ${after.status}`,
      );
      continue;
    }
    require_(
      before.status === after.status ||
        leadsTo(ENROLLMENT_TRANSITIONS, before.status, after.status) ||
        restoredToTheEnd(before, after),
      'enrollment transition',
      () => `${after.id} ${before.status} → ${after.status}`,
    );
    require_(
      after.version > before.version,
      'enrollment version',
      () => `${after.id} changed under version ${after.version}`,
    );
    require_(
      after.passage === before.passage &&
        after.record_id === before.record_id &&
        after.enrolled_at === before.enrolled_at,
      'enrollment history',
      () => `${after.id} is another passage now`,
    );
    if (before.status === after.status) continue;
    const wanted =
      after.status === 'unenrolled'
        ? 'enrollment.unenrolled'
        : before.status === 'unenrolled'
          ? 'enrollment.restored'
          : undefined;
    if (wanted === undefined) continue;
    const told = events.filter(
      ({ type, enrollment_id }) => type === wanted && enrollment_id === after.id,
    ).length;
    require_(
      told === 1,
      'events',
      () => `${after.id} ${before.status} → ${after.status} was told ${told} times`,
    );
  }
};

/** Restored with nothing left to do: restored and completed in one go. */
const restoredToTheEnd = (before: EnrollmentRow, after: EnrollmentRow): boolean =>
  before.status === 'unenrolled' && after.status === 'completed';

export const campaignTransitions: Check = ({ before, after }) => {
  if (before.campaigns === after.campaigns) return;
  for (const [id, { status }] of after.campaigns) {
    const was = before.campaigns.get(id)?.status;
    require_(
      was === undefined || was === status || leadsTo(CAMPAIGN_TRANSITIONS, was, status),
      'campaign transition',
      () => `${id} ${was} → ${status}`,
    );
  }
};
